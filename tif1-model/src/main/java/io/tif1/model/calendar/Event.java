package io.tif1.model.calendar;

import io.tif1.model.SessionKey;
import java.util.List;

/**
 * One event of a season: a race weekend or a test before the season. Immutable.
 *
 * @param season the championship year
 * @param round the round of the championship, from one; 0 for a test, which is none
 * @param name the full name, for instance {@code "Belgian Grand Prix"}; one of its kind within a
 *     season
 * @param country the country as the calendar of that year writes it, which varies: {@code "Great
 *     Britain"} to 2023, {@code "United Kingdom"} since
 * @param location the town or the circuit
 * @param format which sessions it has
 * @param sharesFolder whether another event of the season is published under the same folder: true
 *     for both tests of 2020, 2022 and 2026. Which of the two the folder holds is not known; the
 *     dates in the files tell
 * @param sessions the sessions in order of time, at least one
 * @since 0.1
 */
public record Event(
    int season,
    int round,
    String name,
    String country,
    String location,
    EventFormat format,
    boolean sharesFolder,
    List<EventSession> sessions) {

  /**
   * @throws IllegalArgumentException if the round is negative or there is no session
   */
  public Event {
    if (round < 0) {
      throw new IllegalArgumentException("round must not be negative: " + round);
    }
    sessions = List.copyOf(sessions);
    if (sessions.isEmpty()) {
      throw new IllegalArgumentException("event without sessions: " + name);
    }
  }

  /** Whether it is a test and no round of the championship. */
  public boolean isTesting() {
    return format == EventFormat.TESTING;
  }

  /** The folder its files are published under, for instance {@code "Pre-Season Testing"}. */
  public String folder() {
    return sessions.get(0).key().event();
  }

  /**
   * Finds a session by what people call it: full name, abbreviation, number or published folder,
   * also in part as long as it is clear; upper and lower case, accents and punctuation do not
   * matter.
   *
   * <p>{@code "SQ"} is refused where there was no sprint qualifying, so also in 2021 and 2022, when
   * the sprint itself went by that name; the published folder {@code "Sprint Qualifying"}, written
   * out, is the sprint there.
   *
   * @throws UnknownNameException if no session is called so, or several are
   */
  public EventSession session(String asked) {
    return SessionFinder.find(this, asked);
  }

  /**
   * The session with this number.
   *
   * @throws UnknownNameException if there is none
   */
  public EventSession session(int number) {
    return SessionFinder.numbered(this, number);
  }

  /**
   * The session of this type.
   *
   * @throws UnknownNameException if there is none
   */
  public EventSession session(SessionType type) {
    return SessionFinder.ofType(this, type);
  }

  /** The last session: the race, or the last day of a test. */
  public EventSession lastSession() {
    return sessions.get(sessions.size() - 1);
  }

  /** Where the files of a session are published; short for {@code session(asked).key()}. */
  public SessionKey key(String asked) {
    return session(asked).key();
  }
}
