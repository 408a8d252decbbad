package io.tif1.client.internal.cache.disk;

import io.tif1.client.internal.runtime.OwnLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * Opens connections. Together with {@link NativeLibrary} the only class that knows the driver, so
 * that none of it is loaded before the first file is opened.
 */
final class Connections {
  /** A longer value in a row can only be damage; nothing is allocated for it. */
  static final int MAX_BODY_BYTES = 128 << 20;

  private Connections() {}

  /** To write; makes the file if it is not there. */
  static Connection toWrite(Path file, Duration busyTimeout) throws SQLException {
    return open(file, config(busyTimeout));
  }

  /** To read while others write. Neither makes the file nor changes it. */
  static Connection toRead(Path file, Duration busyTimeout) throws SQLException {
    SQLiteConfig config = config(busyTimeout);
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    Connection connection = open(file, config);
    try {
      Sql.run(connection, "PRAGMA query_only=ON");
      return connection;
    } catch (Throwable e) {
      Sql.close(connection, e);
      throw e;
    }
  }

  /**
   * To read a file where nothing can be written, its log included if that can be read. Without a
   * log SQLite takes the file for one that nobody changes: what somebody with more rights changes
   * meanwhile may be read wrong, and the checksums of the rows find it.
   */
  static Connection toReadOnly(Path file) throws SQLException {
    SQLiteConfig config = config(Duration.ZERO);
    config.setReadOnly(true);
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    boolean log =
        Files.isReadable(SetAside.beside(file, "-wal"))
            && Files.isReadable(SetAside.beside(file, "-shm"));
    return log ? open(file, config) : open(file.toUri() + "?immutable=1", config);
  }

  /** To look at a file that may be of another program: leaves every byte of it as it is. */
  static Connection toLookAt(Path file, Duration busyTimeout) throws SQLException {
    SQLiteConfig config = config(busyTimeout);
    config.setReadOnly(true);
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    return open(file, config);
  }

  /** An empty database that no file belongs to. */
  static Connection inMemory() throws SQLException {
    return new SQLiteConfig().createConnection("jdbc:sqlite::memory:");
  }

  private static SQLiteConfig config(Duration busyTimeout) {
    var config = new SQLiteConfig();
    config.setBusyTimeout((int) Math.min(busyTimeout.toMillis(), Integer.MAX_VALUE));
    config.setPragma(SQLiteConfig.Pragma.LIMIT_LENGTH, String.valueOf(MAX_BODY_BYTES + (1 << 20)));
    return config;
  }

  /**
   * By URI and not by path: a path may hold a question mark, which the driver would take for the
   * start of options; and for a path the driver makes and deletes an empty file to try whether it
   * may, which could hit the file that another process is making.
   */
  private static Connection open(Path file, SQLiteConfig config) throws SQLException {
    return open(file.toUri().toString(), config);
  }

  private static Connection open(String uri, SQLiteConfig config) throws SQLException {
    OwnLock.assertMayBlock("opening a database");
    Connection connection = config.createConnection("jdbc:sqlite:" + uri);
    try {
      // What the file's schema brings along may call no function that does more than compute.
      Sql.run(connection, "PRAGMA trusted_schema=OFF");
      Sql.run(connection, "PRAGMA cell_size_check=ON");
      return connection;
    } catch (Throwable e) {
      Sql.close(connection, e);
      throw e;
    }
  }
}
