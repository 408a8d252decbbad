package io.tif1.model;

import static io.tif1.model.Samples.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tif1.model.column.DoubleColumn;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LapDeltaTest {
  private final Telemetry fast = lap(new double[] {0, 1, 2}, 0, 50, 100);
  private final Telemetry slow = lap(new double[] {0, 1, 3}, 0, 25, 100);

  @Test
  void itIsKnownWhereEitherLapHasASample() {
    assertThat(LapDelta.between(fast, slow).distanceM().toArray()).containsExactly(0, 25, 50, 100);
  }

  @Test
  void aLapThatIsBehindHasADeltaAboveZero() {
    DoubleColumn delta = LapDelta.between(fast, slow).deltaS();

    // The slow one is at 25 m after 1 s, the fast one after 0.5 s; at 50 m after 1 2/3 s and 1 s
    assertThat(delta.get(1)).isEqualTo(0.5);
    assertThat(delta.get(2)).isCloseTo(2.0 / 3, org.assertj.core.data.Offset.offset(1e-15));
    assertThat(delta.get(3)).isEqualTo(1);
  }

  @Test
  void betweenThePlacesItIsOnALine() {
    assertThat(LapDelta.between(fast, slow).at(12.5)).isEqualTo(0.25);
  }

  @Test
  void offTheEndsItIsNotKnown() {
    assertThat(LapDelta.between(fast, slow).at(100.5)).isNaN();
  }

  @Test
  void itEndsWithTheDifferenceOfTheTimes() {
    assertThat(LapDelta.between(fast, slow).lastS()).isEqualTo(1);
  }

  @Test
  void itReachesAsFarAsTheShorterLap() {
    Telemetry longer = lap(new double[] {0, 2}, 0, 120);

    assertThat(LapDelta.between(fast, longer).distanceM().max()).isEqualTo(100);
  }

  @Test
  void scaledLapsEndAtTheSamePlace() {
    Telemetry longer = lap(new double[] {0, 1.5, 3}, 0, 60, 120);

    LapDelta delta = LapDelta.scaled(fast, longer);

    assertThat(delta.distanceM().toArray()).containsExactly(0, 50, 100);
    assertThat(delta.deltaS().toArray()).containsExactly(0, 0.5, 1);
  }

  @Test
  void aStepBackInDistanceCountsFromWhenItWasFirstThere() {
    Telemetry back = lap(new double[] {0, 1, 1.5, 2, 3}, 0, 50, 20, 40, 100);

    assertThat(LapDelta.between(fast, back).deltaS().toArray()).containsExactly(0, 0, 1);
  }

  @Test
  void samplesWithoutADistanceArePassedOver() {
    Telemetry gap = lap(new double[] {NONE, 0, 1, 2}, 0, 0, NONE, 100);

    assertThat(LapDelta.between(fast, gap).deltaS().toArray()).containsExactly(0, 0, 0);
  }

  @Test
  void withoutADistanceItIsOfTheSpeed() {
    Telemetry speeds = Samples.at(0, 2).with(TelemetryColumn.SPEED, 0.0, 180.0).telemetry();

    assertThat(LapDelta.between(fast, speeds).lastS()).isZero();
  }

  @Test
  void aCarThatSentNoDataHasNone() {
    Telemetry dead = lap(new double[] {0, 1, 2}, 0, 0, 0);

    assertThat(LapDelta.between(fast, dead).isEmpty()).isTrue();
    assertThat(LapDelta.scaled(dead, fast).isEmpty()).isTrue();
  }

  @Test
  void anEmptyOneEndsNowhere() {
    Telemetry none = Telemetry.of(Columns.of(Map.of()));

    assertThat(LapDelta.between(none, fast).lastS()).isNaN();
  }

  @Test
  void lapsThatShareNoDistanceHaveNone() {
    Telemetry far = lap(new double[] {0, 1}, 500, 600);

    assertThat(LapDelta.between(fast, far).isEmpty()).isTrue();
  }

  @Test
  void itCanBeHadAsColumns() {
    assertThat(LapDelta.between(fast, slow).columns().names()).containsExactly("Distance", "Delta");
  }

  @Test
  void columnsOfDifferentLengthsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LapDelta(DoubleColumn.of(1, 2), DoubleColumn.of(1)))
        .withMessageContaining("2 distances and 1 deltas");
  }

  private static Telemetry lap(double[] times, double... metres) {
    return Samples.at(times).with(TelemetryColumn.DISTANCE, metres).telemetry();
  }
}
