package io.tif1.model.check;

import static io.tif1.model.Samples.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.model.Columns;
import io.tif1.model.LapColumn;
import io.tif1.model.Laps;
import io.tif1.model.Samples;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LapRulesTest {
  private static final int MISSING = IntColumn.MISSING;

  /** Three laps as files of generation G1 have them. */
  private static Samples clean() {
    return new Samples()
        .with(LapColumn.LAP_TIME, NONE, 90.0, 91.5)
        .with(LapColumn.LAP_NUMBER, 1, 2, 3)
        .with(LapColumn.COMPOUND, "SOFT", "SOFT", "HARD")
        .with(LapColumn.STINT, 1, 1, 2)
        .with(LapColumn.SECTOR_1_TIME, NONE, 30.0, 30.5)
        .with(LapColumn.SECTOR_2_TIME, 40.0, 35.0, 36.0)
        .with(LapColumn.SECTOR_3_TIME, 25.0, 25.0, 25.0)
        .with(LapColumn.TYRE_LIFE, 4, 5, 1)
        .with(LapColumn.POSITION, MISSING, MISSING, MISSING)
        .with(LapColumn.TRACK_STATUS, "1", "125", "6712")
        .with(LapColumn.IS_PERSONAL_BEST, false, true, false);
  }

  /** And the clock of the session. */
  private static Samples timed() {
    return clean()
        .with(LapColumn.LAP_START_TIME, 1000.0, 1100.0, 1190.0)
        .with(LapColumn.TIME, 1100.0, 1190.0, 1281.5)
        .with(LapColumn.SECTOR_1_SESSION_TIME, NONE, 1130.0, 1220.5)
        .with(LapColumn.SECTOR_2_SESSION_TIME, 1075.0, 1165.0, 1256.5)
        .with(LapColumn.SECTOR_3_SESSION_TIME, 1100.0, 1190.0, 1281.5)
        .with(LapColumn.WEATHER_TIME, 1050.0, 1100.0, 1281.5);
  }

  private static Laps laps(Samples samples) {
    return Laps.of(samples.columns());
  }

  @Test
  void cleanLapsGiveNone() {
    assertThat(Checks.of(laps(clean()))).isEmpty();
  }

  @Test
  void anEmptyFileIsEmpty() {
    assertThat(Findings.only(Laps.of(Columns.of(Map.of()))))
        .isEqualTo(new Finding(Rule.EMPTY, "$", "rows", "none", 1));
  }

  @Test
  void aFileOfGenerationG0HasThreeColumns() {
    var samples =
        new Samples()
            .with(LapColumn.LAP_TIME, 112.1, 133.6)
            .with(LapColumn.LAP_NUMBER, 1, 2)
            .with(LapColumn.COMPOUND, "SOFT", "SOFT");

    assertThat(Checks.of(laps(samples))).isEmpty();
  }

  @Test
  void aFileOfGenerationG0WithoutTimesMissesThem() {
    var samples =
        new Samples().with(LapColumn.LAP_NUMBER, 1, 2).with(LapColumn.COMPOUND, "SOFT", "SOFT");

    assertThat(Findings.only(laps(samples)))
        .isEqualTo(new Finding(Rule.MISSING_COLUMN, "$.time", "a column LapTime", "none", 1));
  }

  @Test
  void aFileOfGenerationG1WithoutStintsMissesThem() {
    assertThat(Findings.only(laps(clean().without(LapColumn.STINT))).path()).isEqualTo("$.stint");
  }

  @Test
  void theDriverAddedByTheReaderMakesNoNewerGeneration() {
    assertThat(Checks.of(laps(clean().with(LapColumn.DRIVER, "VER", "VER", "VER")))).isEmpty();
  }

  @Test
  void aFileOfGenerationG2MissesAllItsOtherColumns() {
    Laps laps = laps(clean().with(LapColumn.FRESH_TYRE, true, true, true));

    assertThat(Findings.rules(laps)).hasSize(27).containsOnly(Rule.MISSING_COLUMN);
  }

  @Test
  void laterNumbersMayBeMissing() {
    Laps laps = laps(clean().with(LapColumn.LAP_NUMBER, 2, 4, 5));

    assertThat(Findings.only(laps))
        .isEqualTo(new Finding(Rule.LAP_NUMBER_GAP, "$.lap", "every number from 1", "no lap 1", 2));
  }

  @Test
  void aNumberThatOccursTwiceIsTold() {
    Laps laps = laps(clean().with(LapColumn.LAP_NUMBER, 1, 2, 2));

    assertThat(Findings.only(laps))
        .isEqualTo(
            new Finding(
                Rule.LAP_NUMBER_DUPLICATE, "$.lap", "each lap once", "2 in row 2 again", 1));
  }

  @Test
  void aNumberThatFallsIsTold() {
    Laps laps = laps(clean().with(LapColumn.LAP_NUMBER, 2, 1, 3));

    assertThat(Findings.only(laps))
        .isEqualTo(
            new Finding(
                Rule.LAP_NUMBER_ORDER,
                "$.lap",
                "more than 2, as in the row before",
                "1 in row 1",
                1));
  }

  @Test
  void aNumberOutOfRangeIsTold() {
    Laps laps = laps(clean().with(LapColumn.LAP_NUMBER, 1, 2, 1_000_000_000));

    assertThat(Findings.only(laps))
        .isEqualTo(
            new Finding(Rule.LAP_NUMBER_RANGE, "$.lap", "1 to 1000", "1000000000 in row 2", 1));
  }

  @Test
  void aMissingNumberIsTold() {
    Laps laps = laps(clean().with(LapColumn.LAP_NUMBER, 1, 2, MISSING));

    assertThat(Findings.only(laps).found()).isEqualTo("none in row 2");
  }

  @Test
  void everyDriverBeginsWithOne() {
    Laps laps =
        laps(
            clean()
                .with(LapColumn.LAP_NUMBER, 1, 2, 1)
                .with(LapColumn.DRIVER, "ALB", "ALB", "VER"));

    assertThat(Checks.of(laps)).isEmpty();
  }

  @Test
  void aLapTimeOutOfRangeIsTold() {
    Laps laps =
        laps(
            clean()
                .with(LapColumn.LAP_TIME, 39.9, 90.0, 91.5)
                .with(LapColumn.SECTOR_1_TIME, NONE, 30.0, 30.5));

    assertThat(Findings.only(laps))
        .isEqualTo(new Finding(Rule.LAP_TIME_RANGE, "$.time", "40 to 300", "39.9 in row 0", 1));
  }

  @Test
  void aLapOfThreeTimesTheMeanIsTold() {
    double[] times = {50, 50, 50, 50, 290};
    Laps laps =
        Laps.of(
            new Samples()
                .with(LapColumn.LAP_TIME, times)
                .with(LapColumn.LAP_NUMBER, 1, 2, 3, 4, 5)
                .with(LapColumn.COMPOUND, "WET", "WET", "WET", "WET", "WET")
                .columns());

    assertThat(Checks.of(laps)).isEmpty();
    times[4] = 299.9;
    times[0] = 40;
    assertThat(Findings.rules(Laps.of(laps.columns().with("LapTime", DoubleColumn.of(times)))))
        .containsExactly(Rule.LAP_TIME_OUTLIER);
  }

  @Test
  void aSectorTimeOutOfRangeIsTold() {
    Laps laps = laps(clean().with(LapColumn.SECTOR_2_TIME, 4.0, 35.0, 36.0));

    assertThat(Findings.only(laps))
        .isEqualTo(new Finding(Rule.SECTOR_TIME_RANGE, "$.s2", "5 to 300", "4 in row 0", 1));
  }

  @Test
  void sectorsThatDoNotMakeTheLapAreTold() {
    Laps laps = laps(clean().with(LapColumn.LAP_TIME, NONE, 100.365, 91.5));

    assertThat(Findings.only(laps))
        .isEqualTo(
            new Finding(
                Rule.SECTOR_SUM, "$.time", "the sum of the sectors, 90", "100.365 in row 1", 1));
  }

  @Test
  void aThousandthOfRoundingIsNone() {
    assertThat(Checks.of(laps(clean().with(LapColumn.LAP_TIME, NONE, 90.001, 91.499)))).isEmpty();
  }

  @Test
  void aLapWithoutAnyTimeIsTold() {
    Laps laps =
        laps(
            clean()
                .with(LapColumn.SECTOR_2_TIME, NONE, 35.0, 36.0)
                .with(LapColumn.SECTOR_3_TIME, NONE, 25.0, 25.0));

    assertThat(Findings.only(laps))
        .isEqualTo(
            new Finding(
                Rule.UNTIMED_LAP,
                "$.time",
                "a time of the lap or a sector",
                "none first in row 0",
                1));
  }

  @Test
  void aLapWithoutATyreIsTold() {
    Laps laps =
        laps(
            clean()
                .with(LapColumn.COMPOUND, TextColumn.of(null, "SOFT", "HARD"))
                .with(LapColumn.STINT, MISSING, 1, 2)
                .with(LapColumn.TYRE_LIFE, MISSING, 5, 1));

    assertThat(Findings.only(laps).rule()).isEqualTo(Rule.TYRE_MISSING);
  }

  @Test
  void aLapWithoutACompoundIsTold() {
    Laps laps = laps(clean().with(LapColumn.COMPOUND, TextColumn.of("SOFT", null, "HARD")));

    assertThat(Findings.only(laps))
        .isEqualTo(
            new Finding(
                Rule.COMPOUND_MISSING, "$.compound", "a compound", "none first in row 1", 1));
  }

  @Test
  void aCompoundNobodyKnowsIsTold() {
    Laps laps = laps(clean().with(LapColumn.COMPOUND, "SOFT", "HYPERSOFT", "GUMMY"));

    assertThat(Findings.only(laps))
        .isEqualTo(
            new Finding(
                Rule.COMPOUND_UNKNOWN, "$.compound", "a known compound", "\"GUMMY\" in row 2", 1));
  }

  @Test
  void aStintOutOfRangeIsTold() {
    assertThat(Findings.only(laps(clean().with(LapColumn.STINT, 0, 1, 2))).rule())
        .isEqualTo(Rule.STINT_RANGE);
  }

  @Test
  void aStintThatIsSkippedIsTold() {
    assertThat(Findings.only(laps(clean().with(LapColumn.STINT, 1, 1, 3))))
        .isEqualTo(
            new Finding(
                Rule.STINT_ORDER,
                "$.stint",
                "as in the row before or one more: 1",
                "3 in row 2",
                1));
  }

  @Test
  void aStintThatFallsIsTold() {
    assertThat(Findings.only(laps(clean().with(LapColumn.STINT, 2, 2, 1))).rule())
        .isEqualTo(Rule.STINT_ORDER);
  }

  @Test
  void tyresThatDoNotAgeAreTold() {
    assertThat(Findings.only(laps(clean().with(LapColumn.TYRE_LIFE, 4, 4, 1))))
        .isEqualTo(new Finding(Rule.TYRE_LIFE_ORDER, "$.life", "5", "4 in row 1", 1));
  }

  @Test
  void tyresOutOfRangeAreTold() {
    assertThat(Findings.only(laps(clean().with(LapColumn.TYRE_LIFE, 4, 5, 101))).rule())
        .isEqualTo(Rule.TYRE_LIFE_RANGE);
  }

  @Test
  void aPositionOutOfRangeIsTold() {
    assertThat(Findings.only(laps(clean().with(LapColumn.POSITION, 1, 0, 31))))
        .isEqualTo(new Finding(Rule.POSITION_RANGE, "$.pos", "1 to 30", "0 in row 1", 2));
  }

  @Test
  void anUnknownTrackStatusIsTold() {
    assertThat(Findings.only(laps(clean().with(LapColumn.TRACK_STATUS, "1", "19", "1"))))
        .isEqualTo(
            new Finding(
                Rule.TRACK_STATUS_FORMAT, "$.status", "codes from 1 to 7", "\"19\" in row 1", 1));
  }

  @Test
  void lapsThatKeepTheClockGiveNoneButTheColumnsTheyLack() {
    assertThat(Findings.rules(laps(timed()))).containsOnly(Rule.MISSING_COLUMN);
  }

  @Test
  void aSectorThatDiffersFromTheClockIsTold() {
    Laps laps = laps(timed().with(LapColumn.SECTOR_3_SESSION_TIME, 1100.46, 1190.0, 1281.5));

    assertThat(Findings.of(Rule.SECTOR_CLOCK, laps))
        .isEqualTo(
            new Finding(
                Rule.SECTOR_CLOCK,
                "$.s3",
                "25.46, as the session's clock has it",
                "25 in row 0",
                1));
  }

  @Test
  void weatherOfAnotherLapIsTold() {
    Laps laps = laps(timed().with(LapColumn.WEATHER_TIME, 1050.0, 1191.0, 100.0));

    assertThat(Findings.of(Rule.WEATHER_OF_OTHER_LAP, laps))
        .isEqualTo(
            new Finding(Rule.WEATHER_OF_OTHER_LAP, "$.wT", "1190 to 1281.5", "100 in row 2", 2));
  }

  @Test
  void aLapThatEndsBeforeItStartsIsTold() {
    Laps laps = laps(timed().with(LapColumn.LAP_START_TIME, 1000.0, 1195.0, 1190.0));

    assertThat(Findings.of(Rule.LAP_CLOCK, laps).expected()).isEqualTo("more than its start, 1195");
  }

  @Test
  void aTimeBeforeTheSessionIsTold() {
    Laps laps = laps(timed().with(LapColumn.PIT_OUT_TIME, -4.5, NONE, NONE));

    assertThat(Findings.of(Rule.SESSION_TIME_RANGE, laps))
        .isEqualTo(
            new Finding(Rule.SESSION_TIME_RANGE, "$.pout", "at least 0", "-4.5 in row 0", 1));
  }

  @Test
  void aSpeedOutOfRangeIsTold() {
    Laps laps = laps(timed().with(LapColumn.SPEED_ST, 300.0, 500.0, 300.0));

    assertThat(Findings.of(Rule.SPEED_RANGE, laps).path()).isEqualTo("$.vst");
  }

  @Test
  void aPartOfQualifyingNobodyKnowsIsTold() {
    Laps laps = laps(clean().with(LapColumn.QUALIFYING_SESSION, "Q1", "SQ3", "Q4"));

    assertThat(Findings.only(laps).found()).isEqualTo("\"Q4\" in row 2");
  }

  @Test
  void aDateThatIsNoneIsTold() {
    String right = "2021-08-29T16:17:00.242000000";
    Laps laps = laps(timed().with(LapColumn.LAP_START_DATE, right, "yesterday", right));

    assertThat(Findings.of(Rule.DATE_FORMAT, laps).found()).isEqualTo("\"yesterday\" in row 1");
  }

  @Test
  void weatherOutOfRangeIsTold() {
    Laps laps = laps(timed().with(LapColumn.AIR_TEMP, 20.0, 61.0, 20.0));

    assertThat(Findings.of(Rule.AIR_TEMP_RANGE, laps).path()).isEqualTo("$.wAT");
  }
}
