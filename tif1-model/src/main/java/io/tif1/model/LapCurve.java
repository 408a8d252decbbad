package io.tif1.model;

import java.util.stream.DoubleStream;

/** When a lap was how far: time over distance. */
final class LapCurve {
  private final Axis axis;
  private final double[] times;

  private LapCurve(Axis axis, double[] times) {
    this.axis = axis;
    this.times = times;
  }

  static LapCurve of(Telemetry telemetry) {
    double[] times = telemetry.timeS().toArray();
    return new LapCurve(Axis.along(Distances.of(telemetry), times), times);
  }

  private boolean isLine() {
    return axis.size() >= 2;
  }

  /** This curve with its ends at the places of another's, if both go anywhere. */
  LapCurve stretchedTo(LapCurve other) {
    return isLine() && other.isLine() ? new LapCurve(axis.stretchedTo(other.axis), times) : this;
  }

  /** The time at a place that this curve reaches. */
  double time(double place) {
    return axis.interpolate(times, place);
  }

  /** The places of either curve that both reach; none unless both go anywhere. */
  double[] commonPlaces(LapCurve other) {
    if (!isLine() || !other.isLine()) {
      return new double[0];
    }
    double from = Math.max(axis.first(), other.axis.first());
    double to = Math.min(axis.last(), other.axis.last());
    return DoubleStream.concat(axis.values(), other.axis.values())
        .filter(place -> place >= from && place <= to)
        .sorted()
        .distinct()
        .toArray();
  }
}
