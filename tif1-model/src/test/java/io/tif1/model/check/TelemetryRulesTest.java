package io.tif1.model.check;

import static io.tif1.model.Samples.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.model.ColumnSpec;
import io.tif1.model.Columns;
import io.tif1.model.Samples;
import io.tif1.model.Telemetry;
import io.tif1.model.TelemetryColumn;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TelemetryRulesTest {
  private static Samples clean() {
    return Samples.at(0, 0.25, 0.5, 0.75)
        .with(TelemetryColumn.RPM, 9000.0, 10000.0, 11000.0, 12000.0)
        .with(TelemetryColumn.SPEED, 200.0, 210.0, 220.0, 230.0)
        .with(TelemetryColumn.GEAR, 5, 6, 7, 8)
        .with(TelemetryColumn.THROTTLE, 0.0, 50.0, 100.0, 100.0)
        .with(TelemetryColumn.BRAKE, true, false, false, false)
        .with(TelemetryColumn.DRS, 0, 0, 1, 1)
        .with(TelemetryColumn.DISTANCE, -0.5, 14.0, 29.0, 45.0)
        .with(TelemetryColumn.RELATIVE_DISTANCE, -0.00005, 0.3, 0.6, 1.00005)
        .with(TelemetryColumn.ACCELERATION_X, -50.0, 5.0, 5.0, 50.0)
        .with(TelemetryColumn.ACCELERATION_Y, 1.0, 2.0, 3.0, 4.0)
        .with(TelemetryColumn.ACCELERATION_Z, 1.0, 2.0, 3.0, 4.0)
        .with(TelemetryColumn.X, 0.0, 10.0, 20.0, 30.0)
        .with(TelemetryColumn.Y, 5.0, 0.0, 20.0, 30.0)
        .with(TelemetryColumn.Z, 0.0, 0.0, 0.0, 1.0);
  }

  private static Telemetry seeded(ColumnSpec spec, double... values) {
    return clean().with(spec, DoubleColumn.of(values)).telemetry();
  }

  @Test
  void aCleanLapGivesNone() {
    assertThat(Checks.of(clean().telemetry())).isEmpty();
  }

  @Test
  void missingValuesAmongOthersGiveNone() {
    assertThat(Checks.of(seeded(TelemetryColumn.SPEED, NONE, 210, NONE, 230))).isEmpty();
  }

  @Test
  void aTableWithoutRowsIsEmpty() {
    assertThat(Findings.only(Telemetry.of(Columns.of(Map.of()))))
        .isEqualTo(new Finding(Rule.EMPTY, "$.tel", "rows", "none", 1));
  }

  @Test
  void aColumnThatEveryFileHasIsMissed() {
    Telemetry lap = clean().without(TelemetryColumn.DRS).telemetry();

    assertThat(Findings.only(lap))
        .isEqualTo(new Finding(Rule.MISSING_COLUMN, "$.tel.drs", "a column DRS", "none", 1));
  }

  @Test
  void aColumnWithoutAValueIsTold() {
    assertThat(Findings.only(seeded(TelemetryColumn.RELATIVE_DISTANCE, NONE, NONE, NONE, NONE)))
        .isEqualTo(
            new Finding(Rule.NO_VALUES, "$.tel.rel_distance", "values", "none in 4 rows", 4));
  }

  @Test
  void aTimeThatStandsIsTold() {
    assertThat(Findings.only(seeded(TelemetryColumn.TIME, 0, 0.5, 0.5, 0.75)))
        .isEqualTo(
            new Finding(
                Rule.TIME_ORDER,
                "$.tel.time",
                "each time above the one before",
                "0.5 in row 2",
                1));
  }

  @Test
  void aTimeThatFallsIsTold() {
    assertThat(Findings.only(seeded(TelemetryColumn.TIME, 0, 0.5, 0.25, 0.75)).rule())
        .isEqualTo(Rule.TIME_ORDER);
  }

  @Test
  void aMissingTimeIsTold() {
    assertThat(Findings.only(seeded(TelemetryColumn.TIME, 0, 0.5, 0.6, NONE)).found())
        .isEqualTo("none in row 3");
  }

  @Test
  void aMissingTimeIsToldOnce() {
    assertThat(Findings.only(seeded(TelemetryColumn.TIME, 0, NONE, 0.6, 0.7)).count()).isEqualTo(1);
  }

  @Test
  void aFirstSampleThatIsNotAtZeroIsTold() {
    assertThat(Findings.only(seeded(TelemetryColumn.TIME, 0.1, 0.25, 0.5, 0.75)))
        .isEqualTo(new Finding(Rule.TIME_START, "$.tel.time", "0 in row 0", "0.1 in row 0", 1));
  }

  @Test
  void twoSecondsAreNoGap() {
    assertThat(Checks.of(seeded(TelemetryColumn.TIME, 0, 2, 4, 6))).isEmpty();
  }

  @Test
  void theWidestGapIsTold() {
    assertThat(Findings.only(seeded(TelemetryColumn.TIME, 0, 2.001, 102.001, 105)))
        .isEqualTo(
            new Finding(
                Rule.TIME_GAP,
                "$.tel.time",
                "steps of at most 2",
                "a step of 100 before row 2",
                3));
  }

  @Test
  void aLapOfOver200SecondsIsLong() {
    Telemetry lap = seeded(TelemetryColumn.TIME, 0, 1, 2, 200.5);

    assertThat(Findings.of(Rule.LONG_LAP, lap))
        .isEqualTo(new Finding(Rule.LONG_LAP, "$.tel.time", "at most 200", "200.5 in row 3", 1));
  }

  @Test
  void aSpeedBeyondItsRangeIsTold() {
    assertThat(Findings.only(seeded(TelemetryColumn.SPEED, 200, 401, 450.5, -1)))
        .isEqualTo(new Finding(Rule.SPEED_RANGE, "$.tel.speed", "0 to 400", "450.5 in row 2", 3));
  }

  @Test
  void revolutionsBeyondTheirRangeAreTold() {
    assertThat(Findings.only(seeded(TelemetryColumn.RPM, 9000, 16001, 9000, 9000)).rule())
        .isEqualTo(Rule.RPM_RANGE);
  }

  @Test
  void aNinthGearIsTold() {
    Telemetry lap = clean().with(TelemetryColumn.GEAR, 5, 9, 49, IntColumn.MISSING).telemetry();

    assertThat(Findings.only(lap))
        .isEqualTo(new Finding(Rule.GEAR_RANGE, "$.tel.gear", "0 to 8", "49 in row 2", 2));
  }

  @Test
  void throttle104IsNoData() {
    assertThat(Findings.only(seeded(TelemetryColumn.THROTTLE, 0, 104, 104, 100)))
        .isEqualTo(
            new Finding(Rule.THROTTLE_NO_DATA, "$.tel.throttle", "0 to 100", "104 in row 1", 2));
  }

  @Test
  void throttleAbove100IsToldApart() {
    assertThat(Findings.only(seeded(TelemetryColumn.THROTTLE, 0, 100.5, 103.9, 100)))
        .isEqualTo(
            new Finding(Rule.THROTTLE_RANGE, "$.tel.throttle", "0 to 100", "103.9 in row 2", 2));
  }

  @Test
  void throttleBelow0IsTold() {
    assertThat(Findings.only(seeded(TelemetryColumn.THROTTLE, 0, -1, -7, 100)).found())
        .isEqualTo("-7 in row 2");
  }

  @Test
  void aWingThatIsNeitherOpenNorClosedIsTold() {
    Telemetry lap = clean().with(TelemetryColumn.DRS, 0, 8, 12, 1).telemetry();

    assertThat(Findings.only(lap).found()).isEqualTo("12 in row 2");
  }

  @Test
  void aCarThatSentNoDataIsTold() {
    Telemetry lap =
        clean()
            .with(TelemetryColumn.SPEED, 0.0, 0.0, 0.0, 0.0)
            .with(TelemetryColumn.DISTANCE, 0.0, 0.0, 0.0, 0.0)
            .with(TelemetryColumn.GEAR, 0, 0, 0, 0)
            .telemetry();

    assertThat(Findings.only(lap).rule()).isEqualTo(Rule.DEAD_CAR_DATA);
  }

  @Test
  void aCarThatStandsInGearIsNotDead() {
    Telemetry lap =
        clean()
            .with(TelemetryColumn.SPEED, 0.0, 0.0, 0.0, 0.0)
            .with(TelemetryColumn.DISTANCE, 0.0, 0.0, 0.0, 0.0)
            .telemetry();

    assertThat(Checks.of(lap)).isEmpty();
  }

  @Test
  void theLongestStepBackwardsIsTold() {
    assertThat(Findings.only(seeded(TelemetryColumn.DISTANCE, 0, -0.5, 40, 10)))
        .isEqualTo(
            new Finding(
                Rule.DISTANCE_BACKWARD,
                "$.tel.distance",
                "no step backwards",
                "a step of -30 in row 3",
                2));
  }

  @Test
  void aDistanceBelowMinusOneIsTold() {
    assertThat(Findings.only(seeded(TelemetryColumn.DISTANCE, -3626.6, -1.5, -1, 5)))
        .isEqualTo(
            new Finding(
                Rule.DISTANCE_NEGATIVE, "$.tel.distance", "at least -1", "-3626.6 in row 0", 2));
  }

  @Test
  void aRelativeDistanceBeyondItsRangeIsTold() {
    assertThat(Findings.only(seeded(TelemetryColumn.RELATIVE_DISTANCE, -0.00011, 0, 1, 11.9)))
        .isEqualTo(
            new Finding(
                Rule.RELATIVE_DISTANCE_RANGE,
                "$.tel.rel_distance",
                "-1.0E-4 to 1.0001",
                "11.9 in row 3",
                2));
  }

  @Test
  void anAccelerationBeyond50IsTold() {
    assertThat(Findings.only(seeded(TelemetryColumn.ACCELERATION_Z, 0, 51, -97, 0)))
        .isEqualTo(
            new Finding(Rule.ACCELERATION_RANGE, "$.tel.acc_z", "-50 to 50", "-97 in row 2", 2));
  }

  @Test
  void aLostPositionIsTold() {
    Telemetry lap =
        clean()
            .with(TelemetryColumn.X, 1.0, 0.0, 0.0, 0.0)
            .with(TelemetryColumn.Y, 1.0, 0.0, 0.0, 1.0)
            .telemetry();

    assertThat(Findings.only(lap))
        .isEqualTo(
            new Finding(
                Rule.POSITION_LOST, "$.tel.x", "a position", "x = y = 0 first in row 1", 2));
  }

  @Test
  void aDriverAheadBeyondItsRangeIsTold() {
    assertThat(
            Findings.only(seeded(TelemetryColumn.DISTANCE_TO_DRIVER_AHEAD, 5, -2, NONE, 100))
                .rule())
        .isEqualTo(Rule.DRIVER_AHEAD_RANGE);
  }

  @Test
  void oneSampleGivesNone() {
    assertThat(Checks.of(clean().telemetry().slice(0, 1))).isEmpty();
  }
}
