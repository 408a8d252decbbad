package io.tif1.cli;

import io.tif1.client.Fetcher;
import io.tif1.client.FileReport;
import io.tif1.client.LapSource;
import io.tif1.client.Loaded;
import io.tif1.client.NotFoundException;
import io.tif1.client.Session;
import io.tif1.client.Tif1Exception;
import io.tif1.model.Columns;
import io.tif1.model.Laps;
import io.tif1.model.column.DoubleColumn;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tif1 fastest}: the fastest lap of each driver. */
@Command(
    name = "fastest",
    description = {
      "Lists the fastest lap of each driver, the fastest first.",
      "Laps whose time was deleted, or that nobody can have driven, do not count. Gap is the time to the first of the list."
    },
    footer = {
      "",
      "Examples:",
      "  tif1 fastest 2021 spa Q",
      "  tif1 fastest 2021 spa Q --driver VER,HAM"
    })
final class FastestCommand extends SessionCommand {
  private static final String GAP = Listing.GAP;
  private static final List<String> USUAL =
      List.of(
          "Driver",
          "Team",
          "LapNumber",
          "LapTime",
          GAP,
          "Sector1Time",
          "Sector2Time",
          "Sector3Time",
          "Compound",
          "TyreLife");

  @Mixin private DriverOption drivers = new DriverOption();

  FastestCommand(Io io, RootCommand root) {
    super(io, root);
  }

  @Override
  Answer answer(Fetcher fetcher, Session of) {
    Laps all = laps(of, drivers.codes(of));
    Laps fastest = all.fastestPerDriver();
    Listing laps = Listing.of(fastest, USUAL);
    Columns columns = laps.columns();
    if (!fastest.isEmpty()) {
      double first = fastest.lapTimeS().get(0);
      columns = columns.with(GAP, gaps(fastest.lapTimeS(), first));
    }
    var times = new LinkedHashSet<>(laps.times());
    times.add(GAP);
    Answer answer = Answer.of(new Listing(columns, USUAL, times, laps.known()));
    return NotCounted.line(all.pickImpossible()).map(answer::withNote).orElse(answer);
  }

  /** As {@link Session#fastestLaps} loads them: all of them or none. */
  private static Laps laps(Session of, List<String> drivers) {
    Loaded<Laps> loaded =
        drivers.isEmpty() ? of.loadLaps(LapSource.SESSION_FILE_FIRST) : of.loadLaps(drivers);
    Laps laps = loaded.orElseThrow();
    for (FileReport file : loaded.report().lacking()) {
      Tif1Exception why = file.error();
      if (why != null && !(drivers.isEmpty() && why instanceof NotFoundException)) {
        throw why;
      }
    }
    return laps;
  }

  /** To the millisecond, in which times are published: a difference would show more digits. */
  private static DoubleColumn gaps(DoubleColumn times, double first) {
    return times.map(time -> Math.round((time - first) * 1000) / 1000.0);
  }
}
