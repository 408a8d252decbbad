package io.tif1.charts;

/**
 * Which laps a chart of lap times shows, by how fast they are.
 *
 * @since 0.1
 */
public enum LapPace {
  /**
   * {@link #ALL} of a race, {@link #QUICK} of other sessions, where most laps are driven to and
   * from the pits. A table with a {@code Position} is one of a race.
   */
  USUAL,
  /**
   * Laps within 107 percent of the fastest of the table whose time is not deleted; a note on the
   * chart says how many are left out.
   */
  QUICK,
  /** All laps with a time. */
  ALL
}
