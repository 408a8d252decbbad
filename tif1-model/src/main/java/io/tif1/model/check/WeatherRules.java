package io.tif1.model.check;

import io.tif1.model.Weather;
import io.tif1.model.WeatherColumn;

/** The rules for the weather of a session. */
final class WeatherRules {
  private WeatherRules() {}

  static void check(Weather weather, Report report) {
    if (!Presence.hasRows(report, weather)) {
      return;
    }
    Presence.expect(report, weather, WeatherColumn.values());
    double[] times = weather.timeS().toArray();
    Ranges.check(report, Rule.SESSION_TIME_RANGE, WeatherColumn.TIME, times, times.length);
    Order.check(report, Rule.UNSORTED, WeatherColumn.TIME, times);
    Ranges.check(report, Rule.AIR_TEMP_RANGE, WeatherColumn.AIR_TEMP, weather.airTempC());
    Ranges.check(report, Rule.HUMIDITY_RANGE, WeatherColumn.HUMIDITY, weather.humidityPercent());
    Ranges.check(report, Rule.PRESSURE_RANGE, WeatherColumn.PRESSURE, weather.pressureMbar());
    Ranges.check(report, Rule.TRACK_TEMP_RANGE, WeatherColumn.TRACK_TEMP, weather.trackTempC());
    Ranges.check(
        report,
        Rule.WIND_DIRECTION_RANGE,
        WeatherColumn.WIND_DIRECTION,
        weather.windDirectionDegrees());
    Ranges.check(report, Rule.WIND_SPEED_RANGE, WeatherColumn.WIND_SPEED, weather.windSpeedMps());
  }
}
