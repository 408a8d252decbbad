package io.tif1.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnNamesTest {
  @ParameterizedTest
  @CsvSource({
    "LapTime, lap_time",
    "Sector1Time, sector1_time",
    "SpeedI1, speed_i1",
    "SpeedFL, speed_fl",
    "FastF1Generated, fast_f1_generated",
    "RPM, rpm",
    "nGear, n_gear",
    "X, x",
    "DRSOpen, drs_open",
    "already_snake, already_snake",
    "tyrePressure, tyre_pressure"
  })
  void areThePublicOnesInSmallLetters(String name, String expected) {
    assertThat(ColumnNames.snakeCase(name)).isEqualTo(expected);
  }

  @Test
  void aTakenNameGetsTheNextFreeNumber() {
    assertThat(ColumnNames.unlike(List.of("Lap", "lap_2"), "lap")).isEqualTo("lap_3");
  }
}
