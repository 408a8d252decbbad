package io.tif1.client;

import static java.util.stream.Collectors.joining;

import io.tif1.model.Drivers;
import io.tif1.model.Laps;
import io.tif1.model.SessionKey;
import io.tif1.model.check.Finding;
import io.tif1.model.check.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Finds laps in the session's file or in the drivers': of all drivers as {@link LapSource} says, or
 * of some.
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
    for (Outcome<Laps> outcome : outcomes) {
      reports.add(judge.report(outcome));
      outcome.toOptional().ifPresent(parts::add);
    }
    List<Finding> findings = lacking(reports);
    reports.add(judge.report(drivers));
    if (sessionFile != null) {
      FileReport report = judge.report(sessionFile);
      reports.add(
          parts.isEmpty() ? report : report.replacedBy("files of " + parts.size() + " drivers"));
    }
    LoadReport report = LoadReport.of(key, reports);
    if (!parts.isEmpty()) {
      Laps laps = concat(parts, findings);
      // Old files of a driver do not say for which team.
      return Loaded.of(drivers.toOptional().map(laps::withDrivers).orElse(laps), report);
    }
    if (sessionFile instanceof Outcome.Success<Laps> success) {
      return Loaded.of(success.value(), report); // without laps, or without their drivers
    }
    return Loaded.nothing(nothing(key.toString(), report, ""), report);
  }

  /**
   * The laps of some drivers: a file each, and for those whose files are not had, the session's.
   *
   * @param codes three letters each
   */
  CompletableFuture<Loaded<Laps>> of(Collection<String> codes) {
    List<Resource<Laps>> files =
        codes.stream().map(code -> Resource.laps(key, code)).distinct().toList();
    return Steps.then(
        fetcher.fetchAllAsync(files),
        own ->
            own.stream().allMatch(LapLoad::isHad) || own.stream().anyMatch(LapLoad::isClosed)
                ? CompletableFuture.completedFuture(some(own, null))
                : Steps.map(
                    fetcher.fetchAllAsync(List.of(Resource.sessionLaps(key))),
                    all -> some(own, all.get(0))));
  }

  private static boolean isHad(Outcome<?> outcome) {
    return outcome instanceof Outcome.Success<?>;
  }

  private Loaded<Laps> some(List<Outcome<Laps>> own, @Nullable Outcome<Laps> sessionFile) {
    Laps all = sessionFile == null ? null : sessionFile.toOptional().orElse(null);
    var parts = new ArrayList<Laps>();
    var reports = new ArrayList<FileReport>();
    for (Outcome<Laps> outcome : own) {
      FileReport report = judge.report(outcome);
      Laps other =
          all == null || isHad(outcome)
              ? null
              : all.pickDrivers(String.valueOf(outcome.resource().driver()));
      if (other != null && !other.isEmpty()) {
        parts.add(other);
        report = report.replacedBy("session_laptimes.json");
      }
      outcome.toOptional().ifPresent(parts::add);
      reports.add(report);
    }
    List<Finding> findings = lacking(reports);
    if (sessionFile != null) {
      reports.add(judge.report(sessionFile).asStandIn());
    }
    LoadReport report = LoadReport.of(key, reports);
    if (!parts.isEmpty()) {
      return Loaded.of(concat(parts, findings), report);
    }
    String whose =
        own.stream().map(o -> String.valueOf(o.resource().driver())).collect(joining(", "));
    String others = all == null ? "" : "; there are laps of " + String.join(", ", all.drivers());
    return Loaded.nothing(nothing(whose + " in " + key, report, others), report);
  }

  private static List<Finding> lacking(List<FileReport> reports) {
    return reports.stream().filter(FileReport::isLacking).map(LapLoad::lacking).toList();
  }

  private static Finding lacking(FileReport report) {
    Resource<?> file = report.resource();
    return new Finding(
        Rule.INCOMPLETE, file.path(), "the laps of " + file.driver(), report.status().name(), 1);
  }

  private static Laps concat(List<Laps> parts, List<Finding> lacking) {
    Laps all = Laps.concat(parts);
    var findings = new ArrayList<Finding>(lacking);
    findings.addAll(all.findings());
    return Laps.of(all.columns(), findings);
  }

  /** The first failure, or that there is nothing. */
  private Tif1Exception nothing(String whose, LoadReport report, String others) {
    for (FileReport file : report.files()) {
      Tif1Exception error = file.error();
      if (error != null && !(error instanceof NotFoundException)) {
        return error;
      }
    }
    String looked = report.files().stream().map(LapLoad::inWords).collect(joining(", "));
    return judge.absent(
        report.files().get(0).resource(),
        "no laps of " + whose + " are published (" + looked + ")" + others);
  }

  private static String inWords(FileReport file) {
    return file.resource().path() + (file.status().isHad() ? " has none" : " is missing");
  }
}
