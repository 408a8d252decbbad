package io.tif1.client;

import java.util.EnumSet;
import java.util.Set;

/**
 * A part of a session that {@link Session#load} can be asked for.
 *
 * @since 0.1
 */
public enum Part {
  /** Who took part: {@code drivers.json}. */
  DRIVERS,
  /** The laps of all drivers, as {@link LapSource#SESSION_FILE_FIRST} says. */
  LAPS,
  /**
   * The telemetry of every lap, and so the laps: a file a lap, about 1,200 for a race, and all of
   * it held in memory: of the order of 100 MB. For less memory use {@link Session#telemetryEach}.
   */
  TELEMETRY,
  /** {@code weather.json}; not published for tests. */
  WEATHER,
  /** Messages of race control: {@code rcm.json}; not published for tests. */
  RACE_CONTROL,
  /** Corners of the circuit: {@code corners.json}; not published for every session. */
  CORNERS;

  /** What is loaded if nothing is named: all but {@link #TELEMETRY}. Five files as a rule. */
  static Set<Part> wanted(Part... named) {
    if (named.length == 0) {
      return EnumSet.complementOf(EnumSet.of(TELEMETRY));
    }
    Set<Part> wanted = EnumSet.noneOf(Part.class);
    for (Part part : named) {
      wanted.add(part);
    }
    if (wanted.contains(TELEMETRY)) {
      wanted.add(LAPS);
    }
    return wanted;
  }
}
