package io.tif1.model.check;

import io.tif1.model.CornerColumn;
import io.tif1.model.Corners;

/** The rules for the corners of a circuit. */
final class CornerRules {
  private CornerRules() {}

  static void check(Corners corners, Report report) {
    if (!Presence.hasRows(report, corners)) {
      return;
    }
    Presence.expect(report, corners, CornerColumn.values());
    numbers(corners, report);
    Order.check(report, Rule.CORNER_ORDER, CornerColumn.DISTANCE, corners.distanceM().toArray());
    positions(corners, report);
    Ranges.check(report, Rule.ANGLE_RANGE, CornerColumn.ANGLE, corners.angleDegrees());
    Ranges.check(report, Rule.ANGLE_RANGE, CornerColumn.ROTATION, corners.rotationDegrees());
  }

  /** Two corners may share a number, as 9A and 9B do where letters are left out. */
  private static void numbers(Corners corners, Report report) {
    if (!corners.has(CornerColumn.NUMBER)) {
      return;
    }
    double[] numbers = new double[corners.size()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = corners.number().isMissing(row) ? 0 : corners.number().get(row);
    }
    Ranges.check(report, Rule.CORNER_NUMBER_RANGE, CornerColumn.NUMBER, numbers, numbers.length);
    Order.check(report, Rule.CORNER_ORDER, CornerColumn.NUMBER, numbers);
  }

  private static void positions(Corners corners, Report report) {
    if (!corners.has(CornerColumn.X) || !corners.has(CornerColumn.Y)) {
      return;
    }
    int count = 0;
    int first = 0;
    for (int row = 0; row < corners.size(); row++) {
      if (corners.xDm().isMissing(row) || corners.yDm().isMissing(row)) {
        first = count++ == 0 ? row : first;
      }
    }
    if (count > 0) {
      String found = "none first in row " + first;
      report.add(Rule.CORNER_POSITION, CornerColumn.X, "X and Y", found, count);
    }
  }
}
