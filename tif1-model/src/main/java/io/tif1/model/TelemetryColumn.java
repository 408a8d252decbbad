package io.tif1.model;

/**
 * The columns of a lap's telemetry, {@code DRV/LAP_tel.json}; they stand in {@code tel}, a sample a
 * row.
 *
 * @since 0.1
 */
public enum TelemetryColumn implements ColumnSpec {
  /** Seconds since the lap began; strictly increasing, the first is 0. */
  TIME(
      "time",
      "Time",
      ColumnType.NUMBER,
      "s",
      "all",
      "Seconds since the lap began; strictly increasing, the first is 0."),
  /** Revolutions of the engine a minute; interpolated between samples of the car. */
  RPM(
      "rpm",
      "RPM",
      ColumnType.NUMBER,
      "rpm",
      "all",
      "Revolutions of the engine a minute; interpolated between samples of the car."),
  /** Speed of the car. */
  SPEED("speed", "Speed", ColumnType.NUMBER, "km/h", "all", "Speed of the car."),
  /** Gear, 0 in neutral; above 8 where it was interpolated over a loss of data. */
  GEAR(
      "gear",
      "nGear",
      ColumnType.WHOLE,
      "",
      "all",
      "Gear, 0 in neutral; above 8 where it was interpolated over a loss of data."),
  /** How far the throttle is open; 104 where the car sent no data. */
  THROTTLE(
      "throttle",
      "Throttle",
      ColumnType.NUMBER,
      "%",
      "all",
      "How far the throttle is open; 104 where the car sent no data."),
  /** Whether the brake is applied. */
  BRAKE("brake", "Brake", ColumnType.FLAG, "", "all", "Whether the brake is applied."),
  /** 1 while the rear wing is open, else 0. */
  DRS("drs", "DRS", ColumnType.WHOLE, "", "all", "1 while the rear wing is open, else 0."),
  /** Metres since the lap began, integrated from the speed; may begin below 0 and step back. */
  DISTANCE(
      "distance",
      "Distance",
      ColumnType.NUMBER,
      "m",
      "all",
      "Metres since the lap began, integrated from the speed; may begin below 0 and step back."),
  /** Share of the lap's distance, nominally 0 to 1; missing as a whole if the car sent no data. */
  RELATIVE_DISTANCE(
      "rel_distance",
      "RelativeDistance",
      ColumnType.NUMBER,
      "",
      "all",
      "Share of the lap's distance, nominally 0 to 1; missing as a whole if the car sent no data."),
  /** Racing number of the driver ahead on track. */
  DRIVER_AHEAD(
      "DriverAhead",
      "DriverAhead",
      ColumnType.TEXT,
      "racing number",
      "race weekends",
      "Racing number of the driver ahead on track."),
  /** Metres to the driver ahead on track. */
  DISTANCE_TO_DRIVER_AHEAD(
      "DistanceToDriverAhead",
      "DistanceToDriverAhead",
      ColumnType.NUMBER,
      "m",
      "race weekends",
      "Metres to the driver ahead on track."),
  /** Acceleration, first component, derived and smoothed by the publisher. */
  ACCELERATION_X(
      "acc_x",
      "AccelerationX",
      ColumnType.NUMBER,
      "m/s²",
      "all",
      "Acceleration, first component, derived and smoothed by the publisher."),
  /** Acceleration, second component, derived and smoothed by the publisher. */
  ACCELERATION_Y(
      "acc_y",
      "AccelerationY",
      ColumnType.NUMBER,
      "m/s²",
      "all",
      "Acceleration, second component, derived and smoothed by the publisher."),
  /** Acceleration, third component, derived and smoothed by the publisher. */
  ACCELERATION_Z(
      "acc_z",
      "AccelerationZ",
      ColumnType.NUMBER,
      "m/s²",
      "all",
      "Acceleration, third component, derived and smoothed by the publisher."),
  /** First coordinate on the circuit's map; 0 with Y where the position was lost. */
  X(
      "x",
      "X",
      ColumnType.NUMBER,
      "1/10 m",
      "all",
      "First coordinate on the circuit's map; 0 with Y where the position was lost."),
  /** Second coordinate on the circuit's map; 0 with X where the position was lost. */
  Y(
      "y",
      "Y",
      ColumnType.NUMBER,
      "1/10 m",
      "all",
      "Second coordinate on the circuit's map; 0 with X where the position was lost."),
  /** Height on the circuit's map. */
  Z("z", "Z", ColumnType.NUMBER, "1/10 m", "all", "Height on the circuit's map."),
  /**
   * Season, event, session, driver and lap as the publisher writes them; one for the whole file.
   */
  DATA_KEY(
      "dataKey",
      "DataKey",
      ColumnType.TEXT,
      "",
      "all",
      "Season, event, session, driver and lap as the publisher writes them; one for the whole file.");

  private final String key;
  private final String columnName;
  private final ColumnType type;
  private final String unit;
  private final String since;
  private final String meaning;

  TelemetryColumn(
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
