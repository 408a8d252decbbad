package io.tif1.client.internal.cache.disk;

import io.tif1.client.internal.runtime.OwnLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The file, opened: one connection to write and as many to read as there are readers at once. It is
 * retired when the file turns out to be damaged, gone or unusable; then {@link Databases} opens
 * another.
 */
final class Database {
  /**
   * Connections that are kept for the next reader. More than that at once are opened and closed.
   */
  private static final int MAX_IDLE = 8;

  /**
   * Rows with wrong checksums, one after another, that are no matter of rows any more: the schema's
   * text or the header may be damaged so that nothing fits, not even what is written anew.
   */
  private static final int TOO_MANY_BAD = 16;

  private final Path file;
  private final Object identity;

  private final AtomicInteger badInARow = new AtomicInteger();

  /** The writer thread's alone; null if the file can only be read. */
  private final @Nullable WriteConnection writer;

  private final Connecting connecting;

  private final OwnLock lock = new OwnLock("Database");

  // Guarded by the lock.
  private final ArrayDeque<ReadConnection> idle = new ArrayDeque<>();
  private boolean retired;

  /** Opens a connection that reads. */
  interface Connecting {
    Connection open() throws SQLException, DamagedException;
  }

  Database(@Nullable WriteConnection writer, Path file, Object identity, Connecting connecting) {
    this.writer = writer;
    this.file = file;
    this.identity = identity;
    this.connecting = connecting;
  }

  /**
   * Which file is at that path, whatever its name: device and inode, where there is such a thing.
   */
  static Object identity(Path file) throws IOException {
    // By stat, not by opening it: to close a descriptor drops all locks this process has on it.
    var attributes = Files.readAttributes(file, BasicFileAttributes.class);
    Object key = attributes.fileKey();
    return key == null ? "a file" : key;
  }

  /** Whether the file is still where it was opened, and not removed or replaced by another. */
  boolean isInPlace() {
    try {
      return identity(file).equals(identity);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The row of a key; null if there is none.
   *
   * @param version of images that may stand for bodies; null for none
   * @throws MovedException if the file is not in place any more
   */
  ReadConnection.@Nullable Found find(DiskKey key, @Nullable Integer version)
      throws SQLException, MovedException, DamagedException {
    ReadConnection connection = borrow();
    boolean good = false;
    try {
      ReadConnection.Found found =
          version == null ? connection.find(key) : connection.find(key, version);
      good = true;
      return found;
    } finally {
      giveBack(connection, good);
    }
  }

  /** What to do with a connection. */
  interface Reading<T> {
    T run(ReadConnection connection) throws SQLException;
  }

  /**
   * Reads.
   *
   * @throws MovedException if the file is not in place any more
   */
  <T> T read(Reading<T> reading) throws SQLException, MovedException, DamagedException {
    ReadConnection connection = borrow();
    boolean good = false;
    try {
      T result = reading.run(connection);
      good = true;
      return result;
    } finally {
      giveBack(connection, good);
    }
  }

  private ReadConnection borrow() throws SQLException, MovedException, DamagedException {
    OwnLock.assertMayBlock("reading a database");
    lock.lock();
    try {
      ReadConnection kept = idle.pollFirst();
      if (kept != null) {
        return kept;
      }
    } finally {
      lock.unlock();
    }
    ReadConnection connection;
    try {
      connection = new ReadConnection(connecting.open());
    } catch (SQLException | DamagedException e) {
      if (isInPlace()) {
        throw e;
      }
      throw new MovedException(); // a file that is gone cannot be opened: no trouble of the disk's
    }
    // SQLite opens the log by its name, so it must be certain that no other file has taken the name
    // in between. A file is set aside before its log is: if it is in place now, so was the log.
    if (isInPlace()) {
      return connection;
    }
    Sql.close(connection, null);
    throw new MovedException();
  }

  private void giveBack(ReadConnection connection, boolean good) {
    lock.lock();
    try {
      if (good && writer != null && !retired && idle.size() < MAX_IDLE) {
        idle.addFirst(connection);
        return;
      }
    } finally {
      lock.unlock();
    }
    Sql.close(connection, null);
  }

  /** A row was read. Returns whether that makes the whole file suspect. */
  boolean isSuspectAfter(boolean good) {
    if (good) {
      badInARow.set(0);
      return false;
    }
    return badInARow.incrementAndGet() >= TOO_MANY_BAD;
  }

  /** Which file it is, whatever its name. */
  Object identity() {
    return identity;
  }

  /** The connection that writes; null if the file can only be read. */
  @Nullable WriteConnection writer() {
    return writer;
  }

  /** Closes the connection that writes, if there is one; on the writer thread. */
  void closeWriter() {
    if (writer != null) {
      Sql.close(writer, null);
    }
  }

  /** Readers that are at it come to their end; returns false if it was retired already. */
  boolean retire() {
    ArrayDeque<ReadConnection> unused;
    lock.lock();
    try {
      if (retired) {
        return false;
      }
      retired = true;
      unused = idle.clone();
      idle.clear();
    } finally {
      lock.unlock();
    }
    unused.forEach(connection -> Sql.close(connection, null));
    return true;
  }
}
