package io.tif1.model.column;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** How whole numbers are kept: in the smallest type that holds them all. */
abstract sealed class IntStore {
  static final int MISSING = Integer.MIN_VALUE;

  abstract int size();

  abstract int get(int row);

  /** Writes all rows to {@code target} from {@code at} on. */
  abstract void copy(int[] target, int at);

  abstract long sizeBytes();

  /** Writes its values, preceded by what {@link ColumnImage} tells the store by. */
  abstract void write(ByteBuffer out);

  /** What {@link #write} wrote, behind the tag. */
  static IntStore read(byte tag, ByteBuffer in, int rows) {
    return switch (tag) {
      case Same.TAG -> new Same(in.getInt(), rows);
      case Bytes.TAG -> new Bytes(Bulk.bytes(in, rows));
      case Shorts.TAG -> new Shorts(Bulk.shorts(in, rows));
      case Ints.TAG -> new Ints(Bulk.ints(in, rows));
      default -> throw new IllegalArgumentException("no column of whole numbers: tag " + tag);
    };
  }

  /**
   * Requires that each value is missing or a place in a list of that size.
   *
   * @throws IllegalArgumentException if one is neither
   */
  final void requireCodesBelow(int size) {
    int rows = this instanceof Same ? Math.min(1, size()) : size();
    for (int row = 0; row < rows; row++) {
      int code = get(row);
      if (code != MISSING && (code < 0 || code >= size)) {
        throw new IllegalArgumentException(
            "row " + row + " has text " + code + " of " + size + " different ones");
      }
    }
  }

  /** A store of {@code values[0 .. size)}, which are copied. */
  static IntStore of(int[] values, int size) {
    int least = Integer.MAX_VALUE;
    int most = Integer.MIN_VALUE;
    boolean missing = false;
    for (int row = 0; row < size; row++) {
      int value = values[row];
      if (value == MISSING) {
        missing = true;
      } else {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    if (least > most) {
      return new Same(MISSING, size);
    }
    if (least == most && !missing) {
      return new Same(least, size);
    }
    if (least > Byte.MIN_VALUE && most <= Byte.MAX_VALUE) {
      return new Bytes(values, size);
    }
    if (least > Short.MIN_VALUE && most <= Short.MAX_VALUE) {
      return new Shorts(values, size);
    }
    return new Ints(Arrays.copyOf(values, size));
  }

  static final class Same extends IntStore {
    static final byte TAG = 11;

    private final int value;
    private final int size;

    Same(int value, int size) {
      this.value = value;
      this.size = size;
    }

    @Override
    int size() {
      return size;
    }

    @Override
    int get(int row) {
      return value;
    }

    @Override
    void copy(int[] target, int at) {
      Arrays.fill(target, at, at + size, value);
    }

    @Override
    void write(ByteBuffer out) {
      out.put(TAG).putInt(value);
    }

    @Override
    long sizeBytes() {
      return Integer.BYTES;
    }
  }

  private static final class Bytes extends IntStore {
    static final byte TAG = 12;

    private final byte[] values;

    Bytes(byte[] values) {
      this.values = values;
    }

    Bytes(int[] values, int size) {
      this.values = new byte[size];
      for (int row = 0; row < size; row++) {
        this.values[row] = values[row] == MISSING ? Byte.MIN_VALUE : (byte) values[row];
      }
    }

    @Override
    int size() {
      return values.length;
    }

    @Override
    int get(int row) {
      return values[row] == Byte.MIN_VALUE ? MISSING : values[row];
    }

    @Override
    void copy(int[] target, int at) {
      for (int row = 0; row < values.length; row++) {
        target[at + row] = values[row] == Byte.MIN_VALUE ? MISSING : values[row];
      }
    }

    @Override
    void write(ByteBuffer out) {
      out.put(TAG).put(values);
    }

    @Override
    long sizeBytes() {
      return values.length;
    }
  }

  private static final class Shorts extends IntStore {
    static final byte TAG = 13;

    private final short[] values;

    Shorts(short[] values) {
      this.values = values;
    }

    Shorts(int[] values, int size) {
      this.values = new short[size];
      for (int row = 0; row < size; row++) {
        this.values[row] = values[row] == MISSING ? Short.MIN_VALUE : (short) values[row];
      }
    }

    @Override
    int size() {
      return values.length;
    }

    @Override
    int get(int row) {
      return values[row] == Short.MIN_VALUE ? MISSING : values[row];
    }

    @Override
    void copy(int[] target, int at) {
      for (int row = 0; row < values.length; row++) {
        target[at + row] = values[row] == Short.MIN_VALUE ? MISSING : values[row];
      }
    }

    @Override
    void write(ByteBuffer out) {
      Bulk.put(out.put(TAG), values);
    }

    @Override
    long sizeBytes() {
      return (long) values.length * Short.BYTES;
    }
  }

  private static final class Ints extends IntStore {
    static final byte TAG = 14;

    private final int[] values;

    Ints(int[] values) {
      this.values = values;
    }

    @Override
    int size() {
      return values.length;
    }

    @Override
    int get(int row) {
      return values[row];
    }

    @Override
    void copy(int[] target, int at) {
      System.arraycopy(values, 0, target, at, values.length);
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
}
