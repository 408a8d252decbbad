package io.tif1.model;

import io.tif1.model.check.Finding;
import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import java.util.List;

/**
 * The known columns of {@link Laps}. Times of the clock of the session are in seconds since that
 * clock began; which moment that was is not published.
 *
 * @since 0.1
 */
public abstract sealed class LapTable extends Table permits LapFilters {
  private static final LapColumn[] KNOWN = LapColumn.values();

  LapTable(Columns columns, List<Finding> findings, boolean published) {
    super(columns, KNOWN, findings, published);
  }

  /**
   * Time of the lap; missing on many laps into and out of the pits. In seconds. Key {@code time}.
   */
  public final DoubleColumn lapTimeS() {
    return numbers(LapColumn.LAP_TIME);
  }

  /** Number of the lap in its driver's session, from 1; old files have gaps. Key {@code lap}. */
  public final IntColumn lapNumber() {
    return wholes(LapColumn.LAP_NUMBER);
  }

  /** Tyre: SOFT, MEDIUM, HARD, INTERMEDIATE, WET, UNKNOWN or TEST-UNKNOWN. Key {@code compound}. */
  public final TextColumn compound() {
    return texts(LapColumn.COMPOUND);
  }

  /** Number of the run on one set of tyres, from 1. Key {@code stint}. */
  public final IntColumn stint() {
    return wholes(LapColumn.STINT);
  }

  /** Time of the first sector. In seconds. Key {@code s1}. */
  public final DoubleColumn sector1TimeS() {
    return numbers(LapColumn.SECTOR_1_TIME);
  }

  /** Time of the second sector. In seconds. Key {@code s2}. */
  public final DoubleColumn sector2TimeS() {
    return numbers(LapColumn.SECTOR_2_TIME);
  }

  /** Time of the third sector. In seconds. Key {@code s3}. */
  public final DoubleColumn sector3TimeS() {
    return numbers(LapColumn.SECTOR_3_TIME);
  }

  /**
   * Codes of the mini-sectors of the first sector, as published; their meaning is not documented.
   * Written as a digit a mini-sector. Key {@code ms1}.
   */
  public final TextColumn miniSectors1() {
    return texts(LapColumn.MINI_SECTORS_1);
  }

  /**
   * Codes of the mini-sectors of the second sector, as published. Written as a digit a mini-
   * sector. Key {@code ms2}.
   */
  public final TextColumn miniSectors2() {
    return texts(LapColumn.MINI_SECTORS_2);
  }

  /**
   * Codes of the mini-sectors of the third sector, as published. Written as a digit a mini-sector.
   * Key {@code ms3}.
   */
  public final TextColumn miniSectors3() {
    return texts(LapColumn.MINI_SECTORS_3);
  }

  /**
   * Laps on this set of tyres, this one included; used sets begin above 1. In laps. Key {@code
   * life}.
   */
  public final IntColumn tyreLifeLaps() {
    return wholes(LapColumn.TYRE_LIFE);
  }

  /** Place in the race at the end of the lap; missing outside races. Key {@code pos}. */
  public final IntColumn position() {
    return wholes(LapColumn.POSITION);
  }

  /**
   * Codes of the track's states during the lap in order of time: 1 clear, 2 yellow flag, 4 safety
   * car, 5 red flag, 6 virtual safety car, 7 its ending. Written as a digit a status. Key {@code
   * status}.
   */
  public final TextColumn trackStatus() {
    return texts(LapColumn.TRACK_STATUS);
  }

  /** Whether it was the driver's best lap so far. Key {@code pb}. */
  public final BooleanColumn personalBest() {
    return flags(LapColumn.IS_PERSONAL_BEST);
  }

  /**
   * When the lap ended, in seconds since the session's clock began. In seconds of the session's
   * clock. Key {@code sesT}.
   */
  public final DoubleColumn timeS() {
    return numbers(LapColumn.TIME);
  }

  /**
   * The driver. Older files do not say: the name of their folder is used. Written as three letters.
   * Key {@code drv}.
   */
  public final TextColumn driver() {
    return texts(LapColumn.DRIVER);
  }

  /** Racing number. Key {@code dNum}. */
  public final TextColumn driverNumber() {
    return texts(LapColumn.DRIVER_NUMBER);
  }

  /**
   * When the car left the pits; missing unless it did in this lap. In seconds of the session's
   * clock. Key {@code pout}.
   */
  public final DoubleColumn pitOutTimeS() {
    return numbers(LapColumn.PIT_OUT_TIME);
  }

  /**
   * When the car came into the pits; missing unless it did in this lap. In seconds of the session's
   * clock. Key {@code pin}.
   */
  public final DoubleColumn pitInTimeS() {
    return numbers(LapColumn.PIT_IN_TIME);
  }

  /** When the first sector ended. In seconds of the session's clock. Key {@code s1T}. */
  public final DoubleColumn sector1SessionTimeS() {
    return numbers(LapColumn.SECTOR_1_SESSION_TIME);
  }

  /** When the second sector ended. In seconds of the session's clock. Key {@code s2T}. */
  public final DoubleColumn sector2SessionTimeS() {
    return numbers(LapColumn.SECTOR_2_SESSION_TIME);
  }

  /** When the third sector ended. In seconds of the session's clock. Key {@code s3T}. */
  public final DoubleColumn sector3SessionTimeS() {
    return numbers(LapColumn.SECTOR_3_SESSION_TIME);
  }

  /** Speed at the first intermediate. In km/h. Key {@code vi1}. */
  public final DoubleColumn speedI1Kph() {
    return numbers(LapColumn.SPEED_I1);
  }

  /** Speed at the second intermediate. In km/h. Key {@code vi2}. */
  public final DoubleColumn speedI2Kph() {
    return numbers(LapColumn.SPEED_I2);
  }

  /** Speed at the finish line. In km/h. Key {@code vfl}. */
  public final DoubleColumn speedFlKph() {
    return numbers(LapColumn.SPEED_FL);
  }

  /** Speed at the speed trap. In km/h. Key {@code vst}. */
  public final DoubleColumn speedStKph() {
    return numbers(LapColumn.SPEED_ST);
  }

  /** Whether the set of tyres was new when the stint began. Key {@code fresh}. */
  public final BooleanColumn freshTyre() {
    return flags(LapColumn.FRESH_TYRE);
  }

  /** The team. Key {@code team}. */
  public final TextColumn team() {
    return texts(LapColumn.TEAM);
  }

  /** When the lap began. In seconds of the session's clock. Key {@code lST}. */
  public final DoubleColumn lapStartTimeS() {
    return numbers(LapColumn.LAP_START_TIME);
  }

  /**
   * When the lap began, by the calendar; nine digits of a second, no zone. Written as ISO date and
   * time, UTC. Key {@code lSD}.
   */
  public final TextColumn lapStartDate() {
    return texts(LapColumn.LAP_START_DATE);
  }

  /** Whether race control deleted the lap's time. Key {@code del}. */
  public final BooleanColumn deleted() {
    return flags(LapColumn.DELETED);
  }

  /** Why it was deleted. Key {@code delR}. */
  public final TextColumn deletedReason() {
    return texts(LapColumn.DELETED_REASON);
  }

  /**
   * Whether FastF1 made the row up, because the timing had none for a driver who ran. Key {@code
   * ff1G}.
   */
  public final BooleanColumn fastF1Generated() {
    return flags(LapColumn.FASTF1_GENERATED);
  }

  /** Whether FastF1 found the lap's times consistent. Key {@code iacc}. */
  public final BooleanColumn accurate() {
    return flags(LapColumn.IS_ACCURATE);
  }

  /**
   * When the weather beside this lap was measured. As published: for most drivers the weather of
   * another lap. In seconds of the session's clock. Key {@code wT}.
   */
  public final DoubleColumn weatherTimeS() {
    return numbers(LapColumn.WEATHER_TIME);
  }

  /** Temperature of the air, as published beside this lap. In degrees Celsius. Key {@code wAT}. */
  public final DoubleColumn airTempC() {
    return numbers(LapColumn.AIR_TEMP);
  }

  /**
   * Temperature of the track, as published beside this lap. In degrees Celsius. Key {@code wTT}.
   */
  public final DoubleColumn trackTempC() {
    return numbers(LapColumn.TRACK_TEMP);
  }

  /** Relative humidity, as published beside this lap. In percent. Key {@code wH}. */
  public final DoubleColumn humidityPercent() {
    return numbers(LapColumn.HUMIDITY);
  }

  /** Pressure of the air, as published beside this lap. In millibar. Key {@code wP}. */
  public final DoubleColumn pressureMbar() {
    return numbers(LapColumn.PRESSURE);
  }

  /** Whether it rained, as published beside this lap. Key {@code wR}. */
  public final BooleanColumn rainfall() {
    return flags(LapColumn.RAINFALL);
  }

  /**
   * Where the wind came from, 0 to 359, as published beside this lap. In degrees. Key {@code wWD}.
   */
  public final IntColumn windDirectionDegrees() {
    return wholes(LapColumn.WIND_DIRECTION);
  }

  /** Speed of the wind, as published beside this lap. In m/s. Key {@code wWS}. */
  public final DoubleColumn windSpeedMps() {
    return numbers(LapColumn.WIND_SPEED);
  }

  /** The part of qualifying: Q1 to Q3, SQ1 to SQ3. Key {@code qs}. */
  public final TextColumn qualifyingSession() {
    return texts(LapColumn.QUALIFYING_SESSION);
  }
}
