package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
  @Test
  void columnsAreAsWideAsTheirContents() {
    var table = new Table("name", ">bytes").row("a", 5).row("longer", 12345);

    assertThat(table.lines()).containsExactly("name    bytes", "a           5", "longer  12345");
  }

  @Test
  void aRowOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> new Table("a", "b").row(1)).hasMessageContaining("1 cells");
  }

  @ParameterizedTest
  @CsvSource({"0, 0 B", "999, 999 B", "1000, 1.0 kB", "28200000, 28.2 MB"})
  void bytesAreDecimal(long bytes, String text) {
    assertThat(Units.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "93.669, 1:33.669",
    "59.9996, 1:00.000",
    "9.05, 0:09.050",
    "3723.004, 1:02:03.004",
    "-0.5, -0:00.500",
    "NaN, -"
  })
  void lapTimesAreMinutesAndSeconds(double seconds, String text) {
    assertThat(Units.lapTime(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 files", "1, 1 file", "2, 2 files"})
  void oneIsSingular(long number, String text) {
    assertThat(Units.count(number, "file")).isEqualTo(text);
  }
}
