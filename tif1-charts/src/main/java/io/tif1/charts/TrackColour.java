package io.tif1.charts;

/**
 * What the colour along a track map stands for.
 *
 * @since 0.1
 */
public enum TrackColour {
  /** Speed in km/h, along a ramp of colours. */
  SPEED,
  /** Gear, a colour each from 1 to 8. */
  GEAR,
  /** Throttle in percent, along a ramp of colours. */
  THROTTLE,
  /** Whether the brake is applied. */
  BRAKE
}
