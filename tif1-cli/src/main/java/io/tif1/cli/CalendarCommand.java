package io.tif1.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/** What the commands have in common that only look into the calendar. */
final class CalendarCommand {
  private CalendarCommand() {}

  /**
   * Runs with the calendar of a season. Of one that is over nobody is asked, so no client is opened
   * and no setting is read.
   */
  static void run(
      Io io, ClientOptions options, String name, int year, Consumer<ProgramCalendar> work) {
    if (year < Instant.now().atZone(ZoneOffset.UTC).getYear()) {
      work.accept(new ProgramCalendar(io, null));
      return;
    }
    try (var counted = options.open(io, false, name, options.config())) {
      if (options.refreshes()) {
        var unused = counted.client().calendar().refresh(year);
      }
      work.accept(new ProgramCalendar(io, counted.client().calendar()));
    }
  }
}
