package io.tif1.charts.internal.axis;

/**
 * Maps values to pixels in proportion.
 *
 * @param from the pixel of {@code least}
 * @param to the pixel of {@code most}; may be less than {@code from}, as heights of values are
 */
public record Scale(double least, double most, double from, double to) {
  /** A span of nothing is widened, so that its value lies in the middle. */
  public Scale {
    if (!(most > least)) {
      double pad = Math.max(Math.abs(least) * 1e-3, 0.5);
      least -= pad;
      most = least + 2 * pad;
    }
  }

  /** The pixel of a value; NaN of NaN. */
  public double at(double value) {
    return from + (value - least) / (most - least) * (to - from);
  }

  /** The pixel of a value, that of the nearest end for one outside. */
  public double within(double value) {
    return at(Double.isNaN(value) ? value : Math.max(least, Math.min(most, value)));
  }

  public double[] at(double[] values) {
    double[] pixels = new double[values.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = at(values[i]);
    }
    return pixels;
  }

  public boolean holds(double value) {
    return value >= least && value <= most;
  }
}
