package io.tif1.model.check;

import io.tif1.model.Telemetry;
import io.tif1.model.TelemetryColumn;
import io.tif1.model.column.DoubleColumn;

/**
 * The rules for the telemetry of a lap. Every file of a fetch goes through here, hence one pass a
 * column over a buffer that all columns share.
 */
final class TelemetryRules {
  private static final TelemetryColumn[] EXPECTED = {
    TelemetryColumn.TIME,
    TelemetryColumn.RPM,
    TelemetryColumn.SPEED,
    TelemetryColumn.GEAR,
    TelemetryColumn.THROTTLE,
    TelemetryColumn.BRAKE,
    TelemetryColumn.DRS,
    TelemetryColumn.DISTANCE,
    TelemetryColumn.RELATIVE_DISTANCE,
    TelemetryColumn.ACCELERATION_X,
    TelemetryColumn.ACCELERATION_Y,
    TelemetryColumn.ACCELERATION_Z,
    TelemetryColumn.X,
    TelemetryColumn.Y,
    TelemetryColumn.Z
  };

  /** What the throttle reads where the car sent no data. */
  private static final double NO_DATA = 104;

  private final Telemetry telemetry;
  private final Report report;
  private final int size;
  private final double[] buffer;

  private TelemetryRules(Telemetry telemetry, Report report) {
    this.telemetry = telemetry;
    this.report = report;
    this.size = telemetry.size();
    this.buffer = new double[size];
  }

  static void check(Telemetry telemetry, Report report) {
    if (!Presence.hasRows(report, telemetry)) {
      return;
    }
    Presence.expect(report, telemetry, EXPECTED);
    new TelemetryRules(telemetry, report).check();
  }

  private void check() {
    for (TelemetryColumn column : EXPECTED) {
      values(column);
    }
    TimeRules.check(report, read(telemetry.timeS()), size);
    range(Rule.RPM_RANGE, TelemetryColumn.RPM, telemetry.rpm());
    range(Rule.SPEED_RANGE, TelemetryColumn.SPEED, telemetry.speedKph());
    Ranges.check(report, Rule.GEAR_RANGE, TelemetryColumn.GEAR, telemetry.gear());
    throttle(read(telemetry.throttlePercent()));
    Ranges.check(report, Rule.DRS_RANGE, TelemetryColumn.DRS, telemetry.drs());
    deadCar();
    distance(read(telemetry.distanceM()));
    range(
        Rule.RELATIVE_DISTANCE_RANGE,
        TelemetryColumn.RELATIVE_DISTANCE,
        telemetry.relativeDistance());
    range(
        Rule.DRIVER_AHEAD_RANGE,
        TelemetryColumn.DISTANCE_TO_DRIVER_AHEAD,
        telemetry.distanceToDriverAheadM());
    var acceleration = Rule.ACCELERATION_RANGE;
    range(acceleration, TelemetryColumn.ACCELERATION_X, telemetry.accelerationXMps2());
    range(acceleration, TelemetryColumn.ACCELERATION_Y, telemetry.accelerationYMps2());
    range(acceleration, TelemetryColumn.ACCELERATION_Z, telemetry.accelerationZMps2());
    position(read(telemetry.xDm()), telemetry.yDm());
  }

  private double[] read(DoubleColumn column) {
    column.copyTo(buffer, 0);
    return buffer;
  }

  private void range(Rule rule, TelemetryColumn spec, DoubleColumn column) {
    Ranges.check(report, rule, spec, read(column), size);
  }

  private void values(TelemetryColumn spec) {
    var column = telemetry.columns().get(spec.columnName());
    if (column != null && Presence.isVoid(column)) {
      report.add(Rule.NO_VALUES, spec, "values", "none in " + size + " rows", size);
    }
  }

  private void throttle(double[] percent) {
    double most = Rule.THROTTLE_RANGE.most();
    int noData = 0;
    int beyond = 0;
    int first = 0;
    int worst = 0;
    for (int row = 0; row < size; row++) {
      double value = percent[row];
      if (value < 0 || value > most) {
        if (value == NO_DATA) {
          first = noData++ == 0 ? row : first;
        } else {
          worst = beyond++ == 0 || excess(value) > excess(percent[worst]) ? row : worst;
        }
      }
    }
    var column = TelemetryColumn.THROTTLE;
    report.addIfAny(Rule.THROTTLE_NO_DATA, column, "0 to 100", NO_DATA, first, noData);
    report.addIfAny(Rule.THROTTLE_RANGE, column, "0 to 100", percent[worst], worst, beyond);
  }

  private static double excess(double percent) {
    return Math.max(-percent, percent - Rule.THROTTLE_RANGE.most());
  }

  /** As a rule the first sample moves, and nothing else is looked at. */
  private void deadCar() {
    if (isZero(telemetry.speedKph()) && isZero(telemetry.distanceM())) {
      var gears = telemetry.gear();
      for (int row = 0; row < size; row++) {
        if (gears.get(row) != 0) {
          return;
        }
      }
      String found = "0 in all " + size + " rows, as in gear and distance";
      report.add(Rule.DEAD_CAR_DATA, TelemetryColumn.SPEED, "values above 0", found, size);
    }
  }

  private boolean isZero(DoubleColumn column) {
    for (int row = 0; row < size; row++) {
      if (column.get(row) != 0) {
        return false;
      }
    }
    return true;
  }

  private void distance(double[] metres) {
    Ranges.check(report, Rule.DISTANCE_NEGATIVE, TelemetryColumn.DISTANCE, metres, size);
    int count = 0;
    int worst = 0;
    double farthest = 0;
    for (int row = 1; row < size; row++) {
      double step = metres[row] - metres[row - 1];
      if (step < 0) {
        count++;
        if (step < farthest) {
          farthest = step;
          worst = row;
        }
      }
    }
    if (count > 0) {
      String found = "a step of " + Report.inRow(farthest, worst);
      report.add(
          Rule.DISTANCE_BACKWARD, TelemetryColumn.DISTANCE, "no step backwards", found, count);
    }
  }

  private void position(double[] x, DoubleColumn y) {
    int count = 0;
    int first = 0;
    for (int row = 0; row < size; row++) {
      if (x[row] == 0 && y.get(row) == 0) {
        first = count++ == 0 ? row : first;
      }
    }
    if (count > 0) {
      String found = "x = y = 0 first in row " + first;
      report.add(Rule.POSITION_LOST, TelemetryColumn.X, "a position", found, count);
    }
  }
}
