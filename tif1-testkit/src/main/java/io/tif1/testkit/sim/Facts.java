package io.tif1.testkit.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is in the files of a session, counted from what they are made from: for checking what a
 * reader found. Immutable.
 */
public final class Facts {
  private final Map<Anomaly, List<String>> places = new EnumMap<>(Anomaly.class);
  private final int drivers;
  private final int laps;
  private int telemetryFiles;
  private int untimedLaps;
  private int deletedLaps;
  private int retirements;
  private int pitStops;
  private int misplacedWeatherLaps;
  private final int weatherRows;
  private final int messages;

  Facts(Simulation simulation) {
    Setup setup = simulation.setup;
    for (Anomaly anomaly : Anomaly.values()) {
      places.put(anomaly, new ArrayList<>());
    }
    int rows = 0;
    for (List<SimulatedLap> all : simulation.laps) {
      for (SimulatedLap lap : all) {
        rows += lap.listed ? 1 : 0;
        count(lap);
        SimulatedWeather own = WeatherModel.during(simulation.weather, lap);
        misplacedWeatherLaps += lap.listed && !own.equals(lap.weather) ? 1 : 0;
      }
    }
    for (SimulatedDriver driver : setup.drivers()) {
      if (driver.headshotUrl() == null) {
        places(Anomaly.HEADSHOT_NONE, driver.code());
      }
      List<SimulatedLap> own = simulation.listed(driver.code());
      if (!own.isEmpty() && own.get(0).generated) {
        places(Anomaly.FIRST_LAP_RETIREMENT, driver.code());
      }
    }
    for (Anomaly anomaly : Anomaly.values()) {
      if (matters(anomaly, setup) && setup.strikes(anomaly)) {
        places(anomaly, setup.session());
      }
    }
    this.drivers = setup.drivers().size();
    this.laps = rows;
    this.weatherRows = setup.isWeekend() ? simulation.weather.size() : 0;
    this.messages = simulation.messages.size();
  }

  /** Whether an anomaly of whole sessions changes anything in a session of this kind. */
  private static boolean matters(Anomaly anomaly, Setup setup) {
    return switch (anomaly) {
      case GARAGE_TIME -> !setup.kind().isRace() && !setup.kind().isQualifying();
      case MISPLACED_WEATHER, UNSORTED_MESSAGES, ABSENT_SESSION_LAPS, SESSION_LAPS_BEHIND ->
          setup.isWeekend();
      default -> false;
    };
  }

  private void count(SimulatedLap lap) {
    lap.faults.forEach(anomaly -> places(anomaly, lap.place()));
    if (!lap.listed) {
      return;
    }
    telemetryFiles += lap.faults.contains(Anomaly.ABSENT_TELEMETRY) ? 0 : 1;
    untimedLaps += lap.timeMs == SimulatedLap.MISSING ? 1 : 0;
    deletedLaps += lap.deleted ? 1 : 0;
    retirements += lap.generated ? 1 : 0;
    pitStops += lap.pitInMs == SimulatedLap.MISSING ? 0 : 1;
  }

  private void places(Anomaly anomaly, String place) {
    List<String> list = places.get(anomaly);
    if (list != null) {
      list.add(place);
    }
  }

  /** How many places an anomaly struck: telemetry files, rows, drivers or sessions. */
  public int count(Anomaly anomaly) {
    return places(anomaly).size();
  }

  /**
   * Where an anomaly struck: {@code AAA/7} for lap 7 of driver AAA, {@code AAA} for a driver, the
   * name of the session for all of it.
   */
  public List<String> places(Anomaly anomaly) {
    return Collections.unmodifiableList(places.getOrDefault(anomaly, List.of()));
  }

  /** How many drivers there are. */
  public int drivers() {
    return drivers;
  }

  /** How many rows the lap tables of all drivers have together. */
  public int laps() {
    return laps;
  }

  /** How many telemetry files exist. */
  public int telemetryFiles() {
    return telemetryFiles;
  }

  /** How many rows have no lap time. */
  public int untimedLaps() {
    return untimedLaps;
  }

  /** How many lap times were deleted. */
  public int deletedLaps() {
    return deletedLaps;
  }

  /** How many rows are made up for cars that stopped. */
  public int retirements() {
    return retirements;
  }

  /** How many laps ended in the pits. */
  public int pitStops() {
    return pitStops;
  }

  /** How many rows come with the weather of another lap. */
  public int misplacedWeatherLaps() {
    return misplacedWeatherLaps;
  }

  /** How many rows the weather has; 0 if it is not published. */
  public int weatherRows() {
    return weatherRows;
  }

  /** How many messages race control sent; 0 if they are not published. */
  public int messages() {
    return messages;
  }
}
