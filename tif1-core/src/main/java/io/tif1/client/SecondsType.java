package io.tif1.client;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** A time span, written as a number of seconds with or without a fraction; kept as a Duration. */
final class SecondsType extends ValueType {
  private static final BigDecimal ONE_DAY = BigDecimal.valueOf(86_400);

  /** For spans of calendar length. */
  static final BigDecimal TEN_YEARS = BigDecimal.valueOf(315_360_000);

  private final BigDecimal min;
  private final BigDecimal max;

  private SecondsType(String min, BigDecimal max) {
    this.min = new BigDecimal(min);
    this.max = max;
  }

  /** From {@code min} seconds to one day. */
  static SecondsType seconds(String min) {
    return new SecondsType(min, ONE_DAY);
  }

  /** From {@code min} to {@code max} seconds. */
  static SecondsType seconds(String min, BigDecimal max) {
    return new SecondsType(min, max);
  }

  @Override
  String allowed() {
    return "a number of seconds from " + Shown.number(min) + " to " + Shown.number(max);
  }

  @Override
  String unit() {
    return "s";
  }

  @Override
  Object read(Object given, Notes notes) throws BadValueException {
    BigDecimal seconds =
        given instanceof Duration duration ? Shown.seconds(duration) : Decimals.read(given);
    Decimals.within(seconds, min, max);
    // Rounded up, so that a tiny span does not become the zero that means "none".
    long nanos = seconds.movePointRight(9).setScale(0, RoundingMode.CEILING).longValueExact();
    return Duration.ofNanos(nanos);
  }

  /** An Integer if it is whole, as the Python library has it, and a Double if not. */
  @Override
  Object plain(Object kept) {
    Duration duration = (Duration) kept;
    boolean whole = duration.equals(Duration.ofSeconds(duration.toSeconds()));
    if (whole) {
      return Math.toIntExact(duration.toSeconds());
    }
    return Shown.seconds(duration).doubleValue();
  }
}
