package io.tif1.charts.internal.plan;

import io.tif1.charts.ChartException;
import io.tif1.charts.LapTrace;
import io.tif1.charts.internal.axis.Shown;
import io.tif1.charts.internal.axis.Spread;
import io.tif1.model.Telemetry;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A lap as charts over distance need it: samples at strictly ascending distances from the line.
 *
 * @param distances in metres
 * @param times in seconds since the lap began; NaN where missing
 * @param speeds in km/h; NaN where missing
 * @param dropped samples whose distance steps back or is missing
 * @param isIntegrated whether the distances are made from speeds, because none are given
 * @param sectors the published times; null if they are not known
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and nobody writes into them
record Trace(
    String label,
    double[] distances,
    double[] times,
    double[] speeds,
    int dropped,
    boolean isIntegrated,
    @Nullable Sectors sectors) {
  static Trace of(String chart, LapTrace lap) {
    Telemetry telemetry = lap.telemetry();
    int size = telemetry.size();
    double[] speeds = Speeds.of(chart + ": the telemetry of " + lap.label(), telemetry);
    double[] times = new double[size];
    double[] distances = new double[size];
    for (int i = 0; i < size; i++) {
      times[i] = Sane.clock(telemetry.timeS().get(i));
      distances[i] = Sane.distance(telemetry.distanceM().get(i));
    }
    boolean isIntegrated = Spread.of(distances).size() < 2;
    if (isIntegrated) {
      distances = integrated(times, speeds);
    }
    int[] kept = Ascending.longest(distances);
    if (kept.length < 2) {
      throw new ChartException(
          chart
              + ": of the "
              + Shown.count(size, "sample", "samples")
              + " of "
              + lap.label()
              + " fewer than two have a place on the lap (columns Distance, or Time and Speed)");
    }
    return new Trace(
        lap.label(),
        pick(distances, kept),
        pick(times, kept),
        pick(speeds, kept),
        size - kept.length,
        isIntegrated,
        Sectors.of(lap.lap()));
  }

  private static double[] pick(double[] values, int[] kept) {
    return Arrays.stream(kept).mapToDouble(i -> values[i]).toArray();
  }

  /** Distances from speeds and times; missing from the first missing one on to the next pair. */
  private static double[] integrated(double[] times, double[] speeds) {
    double[] distances = new double[times.length];
    double sum = 0;
    int last = -1;
    for (int i = 0; i < times.length; i++) {
      distances[i] = Double.NaN;
      if (!Double.isNaN(times[i]) && !Double.isNaN(speeds[i])) {
        if (last >= 0) {
          sum += Math.max(0, times[i] - times[last]) * (speeds[i] + speeds[last]) / 7.2;
        }
        distances[i] = Sane.distance(sum);
        last = i;
      }
    }
    return distances;
  }

  double length() {
    return distances[distances.length - 1];
  }
}
