package io.tif1.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
  private static Telemetry telemetry(String members) {
    return Telemetry.decode(("{\"tel\":{" + members + "}}").getBytes(UTF_8));
  }

  @Test
  void aColumnTheFileLacksIsMissingInEveryRow() {
    assertThat(telemetry("\"rpm\":[1,2]").speedKph()).isEqualTo(DoubleColumn.missing(2));
  }

  @Test
  void aTableKnowsWhichColumnsItsFileHas() {
    var table = telemetry("\"rpm\":[\"None\"]");
    assertThat(table.has(TelemetryColumn.RPM)).isTrue();
    assertThat(table.has(TelemetryColumn.SPEED)).isFalse();
  }

  @Test
  void aColumnIsFoundByItsNameAndByItsKey() {
    var table = telemetry("\"gear\":[8]");
    assertThat(table.column("nGear")).contains(IntColumn.of(8));
    assertThat(table.column("gear")).contains(IntColumn.of(8));
  }

  @Test
  void aColumnTheFileLacksIsNotFound() {
    assertThat(telemetry("\"gear\":[8]").column("rpm")).isEmpty();
    assertThat(telemetry("\"gear\":[8]").column("nobody knows")).isEmpty();
  }

  @Test
  void whereKeyAndNameOfTwoColumnsAreTheSameTheNameCounts() {
    var laps = Laps.decode("{\"Time\":[9.5],\"time\":[1.5]}".getBytes(UTF_8), null);
    assertThat(laps.column("Time")).contains(DoubleColumn.of(9.5));
    assertThat(laps.column("time")).contains(DoubleColumn.of(1.5));
    assertThat(laps.lapTimeS()).isEqualTo(DoubleColumn.of(1.5));
  }

  @Test
  void anUnknownColumnIsKeptUnderItsKey() {
    assertThat(telemetry("\"new\":[1.5,2]").column("new")).contains(DoubleColumn.of(1.5, 2));
  }

  @Test
  void theColumnsComeInTheOrderOfTheFileUnderTheirNames() {
    assertThat(telemetry("\"speed\":[1],\"what\":[1],\"acc_x\":[1]").columns().names())
        .containsExactly("Speed", "what", "AccelerationX");
  }

  @Test
  void aFileThatUsesTheNamesIsReadTheSame() {
    assertThat(telemetry("\"Speed\":[1],\"nGear\":[2]"))
        .isEqualTo(telemetry("\"speed\":[1],\"gear\":[2]"));
  }

  @Test
  void aKnownColumnOfAnotherTypeIsRefused() {
    var columns = Columns.of(Map.of("Speed", TextColumn.of("fast")));
    assertThatThrownBy(() -> Telemetry.of(columns))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("column Speed must be of type NUMBER but is of type TEXT");
  }

  @Test
  void tablesOfDifferentKindsAreNotEqual() {
    var columns = Columns.of(Map.of("X", DoubleColumn.of(1)));
    assertThat((Table) Telemetry.of(columns)).isNotEqualTo(Corners.of(columns));
  }

  @Test
  void lapsOfAFileThatDoesNotSayAreOfTheGivenDriver() {
    assertThat(Laps.decode("{\"lap\":[1,2]}".getBytes(UTF_8), "VER").driver())
        .isEqualTo(TextColumn.of("VER", "VER"));
  }

  @Test
  void lapsOfAFileThatSaysAreOfTheDriverItSays() {
    assertThat(Laps.decode("{\"lap\":[1],\"drv\":[\"HAM\"]}".getBytes(UTF_8), "VER").driver())
        .isEqualTo(TextColumn.of("HAM"));
  }

  @Test
  void noLapsAreOfNoDriver() {
    assertThat(Laps.decode("{}".getBytes(UTF_8), "VER").columns().names()).isEmpty();
  }
}
