package io.tif1.cli;

import io.tif1.model.calendar.Event;
import io.tif1.model.calendar.SeasonCalendar;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tif1 events}: the calendar of a season. */
@Command(
    name = "events",
    description = {
      "Lists the events of a season.",
      "Of the running and the coming season the published calendar is read, at most every six hours",
      "and for two seconds; else the one in the program."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      "0:listed",
      "2:the command line makes no sense, or no calendar of the season is known"
    },
    footer = {"", "Example:", "  tif1 events 2025"})
final class EventsCommand implements Callable<Integer> {
  private final Io io;

  @Parameters(index = "0", paramLabel = "YEAR", description = "The season, from 2018.")
  private int year;

  @Option(names = "--no-testing", description = "Without tests before the season.")
  private boolean noTesting;

  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private ClientOptions options = new ClientOptions();

  @Spec private CommandSpec command = CommandSpec.create();

  EventsCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() {
    try {
      CalendarCommand.run(io, options, command, year, this::list);
      return ExitCode.OK;
    } catch (IllegalArgumentException e) {
      throw Refusal.of(command, e);
    }
  }

  private void list(ProgramCalendar calendar) {
    SeasonCalendar season = calendar.of(year);
    output.write(io, listing(season.events(!noTesting)));
    calendar.tellOfSeason(season);
  }

  private static Listing listing(List<Event> events) {
    return new Rows<>(events)
        .whole("RoundNumber", event -> OptionalInt.of(event.round()))
        .text("EventName", Event::name)
        .text("Country", Event::country)
        .text("Location", Event::location)
        .text("FirstDay", event -> event.sessions().get(0).start().toLocalDate().toString())
        .text("LastDay", event -> event.lastSession().start().toLocalDate().toString())
        .text(
            "Sessions",
            event ->
                event.sessions().stream()
                    .map(session -> session.type().abbreviation())
                    .collect(Collectors.joining(" ")))
        .text("EventFormat", event -> event.format().name().toLowerCase(Locale.ROOT))
        .text("Folder", Event::folder)
        .listing("RoundNumber", "EventName", "Country", "Location", "LastDay", "Sessions");
  }
}
