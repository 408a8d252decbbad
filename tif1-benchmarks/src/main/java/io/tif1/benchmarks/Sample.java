package io.tif1.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** Measurements of one thing, in any unit. Immutable. */
public final class Sample {
  private final double[] sorted;

  /**
   * @param values at least one
   */
  public Sample(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    sorted = values.clone();
    Arrays.sort(sorted);
  }

  public int n() {
    return sorted.length;
  }

  /** The middle one; of an even number the mean of the two in the middle. */
  public double median() {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  public double min() {
    return sorted[0];
  }

  public double max() {
    return sorted[sorted.length - 1];
  }

  /** How far apart the outermost are, as a share of the median. */
  public double spread() {
    return (max() - min()) / median();
  }

  /** The value that a tenth of all lie at or below. */
  public double low() {
    return sorted[(n() - 1) / 10];
  }

  /** The value that a tenth of all lie at or above. */
  public double high() {
    return sorted[n() - 1 - (n() - 1) / 10];
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "n %d, median %.1f, min %.1f, p10-p90 %.1f-%.1f, spread %.0f %%",
        n(),
        median(),
        min(),
        low(),
        high(),
        100 * spread());
  }
}
