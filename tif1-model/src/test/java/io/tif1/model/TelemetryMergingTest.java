package io.tif1.model;

import static io.tif1.model.Samples.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TelemetryMergingTest {
  private final Telemetry car =
      Samples.at(0, 2, 4)
          .with(TelemetryColumn.SPEED, 100.0, 200.0, 300.0)
          .with(TelemetryColumn.GEAR, 3, 5, 8)
          .telemetry();
  private final Telemetry position =
      Samples.at(1, 2, 3, 5).with(TelemetryColumn.X, 10.0, 20.0, 40.0, 60.0).telemetry();

  @Test
  void theTimesAreThoseOfBoth() {
    assertThat(car.merge(position).timeS().toArray()).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void numbersAreInterpolatedToTheTimesOfTheOther() {
    assertThat(car.merge(position).speedKph().toArray())
        .containsExactly(100, 150, 200, 250, 300, NONE);
  }

  @Test
  void theOthersNumbersToo() {
    assertThat(car.merge(position).xDm().toArray()).containsExactly(NONE, 10, 20, 40, 50, 60);
  }

  @Test
  void gearsHoldOn() {
    assertThat(car.merge(position).gear().toArray())
        .containsExactly(3, 3, 5, 5, 8, IntColumn.MISSING);
  }

  @Test
  void ofTwoValuesAtOneTimeTheOwnIsKept() {
    Telemetry other = Samples.at(2, 3).with(TelemetryColumn.SPEED, 999.0, 210.0).telemetry();

    assertThat(car.merge(other).speedKph().toArray()).containsExactly(100, 200, 210, 300);
  }

  @Test
  void aMissingValueYieldsToTheOthers() {
    Telemetry own = Samples.at(0, 1).with(TelemetryColumn.SPEED, 1.0, NONE).telemetry();
    Telemetry other = Samples.at(1).with(TelemetryColumn.SPEED, 7.0).telemetry();

    assertThat(own.merge(other).speedKph().toArray()).containsExactly(1, 7);
  }

  @Test
  void samplesWithoutATimeAreLeftOut() {
    assertThat(car.merge(Samples.at(NONE, 1).telemetry()).size()).isEqualTo(4);
  }

  @Test
  void aTableMergedWithItselfIsItself() {
    assertThat(car.merge(car)).isEqualTo(car);
  }

  @Test
  void aTableMergedWithNothingIsItself() {
    assertThat(car.merge(Telemetry.of(Columns.of(Map.of())))).isEqualTo(car);
  }

  @Test
  void ofColumnsOfDifferentTypesTheOwnIsKept() {
    Telemetry own = Telemetry.of(car.columns().with("Note", IntColumn.of(1, 2, 3)));
    Telemetry other = Telemetry.of(car.columns().with("Note", TextColumn.of("a", "b", "c")));

    assertThat(own.merge(other)).isEqualTo(own);
  }
}
