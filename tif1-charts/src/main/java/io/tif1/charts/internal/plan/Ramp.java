package io.tif1.charts.internal.plan;

import io.tif1.charts.internal.draw.Colour;
import java.util.List;
import java.util.stream.Stream;

/** Colours from low to high: ever lighter, so that they keep their order without their hue. */
final class Ramp {
  static final int STEPS = 24;

  private static final List<Colour> STOPS =
      Stream.of("2b1a78", "6a2297", "b23084", "e75263", "fb8c3b", "fcd03f", "fbf7a1")
          .map(Colour::of)
          .toList();

  private Ramp() {}

  /** The colour of a share, 0 to 1. */
  static Colour at(double share) {
    double place = Math.max(0, Math.min(1, share)) * (STOPS.size() - 1);
    int below = Math.min((int) place, STOPS.size() - 2);
    return STOPS.get(below).mix(STOPS.get(below + 1), place - below);
  }

  /** The colour of one of {@link #STEPS} steps. */
  static Colour step(int step) {
    return at((step + 0.5) / STEPS);
  }
}
