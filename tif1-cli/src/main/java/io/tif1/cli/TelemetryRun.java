package io.tif1.cli;

import io.tif1.client.Fetcher;
import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.model.Columns;
import io.tif1.model.SessionKey;
import io.tif1.model.Telemetry;
import io.tif1.model.TelemetryColumn;
import io.tif1.model.column.Column;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Fetches the telemetry of some laps and lists it lap after lap, in the order asked for. */
final class TelemetryRun {
  private final Fetcher fetcher;

  TelemetryRun(Fetcher fetcher) {
    this.fetcher = fetcher;
  }

  Answer of(SessionKey session, List<Resource<Telemetry>> files, List<String> usual) {
    var report = new FetchReport();
    var parts = new TreeMap<Integer, Columns>();
    fetcher.fetchEach(
        files,
        outcome -> {
          report.add(outcome);
          if (outcome instanceof Outcome.Success<Telemetry> success) {
            parts.put(files.indexOf(outcome.resource()), labelled(success));
          }
        },
        done -> {});
    Columns all = Columns.concat(List.copyOf(parts.values()));
    var known = List.of(TelemetryColumn.values());
    var listing = new Listing(all, usual, Set.of(TelemetryColumn.TIME.columnName()), known);
    var notes = new ArrayList<String>();
    report.problems(session.toString()).forEach(problem -> notes.add("tif1: " + problem));
    return new Answer(listing, files.isEmpty() ? ExitCode.MISSING : report.exitCode(), notes);
  }

  /** With whose lap it is in front: rows of several laps stand one below the other. */
  private static Columns labelled(Outcome.Success<Telemetry> had) {
    Telemetry telemetry = had.value();
    String path = had.resource().path();
    String driver = String.valueOf(had.resource().driver());
    int lap = Integer.parseInt(path.substring(path.indexOf('/') + 1, path.indexOf("_tel")));
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("Driver", TextColumn.same(driver, telemetry.size()));
    int[] laps = new int[telemetry.size()];
    Arrays.fill(laps, lap);
    columns.put("LapNumber", IntColumn.of(laps));
    columns.putAll(telemetry.columns().asMap());
    return Columns.of(columns, telemetry.size());
  }
}
