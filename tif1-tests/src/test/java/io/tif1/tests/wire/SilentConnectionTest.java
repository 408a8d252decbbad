package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.FetchFailedException;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import io.tif1.testkit.HttpProtocol;
import io.tif1.testkit.Link;
import io.tif1.testkit.SeenRequest;
import io.tif1.tests.support.World;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Connections that are dead, though nobody says so: a NAT that forgot them, a network that changed.
 * They swallow one request, and no second one.
 */
class SilentConnectionTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private static World through(Link link, FakeCdn cdn) {
    return World.of(List.of(cdn), b -> b.cdns(List.of(link.through(cdn.baseUri()))).maxRetries(0));
  }

  /**
   * Waits until a request has got onto a connection; over a link that is cut it gets no further.
   */
  private static void awaitReused(World world, int requests) {
    Settled.await(
        "requests on reused connections",
        () -> (int) world.client.connectionStats().connectionsReused(),
        requests);
  }

  private static void passTheTimeout(World world) {
    world.time.awaitTimer(TIMEOUT::equals);
    world.time.advance(TIMEOUT);
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpProtocol.class,
      names = {"HTTP_1_1", "HTTP_2"})
  void theNextFetchGetsANewConnection(HttpProtocol protocol) {
    FakeCdn cdn = FakeCdn.builder().content(World.everything()).protocols(protocol).start();
    try (Link link = Link.to(cdn.port()).start();
        World world = through(link, cdn)) {
      world.client.fetch(World.file("a.json"));
      link.cut();
      var swallowed = world.client.fetchAsync(World.file("b.json"));
      awaitReused(world, 1);
      passTheTimeout(world);
      assertThatThrownBy(swallowed::join)
          .hasCauseInstanceOf(FetchFailedException.class)
          .hasMessageContaining("waiting for the answer");
      link.restore();

      assertThat(world.client.fetch(World.file("c.json")).sizeBytes()).isPositive();

      assertThat(link.connectionsAccepted()).isEqualTo(2);
    }
  }

  @Test
  void idleConnectionsAsOldAsTheSilentOneAreNotTriedOneByOne() {
    FakeCdn cdn =
        FakeCdn.builder().content(World.everything()).protocols(HttpProtocol.HTTP_1_1).start();
    try (Link link = Link.to(cdn.port()).start();
        World world = through(link, cdn)) {
      cdn.faultAlways(new Fault.StallBeforeHeaders());
      var all = world.begin(() -> world.client.fetchAll(World.files(5)));
      cdn.awaitStalled(5);
      cdn.heal();
      cdn.releaseStalled();
      all.join();
      link.cut();
      var swallowed = world.client.fetchAsync(World.file("b.json"));
      awaitReused(world, 1);
      passTheTimeout(world);
      assertThatThrownBy(swallowed::join).hasCauseInstanceOf(FetchFailedException.class);
      link.restore();

      world.client.fetch(World.file("c.json"));

      assertThat(link.connectionsAccepted()).isEqualTo(6);
    }
  }

  @Test
  void aRequestThatStillProgressesOnTheAbandonedConnectionIsNotHarmed() {
    try (World world = World.of(1, b -> b.maxRetries(0))) {
      world.cdn(1).faultOn(path -> path.endsWith("slow.json"), new Fault.StallAfter(20));
      world.cdn(1).faultOn(path -> path.endsWith("never.json"), new Fault.StallBeforeHeaders());
      var patient = world.client.with(o -> o.withTimeout(Duration.ofSeconds(100)));
      var slow = patient.fetchAsync(World.file("slow.json"));
      world.cdn(1).awaitStalled(1);
      var never = world.client.fetchAsync(World.file("never.json"));
      world.cdn(1).awaitStalled(2);
      passTheTimeout(world);
      assertThatThrownBy(never::join).hasCauseInstanceOf(FetchFailedException.class);

      world.client.fetch(World.file("c.json"));
      world.cdn(1).releaseStalled();

      assertThat(slow.join().text()).isEqualTo(World.text(World.file("slow.json")));
      assertThat(world.cdn(1).requests())
          .extracting(SeenRequest::connection)
          .containsExactly(1, 1, 2);
    }
  }

  @Test
  void theAbandonedConnectionIsClosedWhenItsLastRequestEnds() {
    try (World world = World.of(1, b -> b.maxRetries(0))) {
      world.cdn(1).faultNext(new Fault.StallBeforeHeaders());
      var never = world.client.fetchAsync(World.file("never.json"));
      world.cdn(1).awaitStalled(1);
      passTheTimeout(world);
      assertThatThrownBy(never::join).hasCauseInstanceOf(FetchFailedException.class);

      Settled.await("open connections", () -> world.cdn(1).openConnections(), 0);
    }
  }

  @Test
  void aSlowFileDoesNotCostAConnectionThatBringsOthers() {
    try (World world = World.of(1, b -> b.maxRetries(0))) {
      world.cdn(1).faultOn(path -> path.endsWith("never.json"), new Fault.StallBeforeHeaders());
      var never = world.client.fetchAsync(World.file("never.json"));
      world.cdn(1).awaitStalled(1);
      world.time.advance(TIMEOUT.minusMillis(500));
      world.client.fetch(World.file("b.json"));
      world.time.advance(Duration.ofMillis(500));
      assertThatThrownBy(never::join).hasCauseInstanceOf(FetchFailedException.class);

      world.client.fetch(World.file("c.json"));

      assertThat(world.cdn(1).connectionsAccepted()).isEqualTo(1);
    }
  }

  @Test
  void aTimeoutOfAFewMillisecondsDoesNotCostTheConnection() {
    try (World world = World.of(1, b -> b.maxRetries(0))) {
      world.cdn(1).faultNext(new Fault.StallBeforeHeaders());
      var hurried = world.client.with(o -> o.withTimeout(Duration.ofMillis(200)));
      var never = hurried.fetchAsync(World.file("never.json"));
      world.cdn(1).awaitStalled(1);
      world.time.advance(Duration.ofMillis(200));
      assertThatThrownBy(never::join).hasCauseInstanceOf(FetchFailedException.class);

      world.client.fetch(World.file("c.json"));

      assertThat(world.cdn(1).connectionsAccepted()).isEqualTo(1);
    }
  }

  @Test
  void hurriedRequestsTogetherFindOutThatTheConnectionIsSilent() {
    try (World world = World.of(1, b -> b.maxRetries(0).circuitBreakerThreshold(100))) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var hurried = world.client.with(o -> o.withTimeout(Duration.ofMillis(400)));
      for (int i = 1; i <= 3; i++) {
        CompletableFuture<?> never = hurried.fetchAsync(World.file(i + ".json"));
        world.cdn(1).awaitStalled(1);
        world.time.advance(Duration.ofMillis(400));
        assertThatThrownBy(never::join).hasCauseInstanceOf(FetchFailedException.class);
        world.cdn(1).awaitAborted(i);
      }
      world.cdn(1).heal();

      world.client.fetch(World.file("c.json"));

      assertThat(world.cdn(1).connectionsAccepted()).isEqualTo(2);
    }
  }

  @Test
  void manyRequestsThatTimeOutTogetherCostOneNewConnection() {
    try (World world = World.of(1, b -> b.maxRetries(0).circuitBreakerThreshold(100))) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var all = world.begin(() -> world.client.fetchAll(World.files(15)));
      world.cdn(1).awaitStalled(15);
      world.time.advance(TIMEOUT);
      all.join();
      world.cdn(1).heal();

      world.client.fetchAll(World.files(15));

      assertThat(world.cdn(1).connectionsAccepted()).isEqualTo(2);
    }
  }
}
