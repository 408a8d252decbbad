package io.tif1.charts.internal.look;

import io.tif1.charts.internal.draw.Colour;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Colours for those who have none of their own. */
public final class Distinct {
  private static final List<Colour> CANDIDATES =
      Stream.of(
              "0072b2", "e69f00", "009e73", "cc79a7", "d55e00", "56b4e9", "7f3fbf", "8c564b",
              "bcbd22", "17becf", "e377c2", "1b7837", "aa4499", "ddcc77", "882255", "44aa99",
              "6a3d9a", "b15928", "a6cee3", "fb9a99", "b2df8a", "fdbf6f", "4d4d4d", "c51b7d")
          .map(Colour::of)
          .toList();

  private Distinct() {}

  /** The colour that is easiest to tell from those in use, readable on the ground. */
  public static Colour from(Collection<Colour> used, Colour ground) {
    Colour best = CANDIDATES.get(0).readableOn(ground, 3);
    double bestDistance = -1;
    for (Colour candidate : CANDIDATES) {
      Colour shown = candidate.readableOn(ground, 3);
      double nearest = used.stream().mapToDouble(shown::distance).min().orElse(1000);
      if (nearest > bestDistance + 1e-9) {
        best = shown;
        bestDistance = nearest;
      }
    }
    return best;
  }
}
