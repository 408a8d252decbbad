package io.tif1.charts.internal.axis;

import java.util.Arrays;

/**
 * A line with fewer points that looks the same: of all points within a pixel's width, the first,
 * the lowest, the highest and the last are kept.
 *
 * @param xs pixels, or NaN where the line is interrupted
 * @param ys pixels, or NaN where the line is interrupted
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and nobody writes into them
public record Thinned(double[] xs, double[] ys) {
  /**
   * @param xs pixels, ascending but for NaN
   * @param ys pixels
   */
  public static Thinned of(double[] xs, double[] ys) {
    boolean[] kept = new boolean[xs.length];
    int start = 0;
    while (start < xs.length) {
      int end = start + 1;
      if (isPoint(xs, ys, start)) {
        while (end < xs.length
            && isPoint(xs, ys, end)
            && Math.floor(xs[end]) == Math.floor(xs[start])) {
          end++;
        }
        keep(kept, ys, start, end);
      } else {
        // One gap is enough of them
        kept[start] = start > 0 && isPoint(xs, ys, start - 1);
      }
      start = end;
    }
    return picked(xs, ys, kept);
  }

  private static boolean isPoint(double[] xs, double[] ys, int at) {
    return !Double.isNaN(xs[at]) && !Double.isNaN(ys[at]);
  }

  private static void keep(boolean[] kept, double[] ys, int start, int end) {
    int lowest = start;
    int highest = start;
    for (int i = start; i < end; i++) {
      lowest = ys[i] < ys[lowest] ? i : lowest;
      highest = ys[i] > ys[highest] ? i : highest;
    }
    kept[start] = true;
    kept[lowest] = true;
    kept[highest] = true;
    kept[end - 1] = true;
  }

  private static Thinned picked(double[] xs, double[] ys, boolean[] kept) {
    double[] fewerXs = new double[xs.length];
    double[] fewerYs = new double[xs.length];
    int count = 0;
    for (int i = 0; i < xs.length; i++) {
      if (kept[i]) {
        boolean isPoint = isPoint(xs, ys, i);
        fewerXs[count] = isPoint ? xs[i] : Double.NaN;
        fewerYs[count] = isPoint ? ys[i] : Double.NaN;
        count++;
      }
    }
    return new Thinned(Arrays.copyOf(fewerXs, count), Arrays.copyOf(fewerYs, count));
  }
}
