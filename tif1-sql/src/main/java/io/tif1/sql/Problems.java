package io.tif1.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What DuckDB says of a problem. It is set up to say it as JSON, for only there it says where; and
 * is asked to read it itself.
 */
final class Problems {
  private static final String READ =
      "SELECT p->>'$.exception_type', p->>'$.exception_message', CAST(p->>'$.position' AS INTEGER)"
          + " FROM (SELECT CAST(? AS JSON) AS p)";

  private final Connection connection;

  Problems(Connection connection) {
    this.connection = connection;
  }

  /** In words, with the place in the statement where it can be told. */
  SqlException explain(String sql, SQLException problem) {
    String said = String.valueOf(problem.getMessage());
    try (PreparedStatement read = connection.prepareStatement(READ)) {
      int json = said.indexOf('{');
      read.setString(1, json < 0 ? "" : said.substring(json));
      try (ResultSet found = read.executeQuery()) {
        if (found.next()) {
          int offset = found.getInt(3);
          return Positions.at(sql, words(found), found.wasNull() ? -1 : offset, problem);
        }
      }
    } catch (SQLException notJson) {
      problem.addSuppressed(notJson);
    }
    return new SqlException(said, problem);
  }

  private static String words(ResultSet found) throws SQLException {
    @Nullable String type = found.getString(1);
    String message = String.valueOf(found.getString(2)).strip();
    return "Permission".equals(type) ? message + " (SQL may not reach files here)" : message;
  }
}
