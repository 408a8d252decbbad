package io.tif1.testkit.sim;

import java.util.Locale;

/** What kind of session a season, an event and a session name mean. */
public enum SessionKind {
  /** A grand prix: all start together, positions count, pit stops. */
  RACE,
  /** A short race without stops. In 2021 it was called Sprint Qualifying. */
  SPRINT,
  /** Three segments, Q1 to Q3, with eliminations. */
  QUALIFYING,
  /** Three segments, SQ1 to SQ3; also called Sprint Shootout. */
  SPRINT_QUALIFYING,
  /** One hour of runs. */
  PRACTICE,
  /** A day of runs before the season: no weather, no race control, no joined laps. */
  TESTING;

  /** The event whose sessions are {@link #TESTING}. */
  public static final String TESTING_EVENT = "Pre-Season Testing";

  /**
   * The kind of a session, by its name.
   *
   * @throws IllegalArgumentException if the name is none that is published
   */
  public static SessionKind of(int season, String event, String session) {
    if (event.equals(TESTING_EVENT)) {
      return TESTING;
    }
    return switch (session) {
      case "Race" -> RACE;
      case "Sprint" -> SPRINT;
      case "Qualifying" -> QUALIFYING;
      case "Sprint Qualifying" -> season == 2021 ? SPRINT : SPRINT_QUALIFYING;
      case "Sprint Shootout" -> SPRINT_QUALIFYING;
      default -> {
        if (session.toLowerCase(Locale.ROOT).startsWith("practice ")) {
          yield PRACTICE;
        }
        throw new IllegalArgumentException(
            "no session is called \""
                + session
                + "\": use Race, Sprint, Qualifying, Sprint Qualifying, Sprint Shootout or Practice"
                + " 1 to 3");
      }
    };
  }

  /** Whether all cars start together and positions count. */
  public boolean isRace() {
    return this == RACE || this == SPRINT;
  }

  /** Whether the session has three segments. */
  public boolean isQualifying() {
    return this == QUALIFYING || this == SPRINT_QUALIFYING;
  }
}
