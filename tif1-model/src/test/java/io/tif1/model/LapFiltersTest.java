package io.tif1.model;

import static io.tif1.model.Tables.flags;
import static io.tif1.model.Tables.laps;
import static io.tif1.model.Tables.numbers;
import static io.tif1.model.Tables.numbersOf;
import static io.tif1.model.Tables.texts;
import static io.tif1.model.Tables.wholes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tif1.model.check.Finding;
import io.tif1.model.check.Rule;
import io.tif1.model.column.IntColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows are told by their numbers, 1 to 5. */
class LapFiltersTest {
  private static final double NONE = Double.NaN;
  private static final Laps LAPS =
      laps(
          "Driver", texts("VER", "HAM", "VER", null, "LEC"),
          "DriverNumber", texts("33", "44", "33", "16", "16"),
          "Team", texts("Red Bull Racing", "Mercedes", "Red Bull Racing", "Ferrari", null),
          "LapNumber", wholes(1, 2, 3, 4, 5),
          "Compound", texts("SOFT", "HARD", "SOFT", null, "TEST-UNKNOWN"),
          "TrackStatus", texts("1", "12", "1645", null, "4"),
          "PitInTime", numbers(10, NONE, NONE, 40, NONE),
          "PitOutTime", numbers(NONE, 20, NONE, 41, NONE),
          "IsAccurate", flags(true, false, null, true, false),
          "Deleted", flags(false, true, null, false, true));
  private static final Laps OLD = laps("LapNumber", wholes(1, 2));

  @ParameterizedTest
  @CsvSource({"VER, 1 3", "ver, 1 3", "' Ham ', 2", "33, 1 3", "16, 4 5", "XXX, ''", "1, ''"})
  void driversArePickedByCodeOrNumber(String identifier, String rows) {
    assertThat(shown(LAPS.pickDrivers(identifier))).isEqualTo(rows);
  }

  @Test
  void severalDriversArePickedInTheOrderOfTheLaps() {
    assertThat(shown(LAPS.pickDrivers("44", "VER"))).isEqualTo("1 2 3");
    assertThat(shown(LAPS.pickDrivers(Set.of("44", "VER")))).isEqualTo("1 2 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void aBlankDriverIsRefused(String blank) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LAPS.pickDrivers("VER", blank))
        .withMessage("identifier of a driver must not be blank: \"" + blank + '"');
  }

  @Test
  void noDriversGiveNoLaps() {
    assertThat(LAPS.pickDrivers()).isEmpty();
  }

  @Test
  void lapsOfFilesWithoutDriversAreNobodys() {
    assertThat(OLD.pickDrivers("VER")).isEmpty();
  }

  @Test
  void teamsArePickedByNameInEitherCase() {
    assertThat(shown(LAPS.pickTeams("red bull racing", "FERRARI"))).isEqualTo("1 3 4");
    assertThat(LAPS.pickTeams("Red Bull")).isEmpty();
  }

  @Test
  void lapsArePickedByNumber() {
    assertThat(shown(LAPS.pickLaps(5, 2, 99))).isEqualTo("2 5");
    assertThat(shown(LAPS.pickLapsBetween(2, 4))).isEqualTo("2 3 4");
  }

  @Test
  void aLapWithoutANumberIsNotPickedByNumber() {
    Laps unnumbered = laps("LapNumber", wholes(IntColumn.MISSING, 1));
    assertThat(unnumbered.pickLapsBetween(1, 9)).hasSize(1);
  }

  @Test
  void numbersOfLapsBelowOneAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LAPS.pickLaps(1, -3))
        .withMessage("laps are counted from 1: -3");
  }

  @Test
  void aRangeThatEndsBeforeItBeginsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LAPS.pickLapsBetween(4, 3))
        .withMessage("the last lap must not be before the first: from 4 to 3");
  }

  @Test
  void tyresArePickedByName() {
    assertThat(shown(LAPS.pickCompounds("soft", "TEST-UNKNOWN"))).isEqualTo("1 3 5");
  }

  @ParameterizedTest
  @CsvSource({
    "EQUALS, 12, 2",
    "EQUALS, 4, 5",
    "CONTAINS, 4, 3 5",
    "CONTAINS, 64, 3",
    "CONTAINS, 46, ''",
    "EXCLUDES, 4, 1 2 4",
    "ANY, 25, 2 3",
    "NONE, 25, 1 4 5",
  })
  void trackStatusIsComparedAsAsked(TrackStatusMatch how, String status, String rows) {
    assertThat(shown(LAPS.pickTrackStatus(status, how))).isEqualTo(rows);
  }

  @Test
  void trackStatusIsComparedAsAWholeByDefault() {
    assertThat(shown(LAPS.pickTrackStatus("1"))).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SC", "1,2", "４"})
  void aTrackStatusThatIsNotOfDigitsIsRefused(String status) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LAPS.pickTrackStatus(status))
        .withMessageContaining("codes of one digit each")
        .withMessageEndingWith('"' + status + '"');
  }

  @ParameterizedTest
  @CsvSource({"IN, 1 4", "OUT, 2 4", "BOTH, 1 2 4"})
  void lapsThroughThePitsArePicked(BoxLaps which, String rows) {
    assertThat(shown(LAPS.pickBoxLaps(which))).isEqualTo(rows);
  }

  @Test
  void lapsWithoutThePitsAreTheOthers() {
    assertThat(shown(LAPS.pickWithoutBox())).isEqualTo("3 5");
  }

  @Test
  void accurateLapsAreThoseSaidToBe() {
    assertThat(shown(LAPS.pickAccurate())).isEqualTo("1 4");
  }

  @Test
  void notDeletedAreAllButThoseSaidToBe() {
    assertThat(shown(LAPS.pickNotDeleted())).isEqualTo("1 3 4");
  }

  @Test
  void whatAFileDoesNotSayPicksNothingAndLeavesOutNothing() {
    assertThat(OLD.pickAccurate()).isEmpty();
    assertThat(OLD.pickCompounds("SOFT")).isEmpty();
    assertThat(OLD.pickBoxLaps(BoxLaps.BOTH)).isEmpty();
    assertThat(OLD.pickWithoutBox()).isEqualTo(OLD);
    assertThat(OLD.pickNotDeleted()).isEqualTo(OLD);
    assertThat(OLD.pickTrackStatus("4", TrackStatusMatch.EXCLUDES)).isEqualTo(OLD);
  }

  @Test
  void aTestOfOnesOwnSeesLaps() {
    assertThat(shown(LAPS.filter(lap -> "SOFT".equals(lap.compound()) && lap.number() > 1)))
        .isEqualTo("3");
  }

  @Test
  void rowsAreSelectedInTheOrderNamed() {
    assertThat(shown(LAPS.select(4, 0, 4))).isEqualTo("5 1 5");
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> LAPS.select(5));
  }

  @Test
  void whatAFilterGivesHasAllColumns() {
    assertThat(LAPS.pickDrivers("nobody").columns().names()).isEqualTo(LAPS.columns().names());
  }

  @Test
  void findingsOfAFileAreNotThoseOfSomeOfItsRows() {
    var finding = new Finding(Rule.RAGGED, "$.time", "5", "4", 1);
    Laps found = Laps.of(LAPS.columns(), List.of(finding));
    assertThat(found.pickDrivers("VER").findings()).isEmpty();
  }

  @Test
  void filtersChangeNothing() {
    Laps before = LAPS.select(0, 1, 2, 3, 4);
    LAPS.pickDrivers("VER");
    assertThat(LAPS).isEqualTo(before);
  }

  private static String shown(Laps laps) {
    return String.join(" ", Arrays.stream(numbersOf(laps)).mapToObj(Integer::toString).toList());
  }
}
