package io.tif1.testkit.sim;

import io.tif1.testkit.Content;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All sessions of a season, made from a seed. A full one has some 70,000 files; none is held in
 * memory: each is computed when asked for, from the seed and its path. Only the lap rows of the
 * sessions used last are kept.
 *
 * <p>As {@link Content} it has everything below the base of a CDN. Safe for use by multiple
 * threads.
 */
public final class SimulatedSeason implements Content {
  private final int season;
  private final Map<String, SessionBuilder> builders = new LinkedHashMap<>();

  /** Guarded by itself; least recently used first. */
  private final LinkedHashMap<String, SimulatedSession> kept;

  SimulatedSeason(SeasonBuilder options) {
    this.season = options.season;
    this.kept = new LeastRecentlyUsed<>(options.keptSessions);
    for (Calendar.Weekend weekend : Calendar.of(options.season, options.events, options.testing)) {
      for (String session : weekend.sessions()) {
        SessionBuilder builder =
            new SessionBuilder(season, weekend.event(), session)
                .seed(options.seed)
                .drivers(options.drivers)
                .sampleRateHz(options.sampleRateHz)
                .raceDay(weekend.raceDay())
                .anomalies(options.anomalies);
        if (options.laps > 0) {
          builder.laps(options.laps);
        }
        if (!weekend.event().equals(SessionKind.TESTING_EVENT)) {
          builder.generation(options.generation);
        }
        builders.put(weekend.event() + "/" + session, builder);
      }
    }
  }

  /** The year. */
  public int season() {
    return season;
  }

  /** The names of the events, in the order of the season. */
  public List<String> events() {
    return builders.keySet().stream()
        .map(name -> name.substring(0, name.indexOf('/')))
        .distinct()
        .toList();
  }

  /**
   * The names of an event's sessions, in the order of the weekend.
   *
   * @throws IllegalArgumentException if there is no such event
   */
  public List<String> sessions(String event) {
    String prefix = event + "/";
    List<String> sessions =
        builders.keySet().stream()
            .filter(name -> name.startsWith(prefix))
            .map(name -> name.substring(prefix.length()))
            .toList();
    if (sessions.isEmpty()) {
      throw new IllegalArgumentException(
          "no event \"" + event + "\" in " + season + ": there are " + events());
    }
    return sessions;
  }

  /**
   * One session.
   *
   * @throws IllegalArgumentException if there is no such event or session
   */
  public SimulatedSession session(String event, String session) {
    SimulatedSession found = find(event + "/" + session);
    if (found == null) {
      throw new IllegalArgumentException(
          "no session \"" + session + "\" at " + event + ": there are " + sessions(event));
    }
    return found;
  }

  private @Nullable SimulatedSession find(String name) {
    SessionBuilder builder = builders.get(name);
    if (builder == null) {
      return null;
    }
    synchronized (kept) {
      return kept.computeIfAbsent(name, key -> builder.build());
    }
  }

  /** All sessions, in the order of the season. Lazy. */
  public Stream<SimulatedSession> sessions() {
    List<String> names = new ArrayList<>(builders.keySet());
    return names.stream()
        .mapMulti(
            (name, out) -> {
              SimulatedSession session = find(name);
              if (session != null) {
                out.accept(session);
              }
            });
  }

  /** The paths of all files from the base of a CDN, like {@code 2026@main/event/session/file}. */
  public Stream<String> files() {
    return sessions()
        .flatMap(session -> session.files().map(file -> session.folder() + "/" + file));
  }

  /**
   * The bytes of a file.
   *
   * @param path from the base of a CDN
   * @return null if there is no such file
   */
  @Override
  public byte @Nullable [] bytes(String path) {
    String prefix = season + "@main/";
    int event = path.indexOf('/', prefix.length());
    int session = path.indexOf('/', event + 1);
    if (!path.startsWith(prefix) || event < 0 || session < 0) {
      return null;
    }
    SimulatedSession found = find(path.substring(prefix.length(), session));
    return found == null ? null : found.bytes(path);
  }

  /**
   * Writes all files below a folder, as {@code season@main/event/session/…}. A full season takes
   * several gigabytes.
   *
   * @return how many files were written
   */
  public int writeTo(Path folder) throws IOException {
    int count = 0;
    for (SimulatedSession session : (Iterable<SimulatedSession>) sessions()::iterator) {
      count += session.writeTo(folder);
    }
    return count;
  }

  @Override
  public String toString() {
    return season + "@main simulated: " + builders.size() + " sessions";
  }
}
