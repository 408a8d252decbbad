package io.tif1.testkit.sim;

/**
 * How old the program was that wrote the files. The key sets of laps and drivers and the style of
 * the text go by generation, not by season, and one session may mix two of them.
 */
public enum Generation {
  /**
   * Laps with {@code time}, {@code lap}, {@code compound} only, and not all laps; drivers with code
   * and team. Text as Python's {@code json} writes it: a space after comma and colon, {@code lap}
   * as {@code 1.0}, exponents as {@code e-06}.
   */
  G0,
  /**
   * Laps with 11 keys, drivers with code and team. Text as in {@link #G0} for race weekends;
   * compact with whole {@code lap} for testing.
   */
  G1,
  /**
   * Laps with 39 keys, drivers with 7. Compact text, whole {@code lap}, exponents as {@code e-6}.
   */
  G2,
  /** As {@link #G2} with the mini-sectors: 42 keys; 43 with {@code qs} in qualifying sessions. */
  G3;

  boolean atLeast(Generation other) {
    return compareTo(other) >= 0;
  }

  /** The style of text in a session of the given kind. */
  TextStyle style(SessionKind kind) {
    boolean python = this == G0 || (this == G1 && kind != SessionKind.TESTING);
    return python ? TextStyle.PYTHON : TextStyle.COMPACT;
  }
}
