package io.tif1.model;

import static io.tif1.model.Samples.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tif1.model.column.BooleanColumn;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TelemetryResamplingTest {
  private final Telemetry lap =
      Samples.at(0, 1, 3)
          .with(TelemetryColumn.SPEED, 100.0, 200.0, 300.0)
          .with(TelemetryColumn.DISTANCE, 0.0, 40.0, 120.0)
          .with(TelemetryColumn.GEAR, 3, 5, 8)
          .with(TelemetryColumn.BRAKE, true, false, true)
          .with(TelemetryColumn.DRIVER_AHEAD, "4", "16", "63")
          .telemetry();

  @Test
  void numbersLieOnTheLineBetweenSamples() {
    assertThat(lap.resampleAt(0.5, 1.5, 2).speedKph().toArray()).containsExactly(150, 225, 250);
  }

  @Test
  void gearsAreThoseOfTheSampleBefore() {
    assertThat(lap.resampleAt(0.99, 1, 2.99, 3).gear().toArray()).containsExactly(3, 5, 5, 8);
  }

  @Test
  void flagsAreThoseOfTheSampleBefore() {
    Telemetry resampled = lap.resampleAt(0.5, 1.5);

    assertThat(resampled.brake()).isEqualTo(BooleanColumn.of(true, false));
  }

  @Test
  void textsAreThoseOfTheSampleBefore() {
    assertThat(lap.resampleAt(0.5, 2).driverAhead().stream()).containsExactly("4", "16");
  }

  @Test
  void thereIsNothingBeforeTheFirstSample() {
    assertThat(lap.at(-0.001).speedKph().isMissing(0)).isTrue();
  }

  @Test
  void thereIsNothingAfterTheLastSample() {
    assertThat(lap.at(3.001).gear().isMissing(0)).isTrue();
  }

  @Test
  void offTheEndsTheTimeIsStillThere() {
    assertThat(lap.at(99).timeS().get(0)).isEqualTo(99);
  }

  @Test
  void aMissingNeighbourMakesAMissingValue() {
    Telemetry gap = Samples.at(0, 1, 2).with(TelemetryColumn.SPEED, 1.0, NONE, 3.0).telemetry();

    assertThat(gap.resampleAt(0, 0.5, 2).speedKph().toArray()).containsExactly(1, NONE, 3);
  }

  @Test
  void timesThatDoNotRiseArePassedOver() {
    Telemetry odd =
        Samples.at(0, 2, 1, 3).with(TelemetryColumn.SPEED, 0.0, 20.0, 99.0, 30.0).telemetry();

    assertThat(odd.resampleAt(1, 2.5).speedKph().toArray()).containsExactly(10, 25);
  }

  @Test
  void aStepOfTimeGivesItsMultiples() {
    assertThat(lap.resampleByTime(Duration.ofMillis(700)).timeS().toArray())
        .containsExactly(0, 0.7, 1.4, 2.1, 2.8);
  }

  @Test
  void aStepOfTimeReachesTheLastSampleIfItIsAMultiple() {
    assertThat(lap.resampleByTime(Duration.ofMillis(100)).timeS().get(30)).isEqualTo(3);
  }

  @Test
  void manyStepsAddUpNoError() {
    assertThat(lap.resampleByTime(Duration.ofMillis(1)).timeS().get(2997)).isEqualTo(2.997);
  }

  @Test
  void aStepOfDistanceGivesItsMultiples() {
    assertThat(lap.resampleByDistance(50).distanceM().toArray()).containsExactly(0, 50, 100);
  }

  @Test
  void aStepOfDistanceInterpolatesTheTime() {
    assertThat(lap.resampleByDistance(20).timeS().toArray())
        .containsExactly(0, 0.5, 1, 1.5, 2, 2.5, 3);
  }

  @Test
  void multiplesBelowZeroAreThereIfTheDistanceIs() {
    Telemetry early = Samples.at(0, 1).with(TelemetryColumn.DISTANCE, -15.0, 15.0).telemetry();

    assertThat(early.resampleByDistance(10).distanceM().toArray()).containsExactly(-10, 0, 10);
  }

  @Test
  void whereTheDistanceStepsBackTheFirstMomentCounts() {
    Telemetry back =
        Samples.at(0, 1, 2, 3).with(TelemetryColumn.DISTANCE, 0.0, 10.0, 4.0, 20.0).telemetry();

    assertThat(back.resampleByDistance(5).timeS().toArray()).containsExactly(0, 0.5, 1, 2, 3);
  }

  @Test
  void withoutDistancesTheIntegratedOnesAreTaken() {
    Telemetry lap = Samples.at(0, 1, 2).with(TelemetryColumn.SPEED, 36.0, 36.0, 36.0).telemetry();

    assertThat(lap.resampleByDistance(5).timeS().toArray()).containsExactly(0, 0.5, 1, 1.5, 2);
  }

  @Test
  void aCarThatDidNotMoveIsInOnePlace() {
    Telemetry dead = Samples.at(0, 1).with(TelemetryColumn.DISTANCE, 0.0, 0.0).telemetry();

    assertThat(dead.resampleByDistance(10).timeS().toArray()).containsExactly(0);
  }

  @Test
  void oneSampleIsResampledToItself() {
    Telemetry one = Samples.at(0).with(TelemetryColumn.SPEED, 5.0).telemetry();

    assertThat(one.resampleByTime(Duration.ofSeconds(1))).isEqualTo(one);
  }

  @Test
  void nothingIsResampledToNothing() {
    Telemetry none = Telemetry.of(Columns.of(Map.of()));

    assertThat(none.resampleByTime(Duration.ofSeconds(1)).isEmpty()).isTrue();
  }

  @Test
  void aStepOfNoTimeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lap.resampleByTime(Duration.ZERO))
        .withMessageContaining("PT0S");
  }

  @Test
  void aStepOfNoDistanceIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> lap.resampleByDistance(0));
  }

  @Test
  void anEndlessStepIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lap.resampleByDistance(Double.POSITIVE_INFINITY));
  }

  @Test
  void aStepThatMakesTooManySamplesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lap.resampleByTime(Duration.ofNanos(1)))
        .withMessageContaining("take a longer one");
  }
}
