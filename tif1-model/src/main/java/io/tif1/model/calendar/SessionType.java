package io.tif1.model.calendar;

/**
 * What a session of an event is. The names are those of the calendar; the published folder may have
 * another one, see {@link EventSession#key()}.
 *
 * @since 0.1
 */
public enum SessionType {
  PRACTICE_1("FP1", "Practice 1", Kind.PRACTICE),
  PRACTICE_2("FP2", "Practice 2", Kind.PRACTICE),
  PRACTICE_3("FP3", "Practice 3", Kind.PRACTICE),
  /** Sets the grid of the race; in 2021 and 2022 that of the sprint. */
  QUALIFYING("Q", "Qualifying", Kind.QUALIFYING),
  /** Sets the grid of the sprint, 2024 and later. */
  SPRINT_QUALIFYING("SQ", "Sprint Qualifying", Kind.QUALIFYING),
  /** Set the grid of the sprint in 2023. */
  SPRINT_SHOOTOUT("SS", "Sprint Shootout", Kind.QUALIFYING),
  /** The short race on the day before the race. */
  SPRINT("S", "Sprint", Kind.RACE),
  RACE("R", "Race", Kind.RACE);

  /** What is driven for. */
  public enum Kind {
    /** For nothing: laps of any purpose, and every day of a test. */
    PRACTICE,
    /** For the fastest lap. */
    QUALIFYING,
    /** For the first place, all at once: a race or a sprint. */
    RACE
  }

  private final String abbreviation;
  private final String fullName;
  private final Kind kind;

  SessionType(String abbreviation, String fullName, Kind kind) {
    this.abbreviation = abbreviation;
    this.fullName = fullName;
    this.kind = kind;
  }

  /** {@code FP1}, {@code Q}, {@code SQ}, {@code SS}, {@code S}, {@code R} and so on. */
  public String abbreviation() {
    return abbreviation;
  }

  /** For instance {@code Practice 1}. */
  public String fullName() {
    return fullName;
  }

  /** Practice, qualifying or race. */
  public Kind kind() {
    return kind;
  }
}
