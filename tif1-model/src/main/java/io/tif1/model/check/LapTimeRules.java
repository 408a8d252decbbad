package io.tif1.model.check;

import io.tif1.model.LapColumn;
import io.tif1.model.Laps;

/** The rules for the times of laps and sectors. */
final class LapTimeRules {
  private static final int OUTLIER_LAPS = 3;
  private static final double OUTLIER_MEANS = 3;

  private LapTimeRules() {}

  static void check(Laps laps, Report report) {
    int size = laps.size();
    double[] lap = laps.lapTimeS().toArray();
    double[] first = laps.sector1TimeS().toArray();
    double[] second = laps.sector2TimeS().toArray();
    double[] third = laps.sector3TimeS().toArray();
    Ranges.check(report, Rule.LAP_TIME_RANGE, LapColumn.LAP_TIME, lap, size);
    Ranges.check(report, Rule.SECTOR_TIME_RANGE, LapColumn.SECTOR_1_TIME, first, size);
    Ranges.check(report, Rule.SECTOR_TIME_RANGE, LapColumn.SECTOR_2_TIME, second, size);
    Ranges.check(report, Rule.SECTOR_TIME_RANGE, LapColumn.SECTOR_3_TIME, third, size);
    outliers(report, lap);
    sums(report, lap, first, second, third);
    if (laps.has(LapColumn.SECTOR_1_TIME)) {
      untimed(report, lap, first, second, third);
    }
  }

  private static void outliers(Report report, double[] lap) {
    double sum = 0;
    int timed = 0;
    double slowest = 0;
    for (double time : lap) {
      if (time > 0) {
        sum += time;
        timed++;
        slowest = Math.max(slowest, time);
      }
    }
    double bound = OUTLIER_MEANS * sum / timed;
    if (timed < OUTLIER_LAPS || slowest <= bound) {
      return;
    }
    int count = 0;
    int row = 0;
    for (int i = 0; i < lap.length; i++) {
      count += lap[i] > bound ? 1 : 0;
      row = lap[i] == slowest ? i : row;
    }
    String expected = "at most " + Report.shown(bound) + ", 3 times the mean";
    report.addIfAny(Rule.LAP_TIME_OUTLIER, LapColumn.LAP_TIME, expected, slowest, row, count);
  }

  private static void sums(
      Report report, double[] lap, double[] first, double[] second, double[] third) {
    double most = Rule.SECTOR_SUM.most();
    int count = 0;
    int worst = 0;
    double farthest = 0;
    for (int row = 0; row < lap.length; row++) {
      double off = Math.abs(first[row] + second[row] + third[row] - lap[row]);
      if (off > most) {
        count++;
        worst = off > farthest ? row : worst;
        farthest = Math.max(off, farthest);
      }
    }
    if (count > 0) {
      String sum = Report.shown(thousandths(first[worst] + second[worst] + third[worst]));
      report.addIfAny(
          Rule.SECTOR_SUM,
          LapColumn.LAP_TIME,
          "the sum of the sectors, " + sum,
          lap[worst],
          worst,
          count);
    }
  }

  private static void untimed(
      Report report, double[] lap, double[] first, double[] second, double[] third) {
    int count = 0;
    int at = 0;
    for (int row = 0; row < lap.length; row++) {
      if (Double.isNaN(lap[row])
          && Double.isNaN(first[row])
          && Double.isNaN(second[row])
          && Double.isNaN(third[row])) {
        at = count++ == 0 ? row : at;
      }
    }
    if (count > 0) {
      String found = "none first in row " + at;
      report.add(
          Rule.UNTIMED_LAP, LapColumn.LAP_TIME, "a time of the lap or a sector", found, count);
    }
  }

  /** Times are published to the millisecond; a sum of three of them shows its rounding. */
  static double thousandths(double seconds) {
    return Math.rint(seconds * 1000) / 1000;
  }
}
