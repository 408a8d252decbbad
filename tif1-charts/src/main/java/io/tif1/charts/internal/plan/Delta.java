package io.tif1.charts.internal.plan;

import io.tif1.model.Columns;
import io.tif1.model.LapDelta;
import io.tif1.model.Telemetry;
import io.tif1.model.TelemetryColumn;
import io.tif1.model.column.DoubleColumn;
import java.util.Map;

/**
 * How many seconds the second lap is behind the first.
 *
 * @param isStretched whether distances of the second were matched to the length of the first
 */
record Delta(LapDelta values, boolean isStretched) {
  /** Distances are integrated from speeds, so laps of the same circuit differ by a percent. */
  private static final double SAME_LAP = 0.03;

  static Delta of(Trace first, Trace second) {
    double ratio = second.length() / first.length();
    boolean isSame = Math.abs(ratio - 1) <= SAME_LAP;
    Telemetry one = telemetry(first);
    Telemetry two = telemetry(second);
    LapDelta delta = isSame ? LapDelta.scaled(one, two) : LapDelta.between(one, two);
    return new Delta(delta, isSame && ratio != 1);
  }

  private static Telemetry telemetry(Trace trace) {
    return Telemetry.of(
        Columns.of(
            Map.of(
                TelemetryColumn.TIME.columnName(),
                DoubleColumn.of(trace.times()),
                TelemetryColumn.DISTANCE.columnName(),
                DoubleColumn.of(trace.distances()))));
  }

  double[] distances() {
    return values.distanceM().toArray();
  }

  double[] seconds() {
    return values.deltaS().toArray();
  }

  boolean isEmpty() {
    return values.deltaS().present().findAny().isEmpty();
  }
}
