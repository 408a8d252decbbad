package io.tif1.cli;

import io.tif1.client.Fetcher;
import io.tif1.client.Session;
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
      "Laps whose time was deleted do not count. Gap is the time to the first of the list."
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
    Laps fastest = of.fastestLaps(drivers.codes(of).toArray(String[]::new));
    Listing laps = Listing.of(fastest, USUAL);
    Columns columns = laps.columns();
    if (!fastest.isEmpty()) {
      double first = fastest.lapTimeS().get(0);
      columns = columns.with(GAP, gaps(fastest.lapTimeS(), first));
    }
    var times = new LinkedHashSet<>(laps.times());
    times.add(GAP);
    return Answer.of(new Listing(columns, USUAL, times, laps.known()));
  }

  /** To the millisecond, in which times are published: a difference would show more digits. */
  private static DoubleColumn gaps(DoubleColumn times, double first) {
    return times.map(time -> Math.round((time - first) * 1000) / 1000.0);
  }
}
