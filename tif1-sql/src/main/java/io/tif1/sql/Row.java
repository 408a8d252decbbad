package io.tif1.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A row of an answer. Values are {@link Double}, {@link Integer}, {@link Long}, {@link Boolean},
 * {@link String}, {@link java.math.BigDecimal}, {@link java.math.BigInteger}, types of {@link
 * java.time}, and lists of these; what DuckDB has beside is text. A missing value is null.
 * Immutable.
 *
 * @since 0.2
 */
public final class Row {
  private final List<ResultColumn> columns;
  private final List<@Nullable Object> values;

  Row(List<ResultColumn> columns, List<@Nullable Object> values) {
    this.columns = columns;
    this.values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  /** The values, in the order of the columns. */
  public List<@Nullable Object> values() {
    return values;
  }

  /**
   * The value at a place, from 0.
   *
   * @throws IndexOutOfBoundsException if there is no such column
   */
  public @Nullable Object get(int column) {
    return values.get(column);
  }

  /**
   * The value of the first column of this name.
   *
   * @throws NoSuchElementException if there is none; the message has those there are
   */
  public @Nullable Object get(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equalsIgnoreCase(column)) {
        return values.get(i);
      }
    }
    throw new NoSuchElementException(
        "no column "
            + column
            + " in the answer, but "
            + columns.stream().map(ResultColumn::name).toList());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Row that && columns.equals(that.columns) && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
