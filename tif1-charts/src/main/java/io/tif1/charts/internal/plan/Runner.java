package io.tif1.charts.internal.plan;

import io.tif1.model.Laps;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A driver's laps, in order.
 *
 * @param driver three letters
 * @param team as the laps say; null if they do not
 * @param rows in the table of laps
 * @param numbers of the laps, as many as rows, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and nobody writes into them
record Runner(String driver, @Nullable String team, int[] rows, int[] numbers) {
  /** The driver's times in the order of the laps, in seconds; NaN where there is none. */
  double[] lapTimes(Laps laps) {
    return Arrays.stream(rows).mapToDouble(row -> Sane.lapTime(laps.lapTimeS().get(row))).toArray();
  }
}
