package io.tif1.charts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.model.Lap;
import io.tif1.model.Laps;
import io.tif1.model.Telemetry;
import io.tif1.model.column.DoubleColumn;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The time between two laps: exact where sectors end, however wrong the distances are. The track is
 * 6,000 m long; its lines are at 2,000 and 4,000 m.
 */
final class GapBetweenLapsTest {
  private static final Laps LAPS =
      new TablesByHand()
          .lap("AAA", "Ferrari", 1, "Sector1Time", 30, "Sector2Time", 40, "Sector3Time", 30)
          .lap("BBB", "Audi", 1, "Sector1Time", 30.3, "Sector2Time", 39.8, "Sector3Time", 30.25)
          .laps();

  /**
   * A lap at a steady speed in each sector.
   *
   * @param wrong by how much the distances of each sector are too long
   */
  private static Telemetry telemetry(double[] seconds, double... wrong) {
    int perSector = 100;
    double[] times = new double[3 * perSector + 1];
    double[] distances = new double[times.length];
    double[] speeds = new double[times.length];
    for (int i = 1; i < times.length; i++) {
      int sector = (i - 1) / perSector;
      times[i] = times[i - 1] + seconds[sector] / perSector;
      distances[i] = distances[i - 1] + 2000 * wrong[sector] / perSector;
      speeds[i] = 7200 * wrong[sector] / seconds[sector];
    }
    speeds[0] = speeds[1];
    return Samples.telemetry(
        Map.of(
            "Time", DoubleColumn.of(times),
            "Distance", DoubleColumn.of(distances),
            "Speed", DoubleColumn.of(speeds)));
  }

  private static final Telemetry FIRST = telemetry(new double[] {30, 40, 30}, 1, 1, 1);
  private static final Telemetry SECOND =
      telemetry(new double[] {30.3, 39.8, 30.25}, 1.01, 0.985, 1.004);

  private static Lap lap(int row) {
    return LAPS.lap(row);
  }

  private static Parsed drawn(LapTrace one, LapTrace two) {
    return Parsed.of(Charts.speedTrace(one, two, null).toSvg());
  }

  @Test
  void f5_theGapIsThePublishedOneWhereSectorsEnd() {
    Parsed svg =
        drawn(
            LapTrace.of("AAA", FIRST).timedBy(lap(0)), LapTrace.of("BBB", SECOND).timedBy(lap(1)));

    assertThat(svg.groups("anchor"))
        .containsExactly("+0.300 s at 2000 m", "+0.100 s at 4000 m", "+0.350 s at 6000 m");
  }

  @Test
  void f5_linesBetweenSamplesAreExactToo() {
    double[] times = new double[59];
    double[] distances = new double[59];
    double[] speeds = new double[59];
    Arrays.setAll(times, i -> 1.75 * i);
    Arrays.setAll(distances, i -> 59.5 * 1.75 * i);
    Arrays.setAll(speeds, i -> 200 + 20 * Math.sin(i));
    Telemetry coarse =
        Samples.telemetry(
            Map.of(
                "Time", DoubleColumn.of(times),
                "Distance", DoubleColumn.of(distances),
                "Speed", DoubleColumn.of(speeds)));
    Laps laps =
        new TablesByHand()
            .lap("AAA", "Ferrari", 1, "Sector1Time", 30, "Sector2Time", 40, "Sector3Time", 30)
            .lap("BBB", "Audi", 1, "Sector1Time", 31, "Sector2Time", 39, "Sector3Time", 31.5)
            .laps();
    Parsed svg =
        drawn(
            LapTrace.of("AAA", FIRST).timedBy(laps.lap(0)),
            LapTrace.of("BBB", coarse).timedBy(laps.lap(1)));

    assertThat(svg.groups("anchor"))
        .containsExactly("+1.000 s at 2000 m", "+0.000 s at 4000 m", "+1.500 s at 6000 m");
  }

  @Test
  void f5_howFarOffTheGapCanBeIsDrawnAndSaid() {
    Parsed svg =
        drawn(
            LapTrace.of("AAA", FIRST).timedBy(lap(0)), LapTrace.of("BBB", SECOND).timedBy(lap(1)));

    assertThat(svg.groupElements("uncertainty")).hasSize(1);
    assertThat(String.join(" ", svg.texts()))
        .contains("exact by the published times at the dots")
        .contains("at most ±");
  }

  @Test
  void f5_withoutSectorTimesThePictureSaysSo() {
    Parsed svg = drawn(LapTrace.of("AAA", FIRST), LapTrace.of("BBB", SECOND).timedBy(lap(1)));

    assertThat(svg.groupElements("anchor")).isEmpty();
    assertThat(svg.groupElements("uncertainty")).hasSize(1);
    assertThat(String.join(" ", svg.texts())).contains("without the sector times of both laps");
  }

  @Test
  void f5_sectorTimesOfAnotherLapAreNotTaken() {
    Laps others =
        new TablesByHand()
            .lap("AAA", "Ferrari", 1, "Sector1Time", 50, "Sector2Time", 40, "Sector3Time", 30)
            .laps();
    Parsed svg =
        drawn(
            LapTrace.of("AAA", FIRST).timedBy(others.lap(0)),
            LapTrace.of("BBB", SECOND).timedBy(lap(1)));

    assertThat(svg.groupElements("anchor")).isEmpty();
    assertThat(String.join(" ", svg.texts())).contains("the sector times do not fit");
  }
}
