package io.tif1.charts.internal.plan;

import io.tif1.model.Columns;
import io.tif1.model.Drivers;
import io.tif1.model.LapColumn;
import io.tif1.model.Laps;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.TextColumn;
import io.tif1.model.result.DriverResult;
import io.tif1.model.result.SessionKind;
import io.tif1.model.result.SessionResults;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Who came where in a race, as {@link SessionResults} says: the position published for the last lap
 * of a driver who stopped is one among those who ended a lap of that number, not that of the race.
 */
final class Placings {
  private final Map<String, DriverResult> byDriver = new HashMap<>();

  private Placings() {}

  static Placings of(Laps laps) {
    Placings placings = new Placings();
    for (DriverResult result : results(SessionKind.RACE, laps)) {
      placings.byDriver.put(key(result.driver()), result);
    }
    return placings;
  }

  /** The results of a table of laps; laps that do not say whose they are count as one driver's. */
  static SessionResults results(SessionKind kind, Laps laps) {
    String[] drivers = new String[laps.size()];
    Arrays.setAll(drivers, row -> Field.driver(laps, row));
    Columns columns = laps.columns().with(LapColumn.DRIVER.columnName(), TextColumn.of(drivers));
    columns = sane(columns, LapColumn.LAP_TIME, laps.lapTimeS().map(Sane::lapTime));
    columns = sane(columns, LapColumn.TIME, laps.timeS().map(Sane::clock));
    columns = sane(columns, LapColumn.LAP_START_TIME, laps.lapStartTimeS().map(Sane::clock));
    return SessionResults.of(kind, Laps.of(columns), Drivers.of(Columns.of(Map.of())));
  }

  /** By which a driver is found however the letters are written. */
  static String key(String driver) {
    return driver.strip().toUpperCase(Locale.ROOT);
  }

  /** Times that no session has would not fit into a duration. */
  private static Columns sane(Columns columns, LapColumn column, DoubleColumn values) {
    String name = column.columnName();
    return columns.names().contains(name) ? columns.with(name, values) : columns;
  }

  /** The place, from 1; {@code otherwise} if the laps do not say. */
  int place(Runner runner, int otherwise) {
    DriverResult result = byDriver.get(key(runner.driver()));
    return result == null ? otherwise : result.position().orElse(otherwise);
  }

  /** How many laps fewer than the winner; 0 if that is not known. */
  int lapsBehind(Runner runner) {
    DriverResult result = byDriver.get(key(runner.driver()));
    return result == null ? 0 : result.lapsBehind().orElse(0);
  }
}
