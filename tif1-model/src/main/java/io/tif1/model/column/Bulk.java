package io.tif1.model.column;

import java.nio.ByteBuffer;

/**
 * Arrays out of and into bytes, each in one copy of memory: what a view of a buffer in the
 * machine's own order does with an array is no loop.
 */
final class Bulk {
  private Bulk() {}

  static byte[] bytes(ByteBuffer in, int length) {
    byte[] values = new byte[checked(in, length, 1)];
    in.get(values);
    return values;
  }

  static short[] shorts(ByteBuffer in, int length) {
    short[] values = new short[checked(in, length, Short.BYTES)];
    in.asShortBuffer().get(values);
    skip(in, length * Short.BYTES);
    return values;
  }

  static int[] ints(ByteBuffer in, int length) {
    int[] values = new int[checked(in, length, Integer.BYTES)];
    in.asIntBuffer().get(values);
    skip(in, length * Integer.BYTES);
    return values;
  }

  static long[] longs(ByteBuffer in, int length) {
    long[] values = new long[checked(in, length, Long.BYTES)];
    in.asLongBuffer().get(values);
    skip(in, length * Long.BYTES);
    return values;
  }

  static double[] doubles(ByteBuffer in, int length) {
    double[] values = new double[checked(in, length, Double.BYTES)];
    in.asDoubleBuffer().get(values);
    skip(in, length * Double.BYTES);
    return values;
  }

  static char[] chars(ByteBuffer in, int length) {
    char[] values = new char[checked(in, length, Character.BYTES)];
    in.asCharBuffer().get(values);
    skip(in, length * Character.BYTES);
    return values;
  }

  static void put(ByteBuffer out, short[] values) {
    out.asShortBuffer().put(values);
    skip(out, values.length * Short.BYTES);
  }

  static void put(ByteBuffer out, int[] values) {
    out.asIntBuffer().put(values);
    skip(out, values.length * Integer.BYTES);
  }

  static void put(ByteBuffer out, long[] values) {
    out.asLongBuffer().put(values);
    skip(out, values.length * Long.BYTES);
  }

  static void put(ByteBuffer out, double[] values) {
    out.asDoubleBuffer().put(values);
    skip(out, values.length * Double.BYTES);
  }

  static void put(ByteBuffer out, char[] values) {
    out.asCharBuffer().put(values);
    skip(out, values.length * Character.BYTES);
  }

  /** Before anything is allocated: a length that cannot be is none of ours. */
  static int checked(ByteBuffer in, int length, int bytesEach) {
    if (length < 0 || length > in.remaining() / bytesEach) {
      throw new IllegalArgumentException(
          length + " values of " + bytesEach + " bytes, but " + in.remaining() + " bytes left");
    }
    return length;
  }

  /**
   * How many bits are set, a bit a row.
   *
   * @throws IllegalArgumentException if one behind the last row is
   */
  static int bitCount(long[] bits, int rows) {
    int count = 0;
    for (long word : bits) {
      count += Long.bitCount(word);
    }
    if ((rows & 63) != 0 && bits.length > 0 && bits[bits.length - 1] >>> rows != 0) {
      throw new IllegalArgumentException("a mark behind the last of " + rows + " rows");
    }
    return count;
  }

  private static void skip(ByteBuffer buffer, int bytes) {
    buffer.position(buffer.position() + bytes);
  }
}
