package io.tif1.model;

import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import java.util.LinkedHashMap;

/** Tables written by hand: names and values in turn. */
public final class Tables {
  public static final double NONE = Double.NaN;

  private Tables() {}

  public static Laps laps(Object... namesAndColumns) {
    return Laps.of(columns(namesAndColumns));
  }

  public static Columns columns(Object... namesAndColumns) {
    var columns = new LinkedHashMap<String, Column>();
    for (int i = 0; i < namesAndColumns.length; i += 2) {
      columns.put((String) namesAndColumns[i], (Column) namesAndColumns[i + 1]);
    }
    return Columns.of(columns);
  }

  public static DoubleColumn numbers(double... values) {
    return DoubleColumn.of(values);
  }

  public static IntColumn wholes(int... values) {
    return IntColumn.of(values);
  }

  public static TextColumn texts(String... values) {
    return TextColumn.of(values);
  }

  public static BooleanColumn flags(Boolean... values) {
    return BooleanColumn.of(values);
  }

  /** The rows that are left, told by a column that numbers them. */
  public static int[] numbersOf(Laps laps) {
    return laps.lapNumber().toArray();
  }
}
