package io.tif1.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
  @Test
  void aTimeIsTheDecimalThatWasPublished() {
    assertThat(Moments.duration(93.669)).hasToString("PT1M33.669S");
  }

  @Property
  void everyTimeInThousandthsIsExact(@ForAll @IntRange(max = 100_000_000) int millis) {
    double read = Double.parseDouble(BigDecimal.valueOf(millis, 3).toString());
    assertThat(Moments.duration(read)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNoNumberOfSecondsIsMissing(double seconds) {
    assertThat(Moments.duration(seconds)).isNull();
  }

  @Test
  void timesBeforeTheClockBeganAreNegative() {
    assertThat(Moments.duration(-1.25)).isEqualTo(Duration.ofMillis(-1250));
  }

  @ParameterizedTest
  @CsvSource({
    "2021-08-29T16:17:00.242000000, 2021-08-29T16:17:00.242Z",
    "2021-08-29T16:17:00, 2021-08-29T16:17:00Z",
    "2021-08-29T16:17, 2021-08-29T16:17:00Z",
    "2021-08-29 16:17:00.2, 2021-08-29T16:17:00.2Z",
    "' 2021-08-29T16:17:00 ', 2021-08-29T16:17:00Z",
    "2021-08-29T16:17:00Z, 2021-08-29T16:17:00Z",
    "2021-08-29T18:17:00+02:00, 2021-08-29T16:17:00Z",
  })
  void datesAreUtcUnlessTheySayOtherwise(String text, Instant moment) {
    assertThat(Moments.instant(text)).isEqualTo(moment);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "soon", "2021-08-29", "2021-13-29T16:17:00", "16:17:00"})
  void whatIsNoDateIsMissing(String text) {
    assertThat(Moments.instant(text)).isNull();
  }
}
