package io.tif1.model.json;

import java.math.BigInteger;

/**
 * The double nearest to a decimal number of up to 18 digits, by the algorithm of Eisel and Lemire
 * ("Number Parsing at a Gigabyte per Second", 2021): the digits are multiplied with the power of
 * five, kept to 128 bits, and the product decides the rounding unless it is too close to the middle
 * between two doubles to tell. Then, and for the very large and very small, this class says that it
 * does not know; it never says anything but what {@link Double#parseDouble} says.
 */
final class DecimalToDouble {
  /** What {@link #of} gives when it does not know. No decimal number is this. */
  static final double UNKNOWN = Double.NaN;

  /** Powers of ten that are doubles: up to here one multiplication or division is exact. */
  private static final double[] EXACT_TENS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private static final long LARGEST_EXACT = 1L << 53;

  /** The table covers what is published: 17 digits with exponents from about -40 up. */
  private static final int LEAST_POWER = -64;

  private static final int MOST_POWER = 64;

  /** The 128 highest bits of five to each power, the highest of them set: two words each. */
  private static final long[] FIVES = fives();

  private DecimalToDouble() {}

  /**
   * The double nearest to {@code digits} times ten to {@code power}, or {@link #UNKNOWN}.
   *
   * @param digits from 0 to 999,999,999,999,999,999
   */
  static double of(long digits, int power) {
    if (digits <= LARGEST_EXACT) {
      if (power == 0) {
        return digits;
      }
      // Both are doubles, so the one rounding of IEEE 754 is the rounding of the result.
      if (power < 0 && power >= -22) {
        return digits / EXACT_TENS[-power];
      }
      if (power > 0 && power <= 22) {
        return digits * EXACT_TENS[power];
      }
      if (digits == 0) {
        return 0;
      }
    }
    if (power < LEAST_POWER || power > MOST_POWER) {
      return UNKNOWN;
    }
    return rounded(digits, power);
  }

  /**
   * The double nearest to {@code digits} divided by ten to {@code places}: as {@link #of}, with
   * fewer questions. What they ask cannot be for so many places: a product that ends in ones only
   * decides nothing for powers of ten from -27 up, a number exactly in the middle between two
   * doubles has four places at most, and the result is neither subnormal nor infinite. What is left
   * is a product whose upper word may still be carried into, one in 512, and zero.
   *
   * @param digits from 0 to 999,999,999,999,999,999
   * @param places from 5 to 27
   */
  static double ofFraction(long digits, int places) {
    int shift = Long.numberOfLeadingZeros(digits);
    long w = digits << shift;
    long five = FIVES[(-places - LEAST_POWER) * 2];
    // The unsigned product of two words whose highest bits are set.
    long high = Math.multiplyHigh(w, five) + w + five;
    if ((high & 0x1FF) == 0x1FF || digits == 0) {
      return of(digits, -places);
    }
    int highest = (int) (high >>> 63);
    long mantissa = high >>> (highest + 9);
    mantissa = mantissa + (mantissa & 1) >>> 1;
    // One less, because the highest bit of the mantissa is added to it; so is what rounding
    // carries.
    long exponent = (217706L * -places >> 16) + 63 + highest - shift + 1022;
    return Double.longBitsToDouble(mantissa + (exponent << 52));
  }

  private static double rounded(long digits, int power) {
    int shift = Long.numberOfLeadingZeros(digits);
    long w = digits << shift;
    int at = (power - LEAST_POWER) * 2;
    long high = unsignedMultiplyHigh(w, FIVES[at]);
    long low = w * FIVES[at];
    if ((high & 0x1FF) == 0x1FF) {
      // What the lower word of the power adds may carry into the bits that decide.
      long carry = unsignedMultiplyHigh(w, FIVES[at + 1]);
      low += carry;
      if (Long.compareUnsigned(low, carry) < 0) {
        high++;
      }
    }
    if (low == -1 && (power < -27 || power > 55)) {
      return UNKNOWN;
    }
    int highest = (int) (high >>> 63);
    long mantissa = high >>> (highest + 9);
    // 217706 / 65536 is the binary logarithm of ten.
    int exponent = (217706 * power >> 16) + 63 + highest - shift + 1023;
    if (exponent <= 0 || exponent >= 0x7FE) {
      return UNKNOWN;
    }
    if (Long.compareUnsigned(low, 1) <= 0
        && power >= -4
        && power <= 23
        && (mantissa & 3) == 1
        && mantissa << (highest + 9) == high) {
      mantissa &= ~1L; // exactly in the middle: to the even one
    }
    mantissa += mantissa & 1;
    mantissa >>>= 1;
    if (mantissa >= 1L << 53) {
      mantissa = 1L << 52;
      exponent++;
    }
    return Double.longBitsToDouble(mantissa & ~(1L << 52) | (long) exponent << 52);
  }

  /** As {@code Math.unsignedMultiplyHigh}, which is there from Java 18 on. */
  private static long unsignedMultiplyHigh(long a, long b) {
    return Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a);
  }

  private static long[] fives() {
    long[] words = new long[(MOST_POWER - LEAST_POWER + 1) * 2];
    BigInteger five = BigInteger.valueOf(5);
    for (int power = LEAST_POWER; power <= MOST_POWER; power++) {
      BigInteger bits = power < 0 ? reciprocal(five.pow(-power), power) : five.pow(power);
      int excess = bits.bitLength() - 128;
      bits = excess > 0 ? bits.shiftRight(excess) : bits.shiftLeft(-excess);
      int at = (power - LEAST_POWER) * 2;
      words[at] = bits.shiftRight(64).longValue();
      words[at + 1] = bits.longValue();
    }
    return words;
  }

  /** Rounded up, as the proof of the algorithm wants it. */
  private static BigInteger reciprocal(BigInteger power5, int power) {
    int length = power5.subtract(BigInteger.ONE).bitLength();
    int places = power >= -27 ? length + 127 : 2 * length + 128;
    return BigInteger.ONE.shiftLeft(places).divide(power5).add(BigInteger.ONE);
  }
}
