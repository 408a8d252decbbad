package io.tif1.client.internal.cache.disk;

import io.tif1.client.TimeSource;
import io.tif1.client.internal.runtime.OwnLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * The database that is open just now: opened when it is first needed, and again when the one before
 * had to be given up. Never throws: what goes wrong is told to {@link Level}, once, and the answer
 * is that there is no database.
 *
 * <p>One thread at a time opens it; others wait for that one, for so long. A database that is
 * suspected of damage is closed at once, and judged on the writer thread; until then there is none.
 * The lock is held to look at and to change fields: files, other locks and the log are touched
 * without it.
 */
final class Databases {
  /** A file that is opened is there in milliseconds; whoever takes longer is stuck. */
  private static final Duration OPENING_PATIENCE = FileLock.PATIENCE.multipliedBy(2);

  private final DiskOptions options;
  private final Opener opener;
  private final CacheFiles files;
  private final Soundness soundness;
  private final TimeSource time;
  private final Level level;
  private final DiskCounters counters;
  private final WriterThread writerThread;
  private final Logger log;

  // Written with the lock held.
  private volatile @Nullable Database current;

  private final OwnLock lock = new OwnLock("Databases");

  // Guarded by the lock.
  private @Nullable Opening opening;
  private @Nullable String suspicion;
  private boolean closed;
  private int damagedFiles;
  private long setAsideNanos;
  private boolean foundSound;
  private long foundSoundNanos;

  Databases(
      DiskOptions options,
      Schema schema,
      TimeSource time,
      Level level,
      DiskCounters counters,
      WriterThread writerThread,
      Logger log) {
    this.options = options;
    this.files = new CacheFiles(options.file());
    this.opener = new Opener(options, schema);
    this.soundness = new Soundness(options.file(), schema);
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
    if (!level.mayRead()) {
      return null;
    }
    Opening mine = new Opening();
    Opening theirs;
    lock.lock();
    try {
      if (current != null || suspicion != null || closed) {
        return current;
      }
      theirs = opening;
      if (theirs == null) {
        opening = mine;
      }
    } finally {
      lock.unlock();
    }
    return theirs == null ? open(mine) : theirs.await(time, OPENING_PATIENCE);
  }

  private @Nullable Database open(Opening mine) {
    Database opened = null;
    try {
      opened = open();
    } finally {
      boolean late;
      lock.lock();
      try {
        opening = null;
        late = closed;
        current = late ? null : opened;
      } finally {
        lock.unlock();
      }
      mine.ended(late ? null : opened);
      if (late && opened != null) {
        opened.retire();
        opened.closeWriter();
      }
    }
    return current;
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("try") // the lock is held, and not looked at
  private @Nullable Database open() {
    Path file = options.file();
    try {
      NativeLibrary.load(log);
      if (isClosed()) { // meanwhile, by somebody who may delete the directory next
        return null;
      }
      files.makeDirectory();
      files.requireFiles();
      if (files.isReadOnly()) {
        Database opened = opener.openReadOnly();
        level.opened();
        return opened;
      }
      try (FileLock fileLock = FileLock.of(file)) {
        return openLocked();
      }
    } catch (NewerVersionException e) {
      counters.errors.increment();
      level.unusable(text(e));
    } catch (Throwable e) { // whatever it is, a fetch can do without the disk
      counters.errors.increment();
      log.debug("{} cannot be opened", file, e);
      level.unusable(file + " cannot be opened (" + text(e) + ')' + whoKeepsOut());
    }
    return null;
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
        damage = Trouble.of(e) == Trouble.SUSPECT ? soundness.damage() : null;
        if (damage == null) {
          throw e;
        }
      }
      if (attempt == 2) {
        throw new IOException("a new file is damaged at once: " + damage);
      }
      setAside(damage);
    }
  }

  /** With the file's lock held, and not ours. */
  private void setAside(String damage) throws IOException {
    long now = time.nanoTime();
    lock.lock();
    try {
      if (damagedFiles > 0 && now - setAsideNanos < options.pause().toNanos()) {
        throw new IOException(
            "it is damaged again within " + options.pause().toSeconds() + " s: " + damage);
      }
    } finally {
      lock.unlock();
    }
    Path aside = SetAside.move(options.file(), time.instant());
    lock.lock();
    try {
      damagedFiles++;
      setAsideNanos = now;
    } finally {
      lock.unlock();
    }
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
    if (trouble == Trouble.SUSPECT) {
      suspect(database, text(e));
      return;
    }
    counters.errors.increment();
    if (trouble == Trouble.BUSY) {
      level.slow(options.file() + " is held by another process (" + text(e) + ')');
    } else if (trouble == Trouble.NOT_WRITABLE) {
      level.notWritable(options.file() + " cannot be written (" + text(e) + ')' + whoKeepsOut());
    } else if (trouble == Trouble.UNUSABLE && retire(database)) {
      level.unusable(options.file() + " cannot be used (" + text(e) + ')' + whoKeepsOut());
    }
  }

  private String whoKeepsOut() {
    String files = this.files.keptOutBy();
    return files == null ? "" : ": " + files;
  }

  /** What can only be read was to be written. */
  void readOnly(Database database) {
    counters.errors.increment();
    retire(database); // so that it is looked at anew after the pause
    level.notWritable(options.file() + " can only be read" + whoKeepsOut());
  }

  /**
   * Something that is no error of SQLite's was thrown while it was used: the connection may be in
   * any state, so it is closed. The file was not changed.
   */
  void interrupted(Database database, Throwable e) {
    counters.errors.increment();
    retire(database);
    log.debug("disk cache {}: rolled back", options.file(), e);
    level.slow("writing " + options.file() + " was broken off by " + e);
  }

  /** An error says that it may be damaged, or another program has done something to it. */
  private void suspect(Database database, String why) {
    if (!database.isInPlace()) {
      moved(database);
      return;
    }
    lock.lock();
    try {
      if (current == database) {
        suspicion = why;
      }
    } finally {
      lock.unlock();
    }
    if (retire(database)) {
      writerThread.run(this::judge);
    }
  }

  /** Finds out whether the suspicion is right, if there is one; on the writer thread. */
  void judge() {
    String why;
    boolean lately;
    long now = time.nanoTime();
    lock.lock();
    try {
      why = suspicion;
      lately = foundSound && now - foundSoundNanos < options.pause().toNanos();
    } finally {
      lock.unlock();
    }
    if (why == null) {
      return;
    }
    try {
      judge(why, lately);
    } catch (Throwable e) {
      counters.errors.increment();
      log.debug("disk cache {}: not checked", options.file(), e);
      level.unusable(
          options.file() + " failed (" + why + ") and could not be checked (" + text(e) + ')');
    } finally {
      lock.lock();
      try {
        suspicion = null;
      } finally {
        lock.unlock();
      }
    }
  }

  private void judge(String why, boolean foundSoundLately) throws IOException, SQLException {
    Object checked = Database.identity(options.file());
    String damage = foundSoundLately ? null : soundness.damage();
    if (damage != null) {
      setAside(checked, why.equals(damage) ? why : why + "; " + damage);
      return;
    }
    counters.errors.increment();
    if (foundSoundLately) {
      level.unusable(options.file() + " fails again, though SQLite finds it sound (" + why + ')');
      return;
    }
    long now = time.nanoTime();
    lock.lock();
    try {
      foundSound = true;
      foundSoundNanos = now;
    } finally {
      lock.unlock();
    }
    log.info(
        "disk cache {} failed ({}); SQLite finds it sound, so it is kept", options.file(), why);
  }

  /** Its content is not what it must be, by SQLite's check or by the checksums of its rows. */
  void damaged(Database database, String damage) {
    if (!database.isInPlace()) {
      moved(database);
    } else if (retire(database)) { // or else another thread has seen to it
      try {
        setAside(database.identity(), damage);
      } catch (IOException | SQLException e) {
        counters.errors.increment();
        level.unusable(options.file() + " is damaged and cannot be set aside (" + text(e) + ')');
      }
    }
  }

  @SuppressWarnings("try") // the lock is held, and not looked at
  private void setAside(Object identity, String damage) throws IOException, SQLException {
    try (FileLock fileLock = FileLock.of(options.file())) {
      if (Files.exists(options.file()) && Database.identity(options.file()).equals(identity)) {
        setAside(damage); // or else another process has done so
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
    lock.lock();
    try {
      if (current == database) {
        current = null;
      }
    } finally {
      lock.unlock();
    }
    if (!database.retire()) {
      return false;
    }
    Runnable close = database::closeWriter;
    if (writerThread.isCurrent() || !writerThread.run(close)) {
      close.run(); // Here, or where the thread has ended, nobody else uses the connection.
    }
    return true;
  }

  /** How many files were set aside. */
  int damagedFiles() {
    lock.lock();
    try {
      return damagedFiles;
    } finally {
      lock.unlock();
    }
  }

  /** Closes it, for good; on the writer thread. */
  void close() {
    Database open;
    lock.lock();
    try {
      open = current;
      current = null;
      closed = true;
    } finally {
      lock.unlock();
    }
    if (open != null && open.retire()) {
      open.closeWriter();
    }
  }

  static String text(Throwable e) {
    return e instanceof Error || e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
