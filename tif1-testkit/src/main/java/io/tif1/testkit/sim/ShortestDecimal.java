package io.tif1.testkit.sim;

import java.math.BigInteger;

/**
 * The shortest decimal that reads back as a given double: what the published files hold and what
 * {@link Double#toString} of Java 17 does not always give.
 *
 * <p>The algorithm is Schubfach (R. Giulietti, "The Schubfach way to render doubles"). A double is
 * {@code c·2^q}; the decimals that round to it form an interval around it. With {@code 10^k} just
 * narrower than the interval, at most two multiples of {@code 10^k} next to the double, or one of
 * {@code 10^(k+1)}, need to be looked at. Everything is done in 64 bit integers, scaled by {@code
 * 10^-k} from a table of 126 bits an entry.
 *
 * <p>An instance holds the last result and belongs to one thread.
 */
final class ShortestDecimal {
  private static final int MIN_K = -324;
  private static final int MAX_K = 292;
  private static final long LOW_63 = Long.MAX_VALUE;
  private static final long[] SCALE = scales();

  private long digits;
  private int exponent;

  /** High and low 63 bits of {@code floor(10^-k · 2^r) + 1}, with r such that it has 126 bits. */
  private static long[] scales() {
    long[] table = new long[2 * (MAX_K - MIN_K + 1)];
    for (int k = MIN_K; k <= MAX_K; k++) {
      BigInteger power = BigInteger.TEN.pow(Math.abs(k));
      BigInteger scaled =
          k <= 0
              ? power.shiftLeft(126).shiftRight(power.bitLength())
              : BigInteger.ONE.shiftLeft(125 + power.bitLength()).divide(power);
      scaled = scaled.add(BigInteger.ONE);
      int at = 2 * (k - MIN_K);
      table[at] = scaled.shiftRight(63).longValueExact();
      table[at + 1] = scaled.longValue() & LOW_63;
    }
    return table;
  }

  /** The significant digits of the last result; without trailing zeros. */
  long digits() {
    return digits;
  }

  /** The power of ten that the digits of the last result are to be multiplied by. */
  int exponent() {
    return exponent;
  }

  /** Finds the digits of a finite number greater than 0. */
  void of(double value) {
    long bits = Double.doubleToRawLongBits(value);
    long fraction = bits & 0xfffffffffffffL;
    int biased = (int) (bits >>> 52);
    if (biased == 0 && fraction <= 2) { // too few bits for the estimate below
      set(fraction == 1 ? 5 : 1, fraction == 1 ? -324 : -323);
      return;
    }
    long c = biased == 0 ? fraction : fraction | 0x10000000000000L;
    int q = (biased == 0 ? 1 : biased) - 1075;
    boolean even = (c & 1) == 0;
    boolean narrowBelow = fraction == 0 && biased > 1; // the next smaller double is half as far

    // floor(log10(2^q)), or of ¾·2^q; and floor(log2(10^-k)), by multiplication
    int k =
        (int)
            (narrowBelow
                ? (q * 661_971_961_083L - 274_743_187_321L) >> 41
                : (q * 661_971_961_083L) >> 41);
    int h = q + (int) ((-k * 913_124_641_741L) >> 38) + 2;
    long high = SCALE[2 * (k - MIN_K)];
    long low = SCALE[2 * (k - MIN_K) + 1];

    long middle = scaled(high, low, (c << 2) << h);
    long lower = scaled(high, low, ((c << 2) - (narrowBelow ? 1 : 2)) << h);
    long upper = scaled(high, low, ((c << 2) + 2) << h);
    long edge = even ? 0 : 1; // the ends of the interval round to even numbers only

    long s = middle >> 2;
    if (s >= 10) {
      long shorter = s / 10 * 10;
      boolean below = lower + edge <= shorter << 2;
      boolean above = ((shorter + 10) << 2) + edge <= upper;
      if (below != above) {
        set(below ? shorter : shorter + 10, k);
        return;
      }
    }
    boolean below = lower + edge <= s << 2;
    boolean above = ((s + 1) << 2) + edge <= upper;
    if (below != above) {
      set(below ? s : s + 1, k);
      return;
    }
    long half = middle - ((2 * s + 1) << 1);
    set(half < 0 || (half == 0 && (s & 1) == 0) ? s : s + 1, k);
  }

  /** The product with the scale, to odd: bits lost on the right set the lowest bit. */
  private static long scaled(long high, long low, long value) {
    long carried = Math.multiplyHigh(low, value);
    long bottom = high * value;
    long top = Math.multiplyHigh(high, value);
    long sum = (bottom >>> 1) + carried;
    return (top + (sum >>> 63)) | (((sum & LOW_63) + LOW_63) >>> 63);
  }

  private void set(long value, int power) {
    long d = value;
    int e = power;
    while (d % 10 == 0) {
      d /= 10;
      e++;
    }
    digits = d;
    exponent = e;
  }
}
