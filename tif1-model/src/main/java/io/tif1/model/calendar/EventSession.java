package io.tif1.model.calendar;

import io.tif1.model.SessionKey;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * One session as the calendar has it. The start is the planned one, to the minute: a session that
 * was delayed, or called off for the weather after it was planned, keeps its place here. There is
 * no planned end.
 *
 * @param type what it is
 * @param number its place in the event's {@linkplain EventFormat#sessions() format}, from one. At
 *     an event that went without some of its sessions (Imola 2020) the others keep their numbers
 * @param start the planned start, by the clock at the circuit on that day
 * @param key where its files are published: names of folders, which are not always those of the
 *     calendar. The sprints of 2021 and 2022 are published as {@code "Sprint Qualifying"}; tests
 *     all have the event {@code "Pre-Season Testing"} ({@link Event#sharesFolder()}). That there is
 *     a key does not say that there are files
 * @since 0.1
 */
public record EventSession(SessionType type, int number, OffsetDateTime start, SessionKey key) {
  /**
   * @throws IllegalArgumentException if the number is not positive
   */
  public EventSession {
    if (number < 1) {
      throw new IllegalArgumentException("number of a session must be positive: " + number);
    }
  }

  /** The name in the calendar, for instance {@code "Sprint"}. */
  public String name() {
    return type.fullName();
  }

  /** The planned start as a moment. */
  public Instant startInstant() {
    return start.toInstant();
  }
}
