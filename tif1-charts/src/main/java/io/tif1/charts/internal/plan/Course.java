package io.tif1.charts.internal.plan;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * A number of a driver lap by lap. Where laps are missing between two, there is a NaN, so that a
 * line is interrupted.
 *
 * @param laps numbers of laps, ascending
 * @param values as many as laps; first and last are present
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and nobody writes into them
record Course(Runner runner, double[] laps, double[] values) {
  /**
   * @param value of a row; NaN if missing. Of two rows with the same number, the later one counts
   */
  static Course of(Runner runner, IntToDoubleFunction value) {
    int[] numbers = runner.numbers();
    double[] laps = new double[2 * numbers.length];
    double[] values = new double[2 * numbers.length];
    int count = 0;
    for (int i = 0; i < numbers.length; i++) {
      double own = value.applyAsDouble(runner.rows()[i]);
      if (!Double.isNaN(own)) {
        if (count > 0 && laps[count - 1] == numbers[i]) {
          count--;
        } else if (count > 0 && laps[count - 1] < numbers[i] - 1) {
          laps[count] = numbers[i] - 0.5;
          values[count++] = Double.NaN;
        }
        laps[count] = numbers[i];
        values[count++] = own;
      }
    }
    return new Course(runner, Arrays.copyOf(laps, count), Arrays.copyOf(values, count));
  }

  /** How many laps have a value. */
  int size() {
    return (int) Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
  }

  double most() {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).max().orElse(Double.NaN);
  }

  double first() {
    return values[0];
  }

  int firstLap() {
    return (int) laps[0];
  }

  double last() {
    return values[values.length - 1];
  }

  int lastLap() {
    return (int) laps[laps.length - 1];
  }
}
