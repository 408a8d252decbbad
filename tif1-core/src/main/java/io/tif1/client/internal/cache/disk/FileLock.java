package io.tif1.client.internal.cache.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Keeps all others, threads and processes, from making, migrating or setting aside the file. Held
 * for moments, never while reading or writing; ends with its holder, however that ends.
 *
 * <p>It is the exclusive lock of a second, empty database that nobody writes. A lock of java.nio
 * would not do: it does not keep out threads of its own process, and closing any channel of the
 * file would give it up.
 */
final class FileLock implements AutoCloseable {
  /** It is held for milliseconds; whoever holds it for seconds is stuck. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Connection connection;

  private FileLock(Connection connection) {
    this.connection = connection;
  }

  static FileLock of(Path file) throws SQLException, IOException {
    var files = new CacheFiles(file);
    boolean there = Files.exists(files.lockFile());
    Connection connection = Connections.toWrite(files.lockFile(), PATIENCE);
    try {
      if (!there) {
        files.wasMade(files.lockFile());
      }
      Sql.run(connection, "PRAGMA journal_mode=MEMORY");
      Sql.run(connection, "BEGIN EXCLUSIVE");
      return new FileLock(connection);
    } catch (Throwable e) {
      Sql.close(connection, e);
      throw e;
    }
  }

  @Override
  public void close() {
    Sql.close(connection, null);
  }
}
