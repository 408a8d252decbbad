package io.tif1.model.column;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column of yes and no. Immutable and safe for use by multiple threads.
 *
 * @since 0.1
 */
public final class BooleanColumn implements Column {
  private static final long[] NONE = {};

  private final int size;

  /** A bit for each row; no words at all if every bit is 0. */
  private final long[] yes;

  private final long[] missing;

  private BooleanColumn(int size, long[] yes, long[] missing) {
    this.size = size;
    this.yes = yes;
    this.missing = missing;
  }

  /** A column of the given values; null is missing. */
  public static BooleanColumn of(@Nullable Boolean... values) {
    var column = new Builder(values.length);
    for (int row = 0; row < values.length; row++) {
      Boolean value = values[row];
      if (value == null) {
        column.missing(row);
      } else if (value) {
        column.yes(row);
      }
    }
    return column.build();
  }

  /** A column of {@code size} rows none of which has a value. */
  public static BooleanColumn missing(int size) {
    long[] all = new long[words(size)];
    Arrays.fill(all, -1L);
    return new BooleanColumn(size, NONE, all);
  }

  static BooleanColumn read(ByteBuffer in, int rows) {
    int flags = in.get();
    if (flags < 0 || flags > 3) {
      throw new IllegalArgumentException("no column of flags: " + flags);
    }
    long[] yes = (flags & 1) == 0 ? NONE : Bulk.longs(in, words(rows));
    long[] missing = (flags & 2) == 0 ? NONE : Bulk.longs(in, words(rows));
    for (int word = 0; word < Math.min(yes.length, missing.length); word++) {
      if ((yes[word] & missing[word]) != 0) {
        throw new IllegalArgumentException("a row that is both yes and missing");
      }
    }
    return new BooleanColumn(rows, yes, missing);
  }

  /** A bit each for whether any is yes and any is missing, then the bits of the rows. */
  void write(ByteBuffer out) {
    out.put((byte) ((yes.length > 0 ? 1 : 0) | (missing.length > 0 ? 2 : 0)));
    Bulk.put(out, yes);
    Bulk.put(out, missing);
  }

  private static int words(int size) {
    return (size + 63) >> 6;
  }

  @Override
  public int size() {
    return size;
  }

  /** Whether the row has the value yes; a row without a value has not. */
  public boolean isTrue(int row) {
    Objects.checkIndex(row, size);
    return yes.length > 0 && (yes[row >> 6] >>> row & 1) != 0;
  }

  /** Whether the row has the value no; a row without a value has not. */
  public boolean isFalse(int row) {
    return !isTrue(row) && !isMissing(row);
  }

  /** The value; null if it is missing. */
  public @Nullable Boolean get(int row) {
    return isMissing(row) ? null : isTrue(row);
  }

  @Override
  public boolean isMissing(int row) {
    Objects.checkIndex(row, size);
    return missing.length > 0 && (missing[row >> 6] >>> row & 1) != 0;
  }

  /** How many rows have the value yes. */
  public int trueCount() {
    int count = 0;
    for (long word : yes) {
      count += Long.bitCount(word);
    }
    return count;
  }

  @Override
  public @Nullable String text(int row) {
    return isMissing(row) ? null : Boolean.toString(isTrue(row));
  }

  @Override
  public BooleanColumn slice(int from, int to) {
    Objects.checkFromToIndex(from, to, size);
    var column = new Builder(to - from);
    for (int row = from; row < to; row++) {
      column.copy(this, row, row - from);
    }
    return column.build();
  }

  @Override
  public BooleanColumn select(int... rows) {
    var column = new Builder(rows.length);
    for (int i = 0; i < rows.length; i++) {
      column.copy(this, rows[i], i);
    }
    return column.build();
  }

  @Override
  public long sizeBytes() {
    return (long) (yes.length + missing.length) * Long.BYTES;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof BooleanColumn that) || that.size != size) {
      return false;
    }
    for (int row = 0; row < size; row++) {
      if (isTrue(row) != that.isTrue(row) || isMissing(row) != that.isMissing(row)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return 31 * size + trueCount();
  }

  @Override
  public String toString() {
    return Shown.of(this);
  }

  /**
   * Makes a column row by row; a row that is not told of is no, of one told of twice the last
   * counts. Used by one thread.
   *
   * @since 0.1
   */
  public static final class Builder {
    private final int size;
    private final long[] yes;
    private final long[] missing;
    private boolean anyYes;
    private boolean anyMissing;

    /** Begins a column of {@code size} rows. */
    public Builder(int size) {
      this.size = size;
      this.yes = new long[words(size)];
      this.missing = new long[words(size)];
    }

    /** The row has the value yes. */
    public void yes(int row) {
      Objects.checkIndex(row, size);
      yes[row >> 6] |= 1L << row;
      missing[row >> 6] &= ~(1L << row);
      anyYes = true;
    }

    /** The row has no value. */
    public void missing(int row) {
      Objects.checkIndex(row, size);
      missing[row >> 6] |= 1L << row;
      yes[row >> 6] &= ~(1L << row);
      anyMissing = true;
    }

    private void copy(BooleanColumn from, int row, int to) {
      if (from.isMissing(row)) {
        missing(to);
      } else if (from.isTrue(row)) {
        yes(to);
      }
    }

    /** The column; the builder must not be used afterwards. */
    public BooleanColumn build() {
      return new BooleanColumn(size, anyYes ? yes : NONE, anyMissing ? missing : NONE);
    }
  }
}
