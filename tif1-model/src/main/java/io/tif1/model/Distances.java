package io.tif1.model;

import io.tif1.model.column.DoubleColumn;
import java.util.Arrays;

/** How far along the lap: the distance integrated, and what lies where. */
final class Distances {
  private static final double KPH_PER_MPS = 3.6;

  private Distances() {}

  /** The published distance, or where a file has none the integrated one. */
  static double[] of(Telemetry telemetry) {
    double[] published = telemetry.distanceM().toArray();
    for (double distance : published) {
      if (!Double.isNaN(distance)) {
        return published;
      }
    }
    return integrate(telemetry);
  }

  /**
   * Each step of time at the speed at its end, added up from 0, which is how FastF1 does it. A
   * sample without time or speed has no distance, and the step to the next one is the longer.
   */
  static double[] integrate(Telemetry telemetry) {
    double[] times = telemetry.timeS().toArray();
    double[] speeds = telemetry.speedKph().toArray();
    double[] metres = new double[times.length];
    Arrays.fill(metres, Double.NaN);
    double distance = 0;
    double previous = Double.NaN;
    for (int row = 0; row < times.length; row++) {
      if (!Double.isNaN(times[row]) && !Double.isNaN(speeds[row])) {
        double step = times[row] - previous;
        distance += step > 0 ? speeds[row] * step / KPH_PER_MPS : 0;
        previous = times[row];
        metres[row] = distance;
      }
    }
    return metres;
  }

  /** Shares of the largest distance; missing as a whole if there is none above 0. */
  static DoubleColumn relative(Telemetry telemetry) {
    double[] metres = of(telemetry);
    double most = 0;
    for (double distance : metres) {
      most = distance > most ? distance : most;
    }
    if (most == 0) {
      return DoubleColumn.missing(metres.length);
    }
    for (int row = 0; row < metres.length; row++) {
      metres[row] /= most;
    }
    return DoubleColumn.of(metres);
  }

  /** For each corner the distance at the sample that is nearest to it on the map. */
  static DoubleColumn ofCorners(Telemetry telemetry, Corners corners) {
    double[] x = telemetry.xDm().toArray();
    double[] y = telemetry.yDm().toArray();
    double[] metres = of(telemetry);
    double[] found = new double[corners.size()];
    for (int corner = 0; corner < found.length; corner++) {
      double nearest = Double.POSITIVE_INFINITY;
      found[corner] = Double.NaN;
      for (int row = 0; row < x.length; row++) {
        boolean lost = x[row] == 0 && y[row] == 0;
        double away =
            Math.hypot(x[row] - corners.xDm().get(corner), y[row] - corners.yDm().get(corner));
        if (away < nearest && !lost && !Double.isNaN(metres[row])) {
          nearest = away;
          found[corner] = metres[row];
        }
      }
    }
    return DoubleColumn.of(found);
  }

  /** For each corner the least speed within a distance of it, along the lap. */
  static DoubleColumn minimumSpeeds(Telemetry telemetry, Corners corners, double withinM) {
    double[] metres = of(telemetry);
    double[] speeds = telemetry.speedKph().toArray();
    double[] found = new double[corners.size()];
    for (int corner = 0; corner < found.length; corner++) {
      double at = corners.distanceM().get(corner);
      double least = Double.NaN;
      for (int row = 0; row < metres.length; row++) {
        if (Math.abs(metres[row] - at) <= withinM && !(speeds[row] >= least)) {
          least = Double.isNaN(speeds[row]) ? least : speeds[row];
        }
      }
      found[corner] = least;
    }
    return DoubleColumn.of(found);
  }
}
