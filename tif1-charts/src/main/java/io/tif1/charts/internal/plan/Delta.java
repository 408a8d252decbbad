package io.tif1.charts.internal.plan;

import io.tif1.charts.internal.axis.Spread;

/**
 * How many seconds the second lap is behind the first, along the first.
 *
 * @param isStretched whether distances of the second were matched to the length of the first
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and nobody writes into them
record Delta(double[] distances, double[] seconds, boolean isStretched) {
  /** Distances are integrated from speeds, so laps of the same circuit differ by a percent. */
  private static final double SAME_LAP = 0.03;

  static Delta of(Trace first, Trace second) {
    double ratio = second.length() / first.length();
    boolean isStretched = Math.abs(ratio - 1) <= SAME_LAP && ratio != 1;
    double factor = isStretched ? ratio : 1;
    double[] seconds = new double[first.distances().length];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = second.timeAt(first.distances()[i] * factor) - first.times()[i];
    }
    return new Delta(first.distances(), seconds, isStretched);
  }

  boolean isEmpty() {
    return Spread.of(seconds).isEmpty();
  }
}
