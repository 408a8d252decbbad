package io.tif1.charts.internal.plan;

import io.tif1.charts.ChartException;
import io.tif1.charts.internal.axis.Limits;
import io.tif1.charts.internal.axis.Scale;
import io.tif1.charts.internal.axis.Shown;
import io.tif1.charts.internal.axis.Spread;
import io.tif1.charts.internal.axis.Ticks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What charts of lap times have in common. */
final class LapTimes {
  private LapTimes() {}

  /** All times of the field. */
  static Spread of(String chart, Field field) {
    double[] seconds =
        field.runners().stream()
            .flatMapToDouble(runner -> Arrays.stream(runner.lapTimes(field.laps())))
            .toArray();
    Spread times = Spread.of(seconds);
    if (times.isEmpty()) {
      throw new ChartException(
          chart
              + ": none of the "
              + Shown.count(seconds.length, "lap", "laps")
              + " has a time (column LapTime, key time); choose other drivers or another session");
    }
    return times;
  }

  static Axis axis(Scale scale, Ticks ticks) {
    return new Axis(
        "Lap time (m:ss" + (ticks.digits() > 0 ? ".s" : "") + ")",
        scale,
        ticks,
        value -> Shown.clock(value, ticks.digits()));
  }

  static String subtitle(Field field, List<Runner> timed) {
    String drivers =
        timed.size() == 1 ? timed.get(0).driver() : Shown.count(timed.size(), "driver", "drivers");
    int laps = timed.stream().mapToInt(r -> Spread.of(r.lapTimes(field.laps())).size()).sum();
    return drivers + ", " + Shown.count(laps, "timed lap", "timed laps");
  }

  /** Who and what is not among the points. */
  static List<String> notes(Field field, List<Runner> timed, Limits limits) {
    List<String> notes = new ArrayList<>();
    if (limits.above() > 0) {
      notes.add(
          "▲ "
              + Shown.count(limits.above(), "lap", "laps")
              + " slower than "
              + Shown.clock(limits.most(), 1)
              + " off the scale; the slowest: "
              + extreme(field, true)
              + ".");
    }
    if (limits.below() > 0) {
      notes.add(
          "▼ "
              + Shown.count(limits.below(), "lap", "laps")
              + " quicker than "
              + Shown.clock(limits.least(), 1)
              + " off the scale; the quickest: "
              + extreme(field, false)
              + ".");
    }
    List<String> untimed =
        field.runners().stream().filter(r -> !timed.contains(r)).map(Runner::driver).toList();
    if (!untimed.isEmpty()) {
      notes.add("Without a timed lap: " + String.join(", ", untimed) + ".");
    }
    return notes;
  }

  private static String extreme(Field field, boolean isSlowest) {
    String found = "";
    double best = Double.NaN;
    for (Runner runner : field.runners()) {
      double[] seconds = runner.lapTimes(field.laps());
      for (int i = 0; i < seconds.length; i++) {
        double value = seconds[i];
        if (Double.isNaN(best) || (isSlowest ? value > best : value < best)) {
          best = value;
          found = runner.driver() + " lap " + runner.numbers()[i] + ", " + Shown.clock(value, 3);
        }
      }
    }
    return found;
  }
}
