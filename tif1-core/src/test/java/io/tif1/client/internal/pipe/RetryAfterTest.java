package io.tif1.client.internal.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2024-03-02T15:00:00Z");

  private static @Nullable Duration parse(@Nullable String value) {
    return RetryAfter.parse(value, NOW);
  }

  @Test
  void noHeaderIsNoWish() {
    assertThat(parse(null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"120", " 120 ", "000120"})
  void digitsAreSeconds(String value) {
    assertThat(parse(value)).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void zeroSecondsIsAWishForNoWait() {
    assertThat(parse("0")).isEqualTo(Duration.ZERO);
  }

  @Test
  void aDateIsTheWaitUntilThen() {
    assertThat(parse("Sat, 02 Mar 2024 15:01:30 GMT")).isEqualTo(Duration.ofSeconds(90));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Saturday, 02-Mar-24 15:01:30 GMT",
        "saturday, 02-mar-24 15:01:30 gmt",
        "Sat Mar  2 15:01:30 2024",
        "Sat Mar 02 15:01:30 2024"
      })
  void c18_theOldFormsOfADateAreReadToo(String value) {
    assertThat(parse(value)).isEqualTo(Duration.ofSeconds(90));
  }

  /** RFC 9110, section 5.6.7: a year that seems more than 50 years ahead is a past one. */
  @Test
  void c18_aYearOfTwoDigitsIsNotMoreThan50YearsAhead() {
    assertThat(parse("Sunday, 06-Nov-94 08:49:37 GMT")).isEqualTo(Duration.ZERO);
    assertThat(parse("Friday, 06-Nov-71 08:49:37 GMT")).isGreaterThan(Duration.ofDays(365 * 47));
    assertThat(parse("Thursday, 06-Nov-75 08:49:37 GMT")).isEqualTo(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sunday, 02-Mar-24 15:01:30 GMT",
        "Saturday, 02-Mar-24 15:01:30",
        "Sun Mar  2 15:01:30 2024",
        "Sat Mar 32 15:01:30 2024"
      })
  void c18_aDateThatContradictsItselfIsNoWish(String value) {
    assertThat(parse(value)).isNull();
  }

  @Test
  void aDateThatIsPastIsAWishForNoWait() {
    assertThat(parse("Sun, 06 Nov 1994 08:49:37 GMT")).isEqualTo(Duration.ZERO);
  }

  @Test
  void aDateFarAheadIsRead() {
    assertThat(parse("Fri, 31 Dec 9999 23:59:59 GMT")).isGreaterThan(Duration.ofDays(365 * 7000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9999999999", "99999999999999999999999999999999"})
  void moreDigitsThanAnyWaitHasIsAVeryLongWait(String value) {
    assertThat(parse(value)).isEqualTo(Duration.ofSeconds(999_999_999));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-1",
        "+5",
        "1.5",
        "1e3",
        "5 s",
        "soon",
        "٣٠",
        "Mon, 02 Mar 2024 15:00:00 GMT",
        "Sat, 32 Mar 2024 15:00:00 GMT",
        "2024-03-02T15:00:00Z"
      })
  void rubbishIsNoWish(String value) {
    assertThat(parse(value)).isNull();
  }

  @Property
  void anyTextIsReadOrIgnored(@ForAll String value) {
    Duration wait = parse(value);
    assertThat(wait == null || !wait.isNegative()).isTrue();
  }
}
