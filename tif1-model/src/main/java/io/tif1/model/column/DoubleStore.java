package io.tif1.model.column;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How the values of a {@link DoubleColumn} are kept. Every store gives back the very bits it was
 * made from; which one is smallest depends on what was measured and how it was published.
 */
abstract sealed class DoubleStore {
  abstract int size();

  abstract double get(int row);

  /** Writes the rows {@code [from, to)} to {@code target} from {@code at} on. */
  abstract void copy(int from, int to, double[] target, int at);

  abstract long sizeBytes();

  /** Writes its values, preceded by what {@link ColumnImage} tells the store by. */
  abstract void write(ByteBuffer out);

  /** What {@link #write} wrote, behind the tag. */
  static DoubleStore read(byte tag, ByteBuffer in, int rows) {
    return switch (tag) {
      case Same.TAG -> new Same(in.getDouble(), rows);
      case Plain.TAG -> new Plain(Bulk.doubles(in, rows));
      case Thousandths.TAG -> new Thousandths(Bulk.ints(in, rows));
      case Shorts.TAG -> {
        int others = in.getInt();
        short[] whole = Bulk.shorts(in, rows);
        long[] marks = Bulk.longs(in, (rows + 63) >> 6);
        if (Bulk.bitCount(marks, rows) != others) {
          throw new IllegalArgumentException(others + " values, but not as many rows without one");
        }
        yield new Shorts(whole, marks, Bulk.doubles(in, others));
      }
      default -> throw new IllegalArgumentException("no column of doubles: tag " + tag);
    };
  }

  /** The same value in every row: a channel that was off, or that the file does not have. */
  static final class Same extends DoubleStore {
    static final byte TAG = 1;

    private final double value;
    private final int size;

    Same(double value, int size) {
      this.value = value;
      this.size = size;
    }

    @Override
    int size() {
      return size;
    }

    @Override
    double get(int row) {
      return value;
    }

    @Override
    void copy(int from, int to, double[] target, int at) {
      Arrays.fill(target, at, at + (to - from), value);
    }

    @Override
    void write(ByteBuffer out) {
      out.put(TAG).putDouble(value);
    }

    @Override
    long sizeBytes() {
      return Double.BYTES;
    }
  }

  /** Values of any kind. */
  static final class Plain extends DoubleStore {
    static final byte TAG = 2;

    private final double[] values;

    Plain(double[] values) {
      this.values = values;
    }

    @Override
    int size() {
      return values.length;
    }

    @Override
    double get(int row) {
      return values[row];
    }

    @Override
    void copy(int from, int to, double[] target, int at) {
      System.arraycopy(values, from, target, at, to - from);
    }

    @Override
    void write(ByteBuffer out) {
      Bulk.put(out.put(TAG), values);
    }

    @Override
    long sizeBytes() {
      return (long) values.length * Double.BYTES;
    }
  }

  /**
   * Values published with up to three decimals, such as times: how many thousandths. Dividing the
   * whole number by 1000 gives the double nearest to the decimal, which is what reading it gave.
   */
  static final class Thousandths extends DoubleStore {
    static final byte TAG = 3;

    static final double SCALE = 1000;
    static final int MISSING = Integer.MIN_VALUE;

    private final int[] values;

    Thousandths(int[] values) {
      this.values = values;
    }

    @Override
    int size() {
      return values.length;
    }

    @Override
    double get(int row) {
      int value = values[row];
      return value == MISSING ? Double.NaN : value / SCALE;
    }

    @Override
    void copy(int from, int to, double[] target, int at) {
      for (int row = from; row < to; row++) {
        target[at + row - from] = get(row);
      }
    }

    @Override
    void write(ByteBuffer out) {
      Bulk.put(out.put(TAG), values);
    }

    @Override
    long sizeBytes() {
      return (long) values.length * Integer.BYTES;
    }
  }

  /**
   * Whole numbers among others, as measured samples stand among interpolated ones: a short for each
   * row, and a double for each row whose value is no short. Where it stands among the doubles is
   * counted from the marks.
   */
  static final class Shorts extends DoubleStore {
    static final byte TAG = 4;

    private final short[] whole;
    private final long[] marks;
    private final int[] before;
    private final double[] others;

    /**
     * @param whole the value of each row; anything where the row is marked
     * @param marks a bit for each row whose value is in {@code others}, in their order
     * @param others the values that are no shorts
     */
    Shorts(short[] whole, long[] marks, double[] others) {
      this.whole = whole;
      this.marks = marks;
      this.others = others;
      this.before = new int[marks.length];
      int count = 0;
      for (int word = 0; word < marks.length; word++) {
        before[word] = count;
        count += Long.bitCount(marks[word]);
      }
    }

    @Override
    int size() {
      return whole.length;
    }

    @Override
    double get(int row) {
      long word = marks[row >> 6];
      long bit = 1L << row;
      if ((word & bit) == 0) {
        return whole[row];
      }
      return others[before[row >> 6] + Long.bitCount(word & (bit - 1))];
    }

    @Override
    void copy(int from, int to, double[] target, int at) {
      for (int row = from; row < to; row++) {
        target[at + row - from] = whole[row];
      }
      // Then the others over them, from mark to mark: asking each row for its mark takes longer
      int last = (to - 1) >> 6;
      for (int word = from >> 6; from < to && word <= last; word++) {
        int other = before[word];
        for (long left = marks[word]; left != 0; left &= left - 1) {
          int row = (word << 6) + Long.numberOfTrailingZeros(left);
          if (row >= from && row < to) {
            target[at + row - from] = others[other];
          }
          other++;
        }
      }
    }

    @Override
    void write(ByteBuffer out) {
      out.put(TAG).putInt(others.length);
      Bulk.put(out, whole);
      Bulk.put(out, marks);
      Bulk.put(out, others);
    }

    @Override
    long sizeBytes() {
      return (long) whole.length * Short.BYTES
          + (long) marks.length * (Long.BYTES + Integer.BYTES)
          + (long) others.length * Double.BYTES;
    }
  }
}
