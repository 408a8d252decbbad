package io.tif1.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks at statements with DuckDB's own parser before they are run. JDBC runs all but the last of
 * several statements already when it prepares them, so that asking it what a statement is would be
 * too late.
 */
final class Guard {
  private static final String PARSE =
      "SELECT CAST(p->>'$.error' AS BOOLEAN), p->>'$.error_type', p->>'$.error_message',"
          + " CAST(p->>'$.position' AS INTEGER), json_array_length(p->'$.statements'),"
          + " CAST(p->>'$..table_name' AS VARCHAR[]),"
          + " CAST(p->>'$..function.function_name' AS VARCHAR[]),"
          + " CAST(p->>'$..function_name' AS VARCHAR[])"
          + " FROM (SELECT json_serialize_sql(CAST(? AS VARCHAR)) AS p)";

  /**
   * Table functions that only make rows of what they are given, or list what the database has.
   * Others read files, run texts that nobody has checked, or change the database or its settings:
   * DuckDB's own restrictions leave some of them open.
   */
  private static final Set<String> TABLE_FUNCTIONS =
      Set.of(
          "duckdb_columns",
          "duckdb_functions",
          "duckdb_keywords",
          "duckdb_settings",
          "duckdb_tables",
          "duckdb_types",
          "duckdb_views",
          "generate_series",
          "json_each",
          "json_tree",
          "pragma_table_info",
          "range",
          "repeat",
          "repeat_row",
          "summary",
          "unnest");

  /** Functions in expressions that do more than compute. */
  private static final Set<String> EFFECTS = Set.of("write_log");

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
        for (Object name : (Object[]) found.getArray(7).getArray()) {
          if (!TABLE_FUNCTIONS.contains(lower(name))) {
            throw refused(name, sql);
          }
        }
        for (Object name : (Object[]) found.getArray(8).getArray()) {
          if (EFFECTS.contains(lower(name))) {
            throw refused(name, sql);
          }
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

  private static String lower(Object name) {
    return String.valueOf(name).toLowerCase(Locale.ROOT);
  }

  private static SqlException refused(Object function, String sql) {
    return new SqlException(
        "the function "
            + function
            + " is not run, for it may read files, change settings or run other statements (table"
            + " functions that are: "
            + String.join(", ", new TreeSet<>(TABLE_FUNCTIONS))
            + "): "
            + sql,
        null);
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
