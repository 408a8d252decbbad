package io.tif1.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestDecimalTest {
  private static final long LARGEST = 0x7fefffffffffffffL;
  private static final long SMALLEST_NORMAL = 0x0010000000000000L;

  @Property(tries = 20_000)
  void readsBackAsTheSameDouble(@ForAll @LongRange(min = 1, max = LARGEST) long bits) {
    double value = Double.longBitsToDouble(bits);
    assertThat(decimal(value).doubleValue()).isEqualTo(value);
  }

  @Property(tries = 5_000)
  void subnormalsReadBack(@ForAll @LongRange(min = 1, max = SMALLEST_NORMAL) long bits) {
    double value = Double.longBitsToDouble(bits);
    assertThat(decimal(value).doubleValue()).isEqualTo(value);
  }

  @Property(tries = 5_000)
  void powersOfTwoReadBack(@ForAll @LongRange(min = 1, max = 2046) long exponent) {
    double value = Double.longBitsToDouble(exponent << 52);
    assertThat(decimal(value).doubleValue()).isEqualTo(value);
  }

  @Property(tries = 5_000)
  void noShorterDecimalReadsBack(@ForAll @LongRange(min = 1, max = LARGEST) long bits) {
    double value = Double.longBitsToDouble(bits);
    BigDecimal decimal = decimal(value);
    if (decimal.precision() > 1) {
      for (RoundingMode mode : new RoundingMode[] {RoundingMode.DOWN, RoundingMode.UP}) {
        BigDecimal shorter = exact(value).round(new MathContext(decimal.precision() - 1, mode));
        assertThat(shorter.doubleValue()).isNotEqualTo(value);
      }
    }
  }

  @Property(tries = 5_000)
  void isTheNearestOfItsLength(@ForAll @LongRange(min = 1, max = LARGEST) long bits) {
    double value = Double.longBitsToDouble(bits);
    BigDecimal decimal = decimal(value);
    BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(-decimal.scale());
    BigDecimal error = decimal.subtract(exact(value)).abs();
    for (BigDecimal other : new BigDecimal[] {decimal.add(unit), decimal.subtract(unit)}) {
      boolean nearer = other.subtract(exact(value)).abs().compareTo(error) < 0;
      assertThat(nearer).as("%s for %s", other, decimal).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "4.9E-324, 5, -324",
    "1.0E-323, 1, -323",
    "1.5E-323, 15, -324",
    "2.0E-3, 2, -3",
    "1.0E23, 1, 23",
    "2.2250738585072014E-308, 22250738585072014, -324",
    "1.7976931348623157E308, 17976931348623157, 292",
    "9007199254740993, 9007199254740992, 0",
    "0.3, 3, -1",
    "100.0, 1, 2",
  })
  void knownValues(double value, long digits, int exponent) {
    ShortestDecimal decimal = new ShortestDecimal();
    decimal.of(value);
    assertThat(decimal.digits() + "e" + decimal.exponent()).isEqualTo(digits + "e" + exponent);
  }

  private static BigDecimal exact(double value) {
    return new BigDecimal(value);
  }

  private static BigDecimal decimal(double value) {
    ShortestDecimal decimal = new ShortestDecimal();
    decimal.of(value);
    return BigDecimal.valueOf(decimal.digits(), -decimal.exponent());
  }
}
