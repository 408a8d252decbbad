package io.tif1.charts.internal.axis;

import java.util.Arrays;

/** The present numbers among some, sorted. */
public final class Spread {
  private final double[] sorted;

  private Spread(double[] sorted) {
    this.sorted = sorted;
  }

  public static Spread of(double[] values) {
    return new Spread(Arrays.stream(values).filter(Double::isFinite).sorted().toArray());
  }

  public int size() {
    return sorted.length;
  }

  public boolean isEmpty() {
    return sorted.length == 0;
  }

  public double least() {
    return quantile(0);
  }

  public double most() {
    return quantile(1);
  }

  public double median() {
    return quantile(0.5);
  }

  /** The value below which a share of the others lies, interpolated; NaN if there are none. */
  public double quantile(double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** The largest value not above a limit; NaN if all are above. */
  public double mostUpTo(double limit) {
    return Arrays.stream(sorted).filter(value -> value <= limit).max().orElse(Double.NaN);
  }

  /** The least value not below a limit; NaN if all are below. */
  public double leastFrom(double limit) {
    return Arrays.stream(sorted).filter(value -> value >= limit).min().orElse(Double.NaN);
  }

  public double[] values() {
    return sorted.clone();
  }
}
