package io.tif1.client;

import java.math.BigDecimal;

/** Kept as a Double. */
final class DecimalType extends ValueType {
  private final BigDecimal min;
  private final BigDecimal max;
  private final String unit;

  private DecimalType(long min, long max, String unit) {
    this.min = BigDecimal.valueOf(min);
    this.max = BigDecimal.valueOf(max);
    this.unit = unit;
  }

  static DecimalType decimal(long min, long max, String unit) {
    return new DecimalType(min, max, unit);
  }

  @Override
  String allowed() {
    return "a number from "
        + Shown.number(min)
        + " to "
        + Shown.number(max)
        + (unit.isEmpty() ? "" : " (" + unit + ")");
  }

  @Override
  String unit() {
    return unit;
  }

  @Override
  Object read(Object given, Notes notes) throws BadValueException {
    return Decimals.within(Decimals.read(given), min, max).doubleValue();
  }

  @Override
  Object plain(Object kept) {
    return kept;
  }
}
