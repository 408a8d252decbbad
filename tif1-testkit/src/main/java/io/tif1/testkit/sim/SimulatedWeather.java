package io.tif1.testkit.sim;

/**
 * One row of the weather, taken once a minute.
 *
 * @param timeMs milliseconds of the session clock
 * @param airC air temperature in degrees Celsius, one decimal
 * @param humidityPercent relative humidity, one decimal
 * @param pressureMbar air pressure, one decimal
 * @param rain whether it rained
 * @param trackC temperature of the track in degrees Celsius, one decimal
 * @param windDeg where the wind comes from, 0 to 359
 * @param windMps speed of the wind in metres a second, one decimal
 */
public record SimulatedWeather(
    long timeMs,
    double airC,
    double humidityPercent,
    double pressureMbar,
    boolean rain,
    double trackC,
    int windDeg,
    double windMps) {
  static final SimulatedWeather NONE = new SimulatedWeather(0, 0, 0, 0, false, 0, 0, 0);

  /** The session clock in seconds. */
  public double timeS() {
    return timeMs / 1000.0;
  }
}
