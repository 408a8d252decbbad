package io.tif1.model.image;

import io.tif1.model.Columns;
import io.tif1.model.Laps;
import io.tif1.model.Table;
import io.tif1.model.Telemetry;
import io.tif1.model.check.Finding;
import io.tif1.model.check.Rule;
import io.tif1.model.column.Column;
import io.tif1.model.column.ColumnImage;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A published file as decoded, in bytes: reading them gives the table that reading the file gave,
 * every value, every missing one and every finding of reading included, without decoding anything.
 *
 * <pre>
 *   image    = kind rows findings columns    ; numbers are little-endian
 *   kind     = %x54 / %x4C                   ; telemetry, laps
 *   rows     = int
 *   findings = count *( text text text text int )    ; rule, path, expected, found, how many
 *   columns  = count *( text column )        ; name; texts and columns as in {@link ColumnImage}
 *   count    = int
 * </pre>
 */
public final class TableImage {
  /**
   * Which images can be read, and give what decoding would give: to be raised with every change of
   * this form, of the stores of columns, and of what the decoder makes of a file.
   */
  public static final int VERSION = 1;

  private static final byte TELEMETRY = 'T';
  private static final byte LAPS = 'L';

  private static final int HEAD_BYTES = 64;

  /**
   * Far more than any file has. A column of one value in every row takes no more bytes for more
   * rows, so bytes alone would not bound what reading an image, and going through it, takes.
   */
  private static final int MAX_ROWS = 1_000_000;

  private static final int MAX_COLUMNS = 1_000;

  /** Four texts of no letters, and a number. */
  private static final int LEAST_FINDING_BYTES = 5 * Integer.BYTES;

  /** A name of no letters, the type, a store and its least content. */
  private static final int LEAST_COLUMN_BYTES = Integer.BYTES + 2;

  private TableImage() {}

  /** Whether tables of this class have images. Those of the other kinds are small. */
  public static boolean isFor(Class<?> type) {
    return type == Telemetry.class || type == Laps.class;
  }

  /** Whether a table has an image: it is of such a class, and of a size that files have. */
  public static boolean isFor(Table table) {
    return isFor(table.getClass())
        && table.size() <= MAX_ROWS
        && table.columns().asMap().size() <= MAX_COLUMNS;
  }

  /** How many bytes the image of a table takes at most. */
  public static long maxBytes(Table table) {
    long bytes = HEAD_BYTES;
    for (Finding finding : table.findingsOfReading()) {
      bytes += HEAD_BYTES;
      for (String text : texts(finding)) {
        bytes += ColumnImage.maxBytes(text);
      }
    }
    for (Map.Entry<String, Column> column : table.columns().asMap().entrySet()) {
      bytes += ColumnImage.maxBytes(column.getKey()) + ColumnImage.maxBytes(column.getValue());
    }
    return bytes;
  }

  /**
   * The image of a file as published.
   *
   * @throws IllegalArgumentException if it has none, see {@link #isFor(Table)}
   */
  public static byte[] of(Table table) {
    if (!isFor(table)) {
      throw new IllegalArgumentException(
          "no image of a " + table.getClass().getSimpleName() + " of " + table.size() + " rows");
    }
    var out = ByteBuffer.allocate(Math.toIntExact(maxBytes(table)));
    out.order(ByteOrder.LITTLE_ENDIAN);
    out.put(table instanceof Telemetry ? TELEMETRY : LAPS).putInt(table.size());
    out.putInt(table.findingsOfReading().size());
    for (Finding finding : table.findingsOfReading()) {
      for (String text : texts(finding)) {
        ColumnImage.write(text, out);
      }
      out.putInt(finding.count());
    }
    Map<String, Column> columns = table.columns().asMap();
    out.putInt(columns.size());
    columns.forEach(
        (name, column) -> {
          ColumnImage.write(name, out);
          ColumnImage.write(column, out);
        });
    return java.util.Arrays.copyOf(out.array(), out.position());
  }

  private static List<String> texts(Finding finding) {
    return List.of(finding.rule().name(), finding.path(), finding.expected(), finding.found());
  }

  /**
   * The table of an image of this {@link #VERSION}. Whatever the bytes are, it takes no more time
   * and memory than their number explains; none of its columns has a row that cannot be read.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Table read(byte[] image) {
    var in = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
    try {
      byte kind = in.get();
      int rows = within("rows", in.getInt(), MAX_ROWS);
      List<Finding> findings = findings(in);
      Columns columns = columns(in, rows);
      if (in.hasRemaining()) {
        throw new IllegalArgumentException(in.remaining() + " bytes behind the last column");
      }
      return switch (kind) {
        case TELEMETRY -> Telemetry.published(columns, findings);
        case LAPS -> Laps.published(columns, findings);
        default -> throw new IllegalArgumentException("no kind of table: " + kind);
      };
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("cut short after " + image.length + " bytes", e);
    }
  }

  private static List<Finding> findings(ByteBuffer in) {
    int count = within("findings", in.getInt(), in.remaining() / LEAST_FINDING_BYTES);
    var findings = new ArrayList<Finding>();
    for (int i = 0; i < count; i++) {
      Rule rule = Rule.valueOf(ColumnImage.readText(in));
      String path = ColumnImage.readText(in);
      String expected = ColumnImage.readText(in);
      String found = ColumnImage.readText(in);
      int times = in.getInt();
      if (times < 1) {
        throw new IllegalArgumentException("a finding that was found " + times + " times");
      }
      findings.add(new Finding(rule, path, expected, found, times));
    }
    return findings;
  }

  private static Columns columns(ByteBuffer in, int rows) {
    int most = Math.min(MAX_COLUMNS, in.remaining() / LEAST_COLUMN_BYTES);
    int count = within("columns", in.getInt(), most);
    var columns = new LinkedHashMap<String, Column>();
    for (int i = 0; i < count; i++) {
      String name = ColumnImage.readText(in);
      if (columns.put(name, ColumnImage.read(in, rows)) != null) {
        throw new IllegalArgumentException("two columns " + name);
      }
    }
    return Columns.of(columns, rows);
  }

  private static int within(String what, int count, int most) {
    if (count < 0 || count > most) {
      throw new IllegalArgumentException(count + " " + what + ", of 0 to " + most + " possible");
    }
    return count;
  }
}
