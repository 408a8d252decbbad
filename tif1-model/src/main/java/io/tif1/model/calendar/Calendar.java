package io.tif1.model.calendar;

import io.tif1.model.SessionKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The calendar of the seasons 2018 to 2026, which is part of the library: nothing is fetched, and
 * all names are resolved offline. It says what was planned: a race that was moved after this
 * version was released is where it was; a client knows newer ones ({@code f1.calendar()}). Files
 * that are published under other names can be fetched by a {@link SessionKey} of one's own, which
 * nothing here checks.
 *
 * <p>A season is read on first use, once. For any number of threads.
 *
 * @since 0.1
 */
public final class Calendar {
  private Calendar() {}

  /** Read when first asked for, not when the class is loaded. */
  private static final class Published {
    private static final Seasons SEASONS = new Seasons(CalendarFile.text());
  }

  /** The seasons there is a calendar of, in order. */
  public static List<Integer> seasons() {
    return Published.SEASONS.years();
  }

  /**
   * The calendar of a season.
   *
   * @throws UnknownNameException if there is none
   */
  public static SeasonCalendar of(int season) {
    SeasonCalendar calendar = Published.SEASONS.of(season);
    if (calendar != null) {
      return calendar;
    }
    List<Integer> seasons = seasons();
    int first = seasons.get(0);
    int last = seasons.get(seasons.size() - 1);
    throw new UnknownNameException(
        season,
        List.of(String.valueOf(Math.max(first, Math.min(season, last)))),
        "there is no calendar of " + season + ", only of " + first + " to " + last);
  }

  /**
   * Where the files of a session are published: {@code resolve(2025, "Spa", "Q")}.
   *
   * @param event a name in whole or in part, or a round in digits; see {@link SeasonCalendar}
   * @param session a name in whole or in part, an abbreviation or a number; see {@link
   *     Event#session(String)}
   * @throws UnknownNameException if there is no calendar of the season, or a name means nothing or
   *     several things
   */
  public static SessionKey resolve(int season, String event, String session) {
    return of(season).resolve(event, session);
  }

  /**
   * Where the files of a session are published, by the round: {@code resolve(2025, 13, "Q")}.
   *
   * @throws UnknownNameException if there is no calendar of the season, no such round, or the
   *     session's name means nothing or several sessions
   */
  public static SessionKey resolve(int season, int round, String session) {
    return of(season).resolve(round, session);
  }

  /** {@link #nextEvent(Instant, boolean)} with tests included. */
  public static Optional<Event> nextEvent(Instant moment) {
    return nextEvent(moment, true);
  }

  /**
   * The first event whose last session starts at the moment or later, of any season: the one that
   * is under way, until its race has started, otherwise the one to come. Empty after the last
   * session of the last season.
   */
  public static Optional<Event> nextEvent(Instant moment, boolean includeTesting) {
    return first(includeTesting, event -> !startsBefore(event.lastSession(), moment));
  }

  /** {@link #nextSession(Instant, boolean)} with tests included. */
  public static Optional<EventSession> nextSession(Instant moment) {
    return nextSession(moment, true);
  }

  /** The first session that starts at the moment or later, of any season. */
  public static Optional<EventSession> nextSession(Instant moment, boolean includeTesting) {
    return nextEvent(moment, includeTesting).stream()
        .flatMap(event -> event.sessions().stream())
        .filter(session -> !startsBefore(session, moment))
        .findFirst();
  }

  private static boolean startsBefore(EventSession session, Instant moment) {
    return session.startInstant().isBefore(moment);
  }

  private static Optional<Event> first(boolean includeTesting, Predicate<Event> wanted) {
    return seasons().stream()
        .map(Calendar::of)
        .flatMap(season -> season.events(includeTesting).stream())
        .filter(wanted)
        .findFirst();
  }
}
