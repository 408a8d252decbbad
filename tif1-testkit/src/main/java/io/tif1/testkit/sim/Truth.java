package io.tif1.testkit.sim;

import java.util.List;

/**
 * What the files of a session were made from, as numbers: for asserting what a reader decoded.
 * Immutable and safe for use by multiple threads.
 */
public final class Truth {
  private final Simulation simulation;

  Truth(Simulation simulation) {
    this.simulation = simulation;
  }

  /** The track. */
  public Circuit circuit() {
    return simulation.setup.circuit();
  }

  /** The drivers in the order of {@code drivers.json}. */
  public List<SimulatedDriver> drivers() {
    return simulation.order;
  }

  /**
   * The rows of a driver's table.
   *
   * @param driver three letters
   * @throws IllegalArgumentException if there is no such driver
   */
  public List<SimulatedLap> laps(String driver) {
    if (!simulation.knows(driver)) {
      throw new IllegalArgumentException(
          "no driver \"" + driver + "\" in this session: there are " + codes());
    }
    return simulation.listed(driver);
  }

  /**
   * The telemetry of a lap, made anew.
   *
   * @param driver three letters
   * @param lap the lap's number
   * @throws IllegalArgumentException if there is no such driver, lap or telemetry file
   */
  public SimulatedTelemetry telemetry(String driver, int lap) {
    for (SimulatedLap row : laps(driver)) {
      if (row.number() == lap && !row.faults.contains(Anomaly.ABSENT_TELEMETRY)) {
        return TelemetryModel.of(simulation.setup, simulation.laps, row);
      }
    }
    throw new IllegalArgumentException(
        "no telemetry of lap "
            + lap
            + " of "
            + driver
            + ", who has "
            + laps(driver).size()
            + " laps");
  }

  /** The rows of {@code weather.json}, in order; in testing they are not published. */
  public List<SimulatedWeather> weather() {
    return simulation.weather;
  }

  /** The rows of {@code rcm.json}, in the order of the file. */
  public List<SimulatedMessage> messages() {
    return simulation.messages;
  }

  /** When the track was not clear, in order. */
  public List<TrackStatusPeriod> trackStatus() {
    return simulation.status.periods();
  }

  private List<String> codes() {
    return simulation.order.stream().map(SimulatedDriver::code).toList();
  }
}
