package io.tif1.model;

import static io.tif1.model.Tables.flags;
import static io.tif1.model.Tables.laps;
import static io.tif1.model.Tables.numbers;
import static io.tif1.model.Tables.numbersOf;
import static io.tif1.model.Tables.texts;
import static io.tif1.model.Tables.wholes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FastestLapTest {
  private static final Laps LAPS =
      laps(
          "Driver", texts("VER", "HAM", "VER", "HAM", "LEC"),
          "LapNumber", wholes(1, 2, 3, 4, 5),
          "LapTime", numbers(100, 98, 97, 96, Double.NaN),
          "Deleted", flags(false, false, null, true, false),
          "IsPersonalBest", flags(true, true, false, true, true));

  @ParameterizedTest
  @CsvSource({"NOT_DELETED, 3", "PERSONAL_BESTS, 2", "ALL_TIMED, 4"})
  void theFastestIsLookedForAmongTheLapsThatCount(FastestOf among, int number) {
    assertThat(LAPS.pickFastest(among)).map(Lap::number).contains(number);
  }

  @Test
  void deletedTimesDoNotCountByDefault() {
    assertThat(LAPS.pickFastest()).map(Lap::number).contains(3);
  }

  @Test
  void theFastestStandsInTheTableItWasPickedFrom() {
    assertThat(LAPS.pickFastest().orElseThrow().laps()).isSameAs(LAPS);
  }

  @Test
  void ofEqualTimesTheFirstIsTheFastest() {
    Laps equal = laps("LapNumber", wholes(1, 2, 3), "LapTime", numbers(99, 98, 98));
    assertThat(equal.pickFastest()).map(Lap::number).contains(2);
  }

  @Test
  void lapsWithoutATimeHaveNoFastest() {
    assertThat(LAPS.pickDrivers("LEC").pickFastest(FastestOf.ALL_TIMED)).isEmpty();
    assertThat(LAPS.select().pickFastest()).isEmpty();
  }

  @Test
  void aFileThatKnowsNoPersonalBestsHasNone() {
    assertThat(laps("LapTime", numbers(99)).pickFastest(FastestOf.PERSONAL_BESTS)).isEmpty();
  }

  @Test
  void theFastestOfEachDriverStandInOrderOfTime() {
    assertThat(numbersOf(LAPS.fastestPerDriver())).containsExactly(3, 2);
    assertThat(numbersOf(LAPS.fastestPerDriver(FastestOf.ALL_TIMED))).containsExactly(4, 3);
  }

  @Test
  void quickLapsAreWithin107PercentOfTheFastest() {
    Laps laps = laps("LapNumber", wholes(1, 2, 3), "LapTime", numbers(100, 107, 107.001));
    assertThat(numbersOf(laps.pickQuickLaps())).containsExactly(1, 2);
  }

  @Test
  void aLapOfJust107PercentIsQuickThoughTheProductIsRoundedDown() {
    assertThat(72.1 * 1.07).isLessThan(77.147);
    assertThat(laps("LapTime", numbers(72.1, 77.147, 77.148)).pickQuickLaps()).hasSize(2);
  }

  @Test
  void lapsWithoutATimeAreNotQuick() {
    assertThat(numbersOf(LAPS.pickQuickLaps(10))).containsExactly(1, 2, 3, 4);
  }

  @Test
  void quickCanBeMeasuredByOtherLaps() {
    Laps hamilton = LAPS.pickDrivers("HAM").pickNotDeleted();
    assertThat(hamilton.pickQuickLaps(1.001)).hasSize(1);
    assertThat(hamilton.pickQuickLaps(1.001, LAPS)).isEmpty();
  }

  @Test
  void noLapIsQuickIfThereIsNoFastest() {
    assertThat(LAPS.pickQuickLaps(1.07, LAPS.pickDrivers("LEC"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.99, 0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aThresholdThatMakesNoSenseIsRefused(double threshold) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LAPS.pickQuickLaps(threshold))
        .withMessageContaining("threshold must be 1 or more")
        .withMessageEndingWith(": " + threshold);
  }

  /** HAM has one lap that nobody can have driven, and it is the only thing odd about it. */
  private static Laps withOneOf(
      double time, double sector, @Nullable Boolean accurate, boolean best) {
    return laps(
        "Driver", texts("VER", "VER", "HAM", "HAM"),
        "LapNumber", wholes(1, 2, 3, 4),
        "LapTime", numbers(106, 105, 107, time),
        "Sector1Time", numbers(35, 34, 36, Double.NaN),
        "Sector2Time", numbers(36, 36, 36, sector),
        "Sector3Time", numbers(35, 35, 35, Double.NaN),
        "IsAccurate", flags(true, true, true, accurate),
        "IsPersonalBest", flags(true, true, true, best));
  }

  @Test
  void e4_aLapFasterThanTheBestSectorsAllowIsNotTheFastest() {
    Laps laps = withOneOf(61, Double.NaN, false, false);

    assertThat(laps.pickFastest()).map(Lap::number).contains(2);
    assertThat(numbersOf(laps.fastestPerDriver())).containsExactly(2, 3);
    assertThat(numbersOf(laps.pickQuickLaps())).containsExactly(1, 2, 3);
    assertThat(numbersOf(laps.pickImpossible())).containsExactly(4);
    assertThat(numbersOf(laps.pickWithoutImpossible())).containsExactly(1, 2, 3);
    assertThat(laps.pickFastest(FastestOf.ALL_TIMED)).map(Lap::number).contains(4);
  }

  @Test
  void e4_aLapThatSomethingInTheFileSupportsIsNotImpossible() {
    assertThat(withOneOf(61, 21, false, false).pickImpossible()).as("a sector").isEmpty();
    assertThat(withOneOf(61, Double.NaN, true, false).pickImpossible()).as("accurate").isEmpty();
    assertThat(withOneOf(61, Double.NaN, false, true).pickImpossible()).as("a best").isEmpty();
    assertThat(withOneOf(104, Double.NaN, false, false).pickImpossible()).as("close").isEmpty();
  }

  @Test
  void e4_whereNothingCanBeComparedNoLapIsImpossible() {
    Laps noSectors =
        laps(
            "LapTime", numbers(105, 61),
            "IsAccurate", flags(false, false),
            "IsPersonalBest", flags(false, false));
    Laps noFlags =
        laps(
            "LapTime", numbers(105, 61),
            "Sector1Time", numbers(35, Double.NaN),
            "Sector2Time", numbers(35, Double.NaN),
            "Sector3Time", numbers(35, Double.NaN));
    assertThat(noSectors.pickImpossible()).isEmpty();
    assertThat(noFlags.pickImpossible()).isEmpty();
    assertThat(noFlags.select().pickImpossible()).isEmpty();
  }
}
