package io.tif1.sql;

import io.tif1.model.Laps;
import io.tif1.model.RaceControl;
import io.tif1.model.Table;
import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/**
 * Hands whole columns to DuckDB: each becomes one list, copied as one array. Row by row it takes
 * four times as long.
 */
final class Cells {
  private static final long MICROS = 1_000_000;

  private final DuckDBAppender appender;

  Cells(DuckDBAppender appender) {
    this.appender = appender;
  }

  /**
   * A column of a table, as the type of its place; a place of text has two lists, codes and the
   * texts they stand for, the first 1. Code 0 stands for none.
   *
   * @param column null if the table lacks it
   */
  void append(SqlType type, Table table, @Nullable Column column) throws SQLException {
    if (column == null) {
      appender.appendNull();
      if (type == SqlType.VARCHAR) {
        appender.appendNull();
      }
      return;
    }
    switch (type) {
      case DOUBLE -> doubles(((DoubleColumn) column).toArray());
      case INTEGER -> ints(((IntColumn) column).toArray());
      case BOOLEAN -> booleans((BooleanColumn) column);
      case VARCHAR -> texts(column);
      case TIMESTAMP -> moments(table);
    }
  }

  private void doubles(double[] values) throws SQLException {
    boolean[] missing = null;
    for (int row = 0; row < values.length; row++) {
      if (Double.isNaN(values[row])) {
        missing = missing == null ? new boolean[values.length] : missing;
        missing[row] = true;
      }
    }
    if (missing == null) {
      appender.append(values);
    } else {
      appender.append(values, missing);
    }
  }

  private void ints(int[] values) throws SQLException {
    boolean[] missing = new boolean[values.length];
    for (int row = 0; row < values.length; row++) {
      missing[row] = values[row] == IntColumn.MISSING;
    }
    appender.append(values, missing);
  }

  private void booleans(BooleanColumn column) throws SQLException {
    boolean[] values = new boolean[column.size()];
    boolean[] missing = new boolean[column.size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = column.isTrue(row);
      missing[row] = column.isMissing(row);
    }
    appender.append(values, missing);
  }

  private void texts(Column column) throws SQLException {
    Map<String, Integer> known = new LinkedHashMap<>();
    int[] codes = new int[column.size()];
    for (int row = 0; row < codes.length; row++) {
      String text = column.text(row);
      if (text != null) {
        Integer code = known.putIfAbsent(text, known.size() + 1);
        codes[row] = code == null ? known.size() : code;
      }
    }
    appender.append(codes);
    appender.append(new ArrayList<>(known.keySet()));
  }

  /** Only laps and messages have one, and one each. */
  private void moments(Table table) throws SQLException {
    long[] micros = new long[table.size()];
    boolean[] missing = new boolean[table.size()];
    for (int row = 0; row < micros.length; row++) {
      Instant moment = moment(table, row);
      missing[row] = moment == null;
      micros[row] =
          moment == null ? 0 : moment.getEpochSecond() * MICROS + moment.getNano() / 1_000;
    }
    appender.append(micros, missing);
  }

  private static @Nullable Instant moment(Table table, int row) {
    if (table instanceof Laps laps) {
      return laps.startDate(row);
    }
    return table instanceof RaceControl messages ? messages.time(row) : null;
  }
}
