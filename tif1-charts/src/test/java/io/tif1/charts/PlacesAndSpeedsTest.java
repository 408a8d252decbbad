package io.tif1.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.model.Columns;
import io.tif1.model.Drivers;
import io.tif1.model.Laps;
import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.result.DriverResult;
import io.tif1.model.result.SessionKind;
import io.tif1.model.result.SessionResults;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures say what is so: places as in the results, no speeds that were not sent. */
final class PlacesAndSpeedsTest {
  /** CCC stops on the last lap as second; DDD is lapped and finishes. */
  private static Laps race() {
    var table = new TablesByHand();
    for (int lap = 1; lap <= 10; lap++) {
      table.lap("AAA", "Ferrari", lap, "LapTime", 90, "Time", 90 * lap, "Position", 1);
      int place = lap < 10 ? 3 : 2;
      table.lap("BBB", "Alpine", lap, "LapTime", 92, "Time", 92 * lap, "Position", place);
      if (lap < 10) {
        table.lap("CCC", "McLaren", lap, "LapTime", 91, "Time", 91 * lap, "Position", 2);
        table.lap("DDD", "Audi", lap, "LapTime", 100, "Time", 100 * lap, "Position", 4);
      }
    }
    return table.laps();
  }

  private static List<String> results(Laps laps) {
    Drivers none = Drivers.of(Columns.of(Map.of()));
    return SessionResults.of(SessionKind.RACE, laps, none).stream()
        .map(DriverResult::driver)
        .toList();
  }

  private static Parsed parsed(Chart chart) {
    return Parsed.of(chart.toSvg());
  }

  @Test
  void f3_whoStopsOnTheLastLapsHasThePlaceOfTheResults() {
    assertThat(results(race())).containsExactly("AAA", "BBB", "CCC", "DDD");
    assertThat(parsed(Charts.positions(race())).texts())
        .contains("1 AAA", "2 BBB", "3 CCC", "4 DDD")
        .doesNotContain("2 CCC");
  }

  @Test
  void f3_everyDriverOfASimulatedRaceHasThePlaceOfTheResults() {
    Laps laps = Samples.laps(Samples.RACE);
    List<String> texts = parsed(Charts.positions(laps)).texts();
    List<String> order = results(laps);

    for (int i = 0; i < order.size(); i++) {
      assertThat(texts).contains((i + 1) + " " + order.get(i));
    }
  }

  @Test
  void f3_whoIsDrawnAloneHasThePlaceAmongAll() {
    assertThat(parsed(Charts.positions(race(), "DDD")).texts()).contains("4 DDD");
  }

  @Test
  void f3_tyresStandInTheOrderOfTheResults() {
    Laps laps = Samples.laps(Samples.RACE);

    assertThat(parsed(Charts.tyreStrategy(laps)).groups("driver"))
        .containsExactlyElementsOf(results(laps));
  }

  @Test
  void f3_theGapOfWhoEndedFewerLapsIsLaps() {
    assertThat(parsed(Charts.gapToLeader(race())).groups("driver"))
        .containsExactly("AAA", "BBB +20.0", "CCC +1 lap", "DDD +1 lap");
  }

  @Test
  void f3_bestLapsStandInTheOrderOfTheResults() {
    Laps laps = Samples.laps(Samples.QUALIFYING);
    Drivers none = Drivers.of(Columns.of(Map.of()));
    List<String> order =
        SessionResults.of(SessionKind.QUALIFYING, laps, none).stream()
            .filter(row -> row.position().isPresent())
            .map(DriverResult::driver)
            .toList();

    assertThat(
            parsed(Charts.qualifying(laps)).groups("driver").stream()
                .map(label -> label.substring(0, 3)))
        .containsExactlyElementsOf(order);
  }

  private static Map<String, Column> circleWith(String column, Column values) {
    Map<String, Column> lap = Samples.circle();
    lap.put(column, values);
    return lap;
  }

  @Test
  void f4_aLapWhoseCarSentNoSpeedsIsRefused() {
    var silent = Samples.telemetry(circleWith("Speed", DoubleColumn.of(new double[61])));

    assertThatThrownBy(() -> Charts.trackMap(silent, null, TrackColour.SPEED))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining("no speeds: all 61 samples say 0 km/h");
    LapTrace lap = LapTrace.of("VER lap 3", silent);
    assertThatThrownBy(() -> Charts.speedTrace(lap, lap, null))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining("VER lap 3 has no speeds: all 61 samples say 0 km/h");
  }

  @Test
  void f4_aSpeedThatNeverChangesIsRefused() {
    double[] frozen = new double[61];
    Arrays.fill(frozen, 287);
    var lap = Samples.telemetry(circleWith("Speed", DoubleColumn.of(frozen)));

    assertThatThrownBy(() -> Charts.trackMap(lap, null, TrackColour.SPEED))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining("all 61 samples say 287 km/h");
  }

  @ParameterizedTest
  @EnumSource(names = {"THROTTLE", "GEAR"})
  void f4_aChannelOfZerosIsRefused(TrackColour colour) {
    Map<String, Column> lap = circleWith("Throttle", DoubleColumn.of(new double[61]));
    lap.put("nGear", IntColumn.of(new int[61]));

    assertThatThrownBy(() -> Charts.trackMap(Samples.telemetry(lap), null, colour))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining("all 61 samples say 0");
  }

  @Test
  void f4_aPartWithoutSpeedsIsNoData() {
    double[] speeds = ((DoubleColumn) Samples.circle().get("Speed")).toArray();
    Arrays.fill(speeds, 10, 20, 0);
    var lap = Samples.telemetry(circleWith("Speed", DoubleColumn.of(speeds)));

    assertThat(parsed(Charts.trackMap(lap, null, TrackColour.SPEED)).texts()).contains("No data");
  }

  @Test
  void f4_aCarThatStandsHasASpeedOfZero() {
    Map<String, Column> standing = Samples.circle();
    for (String column : List.of("X", "Y", "Speed")) {
      double[] values = ((DoubleColumn) standing.get(column)).toArray();
      Arrays.fill(values, 10, 20, column.equals("Speed") ? 0 : values[10]);
      values[9] = values[10] + (column.equals("Speed") ? 1 : 0);
      values[20] = values[19] + (column.equals("Speed") ? 1 : 0);
      standing.put(column, DoubleColumn.of(values));
    }

    assertThat(
            parsed(Charts.trackMap(Samples.telemetry(standing), null, TrackColour.SPEED)).texts())
        .doesNotContain("No data");
  }

  @Test
  void f4_aBrakeThatIsNeverOnIsSaid() {
    var lap = Samples.telemetry(circleWith("Brake", new BooleanColumn.Builder(61).build()));

    assertThat(parsed(Charts.trackMap(lap, null, TrackColour.BRAKE)).texts())
        .anyMatch(text -> text.startsWith("No sample has the brake on"));
  }

  private static TablesByHand stint(int secondStint, int firstLifeOfSecond, boolean isFresh) {
    var table = new TablesByHand();
    for (int lap = 1; lap <= 8; lap++) {
      boolean isSecond = lap > 4;
      table.lap(
          "AAA",
          "Ferrari",
          lap,
          "Compound",
          "HARD",
          "Stint",
          isSecond ? secondStint : 1,
          "TyreLife",
          isSecond ? firstLifeOfSecond + lap - 5 : lap,
          "FreshTyre",
          !isSecond || isFresh);
    }
    return table;
  }

  @Test
  void f6_aPassThroughThePitLaneIsNoNewSet() {
    assertThat(parsed(Charts.tyreStrategy(stint(2, 5, true).laps())).groups("stint"))
        .containsExactly("Hard, laps 1 to 8");
  }

  @Test
  void f6_aLifeThatBeginsAnewIsANewSet() {
    assertThat(parsed(Charts.tyreStrategy(stint(2, 1, true).laps())).groups("stint"))
        .containsExactly("Hard, laps 1 to 4", "Hard, laps 5 to 8");
  }

  @Test
  void f6_aUsedSetInPlaceOfANewOneIsAnother() {
    assertThat(parsed(Charts.tyreStrategy(stint(2, 5, false).laps())).groups("stint"))
        .containsExactly("Hard, laps 1 to 4", "Hard, laps 5 to 8, not new");
  }
}
