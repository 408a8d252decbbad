package io.tif1.testkit.internal.cdn;

import java.util.SplittableRandom;
import java.util.function.Predicate;

/** A share of all paths, chosen by a seed. Each path's fate is its own, whatever else is asked. */
public record RandomFiles(double share, long seed) implements Predicate<String> {

  public RandomFiles {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share must be 0 to 1, not " + share);
    }
  }

  @Override
  public boolean test(String path) {
    return new SplittableRandom(seed * 31 + path.hashCode()).nextDouble() < share;
  }
}
