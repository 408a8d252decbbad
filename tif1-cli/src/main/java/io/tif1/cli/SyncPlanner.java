package io.tif1.cli;

import io.tif1.client.Fetcher;
import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.model.Drivers;
import io.tif1.model.JsonDocument;
import io.tif1.model.Lap;
import io.tif1.model.Laps;
import io.tif1.model.SessionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Fetches what a session has besides telemetry, about 25 small files, and learns from it which
 * telemetry there is: nothing lists the files.
 */
final class SyncPlanner {
  private final Fetcher fetcher;
  private final Stoppable work;
  private final SyncReport report;

  SyncPlanner(Fetcher fetcher, Stoppable work, SyncReport report) {
    this.fetcher = fetcher;
    this.work = work;
    this.report = report;
  }

  /** The plan of one session; empty if the work was stopped. */
  Optional<SyncPlan.OfSession> plan(SessionKey key) {
    var plan = new SyncPlan.OfSession(key);
    Optional<Outcome<Drivers>> drivers = one(Resource.drivers(key));
    if (drivers.isEmpty()) {
      return Optional.empty();
    }
    report.add(drivers.get());
    if (drivers.get().toOptional().isEmpty()) {
      return Optional.of(plan);
    }
    boolean whole = others(key) && laps(key, drivers.get().toOptional().get(), plan);
    return whole ? Optional.of(plan) : Optional.empty();
  }

  private boolean others(SessionKey key) {
    List<Resource<JsonDocument>> files =
        Stream.of("weather.json", "rcm.json", "corners.json")
            .map(path -> Resource.json(key, path))
            .toList();
    Optional<List<Outcome<JsonDocument>>> had = work.await(fetcher.fetchAllAsync(files));
    had.ifPresent(outcomes -> outcomes.forEach(report::add));
    return had.isPresent();
  }

  private boolean laps(SessionKey key, Drivers drivers, SyncPlan.OfSession plan) {
    var files = new ArrayList<Resource<Laps>>();
    files.add(Resource.sessionLaps(key));
    drivers.abbreviation().distinct().forEach(code -> files.add(Resource.laps(key, code)));
    Optional<List<Outcome<Laps>>> had = work.await(fetcher.fetchAllAsync(files));
    if (had.isEmpty()) {
      return false;
    }
    boolean together = had.get().get(0) instanceof Outcome.Success<Laps>;
    for (Outcome<Laps> outcome : had.get()) {
      // Who never left the pits has no file; the session's file tells that it is not lacking.
      boolean optional = together || outcome.resource().driver() == null;
      report.add(outcome, optional);
      outcome.toOptional().ifPresent(laps -> laps.forEach(lap -> add(lap, outcome, plan)));
    }
    return true;
  }

  private static void add(Lap lap, Outcome<Laps> from, SyncPlan.OfSession plan) {
    String folder = from.resource().driver();
    String driver = folder == null ? lap.driver() : folder;
    if (driver != null && lap.number() > 0) {
      plan.add(driver, lap.number());
    }
  }

  private <T> Optional<Outcome<T>> one(Resource<T> resource) {
    CompletableFuture<List<Outcome<T>>> outcomes = fetcher.fetchAllAsync(List.of(resource));
    return work.await(outcomes).map(list -> list.get(0));
  }
}
