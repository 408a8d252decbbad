package io.tif1.model.check;

import io.tif1.model.LapColumn;
import io.tif1.model.Laps;
import io.tif1.model.column.DoubleColumn;
import java.util.List;

/** The rules for the times of the session's clock that stand beside laps; from G2 on. */
final class LapClockRules {
  private static final List<LapColumn> CLOCK =
      List.of(
          LapColumn.TIME,
          LapColumn.PIT_OUT_TIME,
          LapColumn.PIT_IN_TIME,
          LapColumn.SECTOR_1_SESSION_TIME,
          LapColumn.SECTOR_2_SESSION_TIME,
          LapColumn.SECTOR_3_SESSION_TIME,
          LapColumn.LAP_START_TIME,
          LapColumn.WEATHER_TIME);

  private LapClockRules() {}

  static void check(Laps laps, Report report) {
    for (LapColumn spec : CLOCK) {
      if (laps.columns().get(spec.columnName()) instanceof DoubleColumn column) {
        Ranges.check(report, Rule.SESSION_TIME_RANGE, spec, column);
      }
    }
    if (laps.has(LapColumn.SECTOR_2_SESSION_TIME)) {
      sector(
          report,
          LapColumn.SECTOR_2_TIME,
          laps.sector1SessionTimeS(),
          laps.sector2SessionTimeS(),
          laps.sector2TimeS());
      sector(
          report,
          LapColumn.SECTOR_3_TIME,
          laps.sector2SessionTimeS(),
          laps.sector3SessionTimeS(),
          laps.sector3TimeS());
    }
    if (laps.has(LapColumn.LAP_START_TIME) && laps.has(LapColumn.TIME)) {
      span(laps, report);
    }
  }

  private static void sector(
      Report report, LapColumn spec, DoubleColumn from, DoubleColumn to, DoubleColumn time) {
    double most = Rule.SECTOR_CLOCK.most();
    int count = 0;
    int worst = 0;
    double farthest = 0;
    for (int row = 0; row < time.size(); row++) {
      double off = Math.abs(to.get(row) - from.get(row) - time.get(row));
      if (off > most) {
        count++;
        worst = off > farthest ? row : worst;
        farthest = Math.max(off, farthest);
      }
    }
    if (count > 0) {
      double clock = LapTimeRules.thousandths(to.get(worst) - from.get(worst));
      String expected = Report.shown(clock) + ", as the session's clock has it";
      report.addIfAny(Rule.SECTOR_CLOCK, spec, expected, time.get(worst), worst, count);
    }
  }

  private static void span(Laps laps, Report report) {
    double[] from = laps.lapStartTimeS().toArray();
    double[] to = laps.timeS().toArray();
    double[] weather = laps.weatherTimeS().toArray();
    int backward = 0;
    int firstBackward = 0;
    int foreign = 0;
    int worst = 0;
    double farthest = 0;
    for (int row = 0; row < from.length; row++) {
      if (to[row] < from[row]) {
        firstBackward = backward++ == 0 ? row : firstBackward;
      }
      double off = Math.max(from[row] - weather[row], weather[row] - to[row]);
      if (off > 0) {
        foreign++;
        worst = off > farthest ? row : worst;
        farthest = Math.max(off, farthest);
      }
    }
    if (backward > 0) {
      String expected = "more than its start, " + Report.shown(from[firstBackward]);
      report.addIfAny(
          Rule.LAP_CLOCK, LapColumn.TIME, expected, to[firstBackward], firstBackward, backward);
    }
    if (foreign > 0) {
      String expected = Report.shown(from[worst]) + " to " + Report.shown(to[worst]);
      report.addIfAny(
          Rule.WEATHER_OF_OTHER_LAP,
          LapColumn.WEATHER_TIME,
          expected,
          weather[worst],
          worst,
          foreign);
    }
  }
}
