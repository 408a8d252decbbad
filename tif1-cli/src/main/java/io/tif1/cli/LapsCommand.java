package io.tif1.cli;

import io.tif1.client.Fetcher;
import io.tif1.client.LapSource;
import io.tif1.client.Loaded;
import io.tif1.client.Session;
import io.tif1.model.Laps;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tif1 laps}: the laps of a session. */
@Command(
    name = "laps",
    description = "Lists the laps of a session: times, sectors, tyres, positions.",
    footer = {
      "",
      "Examples:",
      "  tif1 laps 2021 spa race --driver VER,HAM --quick",
      "  tif1 laps 2024 monza Q --compound SOFT --not-deleted --csv > monza.csv",
      "  tif1 laps 2024 12 R --laps 5-12 --columns Driver,LapNumber,LapTime,Position"
    })
final class LapsCommand extends SessionCommand {
  /** Also those of `fastest`. */
  static final List<String> USUAL =
      List.of(
          "Driver",
          "LapNumber",
          "LapTime",
          "Sector1Time",
          "Sector2Time",
          "Sector3Time",
          "Compound",
          "TyreLife",
          "Stint",
          "Position",
          "TrackStatus",
          "Deleted");

  @Mixin private DriverOption drivers = new DriverOption();
  @Mixin private FilterOptions filters = new FilterOptions();

  LapsCommand(Io io, RootCommand root) {
    super(io, root);
  }

  @Override
  Answer answer(Fetcher fetcher, Session of) {
    List<String> codes = drivers.codes(of);
    boolean alone = !codes.isEmpty() && !filters.needsAllDrivers();
    Loaded<Laps> loaded = alone ? of.loadLaps(codes) : of.loadLaps(LapSource.SESSION_FILE_FIRST);
    Laps all = loaded.orElseThrow();
    Laps named = codes.isEmpty() ? all : all.pickDrivers(codes);
    Laps picked = filters.apply(named, all);
    Answer answer = Answer.of(Listing.of(picked, USUAL), loaded.report(), verbose());
    List<String> absent = codes.stream().filter(code -> !named.drivers().contains(code)).toList();
    if (!absent.isEmpty() && answer.exitCode() == ExitCode.OK) {
      String who = String.join(", ", absent) + "; there are laps of " + all.drivers();
      int code = named.isEmpty() ? ExitCode.MISSING : ExitCode.PARTIAL;
      return new Answer(answer.listing(), code, List.of("tif1: no laps of " + who));
    }
    Typos typos = filters.typos(all);
    return picked.isEmpty() && typos.isEmpty()
        ? answer.withNote("none of " + Units.count(named.size(), "lap") + " passes the filters")
        : typos.of(answer);
  }
}
