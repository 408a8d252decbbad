package io.tif1.model.check;

import io.tif1.model.LapColumn;
import io.tif1.model.Laps;
import io.tif1.model.column.DoubleColumn;
import java.util.Set;

/** The rules for laps, of one driver or of all. */
final class LapRules {
  private static final Set<String> QUALIFYING = Set.of("Q1", "Q2", "Q3", "SQ1", "SQ2", "SQ3");

  private LapRules() {}

  static void check(Laps laps, Report report) {
    if (!Presence.hasRows(report, laps)) {
      return;
    }
    Presence.expectGeneration(report, laps);
    LapNumberRules.check(laps, report);
    LapTimeRules.check(laps, report);
    LapClockRules.check(laps, report);
    TyreRules.check(laps, report);
    Ranges.check(report, Rule.POSITION_RANGE, LapColumn.POSITION, laps.position());
    speeds(laps, report);
    formats(laps, report);
    weather(laps, report);
  }

  private static void speeds(Laps laps, Report report) {
    speed(report, LapColumn.SPEED_I1, laps.speedI1Kph());
    speed(report, LapColumn.SPEED_I2, laps.speedI2Kph());
    speed(report, LapColumn.SPEED_FL, laps.speedFlKph());
    speed(report, LapColumn.SPEED_ST, laps.speedStKph());
  }

  private static void speed(Report report, LapColumn spec, DoubleColumn column) {
    Ranges.check(report, Rule.SPEED_RANGE, spec, column);
  }

  private static void formats(Laps laps, Report report) {
    Formats.check(
        report,
        Rule.TRACK_STATUS_FORMAT,
        LapColumn.TRACK_STATUS,
        laps.trackStatus(),
        "codes from 1 to 7",
        Formats::isTrackStatus);
    Formats.check(
        report,
        Rule.DRIVER_CODE,
        LapColumn.DRIVER,
        laps.driver(),
        "three capitals",
        Formats::isDriverCode);
    Formats.check(
        report,
        Rule.RACING_NUMBER,
        LapColumn.DRIVER_NUMBER,
        laps.driverNumber(),
        "1 to 99",
        Formats::isRacingNumber);
    Formats.check(
        report,
        Rule.QUALIFYING_UNKNOWN,
        LapColumn.QUALIFYING_SESSION,
        laps.qualifyingSession(),
        "Q1 to Q3 or SQ1 to SQ3",
        QUALIFYING::contains);
    Formats.dates(report, LapColumn.LAP_START_DATE, laps.lapStartDate());
  }

  private static void weather(Laps laps, Report report) {
    Ranges.check(report, Rule.AIR_TEMP_RANGE, LapColumn.AIR_TEMP, laps.airTempC());
    Ranges.check(report, Rule.TRACK_TEMP_RANGE, LapColumn.TRACK_TEMP, laps.trackTempC());
    Ranges.check(report, Rule.HUMIDITY_RANGE, LapColumn.HUMIDITY, laps.humidityPercent());
    Ranges.check(report, Rule.PRESSURE_RANGE, LapColumn.PRESSURE, laps.pressureMbar());
    Ranges.check(
        report, Rule.WIND_DIRECTION_RANGE, LapColumn.WIND_DIRECTION, laps.windDirectionDegrees());
    Ranges.check(report, Rule.WIND_SPEED_RANGE, LapColumn.WIND_SPEED, laps.windSpeedMps());
  }

  /** Whether a row is of the same driver as the row before it; one driver's file does not say. */
  static boolean isSameDriver(Laps laps, int row) {
    String driver = laps.driver().get(row);
    return driver == null || laps.driver().is(row - 1, driver);
  }
}
