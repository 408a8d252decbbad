package io.tif1.client;

import io.tif1.model.SessionKey;
import io.tif1.model.calendar.Event;
import io.tif1.model.calendar.EventSession;
import io.tif1.model.calendar.SeasonCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** What the calendar says of a session whose files are not there. */
final class Schedule {
  /** A race may take three hours, interruptions included; nothing else takes longer. */
  private static final Duration LONGEST = Duration.ofHours(3);

  private static final Duration LONGEST_DAY_OF_TESTING = Duration.ofHours(12);

  private Schedule() {}

  /**
   * A session that has not been run.
   *
   * @param start the planned one
   * @param begun whether it has come
   */
  record NotRun(Instant start, boolean begun) {}

  /** Empty if the session has been run, or the calendar does not know it. */
  static Optional<NotRun> notRun(SeasonCalendar season, SessionKey session, Instant now) {
    return planned(season, session)
        .filter(plan -> now.isBefore(plan.start.plus(plan.longest)))
        .map(plan -> new NotRun(plan.start, !now.isBefore(plan.start)));
  }

  /**
   * @param longest what such a session takes at most, interruptions included
   */
  private record Planned(Instant start, Duration longest) {}

  /** Of tests that share a folder the first: its files are there although the second is to come. */
  private static Optional<Planned> planned(SeasonCalendar season, SessionKey key) {
    return season.events().stream()
        .flatMap(
            event ->
                event.sessions().stream()
                    .filter(session -> session.key().equals(key))
                    .map(session -> planned(event, session)))
        .min(Comparator.comparing(Planned::start));
  }

  private static Planned planned(Event event, EventSession session) {
    return new Planned(
        session.startInstant(), event.isTesting() ? LONGEST_DAY_OF_TESTING : LONGEST);
  }
}
