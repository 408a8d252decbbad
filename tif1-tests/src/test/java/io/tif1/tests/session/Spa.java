package io.tif1.tests.session;

import io.tif1.client.Session;
import io.tif1.client.Tif1Config;
import io.tif1.model.SessionKey;
import io.tif1.testkit.Content;
import io.tif1.testkit.sim.Anomalies;
import io.tif1.testkit.sim.Anomaly;
import io.tif1.testkit.sim.SessionBuilder;
import io.tif1.testkit.sim.SessionSimulator;
import io.tif1.testkit.sim.SimulatedDriver;
import io.tif1.testkit.sim.SimulatedSession;
import io.tif1.tests.support.World;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A small simulated race where the calendar has one. */
final class Spa {
  static final SessionKey RACE = new SessionKey(2021, "Belgian Grand Prix", "Race");

  private Spa() {}

  /** Four drivers, five laps, and nothing strange. */
  static SessionBuilder builder() {
    return SessionSimulator.session(2021, "Belgian Grand Prix", "Race")
        .seed(5)
        .drivers(4)
        .laps(5)
        .anomalies(Anomalies.none());
  }

  static SimulatedSession race() {
    return builder().build();
  }

  /** Without {@code session_laptimes.json}. */
  static SimulatedSession withoutSessionLaps() {
    return builder().anomalies(Anomalies.none().with(Anomaly.ABSENT_SESSION_LAPS, 1)).build();
  }

  static List<String> codes(SimulatedSession session) {
    return session.drivers().stream().map(SimulatedDriver::code).toList();
  }

  /** The content, but for what matches. */
  static Content without(Content content, Predicate<String> path) {
    return asked -> path.test(asked) ? null : content.bytes(asked);
  }

  /** The content, with one text in place of what matches. */
  static Content with(Content content, Predicate<String> path, String text) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return asked -> path.test(asked) ? bytes.clone() : content.bytes(asked);
  }

  /** A client that does not try twice, so that what goes wrong shows at once. */
  static World world(Content content) {
    return World.of(1, once(), content);
  }

  static UnaryOperator<Tif1Config.Builder> once() {
    return config -> config.maxRetries(0);
  }

  static Session session(World world) {
    return world.client.session(RACE);
  }
}
