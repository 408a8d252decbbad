package io.tif1.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.model.Columns;
import io.tif1.model.Corners;
import io.tif1.model.Laps;
import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Words, counts, units, notes and sizes; and which laps are drawn of practice. */
final class WordsAndSizesTest {
  private static Parsed parsed(Chart chart) {
    return Parsed.of(chart.toSvg());
  }

  /** Practice: each driver goes out, drives two quick laps, and comes in; numbers end at 133. */
  private static Laps practice() {
    var table = new TablesByHand();
    String[] drivers = {"AAA", "BBB"};
    for (int i = 0; i < 2; i++) {
      String team = i == 0 ? "Ferrari" : "Audi";
      table.lap(drivers[i], team, 1, "LapTime", 130 - 20 * i, "Compound", "SOFT");
      table.lap(drivers[i], team, 2, "LapTime", 90 + 0.5 * i, "Compound", "SOFT");
      table.lap(drivers[i], team, 3, "LapTime", 91 + 0.5 * i, "Compound", "SOFT");
      table.lap(drivers[i], team, 132 + i, "LapTime", 140 - 20 * i, "Compound", "SOFT");
    }
    return table.laps();
  }

  @Test
  void f7_ofPracticeQuickLapsAreDrawnAndThePictureSaysSo() {
    assertThat(parsed(Charts.lapTimes(practice())).texts())
        .contains(
            "Quick laps only, within 107 percent of the fastest (1:30.000): 4 slower laps left"
                + " out.");
  }

  @Test
  void f7_boxesOfPracticeAreOrderedByQuickLaps() {
    assertThat(parsed(Charts.lapTimeBox(practice())).groups("driver"))
        .containsExactly("AAA, median 1:30.500", "BBB, median 1:31.000");
  }

  @Test
  void f7_allLapsAreDrawnIfTheyAreAskedFor() {
    assertThat(parsed(Charts.lapTimeBox(practice(), LapPace.ALL)).groups("driver"))
        .containsExactly("BBB, median 1:40.750", "AAA, median 1:50.500");
  }

  @Test
  void f7_ofARaceAllLapsAreDrawn() {
    Chart chart = Charts.lapTimes(Samples.laps(Samples.race()));

    assertThat(parsed(chart).texts()).noneMatch(text -> text.startsWith("Quick laps"));
  }

  @Test
  void f7_whoHasNoQuickLapIsNamed() {
    Laps laps =
        new TablesByHand()
            .lap("AAA", "Ferrari", 1, "LapTime", 90)
            .lap("BBB", "Audi", 1, "LapTime", 130)
            .laps();

    assertThat(parsed(Charts.lapTimes(laps)).texts())
        .anyMatch(text -> text.contains("1 slower lap left out, all of BBB."));
  }

  @Test
  void f8_nobodyHasPoleInPractice() {
    Parsed svg = parsed(Charts.qualifying(practice()));

    assertThat(svg.title()).isEqualTo("Best laps");
    assertThat(svg.texts()).contains("Gap to the fastest (s)").doesNotContain("Gap to pole (s)");
    assertThat(svg.description()).doesNotContain("pole");
  }

  @Test
  void f8_inQualifyingThereIsPole() {
    Parsed svg = parsed(Charts.qualifying(Samples.laps(Samples.QUALIFYING)));

    assertThat(svg.title()).isEqualTo("Qualifying");
    assertThat(svg.texts()).contains("Gap to pole (s)");
  }

  @Test
  void f8_aCountOfLapsIsNotTheLargestNumber() {
    assertThat(parsed(Charts.lapTimes(practice(), LapPace.ALL)).texts())
        .contains("2 drivers, 8 timed laps");
    assertThat(parsed(Charts.tyreStrategy(practice())).texts())
        .contains("2 drivers, 8 laps together");
  }

  @Test
  void f8_gapsOfAPictureAreInOneUnit() {
    var table = new TablesByHand();
    for (int lap = 1; lap <= 2; lap++) {
      table.lap("AAA", "Ferrari", lap, "Time", 90 * lap, "LapTime", 90, "Position", 1);
      table.lap("BBB", "Audi", lap, "Time", 139 * lap, "LapTime", 139, "Position", 2);
      table.lap("CCC", "Alpine", lap, "Time", 141 * lap, "LapTime", 141, "Position", 3);
    }

    assertThat(parsed(Charts.gapToLeader(table.laps())).groups("driver"))
        .containsExactly("AAA", "BBB +1:38.0", "CCC +1:42.0");
  }

  /** Bars of so many milliseconds each. */
  private static Laps qualifying(int... gaps) {
    var table = new TablesByHand();
    for (int i = 0; i < gaps.length; i++) {
      String driver = "D" + (char) ('A' + i) + "X";
      String team = "Team " + i / 2;
      table.lap(driver, team, 1, "LapTime", 80 + gaps[i] / 1000.0, "QualifyingSession", "Q1");
    }
    return table.laps();
  }

  @Test
  void f8_barsThatAreNoOutliersAreNotCut() {
    Laps laps = qualifying(0, 100, 150, 200, 250, 300, 400, 900, 1700, 3100);

    assertThat(parsed(Charts.qualifying(laps)).texts())
        .noneMatch(text -> text.startsWith("Bars with an open end"));
  }

  @Test
  void f8_aBarThatWouldSqueezeTheOthersIsCutAndThePictureSaysSo() {
    Laps laps = qualifying(0, 100, 150, 200, 250, 300, 400, 900, 1700, 25_000);

    assertThat(parsed(Charts.qualifying(laps)).texts())
        .anyMatch(text -> text.startsWith("Bars with an open end"))
        .contains("+25.000  1:45.000");
  }

  private static Corners cornersOffTheTrack() {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("Number", IntColumn.of(1, 2, 3));
    columns.put("X", DoubleColumn.of(100, 900_000, Double.NaN));
    columns.put("Y", DoubleColumn.of(1600, 0, 0));
    columns.put("Angle", DoubleColumn.of(90, 180, 0));
    columns.put("Distance", DoubleColumn.of(250, 5000, Double.NaN));
    return Corners.of(Columns.of(columns));
  }

  @Test
  void f8_cornersOffTheTrackAreNamed() {
    var lap = Samples.telemetry(Samples.circle());
    LapTrace trace = LapTrace.of("one", lap);

    assertThat(parsed(Charts.trackMap(lap, cornersOffTheTrack(), TrackColour.SPEED)).texts())
        .contains("1", "Left out without a place at the track: corners 2, 3.");
    assertThat(parsed(Charts.speedTrace(trace, trace, cornersOffTheTrack())).texts())
        .contains("1", "Left out without a place on the lap of 1000 m: corners 2 at 5000 m, 3.");
  }

  @Test
  void f8_aSizeInWhichNothingCouldBeReadIsRefused() {
    Chart chart = Charts.weather(Samples.weather());

    assertThatThrownBy(() -> chart.size(320, 240))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("320 by 240")
        .hasMessageContaining("from 640 to 10000, the height from 480 to 10000");
  }

  @Test
  void f8_lettersAreReadableInTheSmallestSize() {
    for (Chart chart : AllCharts.simulated().values().stream().map(each -> each.get()).toList()) {
      for (Element text : Parsed.of(chart.size(640, 480).toSvg()).elements("text")) {
        assertThat(Double.parseDouble(text.getAttribute("font-size")))
            .as(text.getTextContent())
            .isGreaterThanOrEqualTo(7);
      }
    }
  }

  @Test
  void f8_lettersGrowWithALargePicture() {
    String svg = Charts.weather(Samples.weather()).size(3840, 2160).toSvg();

    assertThat(svg).contains("width=\"3840\" height=\"2160\" viewBox=\"0 0 1777.8 1000\"");
  }

  @Test
  void f8_theScaleMakesMorePixelsOfTheSamePicture() throws IOException {
    Chart chart = Charts.weather(Samples.weather()).size(700, 500).scale(2);

    assertThat(chart.toSvg()).contains("width=\"1400\" height=\"1000\" viewBox=\"0 0 700 500\"");
    var image = ImageIO.read(new ByteArrayInputStream(chart.toPng()));
    assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(1400, 1000);
    assertThatThrownBy(() -> chart.scale(0)).hasMessageContaining("from 0.5 to 10");
  }

  @Test
  void aNoteOfTheCallerStandsBelowTheData() {
    assertThat(parsed(Charts.weather(Samples.weather()).note("Only laps 5 to 12.")).texts())
        .contains("Only laps 5 to 12.");
  }
}
