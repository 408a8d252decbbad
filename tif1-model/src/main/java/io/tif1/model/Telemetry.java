package io.tif1.model;

import io.tif1.model.check.Finding;
import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import io.tif1.model.json.TableReader;
import java.util.List;

/**
 * The telemetry of one lap of one driver: a sample a row, four to eight in a second. Channels come
 * from two sources and are interpolated to common times. A missing value reads as NaN, {@link
 * io.tif1.model.column.IntColumn#MISSING} or null.
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

  private Telemetry(Columns columns, List<Finding> findings) {
    super(columns, KNOWN, findings);
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
    return new Telemetry(columns, findings);
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
}
