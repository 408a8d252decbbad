package io.tif1.model.check;

import io.tif1.model.ColumnSpec;

/** Values that must not fall from a row to the next. */
final class Order {
  private Order() {}

  /** Tells of the values that are less than the one before, and of the first of them. */
  static void check(Report report, Rule rule, ColumnSpec spec, double[] values) {
    int count = 0;
    int first = 0;
    for (int row = 1; row < values.length; row++) {
      if (values[row] < values[row - 1]) {
        first = count++ == 0 ? row : first;
      }
    }
    if (count > 0) {
      String expected = "at least " + Report.shown(values[first - 1]) + ", as in the row before";
      report.addIfAny(rule, spec, expected, values[first], first, count);
    }
  }
}
