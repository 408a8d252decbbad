package io.tif1.cli;

import io.tif1.client.Tif1Config;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;

/** What the commands have in common that only look into the calendar. */
final class CalendarCommand {
  private CalendarCommand() {}

  /**
   * Runs with the calendar of a season. Of one that is over nobody is asked, so no client is
   * opened; what the options say is checked all the same.
   *
   * @throws picocli.CommandLine.ParameterException if an option makes no sense, or asks for a new
   *     calendar of a season that is over
   */
  static void run(
      Io io, ClientOptions options, CommandSpec command, int year, Consumer<ProgramCalendar> work) {
    Tif1Config config = options.config();
    if (year < Instant.now().atZone(ZoneOffset.UTC).getYear()) {
      OptionRules.refuseGiven(
          command,
          "the season " + year + " is over, and its calendar is part of the program",
          CommonOption.REFRESH);
      work.accept(new ProgramCalendar(io, null, false));
      return;
    }
    try (var counted = options.open(io, false, command.name(), config)) {
      work.accept(counted.calendar());
    }
  }
}
