package io.tif1.client.internal.cache.disk;

import io.tif1.client.internal.runtime.OwnLock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Short cuts for statements that are run once. */
final class Sql {
  private static final String SQLITE = "SQLite";

  private Sql() {}

  static void run(Connection connection, String sql) throws SQLException {
    OwnLock.assertMayBlock(SQLITE);
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The number in the first column of the first row. */
  static long number(Connection connection, String sql) throws SQLException {
    OwnLock.assertMayBlock(SQLITE);
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? result.getLong(1) : 0;
    }
  }

  /** The text in the first column of the first row. */
  static @Nullable String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? result.getString(1) : null;
    }
  }

  /** Ends a transaction that failed. SQLite may have ended it itself already. */
  static void rollBack(Connection connection, Throwable because) {
    try {
      run(connection, "ROLLBACK");
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
  }

  /** Closes what is not needed any more; that this fails changes nothing for anybody. */
  static void close(AutoCloseable resource, @Nullable Throwable because) {
    OwnLock.assertMayBlock(SQLITE);
    try {
      resource.close();
    } catch (Exception e) {
      if (because != null) {
        because.addSuppressed(e);
      }
    }
  }
}
