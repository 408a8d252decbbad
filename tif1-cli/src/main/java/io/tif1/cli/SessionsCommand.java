package io.tif1.cli;

import io.tif1.model.calendar.Event;
import io.tif1.model.calendar.EventSession;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tif1 sessions}: the sessions of an event. */
@Command(
    name = "sessions",
    description = {
      "Lists the sessions of an event.",
      "Of the running and the coming season the published calendar is read, at most every six hours",
      "and for two seconds; else the one in the program."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {"0:listed", "2:the command line makes no sense, or there is no such event"},
    footer = {"", "Example:", "  tif1 sessions 2025 spa"})
final class SessionsCommand implements Callable<Integer> {
  private final Io io;

  @Parameters(index = "0", paramLabel = "YEAR", description = "The season, from 2018.")
  private int year;

  @Parameters(
      index = "1",
      paramLabel = "EVENT",
      description = "A name in whole or in part, or a round.")
  private String event = "";

  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private ClientOptions options = new ClientOptions();

  @Spec private CommandSpec command = CommandSpec.create();

  SessionsCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() {
    try {
      CalendarCommand.run(
          io,
          options,
          command,
          year,
          calendar -> output.write(io, listing(calendar.event(year, event))));
      return ExitCode.OK;
    } catch (IllegalArgumentException e) {
      throw Refusal.of(command, e);
    }
  }

  private static Listing listing(Event event) {
    return new Rows<>(event.sessions())
        .whole("Number", session -> OptionalInt.of(session.number()))
        .text("EventName", session -> event.name())
        .text("Session", EventSession::name)
        .text("Abbreviation", session -> session.type().abbreviation())
        .text("Start", session -> session.start().toString())
        .text("StartUtc", session -> session.startInstant().toString())
        .text("Folder", session -> session.key().toString())
        .listing("Number", "Session", "Abbreviation", "Start", "Folder");
  }
}
