package io.tif1.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tif1 export}: a session, an event or a season as one file of typed columns. */
@Command(
    name = "export",
    description = {
      "Writes laps, telemetry, weather, messages, drivers or corners to one file of typed columns.",
      "Of a session, of all sessions of an event, or of a whole season."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      "0:the file is there, and nothing that is published is lacking in it",
      "1:nothing was had, and at least one file failed; or a local problem",
      "2:the command line or a setting makes no sense",
      "3:nothing was had, for nothing is published; no file is written",
      "4:the file is there, and something is lacking in it, which is said",
    },
    footer = {
      "",
      "Examples:",
      "  tif1 export laps 2025 Spa Race --to laps.parquet",
      "  tif1 export telemetry 2025 Spa Q --driver VER,NOR --lap 1-5 --to q.csv",
      "  tif1 export laps 2025 --to season.parquet"
    })
final class ExportCommand implements Callable<Integer> {
  private final Io io;
  private final RootCommand root;

  @Parameters(index = "0", paramLabel = "WHAT", description = "One of ${COMPLETION-CANDIDATES}.")
  private What what = What.laps;

  @Parameters(index = "1", paramLabel = "YEAR", description = "The season, from 2018.")
  private int year;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "EVENT",
      description = "Name in whole or in part, or round; default: all events of the season.")
  private @Nullable String event;

  @Parameters(
      index = "3",
      arity = "0..1",
      paramLabel = "SESSION",
      description = "Name, abbreviation such as Q, or number; default: all sessions.")
  private @Nullable String session;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "Ends in .parquet, .arrow, .csv, .json or .ndjson, which says what is written.")
  private Path to = Path.of("");

  @Option(names = "--force", description = "Replace FILE if it is there already.")
  private boolean force;

  @Option(
      names = "--driver",
      split = ",",
      paramLabel = "DRV",
      description = "Only these drivers, three letters each; for laps and telemetry.")
  private List<String> drivers = List.of();

  @Option(
      names = "--lap",
      split = ",",
      paramLabel = "N[-M]",
      description = "Only these laps, such as 7 or 1-5; for laps and telemetry.")
  private List<String> laps = List.of();

  @Mixin private ClientOptions options = new ClientOptions();

  @Spec private CommandSpec command = CommandSpec.create();

  ExportCommand(Io io, RootCommand root) {
    this.io = io;
    this.root = root;
  }

  /** What can be exported; the names are those of the command line. */
  @SuppressWarnings("MemberName")
  enum What {
    laps,
    telemetry,
    weather,
    messages,
    drivers,
    corners;

    /** Whether it is of laps, so that some can be chosen. */
    boolean isOfLaps() {
      return this == laps || this == telemetry;
    }
  }

  @Override
  public Integer call() {
    String complaint = SqlModule.complaint("export");
    if (!complaint.isEmpty()) {
      io.complain(complaint);
      return ExitCode.FAILED;
    }
    try {
      LapChoice choice = LapChoice.of(drivers, laps);
      if (!what.isOfLaps() && !choice.equals(LapChoice.ALL)) {
        throw new IllegalArgumentException(
            "--driver and --lap choose laps, and " + what + " has none; leave them out");
      }
      return new ExportRun(io, root.verbose(), options, to, force)
          .run(what, calendar -> SessionNames.of(calendar, year, event, session), choice);
    } catch (IllegalArgumentException e) {
      throw Refusal.of(command, e);
    }
  }
}
