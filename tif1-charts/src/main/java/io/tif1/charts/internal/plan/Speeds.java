package io.tif1.charts.internal.plan;

import io.tif1.charts.ChartException;
import io.tif1.charts.internal.axis.Shown;
import io.tif1.charts.internal.axis.Spread;
import io.tif1.model.Telemetry;

/** The speeds of a lap that can be: a car that sends no data is said to stand still. */
final class Speeds {
  /** A car that moves this far between two samples did not stand still, in tenths of a metre. */
  private static final double MOVED_DM = 30;

  private Speeds() {}

  /**
   * The speeds in km/h; NaN where missing, and where the car is said to stand but moves.
   *
   * @param what chart and lap, for messages
   * @throws ChartException if the car sent none, or the same all along
   */
  static double[] of(String what, Telemetry telemetry) {
    int size = telemetry.size();
    double[] speeds = new double[size];
    for (int i = 0; i < size; i++) {
      speeds[i] = Sane.speed(telemetry.speedKph().get(i));
    }
    Spread spread = Spread.of(speeds);
    if (spread.isEmpty()) {
      throw new ChartException(
          what
              + " has no speed in "
              + Shown.count(size, "sample", "samples")
              + " (column Speed, key speed); choose another lap");
    }
    if (spread.most() == 0 || spread.size() > 20 && spread.least() == spread.most()) {
      throw new ChartException(
          what
              + " has no speeds: all "
              + Shown.count(spread.size(), "sample", "samples")
              + " say "
              + Shown.number(spread.most(), 0)
              + " km/h (column Speed, key speed), as when the car sends none; choose another lap");
    }
    for (int i = 0; i < size; i++) {
      if (speeds[i] == 0 && (isMoving(telemetry, i - 1) || isMoving(telemetry, i))) {
        speeds[i] = Double.NaN;
      }
    }
    return speeds;
  }

  private static boolean isMoving(Telemetry telemetry, int i) {
    if (i < 0 || i + 1 >= telemetry.size()) {
      return false;
    }
    double x = telemetry.xDm().get(i + 1) - telemetry.xDm().get(i);
    double y = telemetry.yDm().get(i + 1) - telemetry.yDm().get(i);
    boolean isLost = isLost(telemetry, i) || isLost(telemetry, i + 1);
    return !isLost && Math.hypot(x, y) > MOVED_DM;
  }

  /** How the positioning says that it knows nothing. */
  private static boolean isLost(Telemetry telemetry, int i) {
    return telemetry.xDm().get(i) == 0 && telemetry.yDm().get(i) == 0;
  }
}
