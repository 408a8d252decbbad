package io.tif1.model.column;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table: values of one type, some of which may be missing. Rows are counted from 0.
 * Immutable and safe for use by multiple threads.
 *
 * <p>Methods that take a row throw {@link IndexOutOfBoundsException} if there is no such row.
 *
 * @since 0.1
 */
public sealed interface Column permits DoubleColumn, IntColumn, BooleanColumn, TextColumn {
  /** How many rows it has. */
  int size();

  /** Whether the row has no value. */
  boolean isMissing(int row);

  /** How many rows have no value. */
  default int missingCount() {
    int count = 0;
    for (int row = 0; row < size(); row++) {
      if (isMissing(row)) {
        count++;
      }
    }
    return count;
  }

  /** The value as text, as Java writes it; null if it is missing. */
  @Nullable String text(int row);

  /** The rows {@code from} to {@code to}, the latter exclusive, as a column of its own. */
  Column slice(int from, int to);

  /** The named rows in the order named; a row may be named more than once, or not at all. */
  Column select(int... rows);

  /** About how much memory the values take, in bytes. */
  long sizeBytes();
}
