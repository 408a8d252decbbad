package io.tif1.model;

import java.util.List;

/**
 * What a published file holds, told by its path.
 *
 * @since 0.1
 */
public enum FileKind {
  /** {@code VER/1_tel.json}: the telemetry of a lap. */
  TELEMETRY,
  /** {@code VER/laptimes.json}: the laps of a driver. */
  LAPS,
  /** {@code session_laptimes.json}: the laps of all drivers. */
  SESSION_LAPS,
  /** {@code drivers.json}. */
  DRIVERS,
  /** {@code weather.json}. */
  WEATHER,
  /** {@code rcm.json}: the messages of race control. */
  RACE_CONTROL,
  /** {@code corners.json}. */
  CORNERS,
  /** Anything else. */
  OTHER;

  /** The columns that files of this kind are known to have. */
  public List<? extends ColumnSpec> columns() {
    return switch (this) {
      case TELEMETRY -> List.of(TelemetryColumn.values());
      case LAPS, SESSION_LAPS -> List.of(LapColumn.values());
      case DRIVERS -> List.of(DriverColumn.values());
      case WEATHER -> List.of(WeatherColumn.values());
      case RACE_CONTROL -> List.of(RaceControlColumn.values());
      case CORNERS -> List.of(CornerColumn.values());
      case OTHER -> List.of();
    };
  }

  /**
   * The kind of a file.
   *
   * @param path within the session's folder
   */
  public static FileKind of(String path) {
    return switch (path) {
      case "session_laptimes.json" -> SESSION_LAPS;
      case "drivers.json" -> DRIVERS;
      case "weather.json" -> WEATHER;
      case "rcm.json" -> RACE_CONTROL;
      case "corners.json" -> CORNERS;
      default ->
          path.endsWith("_tel.json") ? TELEMETRY : path.endsWith("/laptimes.json") ? LAPS : OTHER;
    };
  }
}
