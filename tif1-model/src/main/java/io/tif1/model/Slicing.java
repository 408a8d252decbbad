package io.tif1.model;

import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Which rows a part of telemetry consists of. */
final class Slicing {
  /** Columns that tables of several laps may have beside those of telemetry. */
  private static final String DRIVER = LapColumn.DRIVER.columnName();

  private static final String LAP_NUMBER = LapColumn.LAP_NUMBER.columnName();

  private Slicing() {}

  static Telemetry where(Telemetry telemetry, IntPredicate wanted) {
    int[] rows = IntStream.range(0, telemetry.size()).filter(wanted).toArray();
    return Telemetry.of(telemetry.columns().select(rows));
  }

  /** The rows whose value is between the bounds; those without a value are not. */
  static Telemetry between(Telemetry telemetry, double[] values, double from, double to) {
    checkBounds(from, to);
    return where(telemetry, row -> values[row] >= from && values[row] <= to);
  }

  static void checkBounds(double from, double to) {
    if (!(from <= to)) {
      throw new IllegalArgumentException(
          "a slice must begin before it ends, but it was asked for from " + from + " to " + to);
    }
  }

  /** The samples strictly between two times, and one at either of them. */
  static Telemetry cutByTime(Telemetry telemetry, double fromS, double toS) {
    checkBounds(fromS, toS);
    double[] times = telemetry.timeS().toArray();
    Axis axis = Axis.along(times);
    if (axis.size() == 0 || toS < axis.first() || fromS > axis.last()) {
      return telemetry.slice(0, 0);
    }
    double from = Math.max(fromS, axis.first());
    double to = Math.min(toS, axis.last());
    var inner = axis.values().filter(time -> time > from && time < to);
    var targets =
        DoubleStream.concat(
            DoubleStream.concat(DoubleStream.of(from), inner),
            from < to ? DoubleStream.of(to) : DoubleStream.empty());
    return Telemetry.of(
        Resampling.at(telemetry.columns(), TelemetryColumn.TIME, axis, targets.toArray()));
  }

  /**
   * Tells the rows of a lap: by the columns {@code Driver} and {@code LapNumber} if the table has
   * them, or else by the key of the data, which ends in both: {@code 2019-…-Race-VER-1}.
   *
   * @param driver its code; empty is any
   */
  static Telemetry ofLap(Telemetry telemetry, String driver, int lap) {
    Column drivers = telemetry.columns().get(DRIVER);
    boolean anyDriver = driver.isEmpty();
    if (telemetry.columns().get(LAP_NUMBER) instanceof IntColumn laps
        && (anyDriver || drivers != null)) {
      return where(
          telemetry,
          row ->
              laps.get(row) == lap
                  && (anyDriver || drivers == null || driver.equals(drivers.text(row))));
    }
    String end = (anyDriver ? "-" : '-' + driver + '-') + lap;
    return where(
        telemetry,
        row -> {
          String key = telemetry.dataKey().get(row);
          return key != null && key.endsWith(end);
        });
  }

  /** The times counted from the first one on. */
  static Columns fromZero(Telemetry telemetry) {
    double[] times = telemetry.timeS().toArray();
    double start = Arrays.stream(times).filter(time -> !Double.isNaN(time)).findFirst().orElse(0);
    for (int row = 0; row < times.length; row++) {
      times[row] -= start;
    }
    return telemetry.columns().with(TelemetryColumn.TIME.columnName(), DoubleColumn.of(times));
  }
}
