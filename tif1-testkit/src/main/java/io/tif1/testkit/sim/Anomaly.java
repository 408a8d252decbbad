package io.tif1.testkit.sim;

/**
 * One way in which published files depart from what one would expect. Each can be switched and
 * weighed by {@link Anomalies}; where it struck is in {@link Facts}.
 *
 * <p>The usual rate is what the published files show, or more where that would be too rare for a
 * test to meet.
 */
public enum Anomaly {
  /** A lap is listed, but its telemetry file does not exist. Timed laps are hit too. */
  ABSENT_TELEMETRY(Scope.TELEMETRY, 0.01),
  /**
   * The car sent nothing: rpm, speed, gear, distance and accelerations are 0 throughout, {@code
   * rel_distance} is "None" throughout; throttle is 0, or 104 with {@link #THROTTLE_SENTINEL}.
   */
  DEAD_CAR_CHANNEL(Scope.TELEMETRY, 0.03),
  /** Throttle is 104, which stands for "no data", for a while, with values between at the edges. */
  THROTTLE_SENTINEL(Scope.TELEMETRY, 0.05),
  /** The gear climbs as far as 49 for a few samples. */
  GEAR_RAMP(Scope.TELEMETRY, 0.002),
  /** The distance goes back by less than 0.1 m at least once. */
  DISTANCE_BACKWARDS(Scope.TELEMETRY, 0.1),
  /** The distance begins more than 1 m below zero. */
  DISTANCE_NEGATIVE(Scope.TELEMETRY, 0.005),
  /** {@code rel_distance} leaves [0, 1] by more than 0.01. */
  RELATIVE_DISTANCE_OUTSIDE(Scope.TELEMETRY, 0.012),
  /** Nothing was recorded for more than 2 s. Laps of 20 s and more. */
  TIME_GAP(Scope.TELEMETRY, 0.014),
  /** The position was lost: x, y and z are 0.0 for a run of samples. */
  POSITION_LOST(Scope.TELEMETRY, 0.004),
  /** The samples end more than 5 s before the lap does. Laps of 20 s and more. */
  TELEMETRY_SHORT(Scope.TELEMETRY, 0.004),
  /** x, y and z fade out down to 5e-324, the smallest number there is. */
  TINY_EXPONENTS(Scope.TELEMETRY, 0.01),
  /** A few samples of several columns of numbers are "None". */
  NONE_IN_NUMBERS(Scope.TELEMETRY, 0.005),

  /** Compound "nan", stint and life "None", status "". */
  UNKNOWN_TYRE(Scope.LAP, 0.002),
  /** Compound "None". */
  COMPOUND_NONE(Scope.LAP, 0.001),
  /** A lap that was driven to its end has no time. */
  TIME_MISSING(Scope.LAP, 0.01),
  /** The sectors do not add up to the lap time: the third is too short by 1 s to 10 s. */
  SECTORS_DISAGREE(Scope.LAP, 0.001),
  /** The flag of a personal best is "None". */
  PERSONAL_BEST_NONE(Scope.LAP, 0.0005),
  /** The mini-sectors are "None". */
  MINISECTORS_MISSING(Scope.LAP, 0.03),
  /** A lap is missing in the lists, and has no telemetry. In {@link Generation#G0} only. */
  UNLISTED_LAP(Scope.LAP, 0.35),

  /**
   * The driver has one row of nearly all "None": out on the first lap of a race. One driver is
   * always spared.
   */
  FIRST_LAP_RETIREMENT(Scope.DRIVER, 0.03),
  /** The address of the portrait is "None". */
  HEADSHOT_NONE(Scope.DRIVER, 0.05),

  /**
   * The weather of the laps belongs to other laps: each driver gets the first rows of all laps of
   * the session, which are those of the first driver.
   */
  MISPLACED_WEATHER(Scope.SESSION, 1.0),
  /** The first messages of race control are not in the order of time. */
  UNSORTED_MESSAGES(Scope.SESSION, 1.0),
  /**
   * In practice and testing an out lap begins when the lap before ends, and waits in the garage.
   */
  GARAGE_TIME(Scope.SESSION, 1.0),
  /** {@code session_laptimes.json} does not exist. */
  ABSENT_SESSION_LAPS(Scope.SESSION, 0.0),
  /** {@code session_laptimes.json} lags behind: the last lap of each driver is not in it yet. */
  SESSION_LAPS_BEHIND(Scope.SESSION, 0.0);

  /** What an anomaly strikes; its rate is the share of these. */
  enum Scope {
    TELEMETRY,
    LAP,
    DRIVER,
    SESSION
  }

  private final Scope scope;
  private final double usualRate;

  Anomaly(Scope scope, double usualRate) {
    this.scope = scope;
    this.usualRate = usualRate;
  }

  /** The share of laps, drivers or sessions that the anomaly strikes in a realistic mix, 0 to 1. */
  public double usualRate() {
    return usualRate;
  }

  Scope scope() {
    return scope;
  }
}
