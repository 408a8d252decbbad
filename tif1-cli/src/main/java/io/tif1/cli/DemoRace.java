package io.tif1.cli;

import io.tif1.client.Fetcher;
import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.model.JsonDocument;
import io.tif1.model.Laps;
import io.tif1.model.SessionKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Fetches a whole session the way a program must that knows nothing but its name, for no CDN lists
 * its files: the drivers name the tables of laps, and those name the telemetry.
 */
final class DemoRace {
  private static final String DRIVERS = "drivers.json";
  private static final List<String> OTHERS =
      List.of("session_laptimes.json", "weather.json", "rcm.json", "corners.json");

  /** A driver. */
  record Driver(String code, String name, String team) {
    String laps() {
      return code + "/laptimes.json";
    }

    Stream<String> telemetry(int laps) {
      return IntStream.rangeClosed(1, laps).mapToObj(lap -> code + "/" + lap + "_tel.json");
    }
  }

  private final SessionKey session;
  private final Fetcher fetcher;
  private final FetchLine line;
  private final Map<Driver, Laps> drivers = new LinkedHashMap<>();
  private int files;
  private int missing;
  private int failed;

  DemoRace(SessionKey session, Fetcher fetcher, FetchLine line) {
    this.session = session;
    this.fetcher = fetcher;
    this.line = line;
  }

  /** Fetches it all, in four steps. */
  void fetch() {
    Map<String, Driver> known = drivers(fetcher.fetch(resource(DRIVERS)));
    files++;
    each(OTHERS.stream(), this::count);
    each(known.values().stream().map(Driver::laps), outcome -> take(outcome, known));
    List<String> telemetry =
        drivers.entrySet().stream()
            .flatMap(entry -> entry.getKey().telemetry(entry.getValue().size()))
            .toList();
    line.expect(telemetry.size());
    each(telemetry.stream(), this::count);
  }

  private void each(Stream<String> paths, Consumer<Outcome<JsonDocument>> sink) {
    fetcher.fetchEach(paths.map(this::resource).toList(), sink);
  }

  private void take(Outcome<JsonDocument> outcome, Map<String, Driver> known) {
    count(outcome);
    String code = outcome.resource().path().replaceFirst("/.*", "");
    Driver driver = known.get(code);
    if (driver != null && outcome instanceof Outcome.Success<JsonDocument> success) {
      drivers.put(driver, Laps.decode(success.value().bytes(), code));
    }
  }

  private void count(Outcome<JsonDocument> outcome) {
    if (outcome instanceof Outcome.Success<JsonDocument>) {
      files++;
    } else if (outcome instanceof Outcome.Missing<JsonDocument>) {
      missing++;
    } else {
      failed++;
    }
  }

  private static Map<String, Driver> drivers(JsonDocument document) {
    var drivers = new LinkedHashMap<String, Driver>();
    if (document.asMap().get("drivers") instanceof List<?> list) {
      for (Object entry : list) {
        if (entry instanceof Map<?, ?> driver) {
          String code = text(driver, "driver");
          String name = text(driver, "fn") + " " + text(driver, "ln");
          drivers.put(code, new Driver(code, name, text(driver, "team")));
        }
      }
    }
    return drivers;
  }

  private static String text(Map<?, ?> object, String key) {
    return String.valueOf(object.get(key));
  }

  private Resource<JsonDocument> resource(String path) {
    return Resource.json(session, path);
  }

  /** Those whose laps were fetched, each with the best of them. */
  Map<Driver, BestLap> drivers() {
    var laps = new LinkedHashMap<String, Laps>();
    drivers.forEach((driver, own) -> laps.put(driver.code(), own));
    Map<String, BestLap> best = BestLap.of(laps);
    var all = new LinkedHashMap<Driver, BestLap>();
    drivers.keySet().forEach(driver -> all.put(driver, best.get(driver.code())));
    return all;
  }

  /** How many files were fetched. */
  int files() {
    return files;
  }

  /** How many files are not published, though a lap was driven. */
  int missing() {
    return missing;
  }

  /** How many files could not be had. */
  int failed() {
    return failed;
  }
}
