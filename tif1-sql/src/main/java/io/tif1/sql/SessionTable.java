package io.tif1.sql;

import io.tif1.model.ColumnSpec;
import io.tif1.model.FileKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The tables of a {@link SessionDatabase}: each holds data of one kind of as many sessions as were
 * added. They are there from the beginning, with all columns that are known, and empty.
 *
 * @since 0.2
 */
public enum SessionTable {
  /** A lap a row. */
  LAPS(FileKind.LAPS, "A lap a row."),
  /** A sample a row. */
  TELEMETRY(FileKind.TELEMETRY, "A sample a row, about 600 a lap."),
  /** A driver of a session a row. */
  DRIVERS(FileKind.DRIVERS, "A driver of a session a row."),
  /** A measurement a row, about one a minute. */
  WEATHER(FileKind.WEATHER, "A measurement a row, about one a minute."),
  /** A message of race control a row. */
  MESSAGES(FileKind.RACE_CONTROL, "A message of race control a row."),
  /** A corner of the circuit a row. */
  CORNERS(FileKind.CORNERS, "A corner of the circuit a row.");

  private final FileKind kind;
  private final String meaning;

  SessionTable(FileKind kind, String meaning) {
    this.kind = kind;
    this.meaning = meaning;
  }

  /** How SQL calls it: {@code laps}. */
  public String tableName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a row is. */
  public String meaning() {
    return meaning;
  }

  /**
   * The columns it has whatever is added, in order: those that say which session (and lap) the row
   * is of, then those of the data.
   */
  public List<SqlColumn> columns() {
    var columns = new ArrayList<>(leading());
    for (ColumnSpec spec : kind.columns()) {
      columns.add(
          new SqlColumn(
              ColumnNames.snakeCase(spec.columnName()),
              SqlType.of(spec),
              SqlType.of(spec) == SqlType.TIMESTAMP ? "UTC" : spec.unit(),
              spec.meaning()));
    }
    return List.copyOf(columns);
  }

  /** The columns that are the same for all rows that are added at once. */
  List<SqlColumn> leading() {
    var columns = new ArrayList<SqlColumn>();
    columns.add(new SqlColumn("season", SqlType.INTEGER, "", "The championship year."));
    columns.add(new SqlColumn("event", SqlType.VARCHAR, "", "The event, as published."));
    columns.add(new SqlColumn("session", SqlType.VARCHAR, "", "The session, as published."));
    if (this == TELEMETRY) {
      columns.add(new SqlColumn("driver", SqlType.VARCHAR, "three letters", "The driver."));
      columns.add(new SqlColumn("lap", SqlType.INTEGER, "", "Number of the lap, from 1."));
    }
    return List.copyOf(columns);
  }

  /** The files that its rows come from. */
  FileKind kind() {
    return kind;
  }

  /** What its rows are sorted by in files, beside the order in which they were added. */
  String order() {
    return this == TELEMETRY ? "season, event, session, driver, lap" : "season, event, session";
  }
}
