package io.tif1.model;

/**
 * The columns of laps, {@code DRV/laptimes.json} and {@code session_laptimes.json}, a lap a row.
 * Files of generation G0 have three of them, G1 eleven, G2 39, G3 42 and in qualifying 43.
 *
 * @since 0.1
 */
public enum LapColumn implements ColumnSpec {
  /** Time of the lap; missing on many laps into and out of the pits. */
  LAP_TIME(
      "time",
      "LapTime",
      ColumnType.NUMBER,
      "s",
      "G0",
      "Time of the lap; missing on many laps into and out of the pits."),
  /** Number of the lap in its driver's session, from 1; old files have gaps. */
  LAP_NUMBER(
      "lap",
      "LapNumber",
      ColumnType.WHOLE,
      "",
      "G0",
      "Number of the lap in its driver's session, from 1; old files have gaps."),
  /** Tyre: SOFT, MEDIUM, HARD, INTERMEDIATE, WET, UNKNOWN or TEST-UNKNOWN. */
  COMPOUND(
      "compound",
      "Compound",
      ColumnType.TEXT,
      "",
      "G0",
      "Tyre: SOFT, MEDIUM, HARD, INTERMEDIATE, WET, UNKNOWN or TEST-UNKNOWN."),
  /** Number of the run on one set of tyres, from 1. */
  STINT(
      "stint",
      "Stint",
      ColumnType.WHOLE,
      "",
      "G1",
      "Number of the run on one set of tyres, from 1."),
  /** Time of the first sector. */
  SECTOR_1_TIME("s1", "Sector1Time", ColumnType.NUMBER, "s", "G1", "Time of the first sector."),
  /** Time of the second sector. */
  SECTOR_2_TIME("s2", "Sector2Time", ColumnType.NUMBER, "s", "G1", "Time of the second sector."),
  /** Time of the third sector. */
  SECTOR_3_TIME("s3", "Sector3Time", ColumnType.NUMBER, "s", "G1", "Time of the third sector."),
  /**
   * Codes of the mini-sectors of the first sector, as published; their meaning is not documented.
   */
  MINI_SECTORS_1(
      "ms1",
      "MiniSectors1",
      ColumnType.TEXT,
      "a digit a mini-sector",
      "G3",
      "Mini-sectors of the first sector, a digit each: 0 yellow, 1 green, 3 purple, 5 pit lane, 7 not"
          + " available. What 2, 4 and 6 mean is not documented. Missing until a later job has added"
          + " them."),
  /** Codes of the mini-sectors of the second sector, as published. */
  MINI_SECTORS_2(
      "ms2",
      "MiniSectors2",
      ColumnType.TEXT,
      "a digit a mini-sector",
      "G3",
      "The same of the second sector."),
  /** Codes of the mini-sectors of the third sector, as published. */
  MINI_SECTORS_3(
      "ms3",
      "MiniSectors3",
      ColumnType.TEXT,
      "a digit a mini-sector",
      "G3",
      "The same of the third sector."),
  /** Laps on this set of tyres, this one included; used sets begin above 1. */
  TYRE_LIFE(
      "life",
      "TyreLife",
      ColumnType.WHOLE,
      "laps",
      "G1",
      "Laps on this set of tyres, this one included; used sets begin above 1."),
  /** Place in the race at the end of the lap; missing outside races. */
  POSITION(
      "pos",
      "Position",
      ColumnType.WHOLE,
      "",
      "G1",
      "Place in the race at the end of the lap; missing outside races."),
  /**
   * Codes of the track's states during the lap in order of time: 1 clear, 2 yellow flag, 4 safety
   * car, 5 red flag, 6 virtual safety car, 7 its ending.
   */
  TRACK_STATUS(
      "status",
      "TrackStatus",
      ColumnType.TEXT,
      "a digit a status",
      "G1",
      "Codes of the track's states during the lap in order of time: 1 clear, 2 yellow flag, 4 safety car, 5 red flag, 6 virtual safety car, 7 its ending."),
  /** Whether it was the driver's best lap so far. */
  IS_PERSONAL_BEST(
      "pb",
      "IsPersonalBest",
      ColumnType.FLAG,
      "",
      "G1",
      "Whether it was the driver's best lap so far."),
  /** When the lap ended, in seconds since the session's clock began. */
  TIME(
      "sesT",
      "Time",
      ColumnType.NUMBER,
      "session s",
      "G2",
      "When the lap ended, in seconds since the session's clock began."),
  /** The driver. Older files do not say: the name of their folder is used. */
  DRIVER(
      "drv",
      "Driver",
      ColumnType.TEXT,
      "three letters",
      "G2",
      "The driver. Older files do not say: the name of their folder is used."),
  /** Racing number. */
  DRIVER_NUMBER("dNum", "DriverNumber", ColumnType.TEXT, "", "G2", "Racing number."),
  /** When the car left the pits; missing unless it did in this lap. */
  PIT_OUT_TIME(
      "pout",
      "PitOutTime",
      ColumnType.NUMBER,
      "session s",
      "G2",
      "When the car left the pits; missing unless it did in this lap."),
  /** When the car came into the pits; missing unless it did in this lap. */
  PIT_IN_TIME(
      "pin",
      "PitInTime",
      ColumnType.NUMBER,
      "session s",
      "G2",
      "When the car came into the pits; missing unless it did in this lap."),
  /** When the first sector ended. */
  SECTOR_1_SESSION_TIME(
      "s1T",
      "Sector1SessionTime",
      ColumnType.NUMBER,
      "session s",
      "G2",
      "When the first sector ended."),
  /** When the second sector ended. */
  SECTOR_2_SESSION_TIME(
      "s2T",
      "Sector2SessionTime",
      ColumnType.NUMBER,
      "session s",
      "G2",
      "When the second sector ended."),
  /** When the third sector ended. */
  SECTOR_3_SESSION_TIME(
      "s3T",
      "Sector3SessionTime",
      ColumnType.NUMBER,
      "session s",
      "G2",
      "When the third sector ended."),
  /** Speed at the first intermediate. */
  SPEED_I1("vi1", "SpeedI1", ColumnType.NUMBER, "km/h", "G2", "Speed at the first intermediate."),
  /** Speed at the second intermediate. */
  SPEED_I2("vi2", "SpeedI2", ColumnType.NUMBER, "km/h", "G2", "Speed at the second intermediate."),
  /** Speed at the finish line. */
  SPEED_FL("vfl", "SpeedFL", ColumnType.NUMBER, "km/h", "G2", "Speed at the finish line."),
  /** Speed at the speed trap. */
  SPEED_ST("vst", "SpeedST", ColumnType.NUMBER, "km/h", "G2", "Speed at the speed trap."),
  /** Whether the set of tyres was new when the stint began. */
  FRESH_TYRE(
      "fresh",
      "FreshTyre",
      ColumnType.FLAG,
      "",
      "G2",
      "Whether the set of tyres was new when the stint began."),
  /** The team. */
  TEAM("team", "Team", ColumnType.TEXT, "", "G2", "The team."),
  /** When the lap began. */
  LAP_START_TIME(
      "lST", "LapStartTime", ColumnType.NUMBER, "session s", "G2", "When the lap began."),
  /** When the lap began, by the calendar; nine digits of a second, no zone. */
  LAP_START_DATE(
      "lSD",
      "LapStartDate",
      ColumnType.TEXT,
      "ISO date and time, UTC",
      "G2",
      "When the lap began, by the calendar; nine digits of a second, no zone."),
  /** Whether race control deleted the lap's time. */
  DELETED(
      "del", "Deleted", ColumnType.FLAG, "", "G2", "Whether race control deleted the lap's time."),
  /** Why it was deleted. */
  DELETED_REASON("delR", "DeletedReason", ColumnType.TEXT, "", "G2", "Why it was deleted."),
  /** Whether FastF1 made the row up, because the timing had none for a driver who ran. */
  FASTF1_GENERATED(
      "ff1G",
      "FastF1Generated",
      ColumnType.FLAG,
      "",
      "G2",
      "Whether FastF1 made the row up, because the timing had none for a driver who ran."),
  /** Whether FastF1 found the lap's times consistent. */
  IS_ACCURATE(
      "iacc",
      "IsAccurate",
      ColumnType.FLAG,
      "",
      "G2",
      "Whether FastF1 found the lap's times consistent."),
  /**
   * When the weather beside this lap was measured. As published: for most drivers the weather of
   * another lap.
   */
  WEATHER_TIME(
      "wT",
      "WeatherTime",
      ColumnType.NUMBER,
      "session s",
      "G2",
      "When the weather beside this lap was measured. As published: for most drivers the weather of another lap."),
  /** Temperature of the air, as published beside this lap. */
  AIR_TEMP(
      "wAT",
      "AirTemp",
      ColumnType.NUMBER,
      "°C",
      "G2",
      "Temperature of the air, as published beside this lap."),
  /** Temperature of the track, as published beside this lap. */
  TRACK_TEMP(
      "wTT",
      "TrackTemp",
      ColumnType.NUMBER,
      "°C",
      "G2",
      "Temperature of the track, as published beside this lap."),
  /** Relative humidity, as published beside this lap. */
  HUMIDITY(
      "wH",
      "Humidity",
      ColumnType.NUMBER,
      "%",
      "G2",
      "Relative humidity, as published beside this lap."),
  /** Pressure of the air, as published beside this lap. */
  PRESSURE(
      "wP",
      "Pressure",
      ColumnType.NUMBER,
      "mbar",
      "G2",
      "Pressure of the air, as published beside this lap."),
  /** Whether it rained, as published beside this lap. */
  RAINFALL(
      "wR",
      "Rainfall",
      ColumnType.FLAG,
      "",
      "G2",
      "Whether it rained, as published beside this lap."),
  /** Where the wind came from, 0 to 359, as published beside this lap. */
  WIND_DIRECTION(
      "wWD",
      "WindDirection",
      ColumnType.WHOLE,
      "degrees",
      "G2",
      "Where the wind came from, 0 to 359, as published beside this lap."),
  /** Speed of the wind, as published beside this lap. */
  WIND_SPEED(
      "wWS",
      "WindSpeed",
      ColumnType.NUMBER,
      "m/s",
      "G2",
      "Speed of the wind, as published beside this lap."),
  /** The part of qualifying: Q1 to Q3, SQ1 to SQ3. */
  QUALIFYING_SESSION(
      "qs",
      "QualifyingSession",
      ColumnType.TEXT,
      "",
      "G3, qualifying",
      "The part of qualifying: Q1 to Q3, SQ1 to SQ3.");

  private final String key;
  private final String columnName;
  private final ColumnType type;
  private final String unit;
  private final String since;
  private final String meaning;

  LapColumn(
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
