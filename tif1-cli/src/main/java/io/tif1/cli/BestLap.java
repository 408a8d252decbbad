package io.tif1.cli;

import io.tif1.model.JsonDocument;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The best lap of a driver, from the published table of laps.
 *
 * @param laps how many laps the table has
 * @param number which of them was the best; 0 if none has a time
 * @param seconds its time; NaN if none has one
 * @param tyre what it was driven on
 */
record BestLap(int laps, int number, double seconds, String tyre) {
  private static final Set<String> MISSING = Set.of("None", "nan", "");

  /** Finds it; laps whose time was deleted do not count. */
  static BestLap of(JsonDocument lapTimes) {
    Map<String, @Nullable Object> columns = lapTimes.asMap();
    List<?> times = column(columns, "time");
    List<?> deleted = column(columns, "del");
    int best = -1;
    for (int i = 0; i < times.size(); i++) {
      boolean counts = !Boolean.TRUE.equals(cell(deleted, i)) && !Double.isNaN(number(times, i));
      if (counts && (best < 0 || number(times, i) < number(times, best))) {
        best = i;
      }
    }
    return best < 0
        ? new BestLap(times.size(), 0, Double.NaN, "-")
        : new BestLap(
            times.size(),
            (int) number(column(columns, "lap"), best),
            number(times, best),
            tyre(cell(column(columns, "compound"), best)));
  }

  /** What is not known is published as one of several texts. */
  private static String tyre(@Nullable Object published) {
    return published instanceof String name && !MISSING.contains(name) ? name : "-";
  }

  private static List<?> column(Map<String, @Nullable Object> columns, String key) {
    return columns.get(key) instanceof List<?> list ? list : List.of();
  }

  private static @Nullable Object cell(List<?> column, int row) {
    return row < column.size() ? column.get(row) : null;
  }

  /** NaN if missing, which is published as a text. */
  private static double number(List<?> column, int row) {
    return cell(column, row) instanceof Number number ? number.doubleValue() : Double.NaN;
  }
}
