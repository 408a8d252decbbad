package io.tif1.model.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Chooses the smallest {@link DoubleStore} that gives back the very bits of the values. */
final class DoubleStores {
  private DoubleStores() {}

  /** A store of {@code values[0 .. size)}, which are copied. */
  static DoubleStore of(double[] values, int size) {
    if (isSame(values, size)) {
      return new DoubleStore.Same(size == 0 ? Double.NaN : values[0], size);
    }
    DoubleStore thousandths = thousandths(values, size);
    return thousandths != null ? thousandths : shortsOrPlain(values, size);
  }

  private static boolean isSame(double[] values, int size) {
    if (size == 0) {
      return true;
    }
    long first = bits(values[0]);
    for (int row = 1; row < size; row++) {
      if (bits(values[row]) != first) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable DoubleStore thousandths(double[] values, int size) {
    int row = 0;
    while (row < size && isThousandths(values[row])) {
      row++;
    }
    if (row < size) {
      return null; // nearly always found out at one of the first rows
    }
    int[] scaled = new int[size];
    for (int i = 0; i < size; i++) {
      double value = values[i];
      scaled[i] =
          Double.isNaN(value)
              ? DoubleStore.Thousandths.MISSING
              : (int) Math.rint(value * DoubleStore.Thousandths.SCALE);
    }
    return new DoubleStore.Thousandths(scaled);
  }

  private static boolean isThousandths(double value) {
    if (Double.isNaN(value)) {
      return true;
    }
    double scaled = Math.rint(value * DoubleStore.Thousandths.SCALE);
    return Math.abs(scaled) < Integer.MAX_VALUE
        && bits((int) scaled / DoubleStore.Thousandths.SCALE) == bits(value);
  }

  private static DoubleStore shortsOrPlain(double[] values, int size) {
    // A sixth of the rows being shorts is where two bytes and the marks begin to pay; a little
    // more must be gained to be worth the slower reading.
    if (!looksShort(values, size)) {
      return plain(values, size);
    }
    var whole = new short[size];
    var marks = new long[(size + 63) >> 6];
    int others = 0;
    for (int word = 0; word < marks.length; word++) {
      int from = word << 6;
      int to = Math.min(from + 64, size);
      long mark = 0;
      for (int row = from; row < to; row++) {
        double value = values[row];
        whole[row] = (short) value;
        mark |= (isShort(value) ? 0L : 1L) << row;
      }
      marks[word] = mark;
      others += Long.bitCount(mark);
    }
    if ((long) others * 10 > (long) size * 7) {
      return plain(values, size);
    }
    var rest = new double[others];
    int count = 0;
    for (int word = 0; word < marks.length; word++) {
      for (long mark = marks[word]; mark != 0; mark &= mark - 1) {
        rest[count++] = values[(word << 6) + Long.numberOfTrailingZeros(mark)];
      }
    }
    return new DoubleStore.Shorts(whole, marks, rest);
  }

  private static DoubleStore plain(double[] values, int size) {
    return new DoubleStore.Plain(Arrays.copyOf(values, size));
  }

  /** Whether enough of some sixty rows, taken from all over the column, are shorts. */
  private static boolean looksShort(double[] values, int size) {
    int step = size / 61 + 1;
    int seen = 0;
    int shorts = 0;
    for (int row = 0; row < size; row += step, seen++) {
      shorts += isShort(values[row]) ? 1 : 0;
    }
    return shorts * 5 >= seen;
  }

  /** By its bits, so that a negative zero is none. */
  private static boolean isShort(double value) {
    return Double.doubleToRawLongBits((short) value) == Double.doubleToRawLongBits(value);
  }

  /** With one form of NaN: missing is missing. */
  static long bits(double value) {
    return Double.doubleToLongBits(value);
  }
}
