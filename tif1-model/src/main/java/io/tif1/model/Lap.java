package io.tif1.model;

import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A lap: a row of {@link Laps}.
 *
 * <p>What is missing reads as null (texts, durations, moments), NaN (numbers), empty (whole
 * numbers) or false (flags: true means that the file says yes). Times of the session are counted
 * from the beginning of its clock; which moment that was is not published.
 *
 * <p>Equal to another lap if all values are. Immutable and safe for use by multiple threads.
 *
 * @since 0.1
 */
public final class Lap {
  private final Laps laps;
  private final int row;

  Lap(Laps laps, int row) {
    this.laps = laps;
    this.row = Objects.checkIndex(row, laps.size());
  }

  /** The table that this lap is a row of. */
  public Laps laps() {
    return laps;
  }

  /** The row that it is, from 0. */
  public int row() {
    return row;
  }

  /**
   * Number of the lap in its driver's session, from 1; {@link IntColumn#MISSING} if it is missing,
   * which no file was seen to do.
   */
  public int number() {
    return laps.lapNumber().get(row);
  }

  /** Time of the lap, in seconds. */
  public double lapTimeS() {
    return laps.lapTimeS().get(row);
  }

  /** Time of the lap, exactly as published; missing on many laps into and out of the pits. */
  public @Nullable Duration lapTime() {
    return laps.lapTime(row);
  }

  /** When the lap began, by the calendar. */
  public @Nullable Instant startDate() {
    return laps.startDate(row);
  }

  /** The driver, three letters. Old files do not say: {@link Laps#withDriver}. */
  public @Nullable String driver() {
    return laps.driver().get(row);
  }

  /** Racing number. */
  public @Nullable String driverNumber() {
    return laps.driverNumber().get(row);
  }

  /** The team. */
  public @Nullable String team() {
    return laps.team().get(row);
  }

  /** Time of the first sector. */
  public @Nullable Duration sector1Time() {
    return duration(laps.sector1TimeS());
  }

  /** Time of the second sector. */
  public @Nullable Duration sector2Time() {
    return duration(laps.sector2TimeS());
  }

  /** Time of the third sector. */
  public @Nullable Duration sector3Time() {
    return duration(laps.sector3TimeS());
  }

  /** When the lap began, on the session's clock. */
  public @Nullable Duration startTime() {
    return duration(laps.lapStartTimeS());
  }

  /** When the lap ended, on the session's clock. */
  public @Nullable Duration time() {
    return duration(laps.timeS());
  }

  /** When the first sector ended, on the session's clock. */
  public @Nullable Duration sector1SessionTime() {
    return duration(laps.sector1SessionTimeS());
  }

  /** When the second sector ended, on the session's clock. */
  public @Nullable Duration sector2SessionTime() {
    return duration(laps.sector2SessionTimeS());
  }

  /** When the third sector ended, on the session's clock. */
  public @Nullable Duration sector3SessionTime() {
    return duration(laps.sector3SessionTimeS());
  }

  /** When the car left the pits, on the session's clock; missing unless it did in this lap. */
  public @Nullable Duration pitOutTime() {
    return duration(laps.pitOutTimeS());
  }

  /** When the car came into the pits, on the session's clock; missing unless it did in this lap. */
  public @Nullable Duration pitInTime() {
    return duration(laps.pitInTimeS());
  }

  /** Tyre: SOFT, MEDIUM, HARD, INTERMEDIATE, WET, UNKNOWN or TEST-UNKNOWN. */
  public @Nullable String compound() {
    return laps.compound().get(row);
  }

  /** Number of the run on one set of tyres, from 1. */
  public OptionalInt stint() {
    return whole(laps.stint());
  }

  /** Laps on this set of tyres, this one included. */
  public OptionalInt tyreLifeLaps() {
    return whole(laps.tyreLifeLaps());
  }

  /** Whether the set of tyres was new when the stint began. */
  public boolean freshTyre() {
    return laps.freshTyre().isTrue(row);
  }

  /** Place in the race at the end of the lap; missing outside races. */
  public OptionalInt position() {
    return whole(laps.position());
  }

  /** Codes of the track's states during the lap, a digit a state. */
  public @Nullable String trackStatus() {
    return laps.trackStatus().get(row);
  }

  /** Codes of the mini-sectors of the first sector, as published. */
  public @Nullable String miniSectors1() {
    return laps.miniSectors1().get(row);
  }

  /** Codes of the mini-sectors of the second sector, as published. */
  public @Nullable String miniSectors2() {
    return laps.miniSectors2().get(row);
  }

  /** Codes of the mini-sectors of the third sector, as published. */
  public @Nullable String miniSectors3() {
    return laps.miniSectors3().get(row);
  }

  /** The part of qualifying, as published: Q1 to Q3, SQ1 to SQ3. */
  public @Nullable String qualifyingSession() {
    return laps.qualifyingSession().get(row);
  }

  /** Whether it was the driver's best lap so far. */
  public boolean personalBest() {
    return laps.personalBest().isTrue(row);
  }

  /** Whether race control deleted the lap's time. */
  public boolean deleted() {
    return laps.deleted().isTrue(row);
  }

  /** Why it was deleted. */
  public @Nullable String deletedReason() {
    return laps.deletedReason().get(row);
  }

  /** Whether FastF1 made the row up for a driver of whom the timing had none. */
  public boolean fastF1Generated() {
    return laps.fastF1Generated().isTrue(row);
  }

  /** Whether FastF1 found the lap's times consistent. */
  public boolean accurate() {
    return laps.accurate().isTrue(row);
  }

  /** Speed at the first intermediate, in km/h. */
  public double speedI1Kph() {
    return laps.speedI1Kph().get(row);
  }

  /** Speed at the second intermediate, in km/h. */
  public double speedI2Kph() {
    return laps.speedI2Kph().get(row);
  }

  /** Speed at the finish line, in km/h. */
  public double speedFlKph() {
    return laps.speedFlKph().get(row);
  }

  /** Speed at the speed trap, in km/h. */
  public double speedStKph() {
    return laps.speedStKph().get(row);
  }

  /**
   * The weather beside this lap. As published it is that of another lap for most drivers; after
   * {@link Laps#withWeather} it is this lap's.
   */
  public WeatherMeasurement weather() {
    return new WeatherMeasurement(
        laps.weatherTimeS().get(row),
        laps.airTempC().get(row),
        laps.trackTempC().get(row),
        laps.humidityPercent().get(row),
        laps.pressureMbar().get(row),
        laps.rainfall().get(row),
        whole(laps.windDirectionDegrees()),
        laps.windSpeedMps().get(row));
  }

  private @Nullable Duration duration(DoubleColumn column) {
    return Moments.duration(column.get(row));
  }

  private OptionalInt whole(IntColumn column) {
    int value = column.get(row);
    return value == IntColumn.MISSING ? OptionalInt.empty() : OptionalInt.of(value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Lap that
        && laps.columns().select(row).equals(that.laps.columns().select(that.row));
  }

  @Override
  public int hashCode() {
    return Objects.hash(driver(), number(), lapTimeS());
  }

  /** Driver, number and time in seconds: {@code VER lap 3, 93.669 s}. */
  @Override
  public String toString() {
    String driver = driver();
    String time = laps.lapTimeS().text(row);
    return (driver == null ? "" : driver + ' ')
        + "lap "
        + number()
        + (time == null ? ", no time" : ", " + time + " s");
  }
}
