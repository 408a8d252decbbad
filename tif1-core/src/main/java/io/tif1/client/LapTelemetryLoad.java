package io.tif1.client;

import io.tif1.model.Lap;
import io.tif1.model.Laps;
import io.tif1.model.SessionKey;
import io.tif1.model.Telemetry;
import io.tif1.model.column.IntColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Fetches the telemetry of laps, and says of each which lap it is of. */
final class LapTelemetryLoad {
  private final Fetcher fetcher;
  private final Map<Resource<Telemetry>, Lap> laps = new LinkedHashMap<>();

  private LapTelemetryLoad(Fetcher fetcher) {
    this.fetcher = fetcher;
  }

  /**
   * Of all the laps.
   *
   * @throws IllegalArgumentException if a lap does not say whose it is, or has no number
   */
  static LapTelemetryLoad of(Fetcher fetcher, SessionKey key, Laps laps) {
    var load = new LapTelemetryLoad(fetcher);
    laps.forEach(lap -> load.add(key, lap));
    return load;
  }

  /** Of the laps that say whose they are. */
  static LapTelemetryLoad ofNamed(Fetcher fetcher, SessionKey key, Laps laps) {
    var load = new LapTelemetryLoad(fetcher);
    laps.stream()
        .filter(lap -> lap.driver() != null && lap.number() != IntColumn.MISSING)
        .forEach(lap -> load.add(key, lap));
    return load;
  }

  private void add(SessionKey key, Lap lap) {
    String driver = lap.driver();
    if (driver == null) {
      throw new IllegalArgumentException(
          "row " + lap.row() + " of the laps does not say whose lap it is; use laps.withDriver");
    }
    laps.putIfAbsent(Resource.telemetry(key, driver, lap.number()), lap);
  }

  /** All of them, in the order of the laps. */
  CompletableFuture<List<LapTelemetry>> all() {
    return Steps.map(
        fetcher.fetchAllAsync(laps.keySet()),
        outcomes -> {
          var all = new ArrayList<LapTelemetry>(outcomes.size());
          outcomes.forEach(outcome -> all.add(withLap(outcome)));
          return List.copyOf(all);
        });
  }

  /** Each, as it comes. */
  CompletableFuture<Progress> each(Consumer<? super LapTelemetry> sink) {
    return fetcher.fetchEachAsync(
        laps.keySet(), outcome -> sink.accept(withLap(outcome)), progress -> {});
  }

  private LapTelemetry withLap(Outcome<Telemetry> outcome) {
    Lap lap = laps.get(outcome.resource());
    if (lap == null) {
      throw new IllegalStateException("not asked for: " + outcome.resource());
    }
    return new LapTelemetry(lap, outcome);
  }
}
