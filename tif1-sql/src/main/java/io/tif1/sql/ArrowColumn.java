package io.tif1.sql;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * One column of the record batch that is being filled, in the buffers that Arrow wants: a bit a row
 * that says whether there is a value; for texts where each begins; the values. All little-endian.
 * The buffers are used again for the next batch.
 */
final class ArrowColumn {
  private static final int TEXT_BYTES = 1 << 16;

  private final ArrowType type;
  private final byte[] present;

  /** Where texts begin, and where the last one ends; of length 0 if they are none. */
  private final ByteBuffer offsets;

  /** Of fixed width; bits; or the bytes of texts, which grow. */
  private ByteBuffer values;

  private int rows;
  private int missing;

  ArrowColumn(ArrowType type, int mostRows) {
    this.type = type;
    this.present = new byte[bitmapBytes(mostRows)];
    boolean text = type == ArrowType.UTF8;
    this.offsets = allocate(text ? (mostRows + 1) * Integer.BYTES : 0);
    this.values =
        allocate(
            text ? TEXT_BYTES : type == ArrowType.BOOL ? present.length : mostRows * type.width());
    clear();
  }

  private static ByteBuffer allocate(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int bitmapBytes(int rows) {
    return (rows + Byte.SIZE - 1) / Byte.SIZE;
  }

  ArrowType type() {
    return type;
  }

  /** How many rows of the batch have no value. */
  int missing() {
    return missing;
  }

  /** Takes the value of the row that the result is at. */
  void add(ResultSet from, int column) throws SQLException {
    switch (type) {
      case UTF8 -> addText(from.getString(column));
      case BOOL -> addFlag(from.getBoolean(column));
      default -> addNumber(type.bits(from, column));
    }
    if (from.wasNull()) {
      missing++;
    } else {
      present[rows / Byte.SIZE] |= (byte) (1 << rows % Byte.SIZE);
    }
    rows++;
  }

  private void addText(@org.jspecify.annotations.Nullable String text) {
    if (text != null) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      if (values.remaining() < bytes.length) {
        int wanted = Math.addExact(values.position(), bytes.length);
        values = allocate(Math.max(wanted, values.capacity() * 2)).put(values.flip());
      }
      values.put(bytes);
    }
    offsets.putInt(values.position());
  }

  private void addFlag(boolean flag) {
    if (flag) {
      int at = rows / Byte.SIZE;
      values.put(at, (byte) (values.get(at) | 1 << rows % Byte.SIZE));
    }
  }

  private void addNumber(long bits) {
    if (type.width() == Long.BYTES) {
      values.putLong(bits);
    } else {
      values.putInt((int) bits);
    }
  }

  /** What was added, as it goes to the file. To be read before the column is cleared. */
  List<ByteBuffer> buffers() {
    ByteBuffer bitmap = ByteBuffer.wrap(present, 0, bitmapBytes(rows));
    return switch (type) {
      case UTF8 -> List.of(bitmap, written(offsets), written(values));
      case BOOL -> List.of(bitmap, values.duplicate().position(0).limit(bitmapBytes(rows)));
      default -> List.of(bitmap, written(values));
    };
  }

  private static ByteBuffer written(ByteBuffer buffer) {
    return buffer.duplicate().flip();
  }

  /** Makes room for the next batch. */
  void clear() {
    rows = 0;
    missing = 0;
    Arrays.fill(present, (byte) 0);
    values.clear();
    offsets.clear();
    if (type == ArrowType.UTF8) {
      offsets.putInt(0);
    } else if (type == ArrowType.BOOL) {
      values.put(0, new byte[values.capacity()]);
    }
  }
}
