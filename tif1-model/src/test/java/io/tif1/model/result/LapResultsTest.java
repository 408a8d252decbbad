package io.tif1.model.result;

import static io.tif1.model.Tables.NONE;
import static io.tif1.model.Tables.columns;
import static io.tif1.model.Tables.flags;
import static io.tif1.model.Tables.laps;
import static io.tif1.model.Tables.numbers;
import static io.tif1.model.Tables.texts;
import static io.tif1.model.Tables.wholes;
import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.model.Drivers;
import io.tif1.model.Lap;
import io.tif1.model.Laps;
import io.tif1.model.QualifyingPart;
import io.tif1.model.RaceControl;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Results by best laps: qualifying and practice. */
class LapResultsTest {
  private static final Drivers NOBODY = Drivers.of(columns());

  /** VER wins with a slower lap than in Q2; LEC has no time in Q3; ALO's lap in Q2 is deleted. */
  private static final Laps QUALIFYING =
      laps(
          "Driver",
              texts(
                  "ALO", "ALO", "LEC", "LEC", "LEC", "HAM", "HAM", "HAM", "VER", "VER", "VER",
                  "STR"),
          "LapTime", numbers(93, 90, 92, 91.5, NONE, 92.5, 91, 90.5, 91.75, 89, 90.25, NONE),
          "QualifyingSession",
              texts("Q1", "Q2", "Q1", "Q2", "Q3", "Q1", "Q2", "Q3", "Q1", "Q2", "Q3", "Q1"),
          "Deleted",
              flags(
                  false, true, false, false, false, false, false, false, false, false, false,
                  false),
          "LapNumber", wholes(1, 2, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1));

  private static SessionResults of(SessionKind kind, Laps laps) {
    return SessionResults.of(kind, laps, NOBODY);
  }

  private static DriverResult qualifying(String driver) {
    return of(SessionKind.QUALIFYING, QUALIFYING).driver(driver).orElseThrow();
  }

  @Test
  void theLastPartDecidesQualifying() {
    assertThat(of(SessionKind.QUALIFYING, QUALIFYING))
        .extracting(DriverResult::driver)
        .containsExactly("VER", "HAM", "LEC", "ALO", "STR");
  }

  @Test
  void whoHasNoTimeInQualifyingHasNoPosition() {
    assertThat(qualifying("STR").position()).isEmpty();
    assertThat(qualifying("ALO").position()).hasValue(4);
  }

  @Test
  void theBestTimesOfThePartsAreThere() {
    assertThat(qualifying("HAM").best(QualifyingPart.Q1)).isEqualTo(Duration.ofMillis(92_500));
    assertThat(qualifying("HAM").best(QualifyingPart.Q3)).isEqualTo(Duration.ofMillis(90_500));
    assertThat(qualifying("LEC").best(QualifyingPart.Q3)).isNull();
  }

  @Test
  void deletedTimesDoNotCount() {
    assertThat(qualifying("ALO").parts()).containsOnlyKeys(QualifyingPart.Q1);
    assertThat(qualifying("ALO").bestLap()).isEqualTo(Duration.ofSeconds(93));
  }

  @Test
  void theGapInQualifyingIsWithinTheLastPart() {
    assertThat(qualifying("VER").gap()).isZero();
    assertThat(qualifying("HAM").gap()).isEqualTo(Duration.ofMillis(250));
    assertThat(qualifying("LEC").gap()).isEqualTo(Duration.ofMillis(2500));
    assertThat(qualifying("STR").gap()).isNull();
  }

  @Test
  void withoutPartsThereAreNoPositions() {
    Laps unmarked =
        Laps.of(
            columns(
                "Driver",
                texts("HAM", "VER"),
                "LapNumber",
                wholes(1, 1),
                "LapTime",
                numbers(91, 90)));
    SessionResults results = of(SessionKind.QUALIFYING, unmarked);
    assertThat(results).extracting(DriverResult::driver).containsExactly("VER", "HAM");
    assertThat(results).allMatch(row -> row.position().isEmpty());
    assertThat(results.derivedFrom()).contains("without positions");
  }

  @Test
  void messagesTellThePartsThatLapsDoNot() {
    Laps dated =
        laps(
            "Driver", texts("VER", "VER", "HAM"),
            "LapNumber", wholes(1, 2, 1),
            "LapTime", numbers(90, 95, 89),
            "LapStartDate",
                texts("2025-07-26T14:01:00", "2025-07-26T14:31:00", "2025-07-26T14:01:00"),
            "LapStartTime", numbers(60, 1860, 60),
            "Time", numbers(150, 1955, 149));
    RaceControl messages =
        RaceControl.of(
            columns(
                "Time",
                    texts(
                        "2025-07-26T14:00:00",
                        "2025-07-26T14:10:00",
                        "2025-07-26T14:15:00",
                        "2025-07-26T14:20:00",
                        "2025-07-26T14:30:00"),
                "Message", texts("PIT EXIT OPEN", "", "PIT EXIT OPEN", "", "PIT EXIT OPEN"),
                "Flag", texts("GREEN", "CHEQUERED", "GREEN", "CHEQUERED", "GREEN")));
    assertThat(SessionResults.ofQualifying(dated, NOBODY, messages))
        .extracting(DriverResult::driver)
        .containsExactly("VER", "HAM");
  }

  @Test
  void lapsDrivenAreCountedTimedOrNot() {
    assertThat(qualifying("LEC").laps()).isEqualTo(3);
  }

  @Test
  void rowsMadeUpAreNoLaps() {
    Laps made =
        laps("Driver", texts("VER"), "LapNumber", wholes(1), "FastF1Generated", flags(true));
    assertThat(of(SessionKind.PRACTICE, made).driver("VER").orElseThrow().laps()).isZero();
  }

  @Test
  void theBestLapDecidesPractice() {
    Laps laps =
        laps(
            "Driver", texts("HAM", "VER", "VER", "STR"),
            "LapNumber", wholes(1, 1, 2, 1),
            "LapTime", numbers(91, 92, 90.5, NONE));
    SessionResults results = of(SessionKind.PRACTICE, laps);
    assertThat(results).extracting(DriverResult::driver).containsExactly("VER", "HAM", "STR");
    assertThat(results.driver("HAM").orElseThrow().gap()).isEqualTo(Duration.ofMillis(500));
    assertThat(results.driver("STR").orElseThrow().position()).isEmpty();
  }

  @Test
  void inPracticeAFastestLapThatWasNoPersonalBestDidNotCount() {
    Laps laps =
        laps(
            "Driver", texts("VER", "VER", "HAM"),
            "LapNumber", wholes(1, 2, 1),
            "LapTime", numbers(92, 90, 91),
            "IsPersonalBest", flags(true, false, false));
    SessionResults results = of(SessionKind.PRACTICE, laps);
    assertThat(results).extracting(DriverResult::driver).containsExactly("HAM", "VER");
    assertThat(results.driver("VER").orElseThrow().bestLap()).isEqualTo(Duration.ofSeconds(92));
  }

  @Test
  void ofEqualTimesTheOneSetEarlierIsAhead() {
    Laps laps =
        laps(
            "Driver", texts("HAM", "VER"),
            "LapNumber", wholes(1, 1),
            "LapTime", numbers(90, 90),
            "Time", numbers(500, 400));
    assertThat(of(SessionKind.PRACTICE, laps))
        .extracting(DriverResult::driver)
        .containsExactly("VER", "HAM");
  }

  @Test
  void practiceSaysWhatItIsDerivedFrom() {
    assertThat(of(SessionKind.PRACTICE, laps()).derivedFrom())
        .isEqualTo(
            "the best lap whose time was not deleted; penalties after the session are not known");
  }

  @ParameterizedTest
  @EnumSource(SessionKind.class)
  void e4_anImpossibleLapIsNobodysBestAndIsTold(SessionKind kind) {
    Laps laps =
        laps(
            "Driver", texts("VER", "VER", "HAM", "HAM"),
            "LapNumber", wholes(1, 2, 1, 2),
            "LapTime", numbers(106, 105, 107, 61),
            "Sector1Time", numbers(35, 34, 36, NONE),
            "Sector2Time", numbers(36, 36, 36, NONE),
            "Sector3Time", numbers(35, 35, 35, NONE),
            "IsAccurate", flags(true, true, true, false),
            "IsPersonalBest", flags(true, true, true, false),
            "QualifyingSession", texts("Q1", "Q1", "Q1", "Q1"));

    SessionResults results = of(kind, laps);

    assertThat(results.driver("HAM").orElseThrow().bestLap()).isEqualTo(Duration.ofSeconds(107));
    assertThat(results.rows().get(0).driver()).isEqualTo("VER");
    assertThat(results.driver("HAM").orElseThrow().laps()).as("it was driven").isEqualTo(2);
    assertThat(results.impossible()).extracting(Lap::lapTimeS).containsExactly(61.0);
  }
}
