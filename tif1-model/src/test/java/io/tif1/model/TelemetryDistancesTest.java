package io.tif1.model;

import static io.tif1.model.Samples.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TelemetryDistancesTest {
  @Test
  void aConstantSpeedGivesAnExactDistance() {
    Telemetry lap = Samples.at(0, 0.5, 2).with(TelemetryColumn.SPEED, 36.0, 36.0, 36.0).telemetry();

    assertThat(lap.withDistance().distanceM().toArray()).containsExactly(0, 5, 20);
  }

  @Test
  void eachStepIsAtTheSpeedAtItsEnd() {
    Telemetry lap = Samples.at(0, 1, 2).with(TelemetryColumn.SPEED, 0.0, 36.0, 72.0).telemetry();

    assertThat(lap.withDistance().distanceM().toArray()).containsExactly(0, 10, 30);
  }

  @Test
  void theFirstSampleIsAtZeroWheneverItWas() {
    Telemetry lap = Samples.at(7, 8).with(TelemetryColumn.SPEED, 36.0, 36.0).telemetry();

    assertThat(lap.withDistance().distanceM().toArray()).containsExactly(0, 10);
  }

  @Test
  void aSampleWithoutSpeedHasNoDistance() {
    Telemetry lap = Samples.at(0, 1, 2).with(TelemetryColumn.SPEED, 36.0, NONE, 36.0).telemetry();

    assertThat(lap.withDistance().distanceM().toArray()).containsExactly(0, NONE, 20);
  }

  @Test
  void aStepBackInTimeIsNoWay() {
    Telemetry lap = Samples.at(0, 2, 1).with(TelemetryColumn.SPEED, 36.0, 36.0, 36.0).telemetry();

    assertThat(lap.withDistance().distanceM().toArray()).containsExactly(0, 20, 20);
  }

  @Test
  void thePublishedDistanceIsReplaced() {
    Telemetry lap =
        Samples.at(0, 1)
            .with(TelemetryColumn.SPEED, 36.0, 36.0)
            .with(TelemetryColumn.DISTANCE, -3.0, 900.0)
            .telemetry();

    assertThat(lap.withDistance().distanceM().toArray()).containsExactly(0, 10);
  }

  @Test
  void theRelativeDistanceIsAShareOfTheLargest() {
    Telemetry lap =
        Samples.at(0, 1, 2).with(TelemetryColumn.DISTANCE, 0.0, 400.0, 100.0).telemetry();

    assertThat(lap.withRelativeDistance().relativeDistance().toArray()).containsExactly(0, 1, 0.25);
  }

  @Test
  void withoutADistanceTheRelativeOneIsOfTheSpeed() {
    Telemetry lap = Samples.at(0, 1, 2).with(TelemetryColumn.SPEED, 36.0, 36.0, 36.0).telemetry();

    assertThat(lap.withRelativeDistance().relativeDistance().toArray()).containsExactly(0, 0.5, 1);
  }

  @Test
  void aCarThatDidNotMoveHasNoRelativeDistance() {
    Telemetry dead = Samples.at(0, 1).with(TelemetryColumn.DISTANCE, 0.0, 0.0).telemetry();

    assertThat(dead.withRelativeDistance().relativeDistance().missingCount()).isEqualTo(2);
  }

  @Test
  void nothingHasNoDistance() {
    assertThat(Telemetry.of(Columns.of(Map.of())).withDistance().isEmpty()).isTrue();
  }

  private final Telemetry square =
      Samples.at(0, 1, 2, 3)
          .with(TelemetryColumn.DISTANCE, 0.0, 100.0, 200.0, 300.0)
          .with(TelemetryColumn.SPEED, 300.0, 90.0, 120.0, 250.0)
          .with(TelemetryColumn.X, 1000.0, 2000.0, 2000.0, 0.0)
          .with(TelemetryColumn.Y, 1000.0, 1000.0, 2000.0, 0.0)
          .telemetry();

  @Test
  void aMarkerIsAtTheNearestSample() {
    assertThat(square.markerDistances(corners(1900, 1900)).toArray()).containsExactly(200);
  }

  @Test
  void aLostPositionIsNearToNothing() {
    assertThat(square.markerDistances(corners(10, 10)).toArray()).containsExactly(0);
  }

  @Test
  void aCornerWithoutAPositionHasNoMarker() {
    assertThat(square.markerDistances(corners(NONE, 10)).toArray()).containsExactly(NONE);
  }

  @Test
  void telemetryWithoutPositionsHasNoMarkers() {
    Telemetry lap = Samples.at(0).with(TelemetryColumn.DISTANCE, 5.0).telemetry();

    assertThat(lap.markerDistances(corners(10, 10)).toArray()).containsExactly(NONE);
  }

  @Test
  void theLeastSpeedNearACornerIsFound() {
    assertThat(square.minimumSpeedsKph(corners(0, 0), 60).toArray()).containsExactly(90);
  }

  @Test
  void withoutASampleNearThereIsNoSpeed() {
    assertThat(square.minimumSpeedsKph(corners(0, 0), 10).toArray()).containsExactly(NONE);
  }

  /** One corner, 150 m into the lap. */
  private static Corners corners(double x, double y) {
    return Corners.of(
        new Samples()
            .with(CornerColumn.X, x)
            .with(CornerColumn.Y, y)
            .with(CornerColumn.DISTANCE, 150.0)
            .columns());
  }
}
