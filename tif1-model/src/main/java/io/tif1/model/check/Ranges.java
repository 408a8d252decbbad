package io.tif1.model.check;

import io.tif1.model.ColumnSpec;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;

/**
 * Values that must stay between two bounds, the bounds included. The worst of them is told: the one
 * farthest beyond a bound. Missing values pass, since NaN is neither below nor above anything.
 */
final class Ranges {
  private Ranges() {}

  static void check(Report report, Rule rule, ColumnSpec spec, DoubleColumn column) {
    check(report, rule, spec, column.toArray(), column.size());
  }

  static void check(Report report, Rule rule, ColumnSpec spec, double[] values, int size) {
    double least = rule.least();
    double most = rule.most();
    int count = 0;
    for (int row = 0; row < size; row++) { // nothing else in here: most columns end with it
      count += values[row] < least || values[row] > most ? 1 : 0;
    }
    if (count > 0) {
      int worst = 0;
      double excess = 0;
      for (int row = 0; row < size; row++) {
        double beyond = Math.max(least - values[row], values[row] - most);
        if (beyond > excess) {
          excess = beyond;
          worst = row;
        }
      }
      report.add(rule, spec, expected(rule), Report.inRow(values[worst], worst), count);
    }
  }

  static void check(Report report, Rule rule, ColumnSpec spec, IntColumn column) {
    double least = rule.least();
    double most = rule.most();
    int count = 0;
    int worst = 0;
    double excess = 0;
    int[] values = column.toArray();
    for (int row = 0; row < values.length; row++) {
      int value = values[row];
      if ((value < least || value > most) && value != IntColumn.MISSING) {
        count++;
        double beyond = Math.max(least - value, value - most);
        if (beyond > excess) {
          excess = beyond;
          worst = row;
        }
      }
    }
    if (count > 0) {
      report.add(rule, spec, expected(rule), Report.inRow(values[worst], worst), count);
    }
  }

  /** The range in words: {@code 0 to 100}, {@code at least 1}. */
  static String expected(Rule rule) {
    if (rule.most() >= Integer.MAX_VALUE) {
      return "at least " + Report.shown(rule.least());
    }
    return Report.shown(rule.least()) + " to " + Report.shown(rule.most());
  }
}
