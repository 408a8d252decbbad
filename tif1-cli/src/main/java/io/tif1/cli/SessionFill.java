package io.tif1.cli;

import io.tif1.client.Fetcher;
import io.tif1.client.LapSource;
import io.tif1.client.LapTelemetry;
import io.tif1.client.Loaded;
import io.tif1.client.LoadedSession;
import io.tif1.client.Part;
import io.tif1.client.Session;
import io.tif1.model.Laps;
import io.tif1.model.SessionKey;
import io.tif1.sql.SessionDatabase;
import io.tif1.sql.SessionTable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Loads sessions into a database, one after another; telemetry lap by lap as it comes, so that
 * memory does not grow with the number of sessions.
 */
final class SessionFill {
  private static final Map<SessionTable, Part> PARTS =
      new EnumMap<>(
          Map.of(
              SessionTable.DRIVERS, Part.DRIVERS,
              SessionTable.WEATHER, Part.WEATHER,
              SessionTable.MESSAGES, Part.RACE_CONTROL,
              SessionTable.CORNERS, Part.CORNERS));

  private final Fetcher fetcher;
  private final SessionDatabase database;
  private final LoadLog log;
  private final FetchLine line;
  private long rows;

  /**
   * @param line is told how many laps there are
   */
  SessionFill(Fetcher fetcher, SessionDatabase database, LoadLog log, FetchLine line) {
    this.line = line;
    this.fetcher = fetcher;
    this.database = database;
    this.log = log;
  }

  /** How many rows were added in all. */
  long rows() {
    return rows;
  }

  /**
   * Loads tables of a session.
   *
   * @param choice of laps, for laps and telemetry
   * @param telemetry which laps' telemetry; more than one may choose a lap
   */
  void load(SessionKey key, Set<SessionTable> tables, LapChoice choice, List<LapChoice> telemetry) {
    Session session = fetcher.session(key);
    Part[] parts = tables.stream().filter(PARTS::containsKey).map(PARTS::get).toArray(Part[]::new);
    if (parts.length > 0) {
      add(session.load(parts));
    }
    if (tables.contains(SessionTable.LAPS) || tables.contains(SessionTable.TELEMETRY)) {
      Laps laps =
          laps(
              session,
              tables.contains(SessionTable.LAPS) ? choice.drivers() : drivers(choice, telemetry));
      if (tables.contains(SessionTable.LAPS)) {
        Laps chosen = choice.of(laps);
        database.add(key, chosen);
        rows += chosen.size();
      }
      if (tables.contains(SessionTable.TELEMETRY)) {
        Laps chosen = LapChoice.ofAny(telemetry, laps);
        line.expect(chosen.size());
        session.telemetryEach(chosen, lap -> add(key, lap));
      }
    }
  }

  /** Of whom the laps are needed if only telemetry is asked for; none means all. */
  private static Set<String> drivers(LapChoice choice, List<LapChoice> telemetry) {
    var drivers = new TreeSet<>(choice.drivers());
    for (LapChoice one : telemetry) {
      if (one.drivers().isEmpty()) {
        return choice.drivers();
      }
      drivers.addAll(one.drivers());
    }
    return drivers;
  }

  private Laps laps(Session session, Set<String> drivers) {
    Loaded<Laps> laps =
        drivers.isEmpty()
            ? session.loadLaps(LapSource.SESSION_FILE_FIRST)
            : session.loadLaps(drivers);
    log.add(laps.report());
    return laps.value().orElseGet(() -> Laps.concat(List.of()));
  }

  private void add(LoadedSession loaded) {
    SessionKey key = loaded.key();
    log.add(loaded.report());
    loaded.drivers().ifPresent(table -> rows += table.size());
    loaded.drivers().ifPresent(table -> database.addDrivers(key, table));
    loaded.weather().ifPresent(table -> rows += table.size());
    loaded.weather().ifPresent(table -> database.addWeather(key, table));
    loaded.raceControl().ifPresent(table -> rows += table.size());
    loaded.raceControl().ifPresent(table -> database.addMessages(key, table));
    loaded.corners().ifPresent(table -> rows += table.size());
    loaded.corners().ifPresent(table -> database.addCorners(key, table));
  }

  private void add(SessionKey key, LapTelemetry lap) {
    log.add(key, lap);
    String driver = lap.lap().driver();
    if (lap.isHad() && driver != null) {
      database.addTelemetry(key, driver, lap.lap().number(), lap.telemetry());
      rows += lap.telemetry().size();
    }
  }
}
