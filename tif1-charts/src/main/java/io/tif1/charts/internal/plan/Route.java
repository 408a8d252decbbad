package io.tif1.charts.internal.plan;

import io.tif1.charts.ChartException;
import io.tif1.charts.internal.axis.Shown;
import io.tif1.charts.internal.axis.Spread;
import io.tif1.charts.internal.draw.Box;
import io.tif1.model.Corners;
import io.tif1.model.Telemetry;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where the car was, turned as the circuit's map is.
 *
 * @param xs to the right; NaN where the position was lost
 * @param ys upwards; NaN where the position was lost
 * @param lost how many samples have no position
 * @param angle by which everything is turned, in radians
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and nobody writes into them
record Route(double[] xs, double[] ys, int lost, double angle) {
  private static final double FARTHEST = 1e7;

  static Route of(String chart, Telemetry telemetry, @Nullable Corners corners) {
    double angle = Math.toRadians(rotation(corners));
    double[] xs = new double[telemetry.size()];
    double[] ys = new double[telemetry.size()];
    int lost = 0;
    for (int i = 0; i < xs.length; i++) {
      double x = Sane.between(telemetry.xDm().get(i), -FARTHEST, FARTHEST);
      double y = Sane.between(telemetry.yDm().get(i), -FARTHEST, FARTHEST);
      boolean isLost = Double.isNaN(x) || Double.isNaN(y) || x == 0 && y == 0;
      lost += isLost ? 1 : 0;
      xs[i] = isLost ? Double.NaN : turnedX(x, y, angle);
      ys[i] = isLost ? Double.NaN : turnedY(x, y, angle);
    }
    if (xs.length - lost < 2) {
      throw new ChartException(
          chart
              + ": of "
              + Shown.count(xs.length, "sample", "samples")
              + " fewer than two have a position other than 0, 0 (columns X and Y, keys x and y);"
              + " choose another lap");
    }
    return new Route(xs, ys, lost, angle);
  }

  private static double rotation(@Nullable Corners corners) {
    for (int i = 0; corners != null && i < corners.size(); i++) {
      double degrees = Sane.between(corners.rotationDegrees().get(i), -3600, 3600);
      if (!Double.isNaN(degrees)) {
        return degrees;
      }
    }
    return 0;
  }

  static double turnedX(double x, double y, double angle) {
    return x * Math.cos(angle) - y * Math.sin(angle);
  }

  static double turnedY(double x, double y, double angle) {
    return x * Math.sin(angle) + y * Math.cos(angle);
  }

  /** Whether a turned place is on or about the track: within a tenth of its extent. */
  boolean isNear(double x, double y) {
    Spread across = Spread.of(xs);
    Spread up = Spread.of(ys);
    double reach =
        Math.max(300, 0.1 * Math.max(across.most() - across.least(), up.most() - up.least()));
    return IntStream.range(0, xs.length).anyMatch(i -> Math.hypot(xs[i] - x, ys[i] - y) <= reach);
  }

  /** A way from the map to a box: as large as fits, not distorted, in the middle. */
  View view(Box box) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < xs.length; i++) {
      if (!Double.isNaN(xs[i])) {
        left = Math.min(left, xs[i]);
        right = Math.max(right, xs[i]);
        low = Math.min(low, ys[i]);
        high = Math.max(high, ys[i]);
      }
    }
    double width = Math.max(1, right - left);
    double height = Math.max(1, high - low);
    double scale = Math.min(box.width() / width, box.height() / height);
    return new View((left + right) / 2, (low + high) / 2, scale, box.middleX(), box.middleY());
  }

  record View(double centreX, double centreY, double scale, double x, double y) {
    double x(double value) {
      return x + (value - centreX) * scale;
    }

    double y(double value) {
      return y - (value - centreY) * scale;
    }
  }
}
