package io.tif1.client;

import io.tif1.model.Drivers;
import io.tif1.model.Laps;
import io.tif1.model.SessionKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Loads several parts of a session: the files that are there once in one batch, then what depends
 * on them.
 */
final class SessionLoad {
  private final Fetcher fetcher;
  private final SessionKey key;
  private final Judge judge;
  private final Set<Part> wanted;

  SessionLoad(Fetcher fetcher, SessionKey key, Judge judge, Set<Part> wanted) {
    this.fetcher = fetcher;
    this.key = key;
    this.judge = judge;
    this.wanted = wanted;
  }

  CompletableFuture<LoadedSession> begin() {
    return Steps.then(
        fetcher.fetchAllAsync(first()),
        outcomes -> {
          var had = new LinkedHashMap<String, Outcome<Object>>();
          outcomes.forEach(outcome -> had.put(outcome.resource().path(), outcome));
          return withLaps(had);
        });
  }

  private List<Resource<Object>> first() {
    var files = new ArrayList<Resource<Object>>();
    add(files, Part.DRIVERS, Resource.drivers(key));
    add(files, Part.LAPS, Resource.sessionLaps(key));
    add(files, Part.WEATHER, Resource.weather(key));
    add(files, Part.RACE_CONTROL, Resource.raceControl(key));
    add(files, Part.CORNERS, Resource.corners(key));
    return files;
  }

  @SuppressWarnings("unchecked") // its outcomes are only read, as what the resource says they are
  private void add(List<Resource<Object>> files, Part part, Resource<?> resource) {
    if (wanted.contains(part)) {
      files.add((Resource<Object>) resource);
    }
  }

  private CompletableFuture<LoadedSession> withLaps(Map<String, Outcome<Object>> had) {
    Outcome<Laps> sessionLaps = outcome(had, Resource.sessionLaps(key));
    if (sessionLaps == null) {
      return CompletableFuture.completedFuture(loaded(had, null, List.of()));
    }
    Outcome<Drivers> drivers = outcome(had, Resource.drivers(key));
    return Steps.then(
        new LapLoad(fetcher, key, judge).from(sessionLaps, drivers),
        laps ->
            wanted.contains(Part.TELEMETRY) && laps.value().isPresent()
                ? Steps.map(
                    LapTelemetryLoad.ofNamed(fetcher, key, laps.orElseThrow()).all(),
                    telemetry -> loaded(had, laps, telemetry))
                : CompletableFuture.completedFuture(loaded(had, laps, List.of())));
  }

  private LoadedSession loaded(
      Map<String, Outcome<Object>> had, @Nullable Loaded<Laps> laps, List<LapTelemetry> telemetry) {
    var reports = new ArrayList<FileReport>();
    had.values().forEach(outcome -> reports.add(judge.report(outcome)));
    if (laps != null) {
      reports.addAll(laps.report().files());
    }
    telemetry.forEach(lap -> reports.add(judge.report(lap.outcome())));
    return new LoadedSession(
        LoadReport.of(key, reports),
        value(had, Resource.drivers(key)),
        laps,
        value(had, Resource.weather(key)),
        value(had, Resource.raceControl(key)),
        value(had, Resource.corners(key)),
        telemetry);
  }

  private static <T> @Nullable T value(Map<String, Outcome<Object>> had, Resource<T> resource) {
    Outcome<T> outcome = outcome(had, resource);
    return outcome == null ? null : outcome.toOptional().orElse(null);
  }

  @SuppressWarnings("unchecked") // the outcome of a resource of this type
  private static <T> @Nullable Outcome<T> outcome(
      Map<String, Outcome<Object>> had, Resource<T> resource) {
    return (Outcome<T>) (@Nullable Outcome<?>) had.get(resource.path());
  }
}
