package io.tif1.model;

/**
 * The columns of weather, {@code weather.json}, a minute a row.
 *
 * @since 0.1
 */
public enum WeatherColumn implements ColumnSpec {
  /** When it was measured, in seconds since the session's clock began. */
  TIME(
      "wT",
      "Time",
      ColumnType.NUMBER,
      "session s",
      "all",
      "When it was measured, in seconds since the session's clock began."),
  /** Temperature of the air. */
  AIR_TEMP("wAT", "AirTemp", ColumnType.NUMBER, "°C", "all", "Temperature of the air."),
  /** Relative humidity. */
  HUMIDITY("wH", "Humidity", ColumnType.NUMBER, "%", "all", "Relative humidity."),
  /** Pressure of the air. */
  PRESSURE("wP", "Pressure", ColumnType.NUMBER, "mbar", "all", "Pressure of the air."),
  /** Whether it rained. */
  RAINFALL("wR", "Rainfall", ColumnType.FLAG, "", "all", "Whether it rained."),
  /** Temperature of the track. */
  TRACK_TEMP("wTT", "TrackTemp", ColumnType.NUMBER, "°C", "all", "Temperature of the track."),
  /** Where the wind came from, 0 to 359. */
  WIND_DIRECTION(
      "wWD",
      "WindDirection",
      ColumnType.WHOLE,
      "degrees",
      "all",
      "Where the wind came from, 0 to 359."),
  /** Speed of the wind. */
  WIND_SPEED("wWS", "WindSpeed", ColumnType.NUMBER, "m/s", "all", "Speed of the wind.");

  private final String key;
  private final String columnName;
  private final ColumnType type;
  private final String unit;
  private final String since;
  private final String meaning;

  WeatherColumn(
      String key, String columnName, ColumnType type, String unit, String since, String meaning) {
    this.key = key;
    this.columnName = columnName;
    this.type = type;
    this.unit = unit;
    this.since = since;
    this.meaning = meaning;
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public String columnName() {
    return columnName;
  }

  @Override
  public ColumnType type() {
    return type;
  }

  @Override
  public String unit() {
    return unit;
  }

  @Override
  public String since() {
    return since;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
