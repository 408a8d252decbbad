package io.tif1.model;

import static io.tif1.model.Tables.columns;
import static io.tif1.model.Tables.flags;
import static io.tif1.model.Tables.laps;
import static io.tif1.model.Tables.numbers;
import static io.tif1.model.Tables.numbersOf;
import static io.tif1.model.Tables.texts;
import static io.tif1.model.Tables.wholes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tif1.model.check.Finding;
import io.tif1.model.check.Rule;
import io.tif1.model.column.IntColumn;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LapGroupsTest {
  private static final Finding FINDING = new Finding(Rule.RAGGED, "$.time", "5", "4", 1);
  private static final Laps LAPS =
      Laps.of(
          columns(
              "Driver", texts("VER", "HAM", "VER", null, "VER"),
              "LapNumber", wholes(1, 2, 3, 4, 5),
              "LapTime", numbers(99, Double.NaN, 97, 96, 98),
              "Stint", wholes(2, 1, 1, 1, 2),
              "Compound", texts("SOFT", "HARD", null, "SOFT", "MEDIUM"),
              "IsAccurate", flags(true, false, null, false, true)),
          List.of(FINDING));

  @Test
  void driversStandInTheOrderOfTheirFirstLaps() {
    assertThat(LAPS.drivers()).containsExactly("VER", "HAM");
    assertThat(LAPS.byDriver().keySet()).containsExactly("VER", "HAM");
  }

  @Test
  void lapsAreGroupedByDriver() {
    assertThat(numbersOf(LAPS.byDriver().get("VER"))).containsExactly(1, 3, 5);
  }

  @Test
  void lapsAreGroupedByStintOfADriver() {
    assertThat(LAPS.byStint())
        .extracting(Tables::numbersOf)
        .containsExactly(new int[] {1, 5}, new int[] {2}, new int[] {3}, new int[] {4});
  }

  @Test
  void lapsWithoutAStintAreInNone() {
    assertThat(laps("Stint", wholes(IntColumn.MISSING)).byStint()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "LAP_TIME, 4 3 5 1 2",
    "STINT, 2 3 4 1 5",
    "COMPOUND, 2 5 1 4 3",
    "IS_ACCURATE, 2 4 1 5 3",
    "TEAM, 1 2 3 4 5",
  })
  void lapsAreSortedByAColumnMissingValuesLast(LapColumn column, String order) {
    assertThat(LAPS.sortedBy(column).lapNumber().stream().mapToObj(Integer::toString).toList())
        .isEqualTo(List.of(order.split(" ")));
  }

  @Test
  void lapsAreSortedByAnOrderOfOnesOwn() {
    Comparator<Lap> backwards = Comparator.comparing(Lap::number, Comparator.reverseOrder());
    assertThat(numbersOf(LAPS.sorted(backwards))).containsExactly(5, 4, 3, 2, 1);
  }

  @Test
  void aDriverIsFilledInWhereTheFileSaysNone() {
    assertThat(LAPS.withDriver("alo").driver()).isEqualTo(texts("VER", "HAM", "VER", "ALO", "VER"));
  }

  @Test
  void aFileWithoutDriversGetsTheColumn() {
    Laps laps = laps("lap", wholes(1), "LapNumber", wholes(1)).withDriver("ZHO");
    assertThat(laps.has(LapColumn.DRIVER)).isTrue();
    assertThat(laps.drivers()).containsExactly("ZHO");
  }

  @Test
  void aFileWithoutRowsGetsTheColumnToo() {
    assertThat(laps().withDriver("ZHO").has(LapColumn.DRIVER)).isTrue();
  }

  @Test
  void aBlankDriverIsNotFilledIn() {
    assertThatIllegalArgumentException().isThrownBy(() -> LAPS.withDriver(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> LAPS.withTeam(""));
  }

  @Test
  void aTeamIsFilledInAsWritten() {
    assertThat(LAPS.withTeam("Haas F1 Team").team().distinct()).containsExactly("Haas F1 Team");
  }

  @Test
  void teamsAndNumbersAreFilledInFromTheDrivers() {
    var drivers =
        Drivers.of(
            columns(
                "Abbreviation", texts("HAM", "VER"),
                "TeamName", texts("Mercedes", "Red Bull Racing"),
                "DriverNumber", texts("44", null)));
    Laps filled = LAPS.withDrivers(drivers);
    assertThat(filled.team())
        .isEqualTo(
            texts("Red Bull Racing", "Mercedes", "Red Bull Racing", null, "Red Bull Racing"));
    assertThat(numbersOf(filled.pickDrivers("44"))).containsExactly(2);
  }

  @Test
  void fillingInKeepsTheFindings() {
    assertThat(LAPS.withDriver("ALO").findings()).containsExactly(FINDING);
  }

  @Test
  void partsArePutBelowOneAnotherWithTheirFindings() {
    Laps old = laps("LapNumber", wholes(9)).withDriver("ZHO");
    Laps both = Laps.concat(List.of(LAPS, old, LAPS));
    assertThat(numbersOf(both)).containsExactly(1, 2, 3, 4, 5, 9, 1, 2, 3, 4, 5);
    assertThat(both.lap(5)).hasToString("ZHO lap 9, no time");
    assertThat(both.findings()).containsExactly(FINDING, FINDING);
  }

  @Test
  void noPartsAreNoLaps() {
    assertThat(Laps.concat(List.of())).isEmpty();
  }
}
