package io.tif1.testkit.sim;

import java.util.Arrays;

/**
 * The moments of one telemetry file, in milliseconds from the start of the lap. Car and position
 * are sampled separately and irregularly; the file has the moments of both, and the first and last
 * of the lap. What was not sampled at a moment is interpolated.
 */
final class SampleGrid {
  /**
   * Moments at which the car was sampled; the first at or before 0, the last at or after the end.
   */
  final int[] car;

  /** The same for the position. */
  final int[] position;

  /** All moments, strictly increasing, from 0 to the end. */
  final int[] all;

  /**
   * @param gapFrom no moments after this one and before {@code gapTo}
   */
  SampleGrid(int endMs, double rateHz, int gapFrom, int gapTo, Chance chance) {
    double step = 2000 / rateHz;
    this.car = stream(endMs, step, chance);
    this.position = stream(endMs, step, chance);
    this.all = merged(endMs, gapFrom, gapTo);
  }

  private static int[] stream(int endMs, double step, Chance chance) {
    int[] times = new int[(int) (endMs / (step * 0.65)) + 4];
    int count = 0;
    int at = -chance.below((int) step);
    times[count++] = at;
    while (at < endMs) {
      at += (int) (step * chance.between(0.66, 1.34));
      times[count++] = at;
    }
    return Arrays.copyOf(times, count);
  }

  private int[] merged(int endMs, int gapFrom, int gapTo) {
    int[] times = new int[car.length + position.length + 2];
    int count = 1; // the first is 0
    int c = 0;
    int p = 0;
    while (c < car.length || p < position.length) {
      boolean fromCar = p == position.length || (c < car.length && car[c] <= position[p]);
      int next = fromCar ? car[c++] : position[p++];
      boolean inGap = gapFrom < next && next < gapTo;
      if (next > times[count - 1] && next < endMs && !inGap) {
        times[count++] = next;
      }
    }
    times[count++] = endMs;
    return Arrays.copyOf(times, count);
  }
}
