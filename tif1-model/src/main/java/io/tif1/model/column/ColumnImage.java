package io.tif1.model.column;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * A column as bytes, in the very form in which it is kept in memory: a cache that has it decoded
 * need not decode it again. For those bytes to be read by the version that wrote them, on any
 * machine; whoever keeps them says which version that was, and checks that they are unharmed.
 *
 * <pre>
 *   column     = %d1 doubles / %d2 wholes / %d3 flags / %d4 texts
 *   doubles    = %d1 double                       ; the same in every row
 *              / %d2 *double                      ; a double a row
 *              / %d3 *int                         ; thousandths, the least int for missing
 *              / %d4 count *short *long *double   ; shorts, a bit a row for "no short", those others
 *   wholes     = %d11 int / %d12 *byte / %d13 *short / %d14 *int
 *   flags      = byte *long *long                 ; which there are of: yes, missing; a bit a row
 *   texts      = count *text wholes               ; the different ones, and which of them in a row
 *   text       = int bytes                        ; length * 2, and 1 more if in two bytes a letter
 *   count      = int                              ; numbers are little-endian
 * </pre>
 *
 * @since 0.1
 */
public final class ColumnImage {
  private static final byte DOUBLES = 1;
  private static final byte WHOLES = 2;
  private static final byte FLAGS = 3;
  private static final byte TEXTS = 4;

  /** What any column takes at most beyond its values: its type, its store, lengths. */
  private static final int HEAD_BYTES = 32;

  private static final int LAST_LATIN_1 = 0xFF;

  private ColumnImage() {}

  /** How many bytes {@link #write} writes at most. */
  public static long maxBytes(Column column) {
    long bytes = HEAD_BYTES + column.sizeBytes();
    if (column instanceof TextColumn texts) {
      for (String text : texts.dictionary()) {
        bytes += maxBytes(text);
      }
    }
    return bytes;
  }

  /**
   * Writes a column.
   *
   * @param out little-endian, with room for {@link #maxBytes}
   */
  public static void write(Column column, ByteBuffer out) {
    requireLittleEndian(out);
    if (column instanceof DoubleColumn doubles) {
      doubles.store().write(out.put(DOUBLES));
    } else if (column instanceof IntColumn wholes) {
      wholes.store().write(out.put(WHOLES));
    } else if (column instanceof BooleanColumn flags) {
      flags.write(out.put(FLAGS));
    } else {
      var texts = (TextColumn) column;
      out.put(TEXTS).putInt(texts.dictionary().size());
      texts.dictionary().forEach(text -> write(text, out));
      texts.codes().write(out);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param in little-endian
   * @param rows how many the column has
   * @throws IllegalArgumentException if it cannot be such a column
   * @throws java.nio.BufferUnderflowException if it is cut short
   */
  public static Column read(ByteBuffer in, int rows) {
    requireLittleEndian(in);
    if (rows < 0) {
      throw new IllegalArgumentException("a column of " + rows + " rows");
    }
    byte type = in.get();
    return switch (type) {
      case DOUBLES -> new DoubleColumn(DoubleStore.read(in.get(), in, rows));
      case WHOLES -> new IntColumn(IntStore.read(in.get(), in, rows));
      case FLAGS -> BooleanColumn.read(in, rows);
      case TEXTS -> texts(in, rows);
      default -> throw new IllegalArgumentException("no column: type " + type);
    };
  }

  private static TextColumn texts(ByteBuffer in, int rows) {
    var dictionary = new String[Bulk.checked(in, in.getInt(), Integer.BYTES)];
    for (int i = 0; i < dictionary.length; i++) {
      dictionary[i] = readText(in);
    }
    if (new HashSet<>(Arrays.asList(dictionary)).size() < dictionary.length) {
      throw new IllegalArgumentException("a text is twice among the different texts of a column");
    }
    IntStore codes = IntStore.read(in.get(), in, rows);
    codes.requireCodesBelow(dictionary.length);
    return new TextColumn(List.of(dictionary), codes);
  }

  /** How many bytes {@link #write(String, ByteBuffer)} writes at most. */
  public static long maxBytes(String text) {
    return Integer.BYTES + (long) text.length() * Character.BYTES;
  }

  /** Writes a text, letter by letter: halves of letters, which no UTF may have, are texts too. */
  public static void write(String text, ByteBuffer out) {
    boolean wide = text.chars().anyMatch(letter -> letter > LAST_LATIN_1);
    out.putInt(text.length() << 1 | (wide ? 1 : 0));
    if (wide) {
      Bulk.put(out, text.toCharArray());
    } else {
      out.put(text.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  /**
   * Reads what {@link #write(String, ByteBuffer)} wrote.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static String readText(ByteBuffer in) {
    int head = in.getInt();
    return (head & 1) == 1
        ? new String(Bulk.chars(in, head >> 1))
        : new String(Bulk.bytes(in, head >> 1), StandardCharsets.ISO_8859_1);
  }

  private static void requireLittleEndian(ByteBuffer buffer) {
    if (buffer.order() != ByteOrder.LITTLE_ENDIAN) {
      throw new IllegalArgumentException("the buffer must be little-endian: " + buffer.order());
    }
  }
}
