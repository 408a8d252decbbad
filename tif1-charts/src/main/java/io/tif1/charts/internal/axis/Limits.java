package io.tif1.charts.internal.axis;

/**
 * The ends of an axis, and what is left outside.
 *
 * @param below how many values are less than {@code least}
 * @param above how many are more than {@code most}
 */
public record Limits(double least, double most, int below, int above) {
  /**
   * Ends for lap times: all of them, unless some are so slow (a lap under a red flag takes twenty
   * minutes) or so quick (a broken row) that the others would be squeezed together.
   *
   * @param values seconds; at least one
   */
  public static Limits ofLapTimes(Spread values) {
    double median = values.median();
    double slow = Math.max(1.25 * median, 1.05 * values.quantile(0.9));
    double most = values.mostUpTo(Math.min(slow, 2 * median));
    double least = values.leastFrom(0.75 * median);
    int below = 0;
    int above = 0;
    for (double value : values.values()) {
      below += value < least ? 1 : 0;
      above += value > most ? 1 : 0;
    }
    double pad = Math.max(0.04 * (most - least), 0.05);
    return new Limits(least - pad, most + pad, below, above);
  }

  /** From the least to the greatest, and a share of that as a margin on either side. */
  public static Limits of(Spread values, double margin) {
    double pad = margin * (values.most() - values.least());
    return new Limits(values.least() - pad, values.most() + pad, 0, 0);
  }
}
