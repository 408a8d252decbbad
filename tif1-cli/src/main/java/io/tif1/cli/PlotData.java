package io.tif1.cli;

import io.tif1.client.LapSource;
import io.tif1.client.LapTelemetry;
import io.tif1.client.LoadReport;
import io.tif1.client.Loaded;
import io.tif1.client.LoadedSession;
import io.tif1.client.Part;
import io.tif1.client.Session;
import io.tif1.model.Corners;
import io.tif1.model.Drivers;
import io.tif1.model.Lap;
import io.tif1.model.Laps;
import io.tif1.model.RaceControl;
import io.tif1.model.Telemetry;
import io.tif1.model.Weather;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fetches what a picture shows, and keeps what is lacking. Not safe for use by multiple threads.
 */
final class PlotData {
  /** A lap with what to call it. */
  record DrawnLap(String driver, String label, Telemetry telemetry, @Nullable Lap lap) {}

  private final Session session;
  private final List<LoadReport> reports = new ArrayList<>();

  PlotData(Session session) {
    this.session = session;
  }

  /** The drivers, for colours; empty if they cannot be fetched, which is reported. */
  Optional<Drivers> drivers() {
    LoadedSession loaded = session.load(Part.DRIVERS);
    reports.add(loaded.report());
    return loaded.drivers();
  }

  /** All laps that can be fetched; what cannot is reported. */
  Laps laps() {
    Loaded<Laps> loaded = session.loadLaps(LapSource.SESSION_FILE_FIRST);
    reports.add(loaded.report());
    return loaded.orElseThrow();
  }

  /** The corners; null if there are none, and reported if they are published and not had. */
  @Nullable Corners corners() {
    LoadedSession loaded = session.load(Part.CORNERS);
    reports.add(loaded.report());
    return loaded.corners().orElse(null);
  }

  /** Without it there is no picture. */
  Weather weather() {
    return session.weather();
  }

  /** The messages of race control; empty if they cannot be fetched, which is reported. */
  Optional<RaceControl> messages() {
    LoadedSession loaded = session.load(Part.RACE_CONTROL);
    reports.add(loaded.report());
    return loaded.raceControl();
  }

  /**
   * A lap that is named, with its published times if they can be fetched; else that is reported.
   */
  DrawnLap lap(PlotLap named) {
    Telemetry telemetry = session.lap(named.driver(), named.number()).telemetry();
    Loaded<Laps> laps = session.loadLaps(List.of(named.driver()));
    reports.add(laps.report());
    Lap lap = laps.value().flatMap(all -> all.lap(named.driver(), named.number())).orElse(null);
    return new DrawnLap(named.driver(), named.driver() + " lap " + named.number(), telemetry, lap);
  }

  /** The fastest laps, of the drivers or of all, quickest first; at most so many. */
  List<DrawnLap> fastest(List<String> drivers, int most) {
    return drawn(session.fastestLaps(drivers.toArray(String[]::new)), most);
  }

  /** The fastest lap of each driver among some laps, quickest first; at most so many. */
  List<DrawnLap> fastest(Laps among, int most) {
    return drawn(among.fastestPerDriver(), most);
  }

  private List<DrawnLap> drawn(Laps fastest, int most) {
    int[] rows = fastest.stream().limit(most).mapToInt(Lap::row).toArray();
    return session.telemetry(fastest.select(rows)).stream().map(PlotData::drawn).toList();
  }

  private static DrawnLap drawn(LapTelemetry had) {
    Lap lap = had.lap();
    String driver = String.valueOf(lap.driver());
    String label = driver + " lap " + lap.number() + ", " + Units.lapTime(lap.lapTimeS());
    return new DrawnLap(driver, label, had.telemetry(), lap);
  }

  /** The reports of what is lacking. */
  List<LoadReport> lacking() {
    return reports.stream().filter(report -> !report.isComplete()).toList();
  }
}
