package io.tif1.model;

import io.tif1.model.check.Finding;
import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.json.TableReader;
import java.util.List;
import java.util.Optional;

/**
 * The weather of a session, a minute a row. Immutable.
 *
 * @since 0.1
 */
public final class Weather extends Table {
  private static final WeatherColumn[] KNOWN = WeatherColumn.values();

  private Weather(Columns columns, List<Finding> findings, boolean published) {
    super(columns, KNOWN, findings, published);
  }

  /**
   * A table of the given columns; those that are known are known by name.
   *
   * @throws IllegalArgumentException if a known column is not of its type
   */
  public static Weather of(Columns columns) {
    return of(columns, List.of());
  }

  /**
   * A table of the given columns, and what was found wrong with them.
   *
   * @throws IllegalArgumentException if a known column is not of its type
   */
  public static Weather of(Columns columns, List<Finding> findings) {
    return new Weather(columns, findings, false);
  }

  /**
   * A file as published, with what reading it found; what the rules find is looked for when {@link
   * #findings} is first called.
   *
   * @throws IllegalArgumentException if a known column is not of its type
   */
  public static Weather published(Columns columns, List<Finding> findings) {
    return new Weather(columns, findings, true);
  }

  /**
   * Reads a published file, {@code weather.json}.
   *
   * @param utf8 the file
   * @throws JsonException if it is not one well-formed JSON object of the kind
   */
  public static Weather decode(byte[] utf8) {
    return new TableReader().weather(utf8, 0, utf8.length);
  }

  /**
   * The measurement of a row.
   *
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public WeatherMeasurement measurement(int row) {
    return WeatherMeasurement.of(this, row);
  }

  /**
   * The weather known at a moment: the last measurement not after it. Empty if there is none yet.
   *
   * @param sessionS seconds of the session's clock, as {@link LapTable#timeS}
   * @throws IllegalArgumentException if it is no number
   */
  public Optional<WeatherMeasurement> at(double sessionS) {
    if (Double.isNaN(sessionS)) {
      throw new IllegalArgumentException("the moment must be seconds of the session's clock: NaN");
    }
    int row = WeatherJoin.lastAt(this, sessionS);
    return row < 0 ? Optional.empty() : Optional.of(measurement(row));
  }

  /**
   * When it was measured, in seconds since the session's clock began. In seconds of the session's
   * clock. Key {@code wT}.
   */
  public DoubleColumn timeS() {
    return numbers(WeatherColumn.TIME);
  }

  /** Temperature of the air. In degrees Celsius. Key {@code wAT}. */
  public DoubleColumn airTempC() {
    return numbers(WeatherColumn.AIR_TEMP);
  }

  /** Relative humidity. In percent. Key {@code wH}. */
  public DoubleColumn humidityPercent() {
    return numbers(WeatherColumn.HUMIDITY);
  }

  /** Pressure of the air. In millibar. Key {@code wP}. */
  public DoubleColumn pressureMbar() {
    return numbers(WeatherColumn.PRESSURE);
  }

  /** Whether it rained. Key {@code wR}. */
  public BooleanColumn rainfall() {
    return flags(WeatherColumn.RAINFALL);
  }

  /** Temperature of the track. In degrees Celsius. Key {@code wTT}. */
  public DoubleColumn trackTempC() {
    return numbers(WeatherColumn.TRACK_TEMP);
  }

  /** Where the wind came from, 0 to 359. In degrees. Key {@code wWD}. */
  public IntColumn windDirectionDegrees() {
    return wholes(WeatherColumn.WIND_DIRECTION);
  }

  /** Speed of the wind. In m/s. Key {@code wWS}. */
  public DoubleColumn windSpeedMps() {
    return numbers(WeatherColumn.WIND_SPEED);
  }
}
