package io.tif1.charts.internal.axis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Moves labels along a line so that none covers another, each as little as can be. */
public final class Apart {
  private Apart() {}

  /**
   * Where the middles of labels go. Their order is kept; labels that want the same place keep the
   * order they are given in.
   *
   * @param wanted the middles they want
   * @param size of each, along the line; made smaller if they would not all fit
   * @return the middles they get, between {@code from} and {@code to}
   */
  public static double[] place(double[] wanted, double size, double from, double to) {
    int count = wanted.length;
    double each = count == 0 ? size : Math.min(size, (to - from) / count);
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> wanted[i]))
            .mapToInt(i -> i)
            .toArray();
    // With the room for those before taken off, "no closer than a label" becomes "not descending"
    double[] shifted = new double[count];
    for (int i = 0; i < count; i++) {
      shifted[i] = wanted[order[i]] - i * each;
    }
    double[] settled = ascending(shifted);
    double[] placed = new double[count];
    for (int i = 0; i < count; i++) {
      double last = to - each / 2 - (count - 1) * each;
      placed[order[i]] = Math.max(from + each / 2, Math.min(last, settled[i])) + i * each;
    }
    return placed;
  }

  /** The nearest ascending numbers: neighbours in the wrong order share their mean. */
  private static double[] ascending(double[] values) {
    double[] means = new double[values.length];
    int[] sizes = new int[values.length];
    int blocks = 0;
    for (double value : values) {
      means[blocks] = value;
      sizes[blocks] = 1;
      blocks++;
      while (blocks > 1 && means[blocks - 2] > means[blocks - 1]) {
        int together = sizes[blocks - 2] + sizes[blocks - 1];
        means[blocks - 2] =
            (means[blocks - 2] * sizes[blocks - 2] + means[blocks - 1] * sizes[blocks - 1])
                / together;
        sizes[blocks - 2] = together;
        blocks--;
      }
    }
    double[] result = new double[values.length];
    int at = 0;
    for (int block = 0; block < blocks; block++) {
      Arrays.fill(result, at, at + sizes[block], means[block]);
      at += sizes[block];
    }
    return result;
  }
}
