package io.tif1.model.check;

import io.tif1.model.RaceControl;
import io.tif1.model.RaceControlColumn;
import io.tif1.model.column.TextColumn;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the messages of race control. Words such as flags are not checked: new ones come.
 */
final class RaceControlRules {
  private RaceControlRules() {}

  static void check(RaceControl messages, Report report) {
    if (!Presence.hasRows(report, messages)) {
      return;
    }
    Presence.expect(report, messages, RaceControlColumn.TIME, RaceControlColumn.MESSAGE);
    Formats.dates(report, RaceControlColumn.TIME, messages.time());
    sorted(report, messages.time());
    if (messages.has(RaceControlColumn.MESSAGE)) {
      texts(report, messages.message());
    }
    Ranges.check(report, Rule.MARSHAL_SECTOR_RANGE, RaceControlColumn.SECTOR, messages.sector());
    Formats.check(
        report,
        Rule.RACING_NUMBER,
        RaceControlColumn.RACING_NUMBER,
        messages.racingNumber(),
        "1 to 99",
        Formats::isRacingNumber);
    Ranges.check(report, Rule.LAP_NUMBER_RANGE, RaceControlColumn.LAP, messages.lap());
  }

  /** ISO dates of the same number of digits sort as texts do. */
  private static void sorted(Report report, TextColumn times) {
    int count = 0;
    int first = 0;
    @Nullable String previous = null;
    for (int row = 0; row < times.size(); row++) {
      String time = times.get(row);
      if (time != null) {
        if (previous != null && time.compareTo(previous) < 0) {
          first = count++ == 0 ? row : first;
        }
        previous = time;
      }
    }
    if (count > 0) {
      String found = Report.inRow(times.get(first), first);
      report.add(Rule.UNSORTED, RaceControlColumn.TIME, "no message before an older", found, count);
    }
  }

  private static void texts(Report report, TextColumn messages) {
    int missing = messages.missingCount();
    if (missing > 0) {
      String found = "none in " + missing + " rows";
      report.add(Rule.MESSAGE_MISSING, RaceControlColumn.MESSAGE, "a text", found, missing);
    }
  }
}
