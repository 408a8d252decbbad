package io.tif1.charts.internal.plan;

import io.tif1.charts.ChartException;
import io.tif1.charts.internal.axis.Shown;
import io.tif1.charts.internal.look.TeamColours;
import io.tif1.model.Laps;
import io.tif1.model.column.IntColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The drivers in a table of laps, in the order of their first rows.
 *
 * @param runners the drivers who are drawn
 * @param everybody all drivers of the table
 * @param season the year the laps were driven in; the last known one if they do not say
 */
record Field(Laps laps, List<Runner> runners, List<Runner> everybody, int season) {
  /** A driver whom the table does not name. */
  static final String NOBODY = "?";

  private static final int MOST_LAPS = 9999;

  /**
   * The drivers asked for, or all if none is.
   *
   * @param chart for messages
   * @throws ChartException if there are no laps, or none of a driver who is asked for
   */
  static Field of(String chart, Laps laps, List<String> asked) {
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    for (int row = 0; row < laps.size(); row++) {
      rows.computeIfAbsent(driver(laps, row), name -> new ArrayList<>()).add(row);
    }
    if (rows.isEmpty()) {
      throw new ChartException(
          chart + " needs laps, but the table has no rows: fetch a session whose laps are there");
    }
    Set<String> wanted = asked.isEmpty() ? rows.keySet() : new LinkedHashSet<>(asked);
    Map<String, Runner> everybody = new LinkedHashMap<>();
    rows.forEach((driver, own) -> everybody.put(driver, runner(laps, driver, own)));
    List<Runner> runners = new ArrayList<>();
    for (String driver : wanted) {
      Runner own = everybody.get(driver);
      if (own == null) {
        throw new ChartException(
            chart + " of " + driver + ": no laps of that driver; there are " + rows.keySet());
      }
      runners.add(own);
    }
    return new Field(laps, List.copyOf(runners), List.copyOf(everybody.values()), season(laps));
  }

  /** Whose lap it is. */
  static String driver(Laps laps, int row) {
    String driver = laps.driver().get(row);
    return driver == null || driver.isBlank() ? NOBODY : driver;
  }

  private static Runner runner(Laps laps, String driver, List<Integer> rows) {
    IntColumn given = laps.lapNumber();
    boolean isNumbered = rows.stream().anyMatch(row -> !given.isMissing(row));
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      int number = isNumbered ? given.get(rows.get(i)) : i + 1;
      if (number >= 1 && number <= MOST_LAPS) {
        pairs.add(new int[] {rows.get(i), number});
      }
    }
    pairs.sort(Comparator.comparingInt(pair -> pair[1]));
    return new Runner(
        driver,
        team(laps, rows),
        pairs.stream().mapToInt(pair -> pair[0]).toArray(),
        pairs.stream().mapToInt(pair -> pair[1]).toArray());
  }

  private static @Nullable String team(Laps laps, List<Integer> rows) {
    for (int row : rows) {
      String team = laps.team().get(row);
      if (team != null) {
        return team;
      }
    }
    return null;
  }

  private static int season(Laps laps) {
    for (int row = 0; row < laps.size(); row++) {
      String date = laps.lapStartDate().get(row);
      if (date != null && date.matches("(19|20)\\d\\d-.*")) {
        return Integer.parseInt(date.substring(0, 4));
      }
    }
    return TeamColours.LAST;
  }

  /** The number of the last lap of all; 0 if no lap is numbered. */
  int lastLap() {
    int last = 0;
    for (Runner runner : runners) {
      for (int number : runner.numbers()) {
        last = Math.max(last, number);
      }
    }
    return last;
  }

  /** The number of the first lap of all; 1 if no lap is numbered. */
  int firstLap() {
    int first = Integer.MAX_VALUE;
    for (Runner runner : runners) {
      for (int number : runner.numbers()) {
        first = Math.min(first, number);
      }
    }
    return first == Integer.MAX_VALUE ? 1 : first;
  }

  /** Which laps there are: "44 laps", or "laps 12 to 20" of a part. */
  String lapRange() {
    return firstLap() == 1
        ? Shown.count(lastLap(), "lap", "laps")
        : "laps " + firstLap() + " to " + lastLap();
  }

  /** The same for sessions in which every driver counts laps alone: how many they are together. */
  String lapSum() {
    boolean isRace = laps.position().present().findAny().isPresent();
    int sum = runners.stream().mapToInt(runner -> runner.rows().length).sum();
    return isRace ? lapRange() : Shown.count(sum, "lap", "laps") + " together";
  }
}
