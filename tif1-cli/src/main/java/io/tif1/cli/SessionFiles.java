package io.tif1.cli;

import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.model.Driver;
import io.tif1.model.Drivers;
import io.tif1.model.JsonDocument;
import io.tif1.model.Lap;
import io.tif1.model.Laps;
import io.tif1.model.SessionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All files of a session, found by reading those that name others: the drivers name the lap times,
 * the lap times the telemetry.
 */
final class SessionFiles {
  private static final String DRIVERS = "drivers.json";
  private static final String LAPS = "/laptimes.json";

  private final SessionKey session;
  private final List<Resource<JsonDocument>> laps = new ArrayList<>();
  private final List<Resource<JsonDocument>> telemetry = new ArrayList<>();

  SessionFiles(SessionKey session) {
    this.session = session;
  }

  /**
   * Fetches them.
   *
   * @param withTelemetry whether a file for each lap belongs to them
   * @param line is told how many there are, as far as that is known
   */
  void fetch(Digests digests, boolean withTelemetry, FetchLine line) {
    List<Resource<JsonDocument>> first =
        Stream.of(DRIVERS, "session_laptimes.json", "rcm.json", "weather.json", "corners.json")
            .map(path -> Resource.json(session, path))
            .toList();
    line.expect(first.size());
    digests.fetch(first, options -> options, this::seen);
    line.expect(laps.size());
    digests.fetch(laps, options -> options, this::seen);
    if (withTelemetry) {
      line.expect(telemetry.size());
      digests.fetch(telemetry);
    }
  }

  private void seen(Outcome.Success<JsonDocument> file) {
    String path = file.resource().path();
    if (path.equals(DRIVERS)) {
      for (Driver driver : Drivers.decode(file.value().bytes())) {
        String code = driver.code();
        if (code != null) {
          laps.add(Resource.json(session, code + LAPS));
        }
      }
    } else if (path.endsWith(LAPS)) {
      String code = path.substring(0, path.length() - LAPS.length());
      for (Lap lap : Laps.decode(file.value().bytes(), code)) {
        if (lap.number() > 0) {
          telemetry.add(Resource.json(session, code + "/" + lap.number() + "_tel.json"));
        }
      }
    }
  }
}
