package io.tif1.model;

/**
 * Which laps through the pits are meant.
 *
 * @since 0.1
 */
public enum BoxLaps {
  /** Laps at whose end the car came into the pits. */
  IN,
  /** Laps at whose beginning the car left the pits. */
  OUT,
  /** Laps into the pits, out of them, or out and in again: either of the above. */
  BOTH
}
