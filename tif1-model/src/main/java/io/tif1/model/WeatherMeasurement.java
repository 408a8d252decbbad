package io.tif1.model;

import io.tif1.model.column.IntColumn;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The weather at one moment. Immutable.
 *
 * @param timeS when it was measured, in seconds of the session's clock; NaN if it is missing
 * @param airTempC temperature of the air in degrees Celsius; NaN if it is missing
 * @param trackTempC temperature of the track in degrees Celsius; NaN if it is missing
 * @param humidityPercent relative humidity; NaN if it is missing
 * @param pressureMbar pressure of the air in millibar; NaN if it is missing
 * @param rainfall whether it rained; null if it is missing
 * @param windDirectionDegrees where the wind came from, 0 to 359; empty if it is missing
 * @param windSpeedMps speed of the wind in m/s; NaN if it is missing
 * @since 0.1
 */
public record WeatherMeasurement(
    double timeS,
    double airTempC,
    double trackTempC,
    double humidityPercent,
    double pressureMbar,
    @Nullable Boolean rainfall,
    OptionalInt windDirectionDegrees,
    double windSpeedMps) {

  static WeatherMeasurement of(Weather weather, int row) {
    int direction = weather.windDirectionDegrees().get(row);
    return new WeatherMeasurement(
        weather.timeS().get(row),
        weather.airTempC().get(row),
        weather.trackTempC().get(row),
        weather.humidityPercent().get(row),
        weather.pressureMbar().get(row),
        weather.rainfall().get(row),
        direction == IntColumn.MISSING ? OptionalInt.empty() : OptionalInt.of(direction),
        weather.windSpeedMps().get(row));
  }

  /** When it was measured, since the session's clock began; null if it is missing. */
  public @Nullable Duration time() {
    return Moments.duration(timeS);
  }
}
