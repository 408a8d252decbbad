package io.tif1.charts.internal.plan;

import io.tif1.charts.internal.draw.Mark;
import io.tif1.charts.internal.draw.Stroke;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A part of the way in one colour; points closer than a pixel are left out.
 *
 * @param of which class of colour
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and nobody writes into them
record Stretch(int of, double[] xs, double[] ys) {
  private static final double CLOSE = 0.8;

  /** Each stretch ends where the next begins. */
  static List<Stretch> of(double[] xs, double[] ys, int[] classes) {
    List<Stretch> stretches = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= xs.length; i++) {
      boolean isPoint = i < xs.length && !Double.isNaN(xs[i]);
      if (start >= 0 && (!isPoint || classes[i] != classes[start])) {
        int end = isPoint ? i + 1 : i;
        add(stretches, classes[start], xs, ys, start, end);
        start = -1;
      }
      if (start < 0 && isPoint) {
        start = i;
      }
    }
    return stretches;
  }

  /** The whole way in one colour; interrupted where positions are missing. */
  static List<Mark.Line> whole(double[] xs, double[] ys, Stroke stroke) {
    return of(xs, ys, new int[xs.length]).stream()
        .map(stretch -> new Mark.Line(stretch.xs(), stretch.ys(), stroke, true))
        .toList();
  }

  private static void add(
      List<Stretch> stretches, int of, double[] xs, double[] ys, int start, int end) {
    double[] keptXs = new double[end - start];
    double[] keptYs = new double[end - start];
    int count = 0;
    for (int i = start; i < end; i++) {
      boolean isClose =
          count > 0 && Math.hypot(xs[i] - keptXs[count - 1], ys[i] - keptYs[count - 1]) < CLOSE;
      if (!isClose || i == end - 1) {
        keptXs[count] = xs[i];
        keptYs[count++] = ys[i];
      }
    }
    stretches.add(new Stretch(of, Arrays.copyOf(keptXs, count), Arrays.copyOf(keptYs, count)));
  }
}
