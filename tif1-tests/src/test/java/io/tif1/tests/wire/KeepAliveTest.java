package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.Outcome;
import io.tif1.testkit.Fault;
import io.tif1.testkit.HttpProtocol;
import io.tif1.testkit.SeenRequest;
import io.tif1.tests.support.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How long connections live: by requests, by idleness, by number. Idleness is real time. */
class KeepAliveTest {
  private static void fetchInTurn(World world, int count) {
    World.files(count).forEach(world.client::fetch);
  }

  private static void awaitOpen(World world, int count) {
    Settled.await("open connections", () -> world.cdn(1).openConnections(), count);
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpProtocol.class,
      names = {"HTTP_1_1", "HTTP_2"})
  void aConnectionIsRetiredAfterItsShareOfRequests(HttpProtocol protocol) {
    try (World world = World.over(protocol, b -> b.keepaliveMaxRequests(3))) {
      fetchInTurn(world, 7);

      assertThat(world.cdn(1).requests())
          .extracting(SeenRequest::connection)
          .containsExactly(1, 1, 1, 2, 2, 2, 3);
      assertThat(world.client.connectionStats().connectionsCreated()).isEqualTo(3);
      awaitOpen(world, 1);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpProtocol.class,
      names = {"HTTP_1_1", "HTTP_2"})
  void oneRequestForEachConnectionIsPossible(HttpProtocol protocol) {
    try (World world = World.over(protocol, b -> b.keepaliveMaxRequests(1))) {
      fetchInTurn(world, 3);

      assertThat(world.cdn(1).connectionsAccepted()).isEqualTo(3);
      assertThat(world.client.connectionStats().connectionsReused()).isZero();
      awaitOpen(world, 0);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpProtocol.class,
      names = {"HTTP_1_1", "HTTP_2"})
  void theShareOfRequestsCanBeChangedAtRunTime(HttpProtocol protocol) {
    try (World world = World.over(protocol, World.asIs())) {
      world.client.fetch(World.file("a.json"));
      world.client.settings().set("keepalive_max_requests", 2);
      world.client.fetch(World.file("b.json"));
      world.client.fetch(World.file("c.json"));

      assertThat(world.cdn(1).requests())
          .extracting(SeenRequest::connection)
          .containsExactly(1, 1, 2);
    }
  }

  @Test
  void retiringConnectionsUnderManyRequestsLosesNone() {
    try (World world = World.of(1, b -> b.keepaliveMaxRequests(5).maxRetries(0))) {
      assertThat(world.client.fetchAll(World.files(100)))
          .allMatch(Outcome.Success.class::isInstance);

      assertThat(world.client.connectionStats().failures()).isZero();
      assertThat(world.cdn(1).connectionsAccepted()).isGreaterThan(1);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpProtocol.class,
      names = {"HTTP_1_1", "HTTP_2"})
  void anIdleConnectionIsClosedAfterAWhile(HttpProtocol protocol) {
    try (World world = World.over(protocol, b -> b.keepaliveTimeout(Duration.ofMillis(50)))) {
      world.client.fetch(World.file("a.json"));

      awaitOpen(world, 0);
      world.client.fetch(World.file("b.json"));
      assertThat(world.cdn(1).connectionsAccepted()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpProtocol.class,
      names = {"HTTP_1_1", "HTTP_2"})
  void theTimeForIdlenessCanBeChangedAtRunTime(HttpProtocol protocol) {
    try (World world = World.over(protocol, World.asIs())) {
      world.client.fetch(World.file("a.json"));
      world.client.settings().set("keepalive_timeout", 0.05);
      world.client.fetch(World.file("b.json"));

      awaitOpen(world, 0);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpProtocol.class,
      names = {"HTTP_1_1", "HTTP_2"})
  void aRequestUnderWayOutlivesAChangeOfThePoolAndItsConnectionDoesNotOutliveIt(
      HttpProtocol protocol) {
    try (World world = World.over(protocol, World.asIs())) {
      world.cdn(1).faultNext(new Fault.StallBeforeHeaders());
      var fetch = world.client.fetchAsync(World.file("a.json"));
      world.cdn(1).awaitStalled(1);

      world.client.settings().set("keepalive_timeout", 60);
      world.cdn(1).releaseStalled();

      assertThat(fetch.join().sizeBytes()).isPositive();
      awaitOpen(world, 0);
      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
    }
  }

  @Test
  void noMoreIdleConnectionsAreKeptThanWanted() {
    try (World world = World.http1(b -> b.poolConnections(2))) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var all = world.begin(() -> world.client.fetchAll(World.files(8)));
      world.cdn(1).awaitStalled(8);
      world.cdn(1).releaseStalled();
      all.join();

      awaitOpen(world, 2);
    }
  }

  @Test
  void howManyIdleConnectionsAreKeptCanBeChangedAtRunTime() {
    try (World world = World.http1(World.asIs())) {
      world.client.settings().set("pool_connections", 3);
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var all = world.begin(() -> world.client.fetchAll(World.files(8)));
      world.cdn(1).awaitStalled(8);
      world.cdn(1).releaseStalled();
      all.join();

      awaitOpen(world, 3);
    }
  }
}
