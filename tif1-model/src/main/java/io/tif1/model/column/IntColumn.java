package io.tif1.model.column;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A column of whole numbers. A missing value reads as {@link #MISSING}. Immutable and safe for use
 * by multiple threads.
 *
 * @since 0.1
 */
public final class IntColumn implements Column {
  /** What a missing value reads as: {@link Integer#MIN_VALUE}, which is no value of a column. */
  public static final int MISSING = IntStore.MISSING;

  private final IntStore store;

  IntColumn(IntStore store) {
    this.store = store;
  }

  /** A column of the given values, which are copied. */
  public static IntColumn of(int... values) {
    return of(values, values.length);
  }

  /**
   * A column of the first {@code size} of the given values, which are copied.
   *
   * @throws IndexOutOfBoundsException if there are fewer
   */
  public static IntColumn of(int[] values, int size) {
    Objects.checkFromToIndex(0, size, values.length);
    return new IntColumn(IntStore.of(values, size));
  }

  /** A column of {@code size} rows none of which has a value. */
  public static IntColumn missing(int size) {
    return new IntColumn(new IntStore.Same(MISSING, size));
  }

  IntStore store() {
    return store;
  }

  @Override
  public int size() {
    return store.size();
  }

  /** The value, or {@link #MISSING}. */
  public int get(int row) {
    Objects.checkIndex(row, store.size());
    return store.get(row);
  }

  @Override
  public boolean isMissing(int row) {
    return get(row) == MISSING;
  }

  /** All rows in order, {@link #MISSING} where a value is missing. */
  public IntStream stream() {
    return IntStream.range(0, store.size()).map(store::get);
  }

  /** The values that are there, in order. */
  public IntStream present() {
    return stream().filter(value -> value != MISSING);
  }

  /** All rows, {@link #MISSING} where a value is missing. A copy. */
  public int[] toArray() {
    int[] values = new int[store.size()];
    store.copy(values, 0);
    return values;
  }

  /**
   * Writes all rows to {@code target} from {@code at} on.
   *
   * @throws IndexOutOfBoundsException if they do not fit
   */
  public void copyTo(int[] target, int at) {
    Objects.checkFromIndexSize(at, store.size(), target.length);
    store.copy(target, at);
  }

  @Override
  public @Nullable String text(int row) {
    int value = get(row);
    return value == MISSING ? null : Integer.toString(value);
  }

  @Override
  public IntColumn slice(int from, int to) {
    Objects.checkFromToIndex(from, to, store.size());
    return of(IntStream.range(from, to).map(store::get).toArray());
  }

  @Override
  public IntColumn select(int... rows) {
    return of(IntStream.of(rows).map(this::get).toArray());
  }

  @Override
  public long sizeBytes() {
    return store.sizeBytes();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IntColumn that
        && that.size() == size()
        && IntStream.range(0, size()).allMatch(row -> store.get(row) == that.store.get(row));
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(toArray());
  }

  @Override
  public String toString() {
    return Shown.of(this);
  }
}
