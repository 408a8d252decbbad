package io.tif1.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.charts.internal.draw.Colour;
import io.tif1.charts.internal.look.Ink;
import io.tif1.model.Laps;
import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

/**
 * What the kinds of charts show of tables with gaps, and what they say of those they cannot draw.
 */
final class KindsTest {
  private static Laps race() {
    return Samples.laps(Samples.race());
  }

  private static Laps raceWith(String column, Column values) {
    Map<String, Column> columns = Samples.race();
    columns.put(column, values);
    return Samples.laps(columns);
  }

  private static Laps raceWithout(String column) {
    Map<String, Column> columns = Samples.race();
    columns.remove(column);
    return Samples.laps(columns);
  }

  private static Parsed parsed(Chart chart) {
    return Parsed.of(chart.toSvg());
  }

  @Test
  void aLapUnderARedFlagIsNotedNotDropped() {
    assertThat(parsed(Charts.lapTimes(race())).texts())
        .anyMatch(text -> text.startsWith("▲ 1 lap slower"))
        .anyMatch(text -> text.contains("AAA lap 4, 20:34.000"));
  }

  @Test
  void driversWithoutATimedLapAreNamed() {
    double[] times = new double[13];
    Arrays.fill(times, Double.NaN);
    times[0] = 90;

    assertThat(parsed(Charts.lapTimes(raceWith("LapTime", DoubleColumn.of(times)))).texts())
        .contains("Without a timed lap: BBB, CÉC.");
  }

  @Test
  void oneDriverIsDrawnInTheColoursOfTheTyres() {
    assertThat(parsed(Charts.lapTimes(race(), "AAA")).texts()).contains("Soft", "Hard");
  }

  @Test
  void aDriverWhoIsNotThereIsNamedTogetherWithThoseWhoAre() {
    assertThatThrownBy(() -> Charts.lapTimes(race(), "ZZZ"))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining("ZZZ")
        .hasMessageContaining("[AAA, BBB, CÉC]");
  }

  @Test
  void withoutPositionsTheMessageSaysWhatIsMissingAndWhy() {
    assertThatThrownBy(() -> Charts.positions(raceWithout("Position")))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining("none of the 13 laps has a position")
        .hasMessageContaining("races and sprints only");
  }

  @Test
  void withoutTimesThereAreNoLapTimes() {
    assertThatThrownBy(() -> Charts.lapTimeBox(raceWithout("LapTime")))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining("none of the 13 laps has a time");
  }

  @Test
  void withoutLapsThereIsNoChart() {
    Laps none = Samples.laps(Map.of("LapTime", DoubleColumn.of()));

    assertThatThrownBy(() -> Charts.tyreStrategy(none))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining("no rows");
  }

  @Test
  void withoutTheEndsOfLapsTheirTimesAreAddedUp() {
    Parsed svg = parsed(Charts.gapToLeader(raceWithout("Time")));

    assertThat(svg.texts()).contains("Lap times added up: the ends of laps are not given.");
    assertThat(svg.groups("driver")).contains("BBB +2.0");
  }

  @Test
  void gapsAreCountedFromWhoEndedTheLapFirst() {
    assertThat(parsed(Charts.gapToLeader(race())).groups("driver"))
        .containsExactly("AAA", "BBB +0.5", "CÉC +2 laps");
  }

  @Test
  void aChangeOfTyresBeginsANewBar() {
    assertThat(parsed(Charts.tyreStrategy(race())).groups("stint"))
        .containsExactly(
            "Soft, laps 1 to 3",
            "Hard, laps 4 to 5",
            "Medium, laps 1 to 5",
            "Wet, laps 1 to 1",
            "Intermediate, laps 2 to 3");
  }

  @ParameterizedTest
  @EnumSource
  void everyBarIsSeenByItsColourOrItsOutline(Theme theme) {
    Colour panel = Ink.of(theme).panel();
    Parsed svg = parsed(Charts.tyreStrategy(race()).theme(theme));

    assertThat(svg.groupElements("stint"))
        .hasSize(5)
        .allSatisfy(
            stint -> {
              Element bar = (Element) stint.getElementsByTagName("rect").item(0);
              double fill = Colour.of(bar.getAttribute("fill")).contrast(panel);
              double outline = Colour.of(bar.getAttribute("stroke")).contrast(panel);
              assertThat(Math.max(fill, outline)).isGreaterThanOrEqualTo(3);
            });
  }

  @Test
  void aDeletedLapIsNotTheBest() {
    var deleted = new BooleanColumn.Builder(13);
    deleted.yes(1);

    assertThat(parsed(Charts.qualifying(raceWith("Deleted", deleted.build()))).description())
        .contains("fastest AAA with 1:30.500");
  }

  @Test
  void whoReachedALaterPartIsAheadHoweverSlow() {
    String[] parts = new String[13];
    Arrays.fill(parts, "Q1");
    parts[12] = "Q3";

    assertThat(
            parsed(Charts.qualifying(raceWith("QualifyingSession", TextColumn.of(parts))))
                .description())
        .contains("pole for CÉC");
  }

  @Test
  void teamMatesDifferInTheirLines() {
    String svg = Charts.positions(race()).toSvg();

    assertThat(svg.split("stroke-dasharray").length - 1).isPositive();
  }

  @Test
  void theLapsAloneSayTheSeason() {
    String[] dates = new String[13];
    Arrays.fill(dates, "2018-08-26T13:10:00.000000000");

    assertThat(Charts.tyreStrategy(raceWith("LapStartDate", TextColumn.of(dates))).toSvg())
        .contains("#ffd318");
  }

  @Test
  void coloursOfTheDataComeFirst() {
    Palette palette = Palette.ofSeason(2026).withTeam("Ferrari", "123456");

    assertThat(Charts.lapTimes(race()).palette(palette).toSvg()).contains("#123456");
  }

  @Test
  void aDeadChannelIsNamed() {
    Map<String, Column> lap = Samples.circle();
    lap.put("nGear", IntColumn.missing(61));

    assertThatThrownBy(
            () -> Charts.trackMap(Samples.telemetry(lap), Samples.corner(), TrackColour.GEAR))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining("by gear: none of the 61 samples");
  }

  @Test
  void lostPositionsAreLeftOutAndCounted() {
    Map<String, Column> lap = Samples.circle();
    double[] xs = ((DoubleColumn) lap.get("X")).toArray();
    double[] ys = ((DoubleColumn) lap.get("Y")).toArray();
    for (int i = 10; i < 15; i++) {
      xs[i] = 0;
      ys[i] = 0;
    }
    lap.put("X", DoubleColumn.of(xs));
    lap.put("Y", DoubleColumn.of(ys));

    assertThat(parsed(Charts.trackMap(Samples.telemetry(lap), null, TrackColour.SPEED)).texts())
        .contains("5 samples of 61 without a position left out.");
  }

  @Test
  void aLapWithoutPositionsHasNoMap() {
    Map<String, Column> lap = Samples.circle();
    lap.put("X", DoubleColumn.missing(61));

    assertThatThrownBy(() -> Charts.trackMap(Samples.telemetry(lap), null, TrackColour.SPEED))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining("fewer than two have a position");
  }

  @Test
  void distancesThatStepBackAreLeftOutAndCounted() {
    Map<String, Column> lap = Samples.circle();
    double[] distances = ((DoubleColumn) lap.get("Distance")).toArray();
    distances[30] = 99_999;
    distances[40] = 0;
    lap.put("Distance", DoubleColumn.of(distances));
    LapTrace broken = LapTrace.of("broken", Samples.telemetry(lap));
    LapTrace whole = LapTrace.of("whole", Samples.telemetry(Samples.circle()));

    assertThat(parsed(Charts.speedTrace(broken, whole, null)).texts())
        .contains("broken: 2 samples left out whose distance steps back or is missing.");
  }

  @Test
  void withoutDistancesTheyAreMadeFromSpeedAndTime() {
    Map<String, Column> lap = Samples.circle();
    lap.remove("Distance");
    LapTrace trace = LapTrace.of("one", Samples.telemetry(lap));

    assertThat(parsed(Charts.speedTrace(trace, trace, Samples.corner())).texts())
        .contains("one: no distances; made from speed and time.");
  }

  @Test
  void withoutTimesThereIsATraceButNoDelta() {
    Map<String, Column> lap = Samples.circle();
    lap.remove("Time");
    LapTrace trace = LapTrace.of("one", Samples.telemetry(lap));
    Parsed svg = parsed(Charts.speedTrace(trace, trace, Samples.corner()));

    assertThat(svg.groupElements("delta")).isEmpty();
    assertThat(svg.texts()).contains("No times: the time between the laps cannot be drawn.");
  }

  @Test
  void withoutSpeedsThereIsNoTrace() {
    Map<String, Column> lap = Samples.circle();
    lap.put("Speed", DoubleColumn.missing(61));
    LapTrace dead = LapTrace.of("VER lap 3", Samples.telemetry(lap));

    assertThatThrownBy(() -> Charts.speedTrace(dead, dead, null))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining("VER lap 3 has no speed in 61 samples");
  }

  @Test
  void aTraceOfFiftyThousandSamplesIsASmallPicture() {
    int size = 50_000;
    double[] distances = new double[size];
    double[] speeds = new double[size];
    Arrays.setAll(distances, i -> i / 10.0);
    Arrays.setAll(speeds, i -> 150 + 100 * Math.sin(i / 3.0));
    speeds[25_000] = 390;
    LapTrace trace =
        LapTrace.of(
            "long",
            Samples.telemetry(
                Map.of("Distance", DoubleColumn.of(distances), "Speed", DoubleColumn.of(speeds))));

    assertThat(Charts.speedTrace(trace, trace, null).toSvg().length()).isLessThan(120_000);
  }

  @Test
  void whatWasNotMeasuredIsNamed() {
    assertThat(parsed(Charts.weather(Samples.shower())).texts())
        .contains("Not measured: pressure.")
        .contains("Rain");
  }
}
