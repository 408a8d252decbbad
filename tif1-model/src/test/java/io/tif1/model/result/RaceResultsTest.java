package io.tif1.model.result;

import static io.tif1.model.Tables.NONE;
import static io.tif1.model.Tables.columns;
import static io.tif1.model.Tables.laps;
import static io.tif1.model.Tables.numbers;
import static io.tif1.model.Tables.texts;
import static io.tif1.model.Tables.wholes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tif1.model.Drivers;
import io.tif1.model.Laps;
import io.tif1.model.SessionKey;
import io.tif1.model.column.IntColumn;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RaceResultsTest {
  private static final int OUT = IntColumn.MISSING;
  private static final Drivers NOBODY = Drivers.of(columns());

  /** LEC leads and stops in lap 2, VER wins from HAM, ALO is lapped, GAS completes no lap. */
  private static final Laps LAPS =
      laps(
          "Driver", texts("HAM", "HAM", "VER", "VER", "LEC", "LEC", "ALO", "GAS"),
          "DriverNumber", texts("44", "44", "33", "33", "16", "16", "14", "10"),
          "Team", texts("M", "M", "R", "R", "F", "F", "A", "P"),
          "LapNumber", wholes(1, 2, 1, 2, 1, 2, 1, 1),
          "LapTime", numbers(100.5, 99.75, 100.75, 99, 100.25, NONE, 180, NONE),
          "LapStartTime", numbers(3600, 3700.5, 3600, 3700.75, 3600, 3700.25, 3600, 3600),
          "Time", numbers(3700.5, 3800.25, 3700.75, 3799.75, 3700.25, 3750, 3780, 3620),
          "Position", wholes(2, 2, 3, 1, 1, OUT, 4, OUT));

  private static final Drivers DRIVERS =
      Drivers.of(
          columns(
              "Abbreviation", texts("STR", "VER", "HAM"),
              "TeamName", texts("Aston Martin", "Red Bull Racing", null)));

  private static SessionResults race(Laps laps) {
    return SessionResults.of(SessionKind.RACE, laps, NOBODY);
  }

  @Test
  void moreLapsComeFirstThenTheEarlierEnd() {
    assertThat(race(LAPS))
        .extracting(DriverResult::driver)
        .containsExactly("VER", "HAM", "LEC", "ALO", "GAS");
  }

  @Test
  void positionsAreCountedFromOne() {
    assertThat(race(LAPS).rows().get(2).position()).hasValue(3);
  }

  @Test
  void whoCompletesNoLapHasNoPosition() {
    DriverResult last = race(LAPS).driver("GAS").orElseThrow();
    assertThat(last.position()).isEmpty();
    assertThat(last.laps()).isZero();
    assertThat(last.lapsBehind()).isEmpty();
    assertThat(last.time()).isNull();
  }

  @Test
  void aLapThatWasNotCompletedDoesNotCount() {
    assertThat(race(LAPS).driver("LEC").orElseThrow().laps()).isEqualTo(1);
  }

  @Test
  void aPositionHeldEarlierDoesNotWin() {
    assertThat(race(LAPS).driver("LEC").orElseThrow().position()).hasValue(3);
  }

  @Test
  void theTimeIsThatOfTheSessionsClockSinceTheStart() {
    assertThat(race(LAPS).driver("VER").orElseThrow().time()).isEqualTo(Duration.ofMillis(199_750));
  }

  @Test
  void theGapIsToTheFirst() {
    assertThat(race(LAPS).rows().get(0).gap()).isZero();
    assertThat(race(LAPS).driver("HAM").orElseThrow().gap()).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void whoIsLappedHasLapsForAGap() {
    DriverResult lapped = race(LAPS).driver("ALO").orElseThrow();
    assertThat(lapped.gap()).isNull();
    assertThat(lapped.lapsBehind()).hasValue(1);
  }

  @Test
  void theBestLapIsTheFastest() {
    assertThat(race(LAPS).driver("HAM").orElseThrow().bestLap())
        .isEqualTo(Duration.ofMillis(99_750));
  }

  @Test
  void withoutAClockThePublishedPositionDecides() {
    Laps laps =
        laps(
            "Driver", texts("HAM", "VER"),
            "LapNumber", wholes(1, 1),
            "LapTime", numbers(99, 100),
            "Position", wholes(2, 1));
    assertThat(race(laps)).extracting(DriverResult::driver).containsExactly("VER", "HAM");
  }

  @Test
  void withoutAClockTheTimeIsTheSumOfAllLaps() {
    Laps laps =
        laps(
            "Driver", texts("HAM", "HAM", "VER"),
            "LapNumber", wholes(1, 2, 2),
            "LapTime", numbers(99.5, 100.25, 98));
    assertThat(race(laps).driver("HAM").orElseThrow().time()).isEqualTo(Duration.ofMillis(199_750));
    assertThat(race(laps).driver("VER").orElseThrow().time()).isNull();
  }

  @Test
  void aLapWithAPositionAndNoTimeWasCompleted() {
    Laps laps =
        laps(
            "Driver", texts("HAM"),
            "LapNumber", wholes(3),
            "LapTime", numbers(NONE),
            "Position", wholes(1));
    assertThat(race(laps).driver("HAM").orElseThrow().laps()).isEqualTo(3);
  }

  @Test
  void driversWithoutLapsAreListedLast() {
    SessionResults results = SessionResults.of(SessionKind.RACE, LAPS, DRIVERS);
    assertThat(results.stream().map(DriverResult::driver)).contains("STR").hasSize(6);
    assertThat(results.driver("STR").orElseThrow().position()).isEmpty();
  }

  @Test
  void whatTheDriversTableSaysOfADriverWins() {
    SessionResults results = SessionResults.of(SessionKind.RACE, LAPS, DRIVERS);
    assertThat(results.driver("VER").orElseThrow().team()).isEqualTo("Red Bull Racing");
    assertThat(results.driver("HAM").orElseThrow().team()).isEqualTo("M");
    assertThat(results.driver("HAM").orElseThrow().number()).isEqualTo("44");
  }

  @Test
  void theResultSaysThatItIsDerived() {
    assertThat(race(LAPS).derivedFrom())
        .isEqualTo(
            "laps completed, then the session's clock at the end of the last of them; penalties"
                + " after the race and laps taken back are not known");
    assertThat(race(LAPS).toString()).startsWith("5 drivers, derived from laps completed");
  }

  @Test
  void aDriverIsFoundInEitherCase() {
    assertThat(race(LAPS).driver(" ver ")).isPresent();
    assertThat(race(LAPS).driver("XXX")).isEmpty();
  }

  @Test
  void lapsOfNobodyAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> race(laps("LapNumber", wholes(1, 2))))
        .withMessage(
            "the 2 laps do not say whose they are, so there is no result: fill that in with"
                + " Laps.withDriver before putting laps together");
  }

  @Test
  void noLapsGiveNoDrivers() {
    assertThat(race(laps())).isEmpty();
  }

  @Test
  void theNameOfTheSessionSaysItsKind() {
    var key = new SessionKey(2021, "Belgian Grand Prix", "Race");
    assertThat(SessionResults.of(key, LAPS, NOBODY).kind()).isEqualTo(SessionKind.RACE);
  }

  @Test
  void aNameOfNoKindIsRefusedWithAWayOut() {
    var key = new SessionKey(2021, "Belgian Grand Prix", "Warm-up");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SessionResults.of(key, LAPS, NOBODY))
        .withMessage(
            "cannot tell what kind of session 2021/Belgian Grand Prix/Warm-up is: name it,"
                + " SessionResults.of(SessionKind.RACE, laps, drivers)");
  }
}
