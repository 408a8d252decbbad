package io.tif1.model.check;

import io.tif1.model.DriverColumn;
import io.tif1.model.Drivers;
import java.util.HashSet;

/** The rules for the drivers of a session. Files before G2 know code and team only. */
final class DriverRules {
  private DriverRules() {}

  static void check(Drivers drivers, Report report) {
    if (!Presence.hasRows(report, drivers)) {
      return;
    }
    Presence.expect(report, drivers, DriverColumn.ABBREVIATION, DriverColumn.TEAM_NAME);
    codes(drivers, report);
    Formats.check(
        report,
        Rule.RACING_NUMBER,
        DriverColumn.DRIVER_NUMBER,
        drivers.driverNumber(),
        "1 to 99",
        Formats::isRacingNumber);
    Formats.check(
        report,
        Rule.COLOR_FORMAT,
        DriverColumn.TEAM_COLOR,
        drivers.teamColor(),
        "six hexadecimal digits",
        Formats::isHexColor);
    Formats.check(
        report,
        Rule.URL_FORMAT,
        DriverColumn.HEADSHOT_URL,
        drivers.headshotUrl(),
        "an https address",
        url -> url.startsWith("https://") || url.startsWith("http://"));
  }

  private static void codes(Drivers drivers, Report report) {
    var codes = drivers.abbreviation();
    var seen = new HashSet<String>();
    int wrong = 0;
    int firstWrong = 0;
    int twice = 0;
    int firstTwice = 0;
    for (int row = 0; row < drivers.size(); row++) {
      String code = codes.get(row);
      if (code == null || !Formats.isDriverCode(code)) {
        firstWrong = wrong++ == 0 ? row : firstWrong;
      }
      if (code != null && !seen.add(code)) {
        firstTwice = twice++ == 0 ? row : firstTwice;
      }
    }
    var column = DriverColumn.ABBREVIATION;
    if (wrong > 0 && drivers.has(column)) {
      String found = Report.inRow(codes.get(firstWrong), firstWrong);
      report.add(Rule.DRIVER_CODE, column, "three capitals", found, wrong);
    }
    if (twice > 0) {
      String found = Report.inRow(codes.get(firstTwice), firstTwice);
      report.add(Rule.DRIVER_DUPLICATE, column, "each driver once", found, twice);
    }
  }
}
