package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.FetchFailedException;
import io.tif1.client.Outcome;
import io.tif1.testkit.FakeCdn;
import io.tif1.tests.support.Door;
import io.tif1.tests.support.World;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers that take a connection and never speak TLS: nothing outlives the request. */
class HangingHandshakeTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  private static World against(RawServer server) {
    URI base = URI.create("https://127.0.0.1:" + server.port() + "/gh");
    return World.of(
        List.of(FakeCdn.builder().content(World.everything()).start()),
        b -> b.cdns(List.of(base)).maxRetries(0).timeout(TIMEOUT).circuitBreakerThreshold(1000));
  }

  private static void assertNothingIsLeft(RawServer server) {
    Settled.await("connections of the client", server::openConnections, 0);
    Settled.await("threads that wait for a handshake", HangingHandshakeTest::handshaking, 0);
  }

  private static int handshaking() {
    return (int)
        Thread.getAllStackTraces().entrySet().stream()
            .filter(thread -> thread.getKey().getName().startsWith("tif1-io"))
            .filter(
                thread ->
                    List.of(thread.getValue()).stream()
                        .anyMatch(frame -> frame.getMethodName().equals("startHandshake")))
            .count();
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void a6_requestsThatTimeOutWhileTheHandshakeHangsLeaveNothing(Door door) throws Exception {
    try (RawServer server = RawServer.silent();
        World world = against(server)) {
      var all = world.begin(() -> door.fetchAll(world.client, World.files(20)));
      Settled.await("connections", server::connectionsAccepted, 1);
      world.awaitThat(
          () -> {
            if (!world.time.pendingDelays().isEmpty()) {
              world.time.advance(TIMEOUT);
            }
            return all.isDone();
          },
          "the end of all fetches");

      assertThat(all.join()).allMatch(Outcome.Failure.class::isInstance);
      assertNothingIsLeft(server);
    }
  }

  @Test
  void a6_aFetchThatIsCancelledWhileTheHandshakeHangsLeavesNothing() throws Exception {
    try (RawServer server = RawServer.silent();
        World world = against(server)) {
      for (int i = 1; i <= 30; i++) {
        int before = server.connectionsAccepted();
        var fetch = world.client.fetchAsync(World.file(i + ".json"));
        if (i % 3 != 0) { // every third is cancelled at once, wherever it is
          world.awaitThat(() -> server.connectionsAccepted() > before, "a connection");
        }
        fetch.cancel(true);
        assertThatThrownBy(fetch::join).isInstanceOf(Exception.class);
      }

      assertNothingIsLeft(server);
    }
  }

  @Test
  void a6_theFailureSaysThatItWasConnecting() throws Exception {
    try (RawServer server = RawServer.silent();
        World world = against(server)) {
      var fetch = world.client.fetchAsync(World.file("a.json"));
      Settled.await("connections", server::connectionsAccepted, 1);
      world.time.awaitTimer(TIMEOUT::equals);
      world.time.advance(TIMEOUT);

      assertThatThrownBy(fetch::join)
          .hasCauseInstanceOf(FetchFailedException.class)
          .hasMessageContaining("connecting");
    }
  }
}
