package io.tif1.cli;

import io.tif1.model.Lap;
import io.tif1.model.Laps;
import io.tif1.model.column.IntColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which laps are meant.
 *
 * @param drivers three letters each; empty for all
 * @param ranges of lap numbers; empty for all
 */
record LapChoice(Set<String> drivers, List<Range> ranges) {
  static final LapChoice ALL = new LapChoice(Set.of(), List.of());

  private static final Pattern RANGE = Pattern.compile("(\\d{1,4})(?:-(\\d{1,4}))?");

  /** Numbers of laps, both ends inclusive. */
  record Range(int from, int to) {
    boolean has(int number) {
      return from <= number && number <= to;
    }
  }

  /**
   * From options.
   *
   * @param drivers three letters each, in either case
   * @param laps numbers and ranges: {@code 7}, {@code 1-5}
   * @throws IllegalArgumentException if one is something else
   */
  static LapChoice of(List<String> drivers, List<String> laps) {
    var codes = new TreeSet<String>();
    for (String driver : drivers) {
      if (!driver.matches("[A-Za-z]{3}")) {
        throw new IllegalArgumentException(
            "\"" + driver + "\" is no driver; give three letters, such as VER");
      }
      codes.add(driver.toUpperCase(Locale.ROOT));
    }
    return new LapChoice(codes, laps.stream().map(LapChoice::range).toList());
  }

  /**
   * From {@code VER}, {@code VER:7}, {@code VER:1-5} or {@code all}.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static LapChoice of(String written) {
    if (written.equalsIgnoreCase("all")) {
      return ALL;
    }
    String[] parts = written.split(":", 2);
    return of(List.of(parts[0]), parts.length == 1 ? List.of() : List.of(parts[1].split(",", -1)));
  }

  private static Range range(String written) {
    Matcher range = RANGE.matcher(written);
    if (range.matches()) {
      int from = Integer.parseInt(range.group(1));
      int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
      if (from >= 1 && from <= to) {
        return new Range(from, to);
      }
    }
    throw new IllegalArgumentException(
        "\"" + written + "\" is no lap; give a number from 1 or a range, such as 1-5");
  }

  boolean has(Lap lap) {
    return (drivers.isEmpty() || drivers.contains(String.valueOf(lap.driver())))
        && (ranges.isEmpty() || ranges.stream().anyMatch(range -> range.has(lap.number())));
  }

  /** The laps of these that are meant. */
  Laps of(Laps laps) {
    var rows = new ArrayList<Integer>();
    laps.forEach(
        lap -> {
          if (has(lap)) {
            rows.add(lap.row());
          }
        });
    return rows.size() == laps.size()
        ? laps
        : laps.select(rows.stream().mapToInt(Integer::intValue).toArray());
  }

  /** The laps that any of the choices means, as far as they say whose they are. */
  static Laps ofAny(List<LapChoice> choices, Laps laps) {
    var rows = new ArrayList<Integer>();
    laps.forEach(
        lap -> {
          boolean named = lap.driver() != null && lap.number() != IntColumn.MISSING;
          if (named && choices.stream().anyMatch(choice -> choice.has(lap))) {
            rows.add(lap.row());
          }
        });
    return laps.select(rows.stream().mapToInt(Integer::intValue).toArray());
  }
}
