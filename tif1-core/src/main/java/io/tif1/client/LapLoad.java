package io.tif1.client;

import io.tif1.model.Columns;
import io.tif1.model.Drivers;
import io.tif1.model.Laps;
import io.tif1.model.SessionKey;
import io.tif1.model.check.Finding;
import io.tif1.model.check.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Finds the laps of all drivers of a session, in the session's file or in the drivers', as {@link
 * LapSource} says.
 */
final class LapLoad {
  private final Fetcher fetcher;
  private final SessionKey key;
  private final Judge judge;

  LapLoad(Fetcher fetcher, SessionKey key, Judge judge) {
    this.fetcher = fetcher;
    this.key = key;
    this.judge = judge;
  }

  CompletableFuture<Loaded<Laps>> from(LapSource source) {
    if (source == LapSource.DRIVER_FILES) {
      return driverFiles(null);
    }
    return Steps.then(
        fetcher.fetchAllAsync(List.of(Resource.sessionLaps(key))),
        outcomes ->
            source == LapSource.SESSION_FILE
                ? CompletableFuture.completedFuture(sessionFileAlone(outcomes.get(0)))
                : from(outcomes.get(0), null));
  }

  /**
   * As {@link LapSource#SESSION_FILE_FIRST} says, from the session's file as it was had.
   *
   * @param drivers the outcome of {@code drivers.json} if it is known
   */
  CompletableFuture<Loaded<Laps>> from(
      Outcome<Laps> sessionFile, @Nullable Outcome<Drivers> drivers) {
    if (isWhole(sessionFile) || isClosed(sessionFile)) {
      return CompletableFuture.completedFuture(sessionFileAlone(sessionFile));
    }
    return drivers == null ? driverFiles(sessionFile) : driverFiles(sessionFile, drivers);
  }

  /** Whether it has laps, and says of each whose it is. */
  private static boolean isWhole(Outcome<Laps> sessionFile) {
    return sessionFile instanceof Outcome.Success<Laps> success
        && !success.value().isEmpty()
        && success.value().driver().missingCount() == 0;
  }

  /** Then there is nothing left to ask. */
  private static boolean isClosed(Outcome<?> outcome) {
    return outcome instanceof Outcome.Failure<?> failure
        && failure.error() instanceof FetchFailedException failed
        && failed.reason() == FetchFailedException.Reason.CLIENT_CLOSED;
  }

  private Loaded<Laps> sessionFileAlone(Outcome<Laps> outcome) {
    LoadReport report = LoadReport.of(key, List.of(judge.report(outcome)));
    return outcome instanceof Outcome.Success<Laps> success
        ? Loaded.of(success.value(), report)
        : Loaded.nothing(judge.error(outcome), report);
  }

  private CompletableFuture<Loaded<Laps>> driverFiles(@Nullable Outcome<Laps> sessionFile) {
    return Steps.then(
        fetcher.fetchAllAsync(List.of(Resource.drivers(key))),
        outcomes -> driverFiles(sessionFile, outcomes.get(0)));
  }

  private CompletableFuture<Loaded<Laps>> driverFiles(
      @Nullable Outcome<Laps> sessionFile, Outcome<Drivers> drivers) {
    List<Resource<Laps>> files =
        drivers.toOptional().stream()
            .flatMap(table -> table.abbreviation().distinct().stream())
            .filter(Resource::isDriver)
            .map(code -> Resource.laps(key, code))
            .toList();
    return Steps.map(
        fetcher.fetchAllAsync(files), outcomes -> joined(sessionFile, drivers, outcomes));
  }

  private Loaded<Laps> joined(
      @Nullable Outcome<Laps> sessionFile, Outcome<Drivers> drivers, List<Outcome<Laps>> outcomes) {
    var parts = new ArrayList<Laps>();
    var reports = new ArrayList<FileReport>();
    var findings = new ArrayList<Finding>();
    for (Outcome<Laps> outcome : outcomes) {
      FileReport report = judge.report(outcome);
      reports.add(report);
      outcome.toOptional().ifPresent(parts::add);
      if (!report.status().isHad()) {
        findings.add(lacking(report));
      }
    }
    reports.add(judge.report(drivers));
    if (sessionFile != null) {
      FileReport report = judge.report(sessionFile);
      reports.add(
          parts.isEmpty() ? report : report.replacedBy("files of " + parts.size() + " drivers"));
    }
    LoadReport report = LoadReport.of(key, reports);
    if (!parts.isEmpty()) {
      return Loaded.of(concat(parts, findings), report);
    }
    if (sessionFile instanceof Outcome.Success<Laps> success) {
      return Loaded.of(success.value(), report); // without laps, or without their drivers
    }
    return Loaded.nothing(nothing(report), report);
  }

  private static Finding lacking(FileReport report) {
    Resource<?> file = report.resource();
    return new Finding(
        Rule.INCOMPLETE, file.path(), "the laps of " + file.driver(), report.status().name(), 1);
  }

  private static Laps concat(List<Laps> parts, List<Finding> lacking) {
    var findings = new ArrayList<Finding>(lacking);
    parts.forEach(part -> findings.addAll(part.findings()));
    return Laps.of(Columns.concat(parts.stream().map(Laps::columns).toList()), findings);
  }

  /** The first failure, or that there is nothing. */
  private Tif1Exception nothing(LoadReport report) {
    Optional<Tif1Exception> failure =
        report.files().stream()
            .flatMap(file -> Optional.ofNullable(file.error()).stream())
            .filter(error -> !(error instanceof NotFoundException))
            .findFirst();
    return failure.orElseGet(
        () -> {
          List<String> looked = report.files().stream().map(LapLoad::inWords).toList();
          return judge.absent(
              Resource.sessionLaps(key),
              "no laps of "
                  + key
                  + " are published ("
                  + String.join(", ", looked)
                  + "); check the names of event and session");
        });
  }

  private static String inWords(FileReport file) {
    return file.resource().path() + (file.status().isHad() ? " has none" : " is missing");
  }
}
