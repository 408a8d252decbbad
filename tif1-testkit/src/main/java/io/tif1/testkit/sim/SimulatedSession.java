package io.tif1.testkit.sim;

import io.tif1.testkit.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A session of a race weekend, or of testing, made from a seed. The same seed and options give the
 * same bytes, in whatever order and on whatever thread the files are asked for.
 *
 * <p>The rows of all drivers are computed when first needed and kept; every file is written anew
 * each time. Telemetry is never kept.
 *
 * <p>As {@link Content} it has the files of one session below the base of a CDN. Safe for use by
 * multiple threads.
 */
public final class SimulatedSession implements Content {
  private static final String TELEMETRY = "_tel.json";
  private static final String LAPS = "/laptimes.json";

  private final Setup setup;
  private final Lazy<Simulation> simulation;
  private final Lazy<Facts> facts;

  SimulatedSession(Setup setup) {
    this.setup = setup;
    this.simulation = new Lazy<>(() -> new Simulation(setup));
    this.facts = new Lazy<>(() -> new Facts(simulation.get()));
  }

  /** The year. */
  public int season() {
    return setup.season();
  }

  /** The name of the event, as in the path. */
  public String event() {
    return setup.event();
  }

  /** The name of the session, as in the path. */
  public String session() {
    return setup.session();
  }

  /** What kind of session it is. */
  public SessionKind kind() {
    return setup.kind();
  }

  /** Below the base of a CDN: {@code season@main/event/session}, without a slash at the end. */
  public String folder() {
    return setup.season() + "@main/" + setup.event() + "/" + setup.session();
  }

  /** The paths of all files, relative to the session. Lazy. */
  public Stream<String> files() {
    Simulation all = simulation.get();
    List<String> once = new ArrayList<>(List.of("drivers.json", "corners.json"));
    if (setup.isWeekend()) {
      once.add("weather.json");
      once.add("rcm.json");
    }
    if (hasSessionLaps()) {
      once.add("session_laptimes.json");
    }
    return Stream.concat(once.stream(), all.order.stream().flatMap(this::filesOf));
  }

  private Stream<String> filesOf(SimulatedDriver driver) {
    Stream<String> telemetry =
        simulation.get().listed(driver.code()).stream()
            .filter(lap -> !lap.faults.contains(Anomaly.ABSENT_TELEMETRY))
            .map(lap -> lap.place() + TELEMETRY);
    return Stream.concat(Stream.of(driver.code() + LAPS), telemetry);
  }

  /**
   * The bytes of a file.
   *
   * @param path relative to the session, like {@code AAA/1_tel.json}; or from the base of a CDN,
   *     like {@code 2026@main/Simulated Grand Prix/Race/AAA/1_tel.json}
   * @return null if there is no such file
   */
  @Override
  public byte @Nullable [] bytes(String path) {
    String prefix = folder() + "/";
    String relative = path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    Documents documents = new Documents(setup);
    return switch (relative) {
      case "drivers.json" -> documents.drivers(simulation.get().order);
      case "corners.json" -> documents.corners();
      case "weather.json" -> setup.isWeekend() ? documents.weather(simulation.get().weather) : null;
      case "rcm.json" -> setup.isWeekend() ? documents.messages(simulation.get().messages) : null;
      case "session_laptimes.json" -> hasSessionLaps() ? sessionLaps() : null;
      default -> relative.endsWith(LAPS) ? laps(relative) : telemetry(relative);
    };
  }

  private boolean hasSessionLaps() {
    return setup.isWeekend() && !setup.strikes(Anomaly.ABSENT_SESSION_LAPS);
  }

  private byte[] sessionLaps() {
    boolean behind = setup.strikes(Anomaly.SESSION_LAPS_BEHIND);
    List<SimulatedLap> all = new ArrayList<>();
    for (List<SimulatedLap> rows : simulation.get().alphabetical()) {
      all.addAll(behind && !rows.isEmpty() ? rows.subList(0, rows.size() - 1) : rows);
    }
    return new LapWriter(setup.sessionLapsGeneration(), setup.kind()).write(all);
  }

  private byte @Nullable [] laps(String path) {
    String code = path.substring(0, path.length() - LAPS.length());
    Simulation all = simulation.get();
    LapWriter writer = new LapWriter(setup.generation(), setup.kind());
    return all.knows(code) ? writer.write(all.listed(code)) : null;
  }

  private byte @Nullable [] telemetry(String path) {
    int slash = path.indexOf('/');
    if (slash < 0 || !path.endsWith(TELEMETRY)) {
      return null;
    }
    Simulation all = simulation.get();
    for (SimulatedLap lap : all.listed(path.substring(0, slash))) {
      boolean published = !lap.faults.contains(Anomaly.ABSENT_TELEMETRY);
      if (published && path.equals(lap.place() + TELEMETRY)) {
        return TelemetryWriter.write(TelemetryModel.of(setup, all.laps, lap), setup);
      }
    }
    return null;
  }

  /**
   * Writes all files below a folder, as {@code season@main/event/session/…}; files that are there
   * are replaced.
   *
   * @return how many files were written
   */
  public int writeTo(Path folder) throws IOException {
    int count = 0;
    for (String file : (Iterable<String>) files()::iterator) {
      Path target = folder.resolve(folder()).resolve(file);
      Path parent = target.getParent();
      byte[] bytes = bytes(file);
      if (parent == null || bytes == null) {
        throw new IllegalStateException(file + " is listed in " + folder() + " but has no content");
      }
      Files.createDirectories(parent);
      Files.write(target, bytes);
      count++;
    }
    return count;
  }

  /** The drivers in the order of {@code drivers.json}. */
  public List<SimulatedDriver> drivers() {
    return truth().drivers();
  }

  /**
   * The lap times of a driver in seconds, in the order of the laps; NaN where there is none.
   *
   * @throws IllegalArgumentException if there is no such driver
   */
  public double[] lapTimes(String driver) {
    return truth().laps(driver).stream().mapToDouble(SimulatedLap::lapTimeS).toArray();
  }

  /** What the files are made from. */
  public Truth truth() {
    return new Truth(simulation.get());
  }

  /** How much of what is in the files. */
  public Facts facts() {
    return facts.get();
  }

  @Override
  public String toString() {
    return folder() + " simulated from seed " + setup.seed();
  }
}
