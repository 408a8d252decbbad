package io.tif1.charts;

import io.tif1.model.Corners;
import io.tif1.model.Laps;
import io.tif1.model.Telemetry;
import io.tif1.model.Weather;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Every kind of chart by name. */
final class AllCharts {
  private AllCharts() {}

  static Map<String, Supplier<Chart>> simulated() {
    return of(
        Samples.laps(Samples.RACE),
        Samples.laps(Samples.QUALIFYING),
        Samples.telemetry(0, 5),
        Samples.telemetry(4, 5),
        Samples.corners(),
        Samples.weather());
  }

  static Map<String, Supplier<Chart>> small() {
    Laps race = Samples.laps(Samples.race());
    Telemetry lap = Samples.telemetry(Samples.circle());
    return of(race, race, lap, lap, Samples.corner(), Samples.shower());
  }

  static Map<String, Supplier<Chart>> of(
      Laps race, Laps qualifying, Telemetry one, Telemetry two, Corners corners, Weather weather) {
    Map<String, Supplier<Chart>> charts = new LinkedHashMap<>();
    charts.put("lap-times", () -> Charts.lapTimes(race));
    charts.put("lap-time-box", () -> Charts.lapTimeBox(race));
    charts.put("positions", () -> Charts.positions(race));
    charts.put("gap", () -> Charts.gapToLeader(race));
    charts.put("strategy", () -> Charts.tyreStrategy(race));
    charts.put("qualifying", () -> Charts.qualifying(qualifying));
    charts.put("weather", () -> Charts.weather(weather));
    charts.put(
        "speed-trace",
        () -> Charts.speedTrace(LapTrace.of("one", one), LapTrace.of("two", two), corners));
    for (TrackColour colour : TrackColour.values()) {
      String name = "map-" + colour.name().toLowerCase(java.util.Locale.ROOT);
      charts.put(name, () -> Charts.trackMap(one, corners, colour));
    }
    return charts;
  }
}
