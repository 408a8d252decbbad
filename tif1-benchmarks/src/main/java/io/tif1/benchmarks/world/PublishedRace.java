package io.tif1.benchmarks.world;

import io.tif1.client.Resource;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.ContentHistory;
import io.tif1.testkit.sim.SessionSimulator;
import io.tif1.testkit.sim.SimulatedSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A simulated race. The telemetry of its last quarter was published half an hour ago. */
public final class PublishedRace {
  private static final Pattern TELEMETRY = Pattern.compile(".*/(\\d+)_tel\\.json");
  private static final Duration NEWEST = Duration.ofMinutes(30);

  private final SimulatedSession session;
  private final int laps;

  /** Made beforehand, since making one takes longer than fetching it. */
  private final Map<String, byte[]> bodies = new LinkedHashMap<>();

  public PublishedRace(long seed, int laps) {
    this.laps = laps;
    session =
        SessionSimulator.session(2026, "Simulated Grand Prix", "Race")
            .seed(seed)
            .drivers(22)
            .laps(laps)
            .build();
    session.files().forEach(file -> bodies.put(session.folder() + "/" + file, body(file)));
  }

  private byte[] body(String file) {
    return Objects.requireNonNull(session.bytes(file), file);
  }

  /** All files of the race. */
  public List<Resource<JsonDocument>> files() {
    return session
        .files()
        .map(file -> Resource.json(session.season(), session.event(), session.session(), file))
        .toList();
  }

  /** What CDNs publish of it. */
  ContentHistory history() {
    return new ContentHistory()
        .publish(path -> isNew(path) ? null : bodies.get(path))
        .publish(Clock.systemUTC().instant().minus(NEWEST), bodies::get);
  }

  private boolean isNew(String path) {
    Matcher telemetry = TELEMETRY.matcher(path);
    return telemetry.matches() && Integer.parseInt(telemetry.group(1)) > laps * 3 / 4;
  }

  /** Whether a body is that of the file. */
  boolean holds(Resource<?> file, byte[] body) {
    return Arrays.equals(body, bodies.get(session.folder() + "/" + file.path()));
  }
}
