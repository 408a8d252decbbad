package io.tif1.model;

import static io.tif1.model.Samples.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TelemetryFillingTest {
  @Test
  void numbersAreFilledOverTimeNotOverRows() {
    Telemetry lap = Samples.at(0, 1, 4).with(TelemetryColumn.SPEED, 100.0, NONE, 200.0).telemetry();

    assertThat(lap.fillMissing().speedKph().get(1)).isEqualTo(125);
  }

  @Test
  void wholeNumbersHoldOn() {
    Telemetry lap =
        Samples.at(0, 1, 2).with(TelemetryColumn.GEAR, 4, IntColumn.MISSING, 6).telemetry();

    assertThat(lap.fillMissing().gear().toArray()).containsExactly(4, 4, 6);
  }

  @Test
  void flagsHoldOn() {
    Telemetry lap = Samples.at(0, 1, 2).with(TelemetryColumn.BRAKE, true, null, false).telemetry();

    assertThat(lap.fillMissing().brake()).isEqualTo(BooleanColumn.of(true, true, false));
  }

  @Test
  void textsHoldOn() {
    TextColumn ahead = TextColumn.of("4", null, "16");
    Telemetry lap = Samples.at(0, 1, 2).with(TelemetryColumn.DRIVER_AHEAD, ahead).telemetry();

    assertThat(lap.fillMissing().driverAhead().stream()).containsExactly("4", "4", "16");
  }

  @Test
  void numbersBeyondTheKnownOnesStayMissing() {
    Telemetry lap =
        Samples.at(0, 1, 2, 3).with(TelemetryColumn.SPEED, NONE, 1.0, 2.0, NONE).telemetry();

    assertThat(lap.fillMissing().speedKph().toArray()).containsExactly(NONE, 1, 2, NONE);
  }

  @Test
  void gearsBeyondTheKnownOnesStayMissing() {
    int none = IntColumn.MISSING;
    Telemetry lap = Samples.at(0, 1, 2).with(TelemetryColumn.GEAR, none, 4, none).telemetry();

    assertThat(lap.fillMissing().gear().toArray()).containsExactly(none, 4, none);
  }

  @Test
  void aMissingTimeIsFilledByItsRowFirst() {
    Telemetry lap = Samples.at(0, NONE, 4).with(TelemetryColumn.SPEED, 0.0, NONE, 80.0).telemetry();

    assertThat(lap.fillMissing().timeS().toArray()).containsExactly(0, 2, 4);
    assertThat(lap.fillMissing().speedKph().toArray()).containsExactly(0, 40, 80);
  }

  @Test
  void withoutTimesRowsAreOfEqualLength() {
    Telemetry lap = new Samples().with(TelemetryColumn.SPEED, 0.0, NONE, NONE, 30.0).telemetry();

    assertThat(lap.fillMissing().speedKph().toArray()).containsExactly(0, 10, 20, 30);
  }

  @Test
  void whereTimesDoNotRiseTheValueBeforeHoldsOn() {
    Telemetry lap = Samples.at(5, 5, 5).with(TelemetryColumn.SPEED, 10.0, NONE, 30.0).telemetry();

    assertThat(lap.fillMissing().speedKph().toArray()).containsExactly(10, 10, 30);
  }

  @Test
  void aColumnWithoutAValueStaysSo() {
    Telemetry lap = Samples.at(0, 1).with(TelemetryColumn.SPEED, NONE, NONE).telemetry();

    assertThat(lap.fillMissing()).isEqualTo(lap);
  }

  @Test
  void nothingIsFilledWithNothing() {
    assertThat(Telemetry.of(Columns.of(Map.of())).fillMissing().isEmpty()).isTrue();
  }
}
