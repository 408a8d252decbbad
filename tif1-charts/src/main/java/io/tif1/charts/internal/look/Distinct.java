package io.tif1.charts.internal.look;

import io.tif1.charts.internal.draw.Colour;
import io.tif1.charts.internal.draw.Lab;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Colours that can be told from others in use. */
public final class Distinct {
  /** How different any two must look, as ΔE*ab. */
  public static final double LEAST = 20;

  private static final List<Colour> CANDIDATES =
      Stream.of(
              "0072b2", "e69f00", "009e73", "cc79a7", "d55e00", "56b4e9", "7f3fbf", "8c564b",
              "bcbd22", "17becf", "e377c2", "1b7837", "aa4499", "ddcc77", "882255", "44aa99",
              "6a3d9a", "b15928", "a6cee3", "fb9a99", "b2df8a", "fdbf6f", "4d4d4d", "c51b7d")
          .map(Colour::of)
          .toList();

  /** A grid over all colours, coarse: about 400 can be shown. */
  private static final List<Colour> GRID = grid();

  private Distinct() {}

  private static List<Colour> grid() {
    List<Colour> grid = new ArrayList<>();
    for (int lightness = 20; lightness <= 92; lightness += 8) {
      for (int chroma = 0; chroma <= 100; chroma += 20) {
        for (int turn = 0; turn < (chroma == 0 ? 1 : 18); turn++) {
          double angle = Math.PI * turn / 9;
          new Lab(lightness, chroma * Math.cos(angle), chroma * Math.sin(angle))
              .colour()
              .ifPresent(grid::add);
        }
      }
    }
    return List.copyOf(grid);
  }

  /** Whether a colour looks different enough from all of some. */
  public static boolean isApart(Colour colour, Collection<Colour> used) {
    return nearest(colour, used) >= LEAST;
  }

  private static double nearest(Colour colour, Collection<Colour> used) {
    return nearest(colour.lab(), labs(used));
  }

  private static double nearest(Lab colour, List<Lab> used) {
    double nearest = 1000;
    for (Lab other : used) {
      nearest = Math.min(nearest, colour.difference(other));
    }
    return nearest;
  }

  private static List<Lab> labs(Collection<Colour> colours) {
    return colours.stream().map(Colour::lab).toList();
  }

  /** The colour that is easiest to tell from those in use, readable on the ground. */
  public static Colour from(Collection<Colour> used, Colour ground) {
    Colour best = farthest(CANDIDATES, used, ground);
    return isApart(best, used) ? best : farthest(GRID, used, ground);
  }

  private static Colour farthest(List<Colour> among, Collection<Colour> used, Colour ground) {
    Colour best = among.get(0).readableOn(ground, 3);
    List<Lab> labs = labs(used);
    double bestDistance = -1;
    for (Colour candidate : among) {
      Colour shown = candidate.readableOn(ground, 3);
      double nearest = nearest(shown.lab(), labs);
      if (nearest > bestDistance + 1e-9) {
        best = shown;
        bestDistance = nearest;
      }
    }
    return best;
  }

  /**
   * The colour most like a wanted one that can be told from those in use and is readable on the
   * ground. If all colours are taken, the one that is easiest to tell from them.
   */
  public static Colour like(Colour wanted, Collection<Colour> used, Colour ground) {
    if (isApart(wanted, used)) {
      return wanted;
    }
    List<Lab> labs = labs(used);
    return GRID.stream()
        .filter(colour -> nearest(colour.lab(), labs) >= LEAST && colour.contrast(ground) >= 3)
        .min(Comparator.comparingDouble(wanted::difference))
        .orElseGet(() -> from(used, ground));
  }
}
