package io.tif1.model;

import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Puts the samples of two tables in one, in the order of their times. */
final class Merging {
  private Merging() {}

  static Columns merge(Telemetry first, Telemetry second) {
    double[] times = times(first, second);
    int[] firstRows = rows(first, times);
    int[] secondRows = rows(second, times);
    Set<String> names = new LinkedHashSet<>(first.columns().names());
    names.addAll(second.columns().names());
    Map<String, Column> merged = new LinkedHashMap<>();
    for (String name : names) {
      Column own = first.columns().get(name);
      Column other = second.columns().get(name);
      if (own == null && other != null) {
        merged.put(name, Picking.pick(other, secondRows));
      } else if (own != null) {
        boolean alike = other != null && other.getClass() == own.getClass();
        merged.put(
            name,
            other != null && alike
                ? Picking.coalesce(own, firstRows, other, secondRows)
                : Picking.pick(own, firstRows));
      }
    }
    merged.put(TelemetryColumn.TIME.columnName(), DoubleColumn.of(times));
    return Filling.fill(Columns.of(merged, times.length));
  }

  private static double[] times(Telemetry first, Telemetry second) {
    double[] all = Arrays.copyOf(first.timeS().toArray(), first.size() + second.size());
    second.timeS().copyTo(all, first.size());
    Arrays.sort(all);
    int size = 0;
    for (double time : all) {
      if (!Double.isNaN(time) && (size == 0 || time > all[size - 1])) {
        all[size++] = time;
      }
    }
    return Arrays.copyOf(all, size);
  }

  /** For each of the times the first row that is of it. */
  private static int[] rows(Telemetry telemetry, double[] times) {
    int[] rows = new int[times.length];
    Arrays.fill(rows, Picking.NONE);
    double[] own = telemetry.timeS().toArray();
    for (int row = own.length - 1; row >= 0; row--) {
      int place = Double.isNaN(own[row]) ? -1 : Arrays.binarySearch(times, own[row]);
      if (place >= 0) {
        rows[place] = row;
      }
    }
    return rows;
  }
}
