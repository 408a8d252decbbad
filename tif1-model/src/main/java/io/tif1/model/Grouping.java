package io.tif1.model;

import io.tif1.model.column.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Groups and orders of laps. */
final class Grouping {
  private Grouping() {}

  /** The rows of each key, keys in the order of their first rows; rows without a key left out. */
  static <K> Map<K, Laps> by(Laps laps, IntFunction<@Nullable K> key) {
    var rows = new LinkedHashMap<K, List<Integer>>();
    for (int row = 0; row < laps.size(); row++) {
      K own = key.apply(row);
      if (own != null) {
        rows.computeIfAbsent(own, first -> new ArrayList<>()).add(row);
      }
    }
    var groups = new LinkedHashMap<K, Laps>();
    rows.forEach((own, of) -> groups.put(own, laps.select(ints(of))));
    return Collections.unmodifiableMap(groups);
  }

  static Laps fastestPerDriver(Laps laps, IntPredicate counts) {
    double[] times = laps.lapTimeS().toArray();
    var best = new HashMap<String, Integer>();
    for (int row = 0; row < times.length; row++) {
      String driver = laps.driver().get(row);
      if (driver != null && counts.test(row)) {
        best.merge(driver, row, (old, now) -> times[now] < times[old] ? now : old);
      }
    }
    List<Integer> rows = new ArrayList<>(best.values());
    rows.sort(Comparator.comparingDouble((Integer row) -> times[row]).thenComparing(row -> row));
    return laps.select(ints(rows));
  }

  /** The rows in another order; of equals, the one that stands first comes first. */
  static Laps sorted(Laps laps, Comparator<Integer> order) {
    return laps.select(ints(IntStream.range(0, laps.size()).boxed().sorted(order).toList()));
  }

  /** From the smallest value to the largest, rows without one last. */
  static Comparator<Integer> by(LapTable laps, LapColumn column) {
    Column own = laps.columns().get(column.columnName());
    Column values = own == null ? column.type().missing(laps.size()) : own;
    Comparator<Integer> present =
        switch (column.type()) {
          case NUMBER -> Comparator.comparingDouble(laps.numbers(column)::get);
          case WHOLE -> Comparator.comparingInt(laps.wholes(column)::get);
          case FLAG -> Comparator.comparing(laps.flags(column)::isTrue);
          case TEXT -> Comparator.comparing(row -> String.valueOf(values.text(row)));
        };
    return Comparator.<Integer, Boolean>comparing(values::isMissing).thenComparing(present);
  }

  private static int[] ints(List<Integer> rows) {
    return rows.stream().mapToInt(Integer::intValue).toArray();
  }
}
