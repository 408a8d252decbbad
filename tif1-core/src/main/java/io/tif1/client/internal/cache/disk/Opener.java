package io.tif1.client.internal.cache.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Opens the file: makes it, brings it to this version, or refuses it. With {@link FileLock} held.
 */
final class Opener {
  /** The log is cut back to this after each checkpoint that emptied it. */
  private static final int LOG_BYTES = 8 << 20;

  /** Readers wait only while a log is recovered or deleted, which takes moments. */
  private static final Duration READ_BUSY_TIMEOUT = Duration.ofSeconds(2);

  private final Path file;
  private final Schema schema;
  private final long maxBytes;
  private final Duration busyTimeout;

  Opener(DiskOptions options, Schema schema) {
    this.file = options.file();
    this.schema = schema;
    this.maxBytes = options.maxBytes();
    this.busyTimeout = options.busyTimeout();
  }

  /**
   * Opens it.
   *
   * @throws DamagedException if there is a file that is not one of the cache
   * @throws NewerVersionException if it is of a later version; it was not touched
   * @throws SQLException if it cannot be opened
   */
  Database open() throws IOException, SQLException, DamagedException, NewerVersionException {
    boolean there = Files.exists(file);
    if (there) {
      refuseNewer();
    } else {
      SetAside.removeLeftOvers(file);
    }
    Connection connection = Connections.toWrite(file, FileLock.PATIENCE);
    try {
      if (!there) {
        new CacheFiles(file).wasMade(file); // before SQLite makes the log and the index like it
      }
      prepare(connection);
      Sql.run(connection, "PRAGMA busy_timeout=" + busyTimeout.toMillis());
      var writer = new WriteConnection(connection, maxBytes, schema);
      return new Database(
          writer,
          file,
          Database.identity(file),
          () -> reading(Connections.toRead(file, READ_BUSY_TIMEOUT)));
    } catch (Throwable e) {
      Sql.close(connection, e);
      throw e;
    }
  }

  /**
   * Opens what can only be read, without the lock, which is a file that would have to be written.
   *
   * @throws DamagedException if it is not a file of this version of the cache
   * @throws SQLException if it cannot be opened
   */
  Database openReadOnly() throws IOException, SQLException, DamagedException {
    try (Connection look = Connections.toReadOnly(file)) {
      int version = Schema.versionOf(look);
      if (version != schema.version()) {
        throw new DamagedException(
            "it cannot be written, and has version " + version + ", not " + schema.version());
      }
    }
    return new Database(
        null, file, Database.identity(file), () -> reading(Connections.toReadOnly(file)));
  }

  /** Each connection sees the schema as it is when it is opened, so each compares it. */
  private Connection reading(Connection connection) throws SQLException, DamagedException {
    try {
      schema.requireText(connection, schema.version());
      return connection;
    } catch (Throwable e) {
      Sql.close(connection, e);
      throw e;
    }
  }

  private void refuseNewer() throws SQLException, DamagedException, NewerVersionException {
    Connection look = Connections.toLookAt(file, FileLock.PATIENCE);
    try {
      int version = Schema.versionOf(look);
      if (version > schema.version()) {
        throw new NewerVersionException(file, version, schema.version());
      }
    } finally {
      Sql.close(look, null);
    }
  }

  private void prepare(Connection connection) throws SQLException, DamagedException {
    int version = Schema.versionOf(connection);
    schema.requireText(connection, version);
    if (version == 0) { // These two are for a file that has no page yet.
      Sql.run(connection, "PRAGMA page_size=" + Schema.PAGE_BYTES);
      Sql.run(connection, "PRAGMA auto_vacuum=INCREMENTAL");
    }
    String mode = Sql.text(connection, "PRAGMA journal_mode=WAL");
    if (!"wal".equalsIgnoreCase(mode)) {
      throw new SQLException(
          "its file system refuses a write-ahead log (journal mode stays " + mode + ')');
    }
    Sql.run(connection, "PRAGMA synchronous=NORMAL");
    Sql.run(connection, "PRAGMA journal_size_limit=" + LOG_BYTES);
    if (!"UTF-8".equals(Sql.text(connection, "PRAGMA encoding"))) {
      throw new DamagedException("its text is not in UTF-8");
    }
    if (version < schema.version()) {
      try {
        schema.migrate(connection, version);
      } catch (SQLException e) {
        if (Trouble.of(e) != Trouble.SUSPECT) {
          throw e;
        }
        // It was rolled back. As it is, no statement of this version can use the file.
        throw new DamagedException(
            "it cannot be brought to version " + schema.version() + ": " + Databases.text(e));
      }
    }
  }
}
