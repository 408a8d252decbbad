package io.tif1.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalToDoubleTest {
  private static final long MOST = 999_999_999_999_999_999L;

  /** What it says, it must say right; whether it knew. */
  private static boolean isRight(long digits, int power) {
    double value = DecimalToDouble.of(digits, power);
    if (Double.isNaN(value)) {
      return false;
    }
    double exact = Double.parseDouble(digits + "e" + power);
    if (Double.doubleToRawLongBits(value) != Double.doubleToRawLongBits(exact)) {
      throw new AssertionError(digits + "e" + power + " is " + exact + ", not " + value);
    }
    if (power >= -27 && power <= -5) {
      double fraction = DecimalToDouble.ofFraction(digits, -power);
      if (Double.doubleToRawLongBits(fraction) != Double.doubleToRawLongBits(exact)) {
        throw new AssertionError(digits + "e" + power + " is " + exact + ", not " + fraction);
      }
    }
    return true;
  }

  @Property(tries = 20_000)
  void isNeverWrong(
      @ForAll @LongRange(max = MOST) long digits,
      @ForAll @IntRange(min = -400, max = 400) int power) {
    isRight(digits, power);
  }

  @Property(tries = 20_000)
  void knowsWhatIsPublished(
      @ForAll @LongRange(max = MOST) long digits,
      @ForAll @IntRange(min = -30, max = 10) int power) {
    assertThat(isRight(digits, power)).isTrue();
  }

  @Test
  void isNeverWrongOverMillionsOfNumbersOfAllLengths() {
    var random = new SplittableRandom(1);
    int known = 0;
    int tries = 3_000_000;
    for (int i = 0; i < tries; i++) {
      long digits = random.nextLong(1, MOST) / DIVISORS[i % DIVISORS.length];
      known += isRight(digits, random.nextInt(-70, 71)) ? 1 : 0;
    }
    assertThat(known).isGreaterThan(tries * 9 / 10);
  }

  private static final long[] DIVISORS = {1, 1, 1, 10, 100, 10_000, 10_000_000, 100_000_000_000L};

  @Test
  void isNeverWrongBesideTheMiddleBetweenTwoDoubles() {
    var random = new SplittableRandom(2);
    for (int i = 0; i < 500_000; i++) {
      double one =
          Math.scalb(
              1 + (random.nextLong() & 0xFFFFFFFFFFFFFL) * 0x1p-52, random.nextInt(-210, 210));
      BigDecimal middle =
          new BigDecimal(one).add(new BigDecimal(Math.nextUp(one))).multiply(new BigDecimal("0.5"));
      BigDecimal cut = middle.round(new MathContext(16 + i % 3, RoundingMode.DOWN));
      long digits = cut.unscaledValue().longValueExact();
      for (long beside = Math.max(0, digits - 1); beside <= Math.min(MOST, digits + 1); beside++) {
        isRight(beside, -cut.scale());
      }
    }
  }

  /**
   * Whole numbers above 2 to 53, and with few bits and a power of five, lie right in the middle.
   */
  @Test
  void goesToTheEvenOneExactlyInTheMiddle() {
    var random = new SplittableRandom(3);
    for (int i = 0; i < 300_000; i++) {
      long odd = random.nextLong(1L << 53, 1L << 54) | 1; // 54 bits, the last of them set
      int twos = random.nextInt(6);
      if (odd <= MOST >> twos) {
        isRight(odd << twos, 0);
      }
      long fives = 1;
      for (int power = 0; power < 23; power++, fives *= 5) {
        if (odd % fives == 0 && odd / fives > 0) {
          isRight(odd / fives, power); // times ten to the power: odd, shifted
        }
        if (Math.multiplyHigh(odd, fives) == 0 && odd * fives > 0 && odd * fives <= MOST) {
          isRight(odd * fives, -power);
        }
      }
    }
  }

  @Test
  void exactMiddlesUnderEveryPowerThatHasAny() {
    for (int power = 1; power <= 23; power++) {
      long five = 1;
      for (int i = 0; i < power && five < 1L << 60; i++) {
        five *= 5;
      }
      // digits * 5^power must be an odd number of 54 bits
      long least = ((1L << 53) + five - 1) / five;
      for (long digits = least | 1; digits < least + 200 && digits > 0; digits += 2) {
        isRight(digits, power);
        if (digits < MOST / 2) {
          isRight(digits * 2, power);
        }
      }
    }
  }

  @Test
  void isNeverWrongAtTheEndsOfItsTables() {
    var random = new SplittableRandom(4);
    for (int power :
        new int[] {-66, -65, -64, -63, -28, -27, -23, -22, -5, -4, 22, 23, 55, 56, 64, 65}) {
      for (int i = 0; i < 20_000; i++) {
        isRight(random.nextLong(1, MOST), power);
      }
      for (long digits : new long[] {0, 1, (1L << 53) - 1, 1L << 53, (1L << 53) + 1, MOST}) {
        isRight(digits, power);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-400, -65, -22, 0, 22, 23, 64, 400})
  void zeroIsZeroUnderEveryPower(int power) {
    assertThat(Double.doubleToRawLongBits(DecimalToDouble.of(0, power))).isZero();
  }

  @Test
  void theReaderReadsEveryNumberAsJavaDoes() {
    var random = new Random(5);
    var lexemes = new Lexemes(random);
    for (int round = 0; round < 1500; round++) {
      String[] written = new String[200];
      for (int i = 0; i < written.length; i++) {
        written[i] = lexemes.next();
      }
      ReadNumbers.requireExact(written, random.nextBoolean() ? "," : ", ");
    }
  }
}
