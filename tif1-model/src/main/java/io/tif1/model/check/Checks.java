package io.tif1.model.check;

import io.tif1.model.Corners;
import io.tif1.model.Drivers;
import io.tif1.model.Laps;
import io.tif1.model.RaceControl;
import io.tif1.model.Table;
import io.tif1.model.Telemetry;
import io.tif1.model.Weather;
import java.util.List;

/**
 * The rules for the contents of published files: one set for each kind. They look at one file at a
 * time and change nothing. Safe for use by multiple threads.
 *
 * <p>The columns of a kind are looked at by their published keys, which the paths of findings name:
 * {@code $.tel.throttle} in telemetry, {@code $.drivers[*].tc} among drivers, {@code $.time}
 * elsewhere. Rows are counted from 0.
 *
 * @since 0.1
 */
public final class Checks {
  private Checks() {}

  /**
   * What is unusual in a table; empty if nothing is. Findings that the table has already, such as
   * those of its reader, are not repeated.
   *
   * <p>This runs on every fetched file unless it is switched off, so it is made to be quick: one
   * pass over each column, and no text unless there is something to tell.
   */
  public static List<Finding> of(Table table) {
    var report = new Report(root(table));
    if (table instanceof Telemetry telemetry) {
      TelemetryRules.check(telemetry, report);
    } else if (table instanceof Laps laps) {
      LapRules.check(laps, report);
    } else if (table instanceof Drivers drivers) {
      DriverRules.check(drivers, report);
    } else if (table instanceof Weather weather) {
      WeatherRules.check(weather, report);
    } else if (table instanceof RaceControl messages) {
      RaceControlRules.check(messages, report);
    } else if (table instanceof Corners corners) {
      CornerRules.check(corners, report);
    }
    return report.findings();
  }

  /**
   * The same table as nobody checked it: its findings are those of reading it.
   *
   * @param <T> the kind of the table
   */
  @SuppressWarnings("unchecked") // every branch makes a table of the class of the given one
  public static <T extends Table> T unchecked(T table) {
    return (T) with(table, table.findingsOfReading());
  }

  private static Table with(Table table, List<Finding> findings) {
    var columns = table.columns();
    if (table instanceof Telemetry) {
      return Telemetry.of(columns, findings);
    } else if (table instanceof Laps) {
      return Laps.of(columns, findings);
    } else if (table instanceof Drivers) {
      return Drivers.of(columns, findings);
    } else if (table instanceof Weather) {
      return Weather.of(columns, findings);
    }
    return table instanceof RaceControl
        ? RaceControl.of(columns, findings)
        : Corners.of(columns, findings);
  }

  private static String root(Table table) {
    if (table instanceof Telemetry) {
      return "$.tel.";
    }
    return table instanceof Drivers ? "$.drivers[*]." : "$.";
  }

  /** What messages call a table of this kind: {@code telemetry}, {@code laps}. */
  public static String kind(Table table) {
    if (table instanceof Telemetry) {
      return "telemetry";
    } else if (table instanceof Laps) {
      return "laps";
    } else if (table instanceof Drivers) {
      return "drivers";
    } else if (table instanceof Weather) {
      return "weather";
    }
    return table instanceof RaceControl ? "race control" : "corners";
  }
}
