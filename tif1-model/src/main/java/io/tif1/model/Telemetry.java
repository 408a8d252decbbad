package io.tif1.model;

import io.tif1.model.check.Finding;
import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import io.tif1.model.json.TableReader;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;

/**
 * The telemetry of one lap of one driver: a sample a row, four to eight in a second. Channels come
 * from two sources and are interpolated to common times. A missing value reads as NaN, {@link
 * io.tif1.model.column.IntColumn#MISSING} or null.
 *
 * <p>Operations such as {@link #sliceByTime} make new tables, which have all columns of this one
 * and no findings, since those are about a file. Between samples, numbers lie on the straight line
 * from one to the next; gear, rear wing, brake and texts are those of the sample before.
 *
 * <p>What published telemetry does, and no reader should trip over: the distance may start below 0
 * and step back, the relative distance leave 0 to 1 or be missing as a whole, the throttle read 104
 * where there is no data, and samples be seconds apart. Such things are {@link #findings}.
 * Immutable.
 *
 * @since 0.1
 */
public final class Telemetry extends Table {
  private static final TelemetryColumn[] KNOWN = TelemetryColumn.values();

  private Telemetry(Columns columns, List<Finding> findings, boolean published) {
    super(columns, KNOWN, findings, published);
  }

  /**
   * A table of the given columns; those that are known are known by name.
   *
   * @throws IllegalArgumentException if a known column is not of its type
   */
  public static Telemetry of(Columns columns) {
    return of(columns, List.of());
  }

  /**
   * A table of the given columns, and what was found wrong with them.
   *
   * @throws IllegalArgumentException if a known column is not of its type
   */
  public static Telemetry of(Columns columns, List<Finding> findings) {
    return new Telemetry(columns, findings, false);
  }

  /**
   * A file as published, with what reading it found; what the rules find is looked for when {@link
   * #findings} is first called.
   *
   * @throws IllegalArgumentException if a known column is not of its type
   */
  public static Telemetry published(Columns columns, List<Finding> findings) {
    return new Telemetry(columns, findings, true);
  }

  /**
   * Reads a published file, {@code VER/1_tel.json}.
   *
   * @param utf8 the file
   * @throws JsonException if it is not one well-formed JSON object of the kind
   */
  public static Telemetry decode(byte[] utf8) {
    return new TableReader().telemetry(utf8, 0, utf8.length);
  }

  /**
   * Seconds since the lap began; strictly increasing, the first is 0. In seconds. Key {@code time}.
   */
  public DoubleColumn timeS() {
    return numbers(TelemetryColumn.TIME);
  }

  /**
   * Revolutions of the engine a minute; interpolated between samples of the car. In revolutions a
   * minute. Key {@code rpm}.
   */
  public DoubleColumn rpm() {
    return numbers(TelemetryColumn.RPM);
  }

  /** Speed of the car. In km/h. Key {@code speed}. */
  public DoubleColumn speedKph() {
    return numbers(TelemetryColumn.SPEED);
  }

  /**
   * Gear, 0 in neutral; above 8 where it was interpolated over a loss of data. Key {@code gear}.
   */
  public IntColumn gear() {
    return wholes(TelemetryColumn.GEAR);
  }

  /**
   * How far the throttle is open; 104 where the car sent no data. In percent. Key {@code throttle}.
   */
  public DoubleColumn throttlePercent() {
    return numbers(TelemetryColumn.THROTTLE);
  }

  /** Whether the brake is applied. Key {@code brake}. */
  public BooleanColumn brake() {
    return flags(TelemetryColumn.BRAKE);
  }

  /** 1 while the rear wing is open, else 0. Key {@code drs}. */
  public IntColumn drs() {
    return wholes(TelemetryColumn.DRS);
  }

  /**
   * Metres since the lap began, integrated from the speed; may begin below 0 and step back. In
   * metres. Key {@code distance}.
   */
  public DoubleColumn distanceM() {
    return numbers(TelemetryColumn.DISTANCE);
  }

  /**
   * Share of the lap's distance, nominally 0 to 1; missing as a whole if the car sent no data. Key
   * {@code rel_distance}.
   */
  public DoubleColumn relativeDistance() {
    return numbers(TelemetryColumn.RELATIVE_DISTANCE);
  }

  /**
   * Racing number of the driver ahead on track. Written as racing number. Key {@code DriverAhead}.
   */
  public TextColumn driverAhead() {
    return texts(TelemetryColumn.DRIVER_AHEAD);
  }

  /** Metres to the driver ahead on track. In metres. Key {@code DistanceToDriverAhead}. */
  public DoubleColumn distanceToDriverAheadM() {
    return numbers(TelemetryColumn.DISTANCE_TO_DRIVER_AHEAD);
  }

  /**
   * Acceleration, first component, derived and smoothed by the publisher. In m/s². Key {@code
   * acc_x}.
   */
  public DoubleColumn accelerationXMps2() {
    return numbers(TelemetryColumn.ACCELERATION_X);
  }

  /**
   * Acceleration, second component, derived and smoothed by the publisher. In m/s². Key {@code
   * acc_y}.
   */
  public DoubleColumn accelerationYMps2() {
    return numbers(TelemetryColumn.ACCELERATION_Y);
  }

  /**
   * Acceleration, third component, derived and smoothed by the publisher. In m/s². Key {@code
   * acc_z}.
   */
  public DoubleColumn accelerationZMps2() {
    return numbers(TelemetryColumn.ACCELERATION_Z);
  }

  /**
   * First coordinate on the circuit's map; 0 with Y where the position was lost. In tenths of a
   * metre. Key {@code x}.
   */
  public DoubleColumn xDm() {
    return numbers(TelemetryColumn.X);
  }

  /**
   * Second coordinate on the circuit's map; 0 with X where the position was lost. In tenths of a
   * metre. Key {@code y}.
   */
  public DoubleColumn yDm() {
    return numbers(TelemetryColumn.Y);
  }

  /** Height on the circuit's map. In tenths of a metre. Key {@code z}. */
  public DoubleColumn zDm() {
    return numbers(TelemetryColumn.Z);
  }

  /**
   * Season, event, session, driver and lap as the publisher writes them; one for the whole file.
   * Key {@code dataKey}.
   */
  public TextColumn dataKey() {
    return texts(TelemetryColumn.DATA_KEY);
  }

  /**
   * The rows {@code from} to {@code to}, the latter exclusive.
   *
   * @throws IndexOutOfBoundsException if there are no such rows
   */
  public Telemetry slice(int from, int to) {
    Objects.checkFromToIndex(from, to, size());
    return of(columns().slice(from, to));
  }

  /** The rows that are wanted, in their order; asked by number, from 0. */
  public Telemetry where(IntPredicate wanted) {
    return Slicing.where(this, wanted);
  }

  /**
   * The rows for which the mask says yes; those for which it says nothing are left out.
   *
   * @throws IllegalArgumentException if the mask is not as long as this table
   */
  public Telemetry sliceByMask(BooleanColumn mask) {
    if (mask.size() != size()) {
      throw new IllegalArgumentException(
          "a mask has a row for each sample, but this one has "
              + mask.size()
              + " rows for "
              + size()
              + " samples");
    }
    return where(mask::isTrue);
  }

  /**
   * The samples from one time to another, both included, in seconds since the lap began. Samples
   * without a time are left out; times stay as they are: see {@link #withTimeFromZero}.
   *
   * @throws IllegalArgumentException if {@code fromS} is above {@code toS}, or either is NaN
   */
  public Telemetry sliceByTime(double fromS, double toS) {
    return Slicing.between(this, timeS().toArray(), fromS, toS);
  }

  /**
   * As {@link #sliceByTime}, but beginning and ending at the very times, with interpolated samples
   * there if there are no others; or where this telemetry begins and ends, if that is within.
   *
   * @throws IllegalArgumentException if {@code fromS} is above {@code toS}, or either is NaN
   */
  public Telemetry cutByTime(double fromS, double toS) {
    return Slicing.cutByTime(this, fromS, toS);
  }

  /**
   * The samples whose distance is from one value to another, both included, in metres since the lap
   * began. Where the published distance steps back they may be from more than one stretch of time.
   *
   * @throws IllegalArgumentException if {@code fromM} is above {@code toM}, or either is NaN
   */
  public Telemetry sliceByDistance(double fromM, double toM) {
    return Slicing.between(this, Distances.of(this), fromM, toM);
  }

  /**
   * The samples of a lap, of a table that has several. A lap is told by a column {@code LapNumber}
   * if there is one, or else by {@link #dataKey}.
   */
  public Telemetry sliceByLap(int lap) {
    return Slicing.ofLap(this, "", lap);
  }

  /**
   * The samples of a driver's lap, of a table that has several. They are told by columns {@code
   * Driver} and {@code LapNumber} if there are such, or else by {@link #dataKey}.
   *
   * @param driver the code, such as {@code VER}
   */
  public Telemetry sliceByLap(String driver, int lap) {
    return Slicing.ofLap(this, driver, lap);
  }

  /** The samples of all parts, one part below the other; times stay as they are. */
  public static Telemetry concat(List<Telemetry> parts) {
    return of(Columns.concat(parts.stream().map(Table::columns).toList()));
  }

  /** With times counted from the first one on, as after a slice. */
  public Telemetry withTimeFromZero() {
    return of(Slicing.fromZero(this));
  }

  /**
   * With a distance integrated from the speed, in metres, in the place of the published one: 0 at
   * the first sample, then for each step of time the way at the speed at its end, as FastF1 has it.
   * A sample without time or speed has no distance. A gap in time counts with the speed after it.
   */
  public Telemetry withDistance() {
    return with(TelemetryColumn.DISTANCE, DoubleColumn.of(Distances.integrate(this)));
  }

  /**
   * With a relative distance in the place of the published one: the distance, or where there is
   * none the integrated one, divided by its largest value. Missing as a whole if the car did not
   * move.
   */
  public Telemetry withRelativeDistance() {
    return with(TelemetryColumn.RELATIVE_DISTANCE, Distances.relative(this));
  }

  private Telemetry with(TelemetryColumn spec, DoubleColumn column) {
    return of(columns().with(spec.columnName(), column));
  }

  /**
   * The telemetry at the multiples of a step, from the first sample to the last: all laps resampled
   * with one step have samples at the same times.
   *
   * @throws IllegalArgumentException if the step is not above 0, or makes over ten million samples
   */
  public Telemetry resampleByTime(Duration step) {
    if (step.isNegative() || step.isZero()) {
      throw new IllegalArgumentException("a step of time must be above 0, but is " + step);
    }
    Axis axis = Axis.along(timeS().toArray());
    return resample(
        TelemetryColumn.TIME, axis, Resampling.grid(axis, (double) step.toNanos(), 1e9));
  }

  /**
   * The telemetry at the multiples of a distance, from the first sample to the farthest: all laps
   * resampled with one step have samples at the same places. Where the car stands or its distance
   * steps back, the moment counts at which it first was so far. Of a table without distances, the
   * integrated ones are taken.
   *
   * @param stepM in metres
   * @throws IllegalArgumentException if the step is not above 0, or makes over ten million samples
   */
  public Telemetry resampleByDistance(double stepM) {
    if (!(stepM > 0 && stepM < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a step of distance must be above 0 m, but is " + stepM);
    }
    Axis axis = Axis.along(Distances.of(this));
    return resample(TelemetryColumn.DISTANCE, axis, Resampling.grid(axis, stepM, 1));
  }

  /**
   * The telemetry at the given times, in their order; at the time of a sample it is that sample.
   * Off the ends of this table there are no values but the time.
   *
   * @param timesS in seconds since the lap began
   */
  public Telemetry resampleAt(double... timesS) {
    return resample(TelemetryColumn.TIME, Axis.along(timeS().toArray()), timesS);
  }

  private Telemetry resample(TelemetryColumn spec, Axis axis, double[] targets) {
    return of(Resampling.at(columns(), spec, axis, targets));
  }

  /** The telemetry at one time: {@link #resampleAt} with one row. */
  public Telemetry at(double timeS) {
    return resampleAt(timeS);
  }

  /**
   * With missing values filled between known ones: numbers on the straight line over time, all
   * others with the known value before. Values before the first known one of a column and after its
   * last stay missing. A missing time is filled first, by the number of its row.
   */
  public Telemetry fillMissing() {
    return of(Filling.fill(columns()));
  }

  /**
   * The samples of both tables in the order of their times, with the columns of both, filled as by
   * {@link #fillMissing}: FastF1's {@code merge_channels}, which also extends channels beyond their
   * ends. Where both have a value at the same time, this table's is kept. Samples without a time
   * are left out.
   */
  public Telemetry merge(Telemetry other) {
    return of(Merging.merge(this, other));
  }

  /**
   * For each corner the distance at the sample that is nearest to it on the map, in metres since
   * the lap began: FastF1's {@code add_marker_distance}. Missing if no sample has both a position
   * and a distance. Samples at x = y = 0 have lost their position and are passed over.
   */
  public DoubleColumn markerDistances(Corners corners) {
    return Distances.ofCorners(this, corners);
  }

  /**
   * For each corner the least speed near it, in km/h; missing where there is no sample near.
   *
   * @param withinM how many metres before and after the corner's distance count as near
   */
  public DoubleColumn minimumSpeedsKph(Corners corners, double withinM) {
    return Distances.minimumSpeeds(this, corners, withinM);
  }
}
