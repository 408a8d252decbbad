package io.tif1.model.check;

import io.tif1.model.LapColumn;
import io.tif1.model.Laps;
import io.tif1.model.column.IntColumn;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The rules for the numbers of laps: from 1, each once, in order, for each driver. Nearly every
 * file is so and is left after one look; only the others are counted.
 */
final class LapNumberRules {
  private static final LapColumn LAP = LapColumn.LAP_NUMBER;

  private final Laps laps;
  private final Report report;
  private final IntColumn numbers;

  private LapNumberRules(Laps laps, Report report) {
    this.laps = laps;
    this.report = report;
    this.numbers = laps.lapNumber();
  }

  static void check(Laps laps, Report report) {
    if (!laps.has(LAP)) {
      return;
    }
    var rules = new LapNumberRules(laps, report);
    if (!rules.countFromOne()) {
      rules.range();
      rules.order();
      rules.perDriver();
    }
  }

  private boolean countFromOne() {
    int expected = 1;
    for (int row = 0; row < laps.size(); row++) {
      if (row > 0 && !LapRules.isSameDriver(laps, row)) {
        expected = 1;
      }
      if (numbers.get(row) != expected) {
        return false;
      }
      expected++;
    }
    return true;
  }

  private boolean isSound(int number) {
    return number >= Rule.LAP_NUMBER_RANGE.least() && number <= Rule.LAP_NUMBER_RANGE.most();
  }

  private void range() {
    int count = 0;
    int first = 0;
    for (int row = 0; row < laps.size(); row++) {
      if (!isSound(numbers.get(row))) {
        first = count++ == 0 ? row : first;
      }
    }
    if (count > 0) {
      String expected = Ranges.expected(Rule.LAP_NUMBER_RANGE);
      String found =
          numbers.isMissing(first)
              ? "none in row " + first
              : Report.inRow(numbers.get(first), first);
      report.add(Rule.LAP_NUMBER_RANGE, LAP, expected, found, count);
    }
  }

  private void order() {
    int count = 0;
    int first = 0;
    for (int row = 1; row < laps.size(); row++) {
      boolean falls = numbers.get(row) < numbers.get(row - 1) && !numbers.isMissing(row);
      if (falls && LapRules.isSameDriver(laps, row)) {
        first = count++ == 0 ? row : first;
      }
    }
    if (count > 0) {
      String found = Report.inRow(numbers.get(first), first);
      String expected = "more than " + numbers.get(first - 1) + ", as in the row before";
      report.add(Rule.LAP_NUMBER_ORDER, LAP, expected, found, count);
    }
  }

  private void perDriver() {
    Map<String, BitSet> seen = new HashMap<>();
    int twice = 0;
    int first = 0;
    for (int row = 0; row < laps.size(); row++) {
      if (!isSound(numbers.get(row))) {
        continue;
      }
      String driver = laps.driver().get(row);
      BitSet own = seen.computeIfAbsent(driver == null ? "" : driver, name -> new BitSet());
      if (own.get(numbers.get(row))) {
        first = twice++ == 0 ? row : first;
      }
      own.set(numbers.get(row));
    }
    if (twice > 0) {
      String found = Report.inRow(numbers.get(first), first) + " again";
      report.add(Rule.LAP_NUMBER_DUPLICATE, LAP, "each lap once", found, twice);
    }
    gaps(seen);
  }

  private void gaps(Map<String, BitSet> seen) {
    int missing = 0;
    int first = 0;
    for (BitSet own : seen.values()) {
      int last = own.length() - 1;
      int absent = last - own.cardinality();
      if (absent > 0 && missing == 0) {
        first = own.nextClearBit(1);
      }
      missing += Math.max(0, absent);
    }
    if (missing > 0) {
      report.add(Rule.LAP_NUMBER_GAP, LAP, "every number from 1", "no lap " + first, missing);
    }
  }
}
