package io.tif1.charts.internal.plan;

/** Finds what is in order in a column that should be. */
final class Ascending {
  private Ascending() {}

  /**
   * The rows of the longest strictly ascending selection; of a few steps back and single spikes it
   * leaves out no more than it must.
   */
  static int[] longest(double[] values) {
    int[] ends = new int[values.length];
    int[] before = new int[values.length];
    int length = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        int low = 0;
        int high = length;
        while (low < high) {
          int middle = (low + high) >>> 1;
          if (values[ends[middle]] < values[i]) {
            low = middle + 1;
          } else {
            high = middle;
          }
        }
        before[i] = low == 0 ? -1 : ends[low - 1];
        ends[low] = i;
        length = Math.max(length, low + 1);
      }
    }
    int[] rows = new int[length];
    int at = length == 0 ? -1 : ends[length - 1];
    for (int i = length - 1; i >= 0; i--) {
      rows[i] = at;
      at = before[at];
    }
    return rows;
  }
}
