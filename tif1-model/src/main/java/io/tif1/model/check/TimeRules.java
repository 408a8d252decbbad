package io.tif1.model.check;

import io.tif1.model.TelemetryColumn;

/** The rules for the times of telemetry, all of them in one pass. */
final class TimeRules {
  private static final TelemetryColumn TIME = TelemetryColumn.TIME;

  private TimeRules() {}

  static void check(Report report, double[] seconds, int size) {
    double gap = Rule.TIME_GAP.most();
    double previous = Double.NEGATIVE_INFINITY;
    int unordered = 0;
    int firstUnordered = 0;
    int gaps = 0;
    int worstGap = 0;
    double widest = gap;
    for (int row = 0; row < size; row++) {
      double step = seconds[row] - previous;
      if (!(step > 0)) { // so that a missing time is told of as well
        firstUnordered = unordered++ == 0 ? row : firstUnordered;
      } else if (step > gap && row > 0) {
        gaps++;
        if (step > widest) {
          widest = step;
          worstGap = row;
        }
      }
      previous = Double.isNaN(seconds[row]) ? previous : seconds[row];
    }
    report.addIfAny(
        Rule.TIME_ORDER,
        TIME,
        "each time above the one before",
        seconds[firstUnordered],
        firstUnordered,
        unordered);
    if (gaps > 0) {
      String found = "a step of " + Report.shown(widest) + " before row " + worstGap;
      report.add(Rule.TIME_GAP, TIME, "steps of at most " + Report.shown(gap), found, gaps);
    }
    edges(report, seconds, size);
  }

  private static void edges(Report report, double[] seconds, int size) {
    if (seconds[0] < 0 || seconds[0] > 0) {
      report.addIfAny(Rule.TIME_START, TIME, "0 in row 0", seconds[0], 0, 1);
    }
    double last = seconds[size - 1];
    if (last > Rule.LONG_LAP.most()) {
      String expected = "at most " + Report.shown(Rule.LONG_LAP.most());
      report.addIfAny(Rule.LONG_LAP, TIME, expected, last, size - 1, 1);
    }
  }
}
