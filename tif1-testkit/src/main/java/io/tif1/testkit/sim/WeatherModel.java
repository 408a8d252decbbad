package io.tif1.testkit.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Weather as a walk of chance, one row a minute. */
final class WeatherModel {
  private WeatherModel() {}

  static List<SimulatedWeather> rows(long seed, boolean wet, long untilMs) {
    Chance chance = Chance.of(seed, "weather");
    List<SimulatedWeather> rows = new ArrayList<>();
    double air = chance.between(wet ? 11.0 : 16.0, wet ? 19.0 : 33.0);
    double track = air + (wet ? 2 : chance.between(8.0, 20.0));
    double humidity = wet ? 92 : chance.between(30.0, 65.0);
    double pressure = chance.between(940.0, 1018.0);
    double wind = chance.between(0.5, 3.5);
    double direction = chance.between(0.0, 360.0);
    long at = chance.between(10_000, 60_000);
    while (at < untilMs) {
      boolean rain = wet && chance.happens(0.7);
      rows.add(
          new SimulatedWeather(
              at,
              tenth(air),
              tenth(humidity),
              tenth(pressure),
              rain,
              tenth(track),
              (int) direction % 360,
              tenth(wind)));
      at += chance.between(59_950, 60_060);
      air += chance.between(-0.12, 0.12);
      track += chance.between(-0.3, 0.3);
      humidity = within(humidity + chance.between(-0.8, 0.8), 15, 99);
      pressure += chance.between(-0.06, 0.06);
      wind = within(wind + chance.between(-0.6, 0.6), 0.2, 9);
      direction = (direction + chance.between(-40.0, 40.0) + 360) % 360;
    }
    return Collections.unmodifiableList(rows);
  }

  /** The row that is published with a lap: the first taken during it, or else the last before. */
  static SimulatedWeather during(List<SimulatedWeather> rows, SimulatedLap lap) {
    int low = 0;
    int high = rows.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rows.get(middle).timeMs() < lap.startMs) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    boolean inside = low < rows.size() && rows.get(low).timeMs() <= lap.endMs;
    return rows.get(inside || low == 0 ? low : low - 1);
  }

  private static double tenth(double value) {
    return Math.round(value * 10) / 10.0;
  }

  private static double within(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }
}
