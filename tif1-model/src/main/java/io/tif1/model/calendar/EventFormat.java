package io.tif1.model.calendar;

import static io.tif1.model.calendar.SessionType.PRACTICE_1;
import static io.tif1.model.calendar.SessionType.PRACTICE_2;
import static io.tif1.model.calendar.SessionType.PRACTICE_3;
import static io.tif1.model.calendar.SessionType.QUALIFYING;
import static io.tif1.model.calendar.SessionType.RACE;

import java.util.List;

/**
 * Which sessions an event has, in which order.
 *
 * @since 0.1
 */
public enum EventFormat {
  /** Three practices, qualifying, race. */
  CONVENTIONAL("conventional", List.of(PRACTICE_1, PRACTICE_2, PRACTICE_3, QUALIFYING, RACE)),
  /** 2021 and 2022: qualifying set the grid of the sprint, and the sprint that of the race. */
  SPRINT("sprint", List.of(PRACTICE_1, QUALIFYING, PRACTICE_2, SessionType.SPRINT, RACE)),
  /** 2023: a shootout set the grid of the sprint. */
  SPRINT_SHOOTOUT(
      "sprint_shootout",
      List.of(PRACTICE_1, QUALIFYING, SessionType.SPRINT_SHOOTOUT, SessionType.SPRINT, RACE)),
  /** 2024 and later: sprint qualifying and sprint come before qualifying and race. */
  SPRINT_QUALIFYING(
      "sprint_qualifying",
      List.of(PRACTICE_1, SessionType.SPRINT_QUALIFYING, SessionType.SPRINT, QUALIFYING, RACE)),
  /** Three days of testing before the season, called practices. */
  TESTING("testing", List.of(PRACTICE_1, PRACTICE_2, PRACTICE_3));

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is
  private final List<SessionType> sessions;

  EventFormat(String label, List<SessionType> sessions) {
    this.label = label;
    this.sessions = sessions;
  }

  /** As other libraries write it: {@code conventional}, {@code sprint_shootout} and so on. */
  public String label() {
    return label;
  }

  /** The sessions in order. Session n of an event is the n-th of them, counted from one. */
  public List<SessionType> sessions() {
    return sessions;
  }

  /** Whether there is a sprint. */
  public boolean hasSprint() {
    return sessions.contains(SessionType.SPRINT);
  }
}
