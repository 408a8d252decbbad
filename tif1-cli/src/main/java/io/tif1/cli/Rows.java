package io.tif1.cli;

import io.tif1.model.Columns;
import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a listing of things that are not columns yet. Not safe for use by multiple threads. */
final class Rows<T> {
  private final List<T> rows;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final Set<String> times = new LinkedHashSet<>();

  Rows(List<T> rows) {
    this.rows = List.copyOf(rows);
  }

  Rows<T> text(String name, Function<T, @Nullable String> value) {
    var texts = new ArrayList<@Nullable String>();
    for (T row : rows) {
      texts.add(value.apply(row));
    }
    columns.put(name, TextColumn.of(texts));
    return this;
  }

  Rows<T> whole(String name, Function<T, OptionalInt> value) {
    int[] numbers =
        rows.stream().mapToInt(row -> value.apply(row).orElse(IntColumn.MISSING)).toArray();
    columns.put(name, IntColumn.of(numbers));
    return this;
  }

  /** A span of time, in seconds. */
  Rows<T> time(String name, Function<T, @Nullable Duration> value) {
    double[] seconds = rows.stream().mapToDouble(row -> seconds(value.apply(row))).toArray();
    columns.put(name, DoubleColumn.of(seconds));
    times.add(name);
    return this;
  }

  private static double seconds(@Nullable Duration span) {
    return span == null ? Double.NaN : span.toNanos() / 1e9;
  }

  /** The listing; all columns are usual unless some are named. */
  Listing listing(String... usual) {
    List<String> first = usual.length == 0 ? List.copyOf(columns.keySet()) : List.of(usual);
    return new Listing(Columns.of(columns, rows.size()), first, times, List.of());
  }
}
