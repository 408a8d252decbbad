package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LapNumbersTest {
  @Test
  void aRangeHoldsBothEnds() {
    assertThat(LapNumbers.parse("5-7").numbers()).isEqualTo(List.of(5, 6, 7));
  }

  @Test
  void partsMayOverlapAndComeInAnyOrder() {
    assertThat(LapNumbers.parse("4-6, 1, 5").numbers()).isEqualTo(List.of(1, 4, 5, 6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "0", "7-5", "1-", "-3", "1,,2", "1000", "1-99999999999"})
  void whatMakesNoSenseIsRefused(String text) {
    assertThatThrownBy(() -> LapNumbers.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
