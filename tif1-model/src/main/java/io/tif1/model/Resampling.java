package io.tif1.model;

import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Telemetry at other places than it was sampled. Numbers lie on the straight line between the
 * samples before and after; whole numbers, flags and texts are those of the sample before.
 */
final class Resampling {
  /** More rows than any lap needs, fewer than fill a heap by a slip of the comma. */
  static final int MOST_ROWS = 10_000_000;

  private Resampling() {}

  /**
   * The telemetry at each of {@code targets}.
   *
   * @param spec the column that the axis is along; it holds the targets afterwards
   */
  static Columns at(Columns columns, ColumnSpec spec, Axis axis, double[] targets) {
    int[] before = new int[targets.length];
    int[] after = new int[targets.length];
    double[] fractions = new double[targets.length];
    for (int i = 0; i < targets.length; i++) {
      int place = axis.floor(targets[i]);
      before[i] = place < 0 ? Picking.NONE : axis.row(place);
      fractions[i] = place < 0 ? 0 : axis.fraction(place, targets[i]);
      after[i] = fractions[i] == 0 ? before[i] : axis.row(place + 1);
    }
    Map<String, Column> changed = new LinkedHashMap<>();
    columns
        .asMap()
        .forEach(
            (name, column) ->
                changed.put(
                    name,
                    column instanceof DoubleColumn numbers
                        ? between(numbers.toArray(), before, after, fractions)
                        : Picking.pick(column, before)));
    changed.put(spec.columnName(), DoubleColumn.of(targets));
    return Columns.of(changed, targets.length);
  }

  private static DoubleColumn between(
      double[] values, int[] before, int[] after, double[] fractions) {
    double[] found = new double[before.length];
    for (int i = 0; i < found.length; i++) {
      if (before[i] == Picking.NONE) {
        found[i] = Double.NaN;
      } else {
        double value = values[before[i]];
        found[i] = fractions[i] == 0 ? value : value + (values[after[i]] - value) * fractions[i];
      }
    }
    return DoubleColumn.of(found);
  }

  /**
   * The multiples of {@code step / scale} that lie on the axis. They are computed by one division
   * each, so that no error adds up and tables of the same step are at the same places.
   */
  static double[] grid(Axis axis, double step, double scale) {
    if (axis.size() == 0) {
      return new double[0];
    }
    double from = Math.ceil(axis.first() * scale / step);
    double to = Math.floor(axis.last() * scale / step);
    if (to - from >= MOST_ROWS) {
      throw new IllegalArgumentException(
          String.format(
              "a step of %s from %s to %s makes over %d rows; take a longer one",
              step / scale, axis.first(), axis.last(), MOST_ROWS));
    }
    // The divisions above may be one off either way; the ends are tried and what is off is cut
    double[] targets = new double[(int) Math.max(0, to - from + 3)];
    int size = 0;
    for (int i = 0; i < targets.length; i++) {
      double target = (from - 1 + i) * step / scale;
      if (target >= axis.first() && target <= axis.last()) {
        targets[size++] = target + 0.0; // a zero from below is a zero
      }
    }
    return Arrays.copyOf(targets, size);
  }
}
