package io.tif1.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;

/**
 * Looks at statements with DuckDB's own parser before they are run. JDBC runs all but the last of
 * several statements already when it prepares them, so that asking it what a statement is would be
 * too late.
 */
final class Guard {
  private static final String PARSE =
      "SELECT CAST(p->>'$.error' AS BOOLEAN), p->>'$.error_type', p->>'$.error_message',"
          + " CAST(p->>'$.position' AS INTEGER), json_array_length(p->'$.statements'),"
          + " CAST(p->>'$..table_name' AS VARCHAR[])"
          + " FROM (SELECT json_serialize_sql(CAST(? AS VARCHAR)) AS p)";

  private final Connection connection;

  Guard(Connection connection) {
    this.connection = connection;
  }

  /**
   * Refuses what is not a single statement that only reads.
   *
   * @return the tables of sessions that it names
   * @throws SqlException if it is something else, or cannot be parsed
   */
  Set<SessionTable> check(String sql) throws SQLException {
    try (PreparedStatement parse = connection.prepareStatement(PARSE)) {
      parse.setString(1, sql);
      try (ResultSet found = parse.executeQuery()) {
        if (!found.next()) {
          throw new IllegalStateException("a query for one row had none");
        }
        if (found.getBoolean(1)) {
          throw refused(sql, found);
        }
        int statements = found.getInt(5);
        if (statements != 1) {
          throw new SqlException(
              "expected one statement, but there are " + statements + " in: " + sql, null);
        }
        return named((Object[]) found.getArray(6).getArray());
      }
    }
  }

  private static SqlException refused(String sql, ResultSet found) throws SQLException {
    if (!"parser".equals(found.getString(2))) {
      return new SqlException(
          "only statements that read are run (SELECT, FROM, WITH, VALUES, DESCRIBE, SUMMARIZE), and"
              + " this is none: "
              + sql,
          null);
    }
    return Positions.at(sql, found.getString(3), found.getInt(4), null);
  }

  private static Set<SessionTable> named(Object[] names) {
    var tables = EnumSet.noneOf(SessionTable.class);
    for (Object name : names) {
      for (SessionTable table : SessionTable.values()) {
        if (table.tableName().equalsIgnoreCase(String.valueOf(name))) {
          tables.add(table);
        }
      }
    }
    return tables;
  }
}
