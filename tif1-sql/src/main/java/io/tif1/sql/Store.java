package io.tif1.sql;

import static java.util.stream.Collectors.joining;

import io.tif1.model.ColumnSpec;
import io.tif1.model.ColumnType;
import io.tif1.model.Table;
import io.tif1.model.column.Column;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * One table of a database, and how rows get into it: whatever is added at once is first staged as a
 * single row of lists, a list a column, and from time to time all that is staged is unnested into
 * the table by DuckDB itself. Not safe for use by multiple threads.
 */
final class Store {
  /** So many values staged are about 30 MB. */
  private static final long MOST_STAGED_ROWS = 200_000;

  private final DuckDBConnection connection;
  private final SessionTable table;
  private final String name;
  private final String staging;

  /** The columns of the data by the names that the library gives them, in order. */
  private final Map<String, Place> places = new LinkedHashMap<>();

  private @Nullable DuckDBAppender appender;
  private long stagedRows;

  /** Where a column is kept. */
  private record Place(String name, SqlType type) {}

  private Store(DuckDBConnection connection, SessionTable table) {
    this.connection = connection;
    this.table = table;
    this.name = ColumnNames.quoted(table.tableName());
    this.staging = "tif1_staging." + name;
  }

  /** Makes the table, empty. */
  static Store create(
      DuckDBConnection connection, SessionTable table, List<? extends ColumnSpec> specs)
      throws SQLException {
    var store = new Store(connection, table);
    for (ColumnSpec spec : specs) {
      String column = ColumnNames.snakeCase(spec.columnName());
      store.places.put(spec.columnName(), new Place(column, SqlType.of(spec)));
    }
    store.execute(
        "CREATE TABLE "
            + store.name
            + " ("
            + table.columns().stream()
                .map(column -> ColumnNames.quoted(column.name()) + " " + column.type())
                .collect(joining(", "))
            + ")");
    store.createStaging();
    return store;
  }

  /**
   * Adds rows.
   *
   * @param leading the values of the leading columns: texts and whole numbers
   */
  void add(List<?> leading, Table rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    learn(rows);
    DuckDBAppender open = appender();
    open.beginRow();
    for (Object value : leading) {
      if (value instanceof Integer number) {
        open.append(number.intValue());
      } else {
        open.append(String.valueOf(value));
      }
    }
    open.append(rows.size());
    var cells = new Cells(open);
    for (Map.Entry<String, Place> place : places.entrySet()) {
      cells.append(place.getValue().type(), rows, rows.columns().get(place.getKey()));
    }
    open.endRow();
    stagedRows += rows.size();
    if (stagedRows >= MOST_STAGED_ROWS) {
      settle();
    }
  }

  /** Moves what is staged to the table. */
  void settle() throws SQLException {
    if (appender == null) {
      return;
    }
    closeAppender();
    String lists =
        places.values().stream()
            .map(
                place ->
                    ", unnest("
                        + list(place)
                        + ") AS "
                        + list(place)
                        + (place.type() == SqlType.VARCHAR ? ", " + texts(place) : ""))
            .collect(joining());
    String values = places.values().stream().map(Store::value).collect(joining());
    String leading = names(table.leading().stream().map(SqlColumn::name).toList());
    execute(
        "INSERT INTO "
            + name
            + " ("
            + columnNames()
            + ") SELECT "
            + leading
            + values
            + " FROM (SELECT "
            + leading
            + ", unnest(range(rows))"
            + lists
            + " FROM "
            + staging
            + ")");
    execute("TRUNCATE " + staging);
  }

  /** Lets go of what is staged, too. */
  void close() throws SQLException {
    closeAppender();
  }

  private void closeAppender() throws SQLException {
    DuckDBAppender open = appender;
    appender = null;
    stagedRows = 0;
    if (open != null) {
      open.close();
    }
  }

  private DuckDBAppender appender() throws SQLException {
    DuckDBAppender open = appender;
    if (open == null) {
      open = connection.createAppender("tif1_staging", table.tableName());
      appender = open;
    }
    return open;
  }

  /** Makes room for columns nobody knew of, and for a type that one had not had before. */
  private void learn(Table rows) throws SQLException {
    for (Map.Entry<String, Column> column : rows.columns().asMap().entrySet()) {
      Place place = places.get(column.getKey());
      SqlType type = SqlType.of(ColumnType.of(column.getValue()));
      if (place == null) {
        widen(column.getKey(), new Place(free(column.getKey()), type), true);
      } else if (place.type() != type
          && place.type() != SqlType.VARCHAR
          && place.type() != SqlType.TIMESTAMP) {
        widen(column.getKey(), new Place(place.name(), SqlType.VARCHAR), false);
      }
    }
  }

  private String free(String column) {
    var taken = new ArrayList<String>();
    table.leading().forEach(other -> taken.add(other.name()));
    places.values().forEach(place -> taken.add(place.name()));
    return ColumnNames.unlike(taken, ColumnNames.snakeCase(column));
  }

  private void widen(String column, Place place, boolean added) throws SQLException {
    settle();
    String quoted = ColumnNames.quoted(place.name());
    execute(
        "ALTER TABLE "
            + name
            + (added ? " ADD COLUMN " + quoted + " " : " ALTER COLUMN " + quoted + " TYPE ")
            + place.type());
    places.put(column, place);
    execute("DROP TABLE " + staging);
    createStaging();
  }

  private void createStaging() throws SQLException {
    String leading =
        table.leading().stream()
            .map(column -> ColumnNames.quoted(column.name()) + " " + column.type())
            .collect(joining(", "));
    String lists =
        places.values().stream()
            .map(
                place ->
                    ", "
                        + list(place)
                        + " "
                        + place.type().stagedAs()
                        + (place.type() == SqlType.VARCHAR
                            ? ", " + texts(place) + " VARCHAR[]"
                            : ""))
            .collect(joining());
    execute("CREATE TABLE " + staging + " (" + leading + ", rows INTEGER" + lists + ")");
  }

  private String columnNames() {
    var all = new ArrayList<String>();
    table.leading().forEach(column -> all.add(column.name()));
    places.values().forEach(place -> all.add(place.name()));
    return names(all);
  }

  private static String names(List<String> columns) {
    return columns.stream().map(ColumnNames::quoted).collect(joining(", "));
  }

  /** Names of staged lists are unlike those of leading columns. */
  private static String list(Place place) {
    return ColumnNames.quoted("values of " + place.name());
  }

  private static String texts(Place place) {
    return ColumnNames.quoted("texts of " + place.name());
  }

  private static String value(Place place) {
    return switch (place.type()) {
      case VARCHAR -> ", " + texts(place) + "[" + list(place) + "]";
      case TIMESTAMP -> ", make_timestamp(" + list(place) + ")";
      default -> ", " + list(place);
    };
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
