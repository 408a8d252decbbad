package io.tif1.testkit.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All of a session that is kept: its rows, flags, weather and messages. Computed once, never
 * changed after. Telemetry is not in here.
 */
final class Simulation {
  final Setup setup;
  final TrackStatus status;
  final List<SimulatedWeather> weather;
  final List<SimulatedMessage> messages;

  /** Drivers in the order of {@code drivers.json}. */
  final List<SimulatedDriver> order = new ArrayList<>();

  /** Rows in the order of the roster. */
  final List<List<SimulatedLap>> laps;

  private final Map<String, Integer> indexByCode = new HashMap<>();

  Simulation(Setup setup) {
    this.setup = setup;
    if (setup.kind().isRace()) {
      Retirements retirements = Retirements.of(setup);
      this.status = retirements.flags(setup);
      this.laps = new RaceModel(setup, retirements, status).run();
    } else {
      this.status = RunModel.flags(setup);
      this.laps = new RunModel(setup, status).run();
    }
    for (int i = 0; i < setup.drivers().size(); i++) {
      indexByCode.put(setup.drivers().get(i).code(), i);
    }
    order.addAll(classified());
    long end = endMs();
    LapFaults.apply(setup, laps);
    laps.forEach(LapMaker::markBest);
    this.weather = WeatherModel.rows(setup.seed(), setup.wet(), end + 900_000);
    assignWeather();
    laps.forEach(rows -> rows.forEach(lap -> lap.startDate = Documents.date(setup, lap.startMs)));
    this.messages =
        setup.isWeekend() ? new MessageModel(setup, laps, flagMs(end)).messages(status) : List.of();
  }

  /** Rows of a driver that the files list; empty if there is no such driver. */
  List<SimulatedLap> listed(String code) {
    Integer index = indexByCode.get(code);
    if (index == null) {
      return List.of();
    }
    return laps.get(index).stream().filter(lap -> lap.listed).toList();
  }

  boolean knows(String code) {
    return indexByCode.containsKey(code);
  }

  /** In races the order at the end, elsewhere that of the best times. */
  private List<SimulatedDriver> classified() {
    boolean race = setup.kind().isRace();
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; i < laps.size(); i++) {
      indexes.add(i);
    }
    Comparator<Integer> byRow =
        race
            ? Comparator.<Integer>comparingInt(i -> -finished(laps.get(i)))
                .thenComparingLong(i -> lastEnd(laps.get(i)))
            : Comparator.comparingLong(i -> best(laps.get(i)));
    indexes.sort(byRow);
    List<SimulatedDriver> drivers = setup.drivers();
    return indexes.stream().map(drivers::get).toList();
  }

  private static int finished(List<SimulatedLap> rows) {
    return (int) rows.stream().filter(lap -> !lap.generated).count();
  }

  private static long lastEnd(List<SimulatedLap> rows) {
    return rows.isEmpty() ? Long.MAX_VALUE : rows.get(rows.size() - 1).endMs;
  }

  private static long best(List<SimulatedLap> rows) {
    return rows.stream()
        .filter(lap -> lap.timeMs != SimulatedLap.MISSING)
        .mapToLong(lap -> lap.timeMs)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private long endMs() {
    return laps.stream().mapToLong(Simulation::lastEndOrZero).max().orElse(0);
  }

  private static long lastEndOrZero(List<SimulatedLap> rows) {
    return rows.isEmpty() ? 0 : lastEnd(rows);
  }

  /** When the chequered flag falls. */
  private long flagMs(long end) {
    if (!setup.kind().isRace()) {
      return setup.greenMs() + RunModel.lengthMs(setup);
    }
    return laps.stream()
        .flatMap(List::stream)
        .filter(lap -> lap.number == setup.laps() && lap.position == 1)
        .mapToLong(lap -> lap.endMs)
        .findFirst()
        .orElse(end);
  }

  /** The weather of the laps, right or as published: see {@link Anomaly#MISPLACED_WEATHER}. */
  private void assignWeather() {
    boolean misplaced = setup.strikes(Anomaly.MISPLACED_WEATHER);
    List<SimulatedWeather> all = new ArrayList<>();
    for (SimulatedDriver driver : order) {
      for (SimulatedLap lap : listed(driver.code())) {
        all.add(WeatherModel.during(weather, lap));
      }
    }
    for (SimulatedDriver driver : order) {
      int row = 0;
      for (SimulatedLap lap : listed(driver.code())) {
        lap.weather = misplaced ? all.get(row++) : WeatherModel.during(weather, lap);
      }
    }
  }

  /** Laps of all drivers in the alphabetical order of their codes, as joined files have them. */
  List<List<SimulatedLap>> alphabetical() {
    List<String> codes = new ArrayList<>(indexByCode.keySet());
    Collections.sort(codes);
    return codes.stream().map(this::listed).toList();
  }
}
