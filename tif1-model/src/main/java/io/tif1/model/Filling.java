package io.tif1.model;

import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Fills missing values between known ones, never beyond: numbers on the straight line over time
 * between the known values before and after, everything else with the known value before.
 */
final class Filling {
  private Filling() {}

  static Columns fill(Columns columns) {
    double[] times = times(columns);
    Map<String, Column> filled = new LinkedHashMap<>();
    columns.asMap().forEach((name, column) -> filled.put(name, fill(column, times)));
    if (columns.get(TelemetryColumn.TIME.columnName()) != null) {
      filled.put(TelemetryColumn.TIME.columnName(), DoubleColumn.of(times));
    }
    return Columns.of(filled, columns.rows());
  }

  /** The times, those missing on the line over the rows; the row itself if there are none. */
  private static double[] times(Columns columns) {
    double[] rows = new double[columns.rows()];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = row;
    }
    if (columns.get(TelemetryColumn.TIME.columnName()) instanceof DoubleColumn times) {
      double[] filled = times.toArray();
      straight(filled, rows);
      return filled;
    }
    return rows;
  }

  private static Column fill(Column column, double[] times) {
    if (column.missingCount() == 0) {
      return column;
    }
    if (column instanceof DoubleColumn numbers) {
      double[] values = numbers.toArray();
      straight(values, times);
      return DoubleColumn.of(values);
    }
    return Picking.pick(column, previous(column));
  }

  private static void straight(double[] values, double[] along) {
    int known = -1;
    for (int row = 0; row < values.length; row++) {
      if (Double.isNaN(values[row])) {
        continue;
      }
      for (int gap = known + 1; known >= 0 && gap < row; gap++) {
        double share = (along[gap] - along[known]) / (along[row] - along[known]);
        // Where times are missing or do not rise there is no line, and the value before holds on
        values[gap] =
            share >= 0 && share <= 1
                ? values[known] + (values[row] - values[known]) * share
                : values[known];
      }
      known = row;
    }
  }

  /** For each row the last known one up to it; none before the first and after the last. */
  private static int[] previous(Column column) {
    int last = column.size() - 1;
    while (last >= 0 && column.isMissing(last)) {
      last--;
    }
    int[] rows = new int[column.size()];
    int known = Picking.NONE;
    for (int row = 0; row < rows.length; row++) {
      known = column.isMissing(row) ? known : row;
      rows[row] = row > last ? Picking.NONE : known;
    }
    return rows;
  }
}
