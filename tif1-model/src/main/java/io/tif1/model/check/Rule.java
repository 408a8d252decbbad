package io.tif1.model.check;

import java.util.Locale;

/**
 * What is looked for in published files. A rule says what is unusual, not what is wrong: files of
 * real sessions break most of them, and their data is given all the same.
 *
 * <p>Missing values break no range. Bounds belong to what is allowed.
 *
 * @since 0.1
 */
public enum Rule {
  // What the reader of a file meets

  /** A column that every file of the kind, or of its generation, has is not there. */
  MISSING_COLUMN("a column that every file of the kind, or of its generation, has is not there"),
  /** The columns of a file are not of the same length; the shorter ones are filled up. */
  RAGGED("columns are not of the same length; the shorter ones are filled up with missing values"),
  /** A key occurs twice in an object; the last one is kept. */
  DUPLICATE_KEY("a key occurs twice in one object; the last one is kept"),
  /** A value is of a type that its column cannot hold; it is missing. */
  WRONG_TYPE("a value is not of the type of its column; it reads as missing"),
  /** A number with a fraction stands in a column of whole numbers; it is missing. */
  NOT_WHOLE("a number with a fraction in a column of whole numbers; it reads as missing"),
  /** An unknown key holds neither a value nor an array of values; it is left out. */
  UNKNOWN_SHAPE("an unknown key holds neither a value nor an array of values; it is left out"),

  // Any kind of file

  /** The file has no rows. */
  EMPTY("the file has no rows"),
  /** Rows are not in the order of their times. */
  UNSORTED("the rows are not in the order of their times"),
  /** A date and time is not written as {@code 2021-08-29T16:17:00.242000000}. */
  DATE_FORMAT("a date and time is not written as in 2021-08-29T16:17:00.242000000"),
  /** A speed of a car is below 0 or above 400 km/h. */
  SPEED_RANGE("a speed of a car is below 0 or above 400 km/h", 0, 400),

  // Telemetry

  /** A column of telemetry has no value in any row. */
  NO_VALUES("a column of telemetry has no value in any row"),
  /** A sample has no time, or is not later than the one before. */
  TIME_ORDER("a sample has no time, or is not later than the one before"),
  /** The first sample is not at 0 s. */
  TIME_START("the first sample of a lap is not at 0 s", 0, 0),
  /** Two samples are more than 2 s apart. */
  TIME_GAP("two samples are more than 2 s apart", 0, 2),
  /** The telemetry of a lap lasts longer than 200 s: time in the garage counts. */
  LONG_LAP("the telemetry of a lap lasts longer than 200 s; time in the garage counts", 0, 200),
  /** Speed, gear and distance are 0 in every sample: the car sent no data. */
  DEAD_CAR_DATA("speed, gear and distance are 0 in every sample: the car sent no data"),
  /** The engine turns below 0 or above 16,000 times a minute. */
  RPM_RANGE("revolutions of the engine are below 0 or above 16,000 a minute", 0, 16_000),
  /** The gear is below 0 or above 8: it was interpolated over a loss of data. */
  GEAR_RANGE("a gear is below 0 or above 8: interpolated over a loss of data", 0, 8),
  /** The throttle reads exactly 104, which says that the car sent no data. */
  THROTTLE_NO_DATA("the throttle reads 104, which says that the car sent no data"),
  /** The throttle is open by less than 0 or more than 100 %, and not by 104 exactly. */
  THROTTLE_RANGE("the throttle is open by less than 0 or more than 100 %, but not 104", 0, 100),
  /** The rear wing's state is neither 0 nor 1. */
  DRS_RANGE("the state of the rear wing is neither 0 nor 1", 0, 1),
  /** The distance is less than in the sample before. */
  DISTANCE_BACKWARD("the distance is less than in the sample before"),
  /** The distance is below −1 m. */
  DISTANCE_NEGATIVE("a distance is below -1 m", -1, Double.MAX_VALUE),
  /** The relative distance is outside 0 to 1 by more than 0.0001. */
  RELATIVE_DISTANCE_RANGE("a relative distance is outside 0 to 1 by over 0.0001", -1e-4, 1 + 1e-4),
  /** The position is x = y = 0: it was lost. */
  POSITION_LOST("the position is x = y = 0: it was lost"),
  /** The acceleration is more than 50 m/s² either way: noise of its derivation. */
  ACCELERATION_RANGE("an acceleration is above 50 m/s² either way: noise", -50, 50),
  /** The driver ahead is nearer than 0 or farther than 20,000 m. */
  DRIVER_AHEAD_RANGE("the driver ahead is nearer than 0 or farther than 20,000 m", 0, 20_000),

  // Laps

  /** A lap has no number, or one outside 1 to 1000. */
  LAP_NUMBER_RANGE("a lap has no number, or one outside 1 to 1000", 1, 1000),
  /** A driver's laps do not count from 1 without a gap. */
  LAP_NUMBER_GAP("numbers are missing among a driver's laps, which begin with 1"),
  /** A driver has two laps of the same number. */
  LAP_NUMBER_DUPLICATE("a driver has two laps of the same number"),
  /** A lap's number is below that of the driver's lap before. */
  LAP_NUMBER_ORDER("a lap's number is below that of the driver's lap before"),
  /** A lap takes less than 40 or more than 300 s. */
  LAP_TIME_RANGE("a lap takes less than 40 or more than 300 s", 40, 300),
  /** A lap takes over three times the mean of the file, which has three lap times at least. */
  LAP_TIME_OUTLIER("a lap takes over 3 times the mean of the file's laps, of 3 at least"),
  /** A sector takes less than 5 or more than 300 s. */
  SECTOR_TIME_RANGE("a sector takes less than 5 or more than 300 s", 5, 300),
  /** The sectors' sum differs from the lap's time by more than 5 ms. */
  SECTOR_SUM("the sum of the sectors differs from the lap's time by over 0.005 s", -0.005, 0.005),
  /** The session's clock and the sector's time differ by more than 0.3 s. */
  SECTOR_CLOCK("a sector's time differs from the session's clock by over 0.3 s", -0.3, 0.3),
  /** A lap has neither a time nor the time of any sector: as of a driver who retired in lap 1. */
  UNTIMED_LAP("a lap has neither a time nor the time of any sector"),
  /** A lap has neither compound nor stint nor tyre life. */
  TYRE_MISSING("a lap has neither compound nor stint nor tyre life"),
  /** A lap has no compound, though it has a stint or a tyre life. */
  COMPOUND_MISSING("a lap has no compound, though it has a stint or a tyre life"),
  /** A compound that no season had. */
  COMPOUND_UNKNOWN("a compound that no season had"),
  /** A stint's number is below 1 or above 50. */
  STINT_RANGE("a number of a stint is below 1 or above 50", 1, 50),
  /** A stint's number is less than in the driver's lap before, or more than one above it. */
  STINT_ORDER("a stint's number falls, or skips one, from a driver's lap to the next"),
  /** A set of tyres is below 1 or above 100 laps old. */
  TYRE_LIFE_RANGE("a set of tyres is below 1 or above 100 laps old", 1, 100),
  /** Within a stint the tyres' life does not go up by one a lap. */
  TYRE_LIFE_ORDER("within a stint the life of the tyres does not go up by one a lap"),
  /** A position is below 1 or above 30. */
  POSITION_RANGE("a position is below 1 or above 30", 1, 30),
  /** A track status has another letter than 1 to 7. */
  TRACK_STATUS_FORMAT("a track status has another letter than 1 to 7"),
  /** A time of the session's clock is below 0. */
  SESSION_TIME_RANGE("a time of the session's clock is below 0", 0, Double.MAX_VALUE),
  /** A lap ends before it starts. */
  LAP_CLOCK("a lap ends before it starts"),
  /** The weather beside a lap was measured before the lap began or after it ended. */
  WEATHER_OF_OTHER_LAP("the weather beside a lap was measured before it began or after it ended"),
  /** A part of qualifying that is none of Q1 to Q3, SQ1 to SQ3. */
  QUALIFYING_UNKNOWN("a part of qualifying that is none of Q1 to Q3, SQ1 to SQ3"),

  // Drivers

  /** A driver's code is not three capitals. */
  DRIVER_CODE("a driver's code is not three capitals from A to Z"),
  /** A driver is listed twice. */
  DRIVER_DUPLICATE("a driver is listed twice"),
  /** A racing number is not one of 1 to 99. */
  RACING_NUMBER("a racing number is not one of 1 to 99"),
  /** A colour is not six hexadecimal digits. */
  COLOR_FORMAT("a colour is not six hexadecimal digits"),
  /** The address of a picture begins neither with https:// nor with http://. */
  URL_FORMAT("the address of a picture begins neither with https:// nor with http://"),

  // Weather

  /** The air is colder than −20 or warmer than 60 °C. */
  AIR_TEMP_RANGE("the air is colder than -20 or warmer than 60 °C", -20, 60),
  /** The track is colder than −20 or warmer than 80 °C. */
  TRACK_TEMP_RANGE("the track is colder than -20 or warmer than 80 °C", -20, 80),
  /** A humidity is below 0 or above 100 %. */
  HUMIDITY_RANGE("a humidity is below 0 or above 100 %", 0, 100),
  /** A pressure is below 700 or above 1100 mbar; the highest circuit has about 780. */
  PRESSURE_RANGE("a pressure of the air is below 700 or above 1100 mbar", 700, 1100),
  /** The wind comes from below 0 or above 359 degrees. */
  WIND_DIRECTION_RANGE("a direction of the wind is below 0 or above 359 degrees", 0, 359),
  /** The wind is slower than 0 or faster than 50 m/s. */
  WIND_SPEED_RANGE("a speed of the wind is below 0 or above 50 m/s", 0, 50),

  // Race control and corners

  /** A marshals' sector is below 1 or above 50. */
  MARSHAL_SECTOR_RANGE("a marshals' sector is below 1 or above 50", 1, 50),
  /** A message has no text. */
  MESSAGE_MISSING("a message of race control has no text"),
  /** A corner has no number, or one below 1. */
  CORNER_NUMBER_RANGE("a corner has no number, or one below 1", 1, Integer.MAX_VALUE),
  /** A corner's number or distance is less than that of the corner before. */
  CORNER_ORDER("a corner's number or distance is less than that of the corner before"),
  /** A corner has no position. */
  CORNER_POSITION("a corner has no position on the map"),
  /** An angle is beyond 360 degrees either way. */
  ANGLE_RANGE("an angle is beyond 360 degrees either way", -360, 360);

  private final String meaning;
  private final double least;
  private final double most;

  Rule(String meaning) {
    this(meaning, Double.NaN, Double.NaN);
  }

  Rule(String meaning, double least, double most) {
    this.meaning = meaning;
    this.least = least;
    this.most = most;
  }

  /** What breaks it, in a sentence. */
  public String meaning() {
    return meaning;
  }

  /** The least that is allowed; NaN if the rule is no range. */
  double least() {
    return least;
  }

  /** The most that is allowed; NaN if the rule is no range. */
  double most() {
    return most;
  }

  /** Its name as reports write it: {@code missing-column}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
