package io.tif1.model.column;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A column of doubles. A missing value reads as {@link Double#NaN}. Immutable and safe for use by
 * multiple threads.
 *
 * <p>The values are kept in as little memory as gives every one of them back exactly, so {@link
 * #get} may have to look a value up; a loop over millions of rows is fastest over {@link #toArray}.
 *
 * @since 0.1
 */
public final class DoubleColumn implements Column {
  private final DoubleStore store;

  DoubleColumn(DoubleStore store) {
    this.store = store;
  }

  /** A column of the given values, which are copied; {@link Double#NaN} is missing. */
  public static DoubleColumn of(double... values) {
    return of(values, values.length);
  }

  /**
   * A column of the first {@code size} of the given values, which are copied.
   *
   * @throws IndexOutOfBoundsException if there are fewer
   */
  public static DoubleColumn of(double[] values, int size) {
    Objects.checkFromToIndex(0, size, values.length);
    return new DoubleColumn(DoubleStores.of(values, size));
  }

  /** A column of {@code size} rows none of which has a value. */
  public static DoubleColumn missing(int size) {
    return new DoubleColumn(new DoubleStore.Same(Double.NaN, size));
  }

  DoubleStore store() {
    return store;
  }

  @Override
  public int size() {
    return store.size();
  }

  /** The value, or NaN if it is missing. */
  public double get(int row) {
    Objects.checkIndex(row, store.size());
    return store.get(row);
  }

  @Override
  public boolean isMissing(int row) {
    return Double.isNaN(get(row));
  }

  /** The smallest value, or NaN if there is none. */
  public double min() {
    double best = Double.NaN;
    for (double value : toArray()) {
      best = value < best || Double.isNaN(best) ? value : best;
    }
    return best;
  }

  /** The largest value, or NaN if there is none. */
  public double max() {
    double best = Double.NaN;
    for (double value : toArray()) {
      best = value > best || Double.isNaN(best) ? value : best;
    }
    return best;
  }

  /** The mean of the values that are there, or NaN if there is none. */
  public double mean() {
    return present().average().orElse(Double.NaN);
  }

  /** All rows in order, NaN where a value is missing. */
  public DoubleStream stream() {
    return Arrays.stream(toArray());
  }

  /** The values that are there, in order. */
  public DoubleStream present() {
    return stream().filter(value -> !Double.isNaN(value));
  }

  /** All rows, NaN where a value is missing. A copy. */
  public double[] toArray() {
    double[] values = new double[store.size()];
    store.copy(0, values.length, values, 0);
    return values;
  }

  /**
   * Writes all rows to {@code target} from {@code at} on.
   *
   * @throws IndexOutOfBoundsException if they do not fit
   */
  public void copyTo(double[] target, int at) {
    Objects.checkFromIndexSize(at, store.size(), target.length);
    store.copy(0, store.size(), target, at);
  }

  /** A column with {@code change} applied to each value that is there. */
  public DoubleColumn map(DoubleUnaryOperator change) {
    double[] values = toArray();
    for (int row = 0; row < values.length; row++) {
      values[row] = Double.isNaN(values[row]) ? Double.NaN : change.applyAsDouble(values[row]);
    }
    return of(values);
  }

  @Override
  public @Nullable String text(int row) {
    double value = get(row);
    return Double.isNaN(value) ? null : Double.toString(value);
  }

  @Override
  public DoubleColumn slice(int from, int to) {
    Objects.checkFromToIndex(from, to, store.size());
    double[] values = new double[to - from];
    store.copy(from, to, values, 0);
    return of(values);
  }

  @Override
  public DoubleColumn select(int... rows) {
    return of(IntStream.of(rows).mapToDouble(this::get).toArray());
  }

  @Override
  public long sizeBytes() {
    return store.sizeBytes();
  }

  /** Whether the other is a column of the same values, bit by bit, missing where this one is. */
  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof DoubleColumn that) || that.size() != size()) {
      return false;
    }
    for (int row = 0; row < size(); row++) {
      if (DoubleStores.bits(store.get(row)) != DoubleStores.bits(that.store.get(row))) {
        return false;
      }
    }
    return true;
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
