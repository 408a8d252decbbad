package io.tif1.client;

import java.math.BigDecimal;
import java.util.Locale;

/** Kept as a Long. Zero stands for {@code auto} where that word is allowed. */
final class WholeNumberType extends ValueType {
  static final long AUTO = 0;

  private static final String AUTO_WORD = "auto";

  private final long min;
  private final long max;
  private final String unit;
  private final boolean auto;

  private WholeNumberType(long min, long max, String unit, boolean auto) {
    this.min = min;
    this.max = max;
    this.unit = unit;
    this.auto = auto;
  }

  static WholeNumberType whole(long min, long max) {
    return new WholeNumberType(min, max, "", false);
  }

  static WholeNumberType bytes(long min, long max) {
    return new WholeNumberType(min, max, "bytes", false);
  }

  /** A number of at least one, or the word {@code auto}. */
  static WholeNumberType wholeOrAuto(long max) {
    return new WholeNumberType(1, max, "", true);
  }

  @Override
  String allowed() {
    String number = "a whole number from " + min + " to " + max;
    return (unit.isEmpty() ? number : number + " (" + unit + ")")
        + (auto ? " or " + AUTO_WORD : "");
  }

  @Override
  String unit() {
    return unit;
  }

  @Override
  Object read(Object given, Notes notes) throws BadValueException {
    if (auto
        && given instanceof String text
        && text.strip().toLowerCase(Locale.ROOT).equals(AUTO_WORD)) {
      return AUTO;
    }
    BigDecimal number =
        Decimals.within(Decimals.read(given), BigDecimal.valueOf(min), BigDecimal.valueOf(max));
    if (number.stripTrailingZeros().scale() > 0) {
      throw new BadValueException();
    }
    return number.longValueExact();
  }

  @Override
  Object plain(Object kept) {
    long number = (Long) kept;
    if (auto && number == AUTO) {
      return AUTO_WORD;
    }
    if (max <= Integer.MAX_VALUE) {
      return (int) number;
    }
    return number;
  }
}
