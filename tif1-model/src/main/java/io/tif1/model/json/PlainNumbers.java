package io.tif1.model.json;

import java.lang.invoke.VarHandle;

/**
 * Reads plain numbers with a comma behind each, as nearly all of a file are, for as long as nothing
 * else comes. Whatever is not plain (an exponent, a text, white space, over 18 digits, the last one
 * of an array, the end of the bytes near by) is left where it stands, for the slow way to read or
 * to refuse; so there is no error here, and no number that is read here but is none.
 *
 * <p>Numbers of all lengths and signs follow one another at random, and a branch that is guessed
 * wrongly costs as much as half a number. So digits are counted and added up eight at a time from
 * words, without a branch for any of them; signs are bits that are put in at the end; and what is
 * rare is asked for in one go. Measured: {@code bench/decode}. Used by one thread.
 */
final class PlainNumbers {
  private static final VarHandle EIGHT_BYTES = JsonScanner.EIGHT_BYTES;

  /**
   * The most bytes one number looks at: a minus, seven digits, the point, two words of a fraction,
   * three more digits or what is none, the comma and a space.
   */
  private static final int AHEAD = 40;

  /** The digits of a number that fit a long whatever they are. */
  private static final int MOST_DIGITS = 18;

  private static final long[] TENS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
  };

  private static final double[] EXACT_TENS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7};

  /** Where reading begins and has come to. */
  int at;

  /** The row that the next number is for. */
  int row;

  /** Reads from {@link #at} into {@code values} from {@link #row} on, as long as there is room. */
  void read(byte[] text, int end, double[] values) {
    int at = this.at;
    int row = this.row;
    int last = end - AHEAD;
    // Nearly half of all values are written like the one before: a car in the garage, a foot on the
    // floor. Those of up to seven characters are known by one comparison, with their comma. A mask
    // of nothing is never equal to one.
    long same = 1;
    long sameMask = 0;
    int sameLength = 0;
    while (row < values.length && at <= last) {
      long eight = (long) EIGHT_BYTES.get(text, at);
      if ((eight & sameMask) == same) {
        values[row] = values[row - 1];
        row++;
        at += sameLength;
        at += text[at] == ' ' ? 1 : 0;
        continue;
      }
      // 1 if it begins with a minus; other bytes below the point are refused with what is rare.
      int first = (int) eight & 0xFF;
      int minus = first - '.' >>> 31;
      long whole = eight >>> (minus << 3);
      int lead = (int) whole & 0xFF;
      int count = countDigits(whole);
      // The highest bit of a difference says that it is negative: no digit at all, over seven of
      // them, another byte than a minus, or a zero with digits behind it.
      int rare = (count - 1 | 7 - count | first - '-' | lead - '1' & 1 - count) >>> 31;
      if (rare != 0) {
        break;
      }
      long digits = eightDigits(whole << (64 - 8 * count));
      int behind = at + minus + count;
      double value = digits;
      if (text[behind] == '.') {
        behind++;
        long one = (long) EIGHT_BYTES.get(text, behind);
        int ones = countDigits(one);
        if (ones < 8) {
          if (ones == 0) {
            break;
          }
          // Up to 14 digits and ten to the seventh are doubles: one division, rounded once.
          digits = digits * TENS[ones] + eightDigits(one << (64 - 8 * ones));
          value = digits / EXACT_TENS[ones];
          behind += ones;
        } else {
          long two = (long) EIGHT_BYTES.get(text, behind + 8);
          int twos = countDigits(two);
          digits = digits * 100_000_000 + eightDigits(one);
          // In two halves, since a shift by 64 is none.
          int half = 32 - 4 * twos;
          digits = digits * TENS[twos] + eightDigits(two << half << half);
          int fraction = 8 + twos;
          behind += fraction;
          int digit = text[behind] - '0';
          if (digit >= 0 && digit <= 9) { // only behind two whole words: 6 of 100 numbers
            digits = digits * 10 + digit;
            fraction++;
            digit = text[++behind] - '0';
            if (digit >= 0 && digit <= 9) {
              digits = digits * 10 + digit;
              fraction++;
              behind++;
            }
          }
          // A zero before the point is no digit that matters. The sum has not gone over: it is
          // asked before the number is used.
          if (fraction + count > MOST_DIGITS + (lead == '0' ? 1 : 0)) {
            break;
          }
          value = DecimalToDouble.ofFraction(digits, fraction);
        }
      }
      if (text[behind] != ',') {
        break;
      }
      long sign = (long) minus << 63;
      values[row++] = Double.longBitsToDouble(Double.doubleToRawLongBits(value) | sign);
      sameLength = behind + 1 - at;
      sameMask = sameLength <= 8 ? -1L >>> (64 - 8 * sameLength) : 0;
      same = sameLength <= 8 ? eight & sameMask : 1;
      at = behind + 1;
      at += text[at] == ' ' ? 1 : 0; // as Python writes it
    }
    this.at = at;
    this.row = row;
  }

  /** How many digits the word begins with, from its lowest byte on. */
  private static int countDigits(long eight) {
    // As in JsonScanner: the lowest of these bits marks the first byte that is no digit. There is
    // none in a word of digits, and then there are 64 zeros, which makes eight.
    long others =
        (eight + JsonScanner.ABOVE_NINE | eight - JsonScanner.ZEROS) & JsonScanner.HIGHEST_BITS;
    return Long.numberOfTrailingZeros(others) >>> 3;
  }

  /** The number that eight digits are; their upper halves are ignored. */
  static long eightDigits(long eight) {
    long pairs = (eight & 0x0F0F_0F0F_0F0F_0F0FL) * 2561 >>> 8;
    long fours = (pairs & 0x00FF_00FF_00FF_00FFL) * 6_553_601 >>> 16;
    return (fours & 0x0000_FFFF_0000_FFFFL) * 42_949_672_960_001L >>> 32;
  }
}
