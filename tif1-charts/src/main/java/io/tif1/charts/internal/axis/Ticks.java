package io.tif1.charts.internal.axis;

import java.util.List;

/**
 * Round values along an axis, ascending.
 *
 * @param values where the ticks are
 * @param step between two of them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and nobody writes into them
public record Ticks(double[] values, double step) {
  private static final List<Double> CLOCK_STEPS =
      List.of(1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1800.0, 3600.0);
  private static final int MOST = 1000;

  /** Steps of 1, 2 or 5 and tens of them; about as many ticks as wanted, at most twice that. */
  public static Ticks decimal(double least, double most, int wanted) {
    return every(least, most, decimalStep(most - least, wanted));
  }

  /** The same with steps of at least 1. */
  public static Ticks whole(double least, double most, int wanted) {
    return every(least, most, Math.max(1, decimalStep(most - least, wanted)));
  }

  /** Steps that clocks have: 5, 15, 30 seconds, a minute; below a second as decimals. */
  public static Ticks clock(double least, double most, int wanted) {
    double raw = (most - least) / Math.max(1, wanted);
    if (!(raw > 1)) {
      return decimal(least, most, wanted);
    }
    for (double step : CLOCK_STEPS) {
      if (step >= raw) {
        return every(least, most, step);
      }
    }
    return every(least, most, 3600 * Math.max(1, decimalStep((most - least) / 3600, wanted)));
  }

  private static double decimalStep(double span, int wanted) {
    double raw = span / Math.max(1, wanted);
    if (!(raw > 0) || Double.isInfinite(raw)) {
      return 1;
    }
    double ten = Math.pow(10, Math.floor(Math.log10(raw)));
    double share = raw / ten;
    return ten * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
  }

  private static Ticks every(double least, double most, double step) {
    double first = Math.ceil(least / step - 1e-9);
    double last = Math.floor(most / step + 1e-9);
    int count = (int) Math.max(0, Math.min(MOST, last - first + 1));
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      // Adding 0 makes a zero of a negative zero
      values[i] = (first + i) * step + 0.0;
    }
    return new Ticks(values, step);
  }

  /** How many digits after the point tell its ticks apart. */
  public int digits() {
    return (int) Math.max(0, Math.min(6, Math.ceil(-Math.log10(step) - 1e-9)));
  }
}
