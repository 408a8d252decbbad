package io.tif1.client;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * Reads numbers strictly: a boolean is not a number, nor are NaN and the infinities. Exponents and
 * digits are bounded, since a number like 1e999999999 costs gigabytes as soon as one calculates
 * with it.
 */
final class Decimals {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?");
  private static final int MOST_DIGITS = 130;

  private Decimals() {}

  static BigDecimal read(Object given) throws BadValueException {
    BigDecimal number = convert(given);
    if (Math.abs((long) number.scale()) > MOST_DIGITS || number.precision() > MOST_DIGITS) {
      throw new BadValueException();
    }
    return number;
  }

  private static BigDecimal convert(Object given) throws BadValueException {
    if (given instanceof String text && NUMBER.matcher(text.strip()).matches()) {
      return new BigDecimal(text.strip());
    }
    if (given instanceof Integer
        || given instanceof Long
        || given instanceof Short
        || given instanceof Byte) {
      return BigDecimal.valueOf(((Number) given).longValue());
    }
    if (given instanceof Double number && Double.isFinite(number)) {
      return BigDecimal.valueOf(number);
    }
    if (given instanceof Float number && Float.isFinite(number)) {
      return new BigDecimal(number.toString());
    }
    if (given instanceof BigDecimal number) {
      return number;
    }
    if (given instanceof BigInteger number && number.bitLength() <= Long.SIZE) {
      return new BigDecimal(number);
    }
    throw new BadValueException();
  }

  /** Whether the number lies in the range, both ends included. */
  static BigDecimal within(BigDecimal number, BigDecimal min, BigDecimal max)
      throws BadValueException {
    if (number.compareTo(min) < 0 || number.compareTo(max) > 0) {
      throw new BadValueException();
    }
    return number;
  }
}
