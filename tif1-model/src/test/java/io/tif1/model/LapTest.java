package io.tif1.model;

import static io.tif1.model.Tables.flags;
import static io.tif1.model.Tables.laps;
import static io.tif1.model.Tables.numbers;
import static io.tif1.model.Tables.texts;
import static io.tif1.model.Tables.wholes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tif1.model.column.IntColumn;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LapTest {
  private static final Laps LAPS =
      laps(
          "Driver", texts("VER", "VER", "HAM"),
          "DriverNumber", texts("33", "33", "44"),
          "Team", texts("Red Bull Racing", "Red Bull Racing", "Mercedes"),
          "LapNumber", wholes(1, 2, 2),
          "LapTime", numbers(93.669, Double.NaN, 94.1),
          "Sector1Time", numbers(30.1, 30.2, 30.3),
          "Time", numbers(200.004, 300, 301),
          "LapStartTime", numbers(106.335, 200.004, 202),
          "PitInTime", numbers(Double.NaN, 299.5, Double.NaN),
          "LapStartDate", texts("2021-08-29T16:17:00.242000000", "None yet", null),
          "Compound", texts("SOFT", null, "HARD"),
          "Stint", wholes(1, IntColumn.MISSING, 2),
          "Position", wholes(1, 1, 2),
          "Deleted", flags(true, null, false),
          "SpeedST", numbers(331, Double.NaN, 320));

  private static final Lap FIRST = LAPS.lap(0);
  private static final Lap SECOND = LAPS.lap(1);

  @Test
  void aLapKnowsWhoDroveIt() {
    assertThat(FIRST.driver() + FIRST.driverNumber() + FIRST.team())
        .isEqualTo("VER33Red Bull Racing");
  }

  @Test
  void theTimeOfALapIsExactlyThePublishedOne() {
    assertThat(FIRST.lapTime()).isEqualTo(Duration.ofMillis(93_669));
    assertThat(FIRST.lapTimeS()).isEqualTo(93.669);
  }

  @Test
  void theTimesOfTheSessionsClockAreDurations() {
    assertThat(FIRST.startTime()).isEqualTo(Duration.ofMillis(106_335));
    assertThat(FIRST.time()).isEqualTo(Duration.ofMillis(200_004));
    assertThat(SECOND.pitInTime()).isEqualTo(Duration.ofMillis(299_500));
    assertThat(FIRST.sector1Time()).isEqualTo(Duration.ofMillis(30_100));
  }

  @Test
  void theBeginningIsAMomentOfTheCalendar() {
    assertThat(FIRST.startDate()).isEqualTo(Instant.parse("2021-08-29T16:17:00.242Z"));
  }

  @Test
  void aDateThatIsNoneIsMissing() {
    assertThat(SECOND.startDate()).isNull();
    assertThat(LAPS.startDate(2)).isNull();
  }

  @Test
  void missingTextsAndTimesAreNull() {
    assertThat(SECOND.lapTime()).isNull();
    assertThat(SECOND.compound()).isNull();
    assertThat(FIRST.pitInTime()).isNull();
  }

  @Test
  void missingNumbersAreNaNAndMissingWholeNumbersEmpty() {
    assertThat(SECOND.speedStKph()).isNaN();
    assertThat(SECOND.stint()).isEmpty();
    assertThat(FIRST.stint()).hasValue(1);
  }

  @Test
  void aFlagIsTrueOnlyIfTheFileSaysYes() {
    assertThat(LAPS.stream().map(Lap::deleted)).containsExactly(true, false, false);
  }

  @Test
  void columnsThatTheFileLacksReadAsMissing() {
    assertThat(FIRST.qualifyingSession()).isNull();
    assertThat(FIRST.accurate()).isFalse();
    assertThat(FIRST.tyreLifeLaps()).isEmpty();
    assertThat(FIRST.weather().rainfall()).isNull();
    assertThat(FIRST.weather().windDirectionDegrees()).isEmpty();
  }

  @Test
  void aLapIsFoundByDriverAndNumber() {
    assertThat(LAPS.lap("ham", 2)).contains(LAPS.lap(2));
    assertThat(LAPS.lap("33", 2)).contains(SECOND);
  }

  @Test
  void aLapThatIsNotThereIsNotFound() {
    assertThat(LAPS.lap("HAM", 1)).isEmpty();
    assertThat(LAPS.lap("XXX", 1)).isEmpty();
  }

  @Test
  void lapsAreNotLookedForBelowOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LAPS.lap("HAM", 0))
        .withMessage("laps are counted from 1: 0");
  }

  @Test
  void ofDuplicatesTheFirstIsFound() {
    Laps twice = LAPS.select(1, 1, 0);
    assertThat(twice.lap("VER", 2)).map(Lap::row).contains(0);
  }

  @Test
  void thereIsNoLapBeyondTheLastRow() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> LAPS.lap(3));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> LAPS.lap(-1));
  }

  @Test
  void lapsOfTheSameValuesAreEqualWhereverTheyStand() {
    Lap moved = LAPS.select(2, 0).lap(1);
    assertThat(moved).isEqualTo(FIRST).hasSameHashCodeAs(FIRST).isNotEqualTo(SECOND);
  }

  @Test
  void lapsAreIteratedInOrder() {
    assertThat(LAPS).containsExactly(FIRST, SECOND, LAPS.lap(2));
  }

  @Test
  void aLapSaysInWordsWhatItIs() {
    assertThat(FIRST).hasToString("VER lap 1, 93.669 s");
    assertThat(SECOND).hasToString("VER lap 2, no time");
  }

  @Test
  void aLapOfNobodySaysItsNumber() {
    assertThat(laps("LapNumber", wholes(7)).lap(0)).hasToString("lap 7, no time");
  }
}
