package io.tif1.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Laws of filters, over tables that chance has made; LapNumber numbers the rows from 1. */
class LapsPropertyTest {
  private static final List<UnaryOperator<Laps>> FILTERS =
      List.of(
          laps -> laps.pickDrivers("VER", "44"),
          laps -> laps.pickTeams("Mercedes"),
          laps -> laps.pickLapsBetween(3, 9),
          laps -> laps.pickCompounds("SOFT"),
          laps -> laps.pickTrackStatus("4", TrackStatusMatch.ANY),
          laps -> laps.pickBoxLaps(BoxLaps.IN),
          LapFilters::pickWithoutBox,
          LapFilters::pickAccurate,
          LapFilters::pickNotDeleted,
          LapFilters::pickQuickLaps,
          laps -> laps.filter(lap -> lap.stint().orElse(0) == 1));

  @Property
  void aFilterGivesSomeOfTheRowsInTheirOrder(
      @ForAll("laps") Laps laps, @ForAll("filters") UnaryOperator<Laps> filter) {
    Laps some = filter.apply(laps);
    assertThat(some.lapNumber().toArray()).isSorted().doesNotHaveDuplicates();
    assertThat(some).allMatch(lap -> lap.equals(laps.lap(lap.number() - 1)));
  }

  @Property
  void aFilterTwiceIsTheFilterOnce(
      @ForAll("laps") Laps laps, @ForAll("filters") UnaryOperator<Laps> filter) {
    Laps once = filter.apply(laps);
    assertThat(filter.apply(once)).isEqualTo(once);
  }

  @Property
  void aFilterAndItsOppositePartTheLaps(@ForAll("laps") Laps laps) {
    assertParted(laps, laps.pickBoxLaps(BoxLaps.BOTH), laps.pickWithoutBox());
    assertParted(
        laps,
        laps.pickTrackStatus("24", TrackStatusMatch.CONTAINS),
        laps.pickTrackStatus("24", TrackStatusMatch.EXCLUDES));
    assertParted(
        laps,
        laps.pickTrackStatus("24", TrackStatusMatch.ANY),
        laps.pickTrackStatus("24", TrackStatusMatch.NONE));
  }

  @Property
  void theDriversLapsTogetherAreAllLapsOfDrivers(@ForAll("laps") Laps laps) {
    Laps together = Laps.concat(List.copyOf(laps.byDriver().values()));
    assertThat(together.sortedBy(LapColumn.LAP_NUMBER).stream())
        .containsExactlyElementsOf(laps.filter(lap -> lap.driver() != null));
  }

  @Property
  void noLapThatCountsIsFasterThanTheFastest(@ForAll("laps") Laps laps, @ForAll FastestOf among) {
    double best = laps.pickFastest(among).map(Lap::lapTimeS).orElse(Double.NaN);
    Laps counted = among == FastestOf.ALL_TIMED ? laps : laps.pickNotDeleted();
    assertThat(counted)
        .noneMatch(
            lap ->
                lap.lapTimeS() < best && (among != FastestOf.PERSONAL_BESTS || lap.personalBest()));
  }

  @Property
  void theFirstOfTheFastestPerDriverIsTheFastest(@ForAll("laps") Laps all) {
    Laps laps = all.withDriver("ALO");
    Laps fastest = laps.fastestPerDriver();
    assertThat(fastest.lapTimeS().toArray()).isSorted();
    assertThat(fastest.stream().findFirst().map(Lap::lapTimeS))
        .isEqualTo(laps.pickFastest().map(Lap::lapTimeS));
    assertThat(fastest.driver().stream()).doesNotHaveDuplicates();
  }

  @Property
  void sortingKeepsEveryLap(@ForAll("laps") Laps laps, @ForAll LapColumn column) {
    assertThat(laps.sortedBy(column).sortedBy(LapColumn.LAP_NUMBER)).isEqualTo(laps);
  }

  private static void assertParted(Laps whole, Laps some, Laps others) {
    assertThat(Laps.concat(List.of(some, others)).sortedBy(LapColumn.LAP_NUMBER).stream())
        .containsExactlyElementsOf(whole);
  }

  @Provide
  Arbitrary<UnaryOperator<Laps>> filters() {
    return Arbitraries.of(FILTERS);
  }

  @Provide
  Arbitrary<Laps> laps() {
    return Arbitraries.integers()
        .between(0, 25)
        .flatMap(rows -> Arbitraries.longs().map(seed -> Tuple.of(rows, seed)))
        .map(made -> laps(made.get1(), new Random(made.get2())));
  }

  private static Laps laps(int rows, Random chance) {
    return Laps.of(
        Columns.of(
            Map.of(
                "LapNumber", IntColumn.of(IntStream.rangeClosed(1, rows).toArray()),
                "Driver", texts(rows, chance, "VER", "HAM", "LEC", null),
                "DriverNumber", texts(rows, chance, "33", "44", null),
                "Team", texts(rows, chance, "Mercedes", "Ferrari", null),
                "Compound", texts(rows, chance, "SOFT", "HARD", null),
                "TrackStatus", texts(rows, chance, "1", "12", "124", "4", "671", null),
                "LapTime", times(rows, chance),
                "PitInTime", times(rows, chance),
                "Deleted", flags(rows, chance),
                "IsPersonalBest", flags(rows, chance))),
        List.of());
  }

  private static TextColumn texts(int rows, Random chance, String... of) {
    String[] values = new String[rows];
    Arrays.setAll(values, row -> of[chance.nextInt(of.length)]);
    return TextColumn.of(values);
  }

  private static DoubleColumn times(int rows, Random chance) {
    double[] values = new double[rows];
    Arrays.setAll(
        values, row -> chance.nextInt(4) == 0 ? Double.NaN : 90 + chance.nextInt(200) / 10.0);
    return DoubleColumn.of(values);
  }

  private static BooleanColumn flags(int rows, Random chance) {
    Boolean[] values = new Boolean[rows];
    Arrays.setAll(values, row -> chance.nextInt(5) == 0 ? null : chance.nextBoolean());
    return BooleanColumn.of(values);
  }
}
