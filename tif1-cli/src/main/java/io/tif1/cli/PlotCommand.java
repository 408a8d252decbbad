package io.tif1.cli;

import io.tif1.model.SessionKey;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tif1 plot}: a picture of a session. */
@Command(
    name = "plot",
    description = "Draws a picture of a session, as SVG or PNG.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      "0:the picture was written",
      "1:the data could not be had, or not be drawn; or a local problem",
      "2:the command line or a setting makes no sense",
      "3:what it shows is not published",
      "4:the picture was written, and some data are lacking; the report says which",
    },
    footer = {
      "",
      "Examples:",
      "  tif1 plot lap-times 2021 Spa Q --driver VER,RUS --out laps.svg",
      "  tif1 plot speed 2025 Monza R --lap VER:19 --lap HAM:19 --out speed.png",
      "  tif1 plot map 2025 Suzuka Q --fastest --colour gear --theme dark --out map.svg"
    })
final class PlotCommand implements Callable<Integer> {
  private final Io io;
  private final RootCommand root;

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      converter = PlotKind.Converter.class,
      description = "What is drawn: ${COMPLETION-CANDIDATES}.")
  private PlotKind kind = PlotKind.LAP_TIMES;

  @Parameters(index = "1", paramLabel = "YEAR", description = "The season, from 2018.")
  private int year;

  @Parameters(
      index = "2",
      paramLabel = "EVENT",
      description =
          "A name in whole or in part, such as \"Belgian Grand Prix\" or spa, or a round: 12.")
  private String event = "";

  @Parameters(
      index = "3",
      paramLabel = "SESSION",
      description = "A name in whole or in part, or its letters: Race, R, FP1, Q, SQ, S.")
  private String session = "";

  @Option(
      names = "--exact",
      description =
          "Take EVENT and SESSION as the names of published folders; do not look them up in the"
              + " calendar.")
  private boolean exact;

  @Mixin private PlotWishes wishes = new PlotWishes();
  @Mixin private ClientOptions options = new ClientOptions();

  @Spec private CommandSpec command = CommandSpec.create();

  PlotCommand(Io io, RootCommand root) {
    this.io = io;
    this.root = root;
  }

  @Override
  public Integer call() {
    try {
      wishes.check(kind);
      try (var counted = options.open(io, root.verbose(), command.name(), options.config())) {
        ProgramCalendar calendar = counted.calendar();
        SessionKey key =
            exact ? new SessionKey(year, event, session) : calendar.resolve(year, event, session);
        try (FetchLine line = counted.showProgress()) {
          return new PlotRun(io, root.verbose(), counted.fetcher().session(key), kind, wishes, line)
              .run();
        }
      }
    } catch (IllegalArgumentException e) {
      throw Refusal.of(command, e);
    }
  }
}
