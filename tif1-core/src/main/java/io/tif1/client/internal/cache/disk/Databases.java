package io.tif1.client.internal.cache.disk;

import io.tif1.client.TimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * The database that is open just now: opened when it is first needed, and again when the one before
 * had to be given up. Never throws: what goes wrong is told to {@link Level}, once, and the answer
 * is that there is no database.
 */
final class Databases {
  private final DiskOptions options;
  private final Opener opener;
  private final TimeSource time;
  private final Level level;
  private final DiskCounters counters;
  private final WriterThread writerThread;
  private final Logger log;

  private volatile @Nullable Database current;

  // Guarded by this.
  private int damagedFiles;
  private long setAsideNanos;

  Databases(
      DiskOptions options,
      Schema schema,
      TimeSource time,
      Level level,
      DiskCounters counters,
      WriterThread writerThread,
      Logger log) {
    this.options = options;
    this.opener = new Opener(options, schema);
    this.time = time;
    this.level = level;
    this.counters = counters;
    this.writerThread = writerThread;
    this.log = log;
  }

  /** The open one; null if there is none and opening one would make a new, empty file. */
  @Nullable Database ifThere() {
    Database open = current;
    if (open != null) {
      return open;
    }
    return level.mayRead() && Files.exists(options.file()) ? get() : null;
  }

  /** Loads what opening needs, so that it takes less time then. That tells what goes wrong. */
  void load() {
    try {
      NativeLibrary.load(log);
    } catch (IOException e) {
      log.debug("SQLite cannot be loaded", e);
    }
  }

  /** The open one, opened or made now if need be; null if that is not possible. */
  @Nullable Database get() {
    Database open = current;
    if (open != null) {
      return open;
    }
    synchronized (this) {
      if (current == null && level.mayRead()) {
        current = open();
      }
      return current;
    }
  }

  @SuppressWarnings("try") // the lock is held, and not looked at
  private @Nullable Database open() {
    Path file = options.file();
    try {
      NativeLibrary.load(log);
      Files.createDirectories(file.getParent());
      try (FileLock lock = FileLock.of(file)) {
        return openLocked();
      }
    } catch (IOException | SQLException | NewerVersionException e) {
      counters.errors.increment();
      level.unusable(
          e instanceof NewerVersionException
              ? text(e)
              : file + " cannot be opened (" + text(e) + ')');
      return null;
    }
  }

  /** At most twice: what was damaged is set aside, and the new file is not damaged. */
  private Database openLocked() throws IOException, SQLException, NewerVersionException {
    for (int attempt = 1; ; attempt++) {
      String damage;
      try {
        Database opened = opener.open();
        level.opened();
        return opened;
      } catch (DamagedException e) {
        damage = text(e);
      } catch (SQLException e) {
        if (Trouble.of(e) != Trouble.DAMAGED) {
          throw e;
        }
        damage = text(e);
      }
      if (attempt == 2) {
        throw new IOException("a new file is damaged at once: " + damage);
      }
      setAside(damage);
    }
  }

  private void setAside(String damage) throws IOException {
    if (damagedFiles > 0 && time.nanoTime() - setAsideNanos < options.pause().toNanos()) {
      throw new IOException(
          "it is damaged again within " + options.pause().toSeconds() + " s: " + damage);
    }
    Path aside = SetAside.move(options.file(), time.instant());
    damagedFiles++;
    setAsideNanos = time.nanoTime();
    counters.corrupt.increment();
    log.warn(
        "disk cache {} is damaged ({}): set aside as {}, a new one is begun",
        options.file(),
        damage,
        aside.getFileName());
  }

  /** The database failed. What that means for it, and for the disk level, is decided here. */
  void failed(Database database, SQLException e) {
    Trouble trouble = Trouble.of(e);
    if (trouble == Trouble.DAMAGED) {
      damaged(database, text(e));
      return;
    }
    counters.errors.increment();
    if (trouble == Trouble.BUSY) {
      level.slow(options.file() + " is held by another process (" + text(e) + ')');
    } else if (trouble == Trouble.NOT_WRITABLE) {
      level.notWritable(options.file() + " cannot be written (" + text(e) + ')');
    } else if (trouble == Trouble.UNUSABLE && retire(database)) {
      level.unusable(options.file() + " cannot be used (" + text(e) + ')');
    }
  }

  /** Its content is not what it must be. */
  @SuppressWarnings("try") // the lock is held, and not looked at
  void damaged(Database database, String damage) {
    synchronized (this) {
      if (!database.isInPlace()) {
        moved(database);
        return;
      }
      if (!retire(database)) {
        return; // another thread has seen to it
      }
      try (FileLock lock = FileLock.of(options.file())) {
        if (database.isInPlace()) { // or else another process has set it aside
          setAside(damage);
        }
      } catch (IOException | SQLException e) {
        counters.errors.increment();
        level.unusable(options.file() + " is damaged and cannot be set aside (" + text(e) + ')');
      }
    }
  }

  /** The file was removed or replaced: the next one who needs it opens what is there now. */
  void moved(Database database) {
    if (retire(database)) {
      log.warn(
          "disk cache {} was removed or replaced while in use; going on with what is there now",
          options.file());
    }
  }

  private boolean retire(Database database) {
    synchronized (this) {
      if (current == database) {
        current = null;
      }
    }
    if (!database.retire()) {
      return false;
    }
    Runnable close = () -> Sql.close(database.writer(), null);
    if (!writerThread.run(close)) {
      close.run(); // The thread is ending or has ended, and with it who could use the connection.
    }
    return true;
  }

  /** How many files were set aside. */
  synchronized int damagedFiles() {
    return damagedFiles;
  }

  /** Closes it; on the writer thread. */
  void close() {
    Database open;
    synchronized (this) {
      open = current;
      current = null;
    }
    if (open != null && open.retire()) {
      Sql.close(open.writer(), null);
    }
  }

  static String text(Exception e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
