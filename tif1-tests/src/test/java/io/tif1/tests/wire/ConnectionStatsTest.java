package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.ConnectionStats;
import io.tif1.client.FetchFailedException;
import io.tif1.testkit.Fault;
import io.tif1.testkit.HttpProtocol;
import io.tif1.testkit.SeenRequest;
import io.tif1.tests.support.World;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is counted equals what the server saw. */
class ConnectionStatsTest {
  @Test
  void aNewClientHasCountedNothing() {
    try (World world = World.of(1, World.asIs())) {
      ConnectionStats stats = world.client.connectionStats();

      assertThat(stats.totalRequests()).isZero();
      assertThat(stats.reuseRate()).isEqualTo(0.0);
      assertThat(stats.byProtocol()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpProtocol.class,
      names = {"HTTP_1_1", "HTTP_2"})
  void everyRequestIsEitherReusedOrHasOpenedItsConnection(HttpProtocol protocol) {
    try (World world = World.over(protocol, World.asIs())) {
      world.client.fetchAll(World.files(50));

      ConnectionStats stats = world.client.connectionStats();
      long connections =
          world.cdn(1).requests().stream().map(SeenRequest::connection).distinct().count();
      assertThat(stats.totalRequests()).isEqualTo(world.cdn(1).requestCount()).isEqualTo(50);
      assertThat(stats.connectionsCreated())
          .isEqualTo(world.cdn(1).connectionsAccepted())
          .isEqualTo(connections);
      assertThat(stats.connectionsReused()).isEqualTo(50 - connections);
      assertThat(stats.failures()).isZero();
    }
  }

  @Test
  void refusedConnectionsCountAsRequestsAndFailures() {
    try (World world = World.of(2, b -> b.maxRetries(0))) {
      world.cdns.forEach(cdn -> cdn.faultAlways(new Fault.RefuseConnect()));

      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .isInstanceOf(FetchFailedException.class);

      ConnectionStats stats = world.client.connectionStats();
      assertThat(stats.totalRequests()).isEqualTo(2);
      assertThat(stats.failures()).isEqualTo(2);
      assertThat(stats.connectionsCreated()).isZero();
      assertThat(stats.byProtocol()).isEmpty();
    }
  }

  @Test
  void aTimeoutCountsAsAFailure() {
    try (World world = World.of(1, b -> b.maxRetries(0))) {
      world.cdn(1).faultAlways(new Fault.StallAfter(3));
      var fetch = world.client.fetchAsync(World.file("a.json"));
      world.cdn(1).awaitStalled(1);
      world.time.advance(Duration.ofSeconds(30));
      assertThatThrownBy(fetch::join).hasCauseInstanceOf(FetchFailedException.class);

      // The thread of the request counts it, when it sees that it was cancelled.
      world.awaitThat(() -> world.client.connectionStats().failures() == 1, "a failure counted");
    }
  }

  @Test
  void aCancelledRequestCountsAsAFailureOnce() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var answer = world.client.http().getAsync(world.url(1, "a.json"));
      world.cdn(1).awaitStalled(1);
      answer.cancel(true);
      world.cdn(1).awaitAborted(1);

      assertThat(world.client.connectionStats().failures()).isEqualTo(1);
    }
  }

  @Test
  void redirectsCountAsRequestsAndNotAsFailures() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultNext(new Fault.RedirectTo(world.url(1, "b.json")));
      world.client.fetch(World.file("a.json"));

      ConnectionStats stats = world.client.connectionStats();
      assertThat(stats.totalRequests()).isEqualTo(2);
      assertThat(stats.connectionsReused()).isEqualTo(1);
      assertThat(stats.failures()).isZero();
      assertThat(stats.byProtocol()).isEqualTo(Map.of("h2", 2L));
    }
  }

  @Test
  void answersOfAnyStatusAreNoFailures() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultAlways(Fault.status(500));
      world.client.http().get(world.url(1, "a.json"));

      assertThat(world.client.connectionStats().failures()).isZero();
    }
  }

  @Test
  void answersOfTheCacheAreNotCounted() {
    try (World world = World.of(1, World.asIs())) {
      world.client.fetch(World.file("a.json"));
      world.client.fetch(World.file("a.json"));

      assertThat(world.client.connectionStats().totalRequests()).isEqualTo(1);
    }
  }

  @Test
  void aStretchOfWorkIsTheDifferenceOfTwoSnapshots() {
    try (World world = World.of(1, World.asIs())) {
      world.client.fetch(World.file("a.json"));
      ConnectionStats before = world.client.connectionStats();
      world.client.fetch(World.file("b.json"));
      world.client.fetch(World.file("c.json"));

      ConnectionStats stretch = world.client.connectionStats().minus(before);
      assertThat(stretch.totalRequests()).isEqualTo(2);
      assertThat(stretch.connectionsCreated()).isZero();
      assertThat(stretch.reuseRate()).isEqualTo(100.0);
      assertThat(stretch.byProtocol()).isEqualTo(Map.of("h2", 2L));
    }
  }

  @Test
  void theSnapshotReadsAsALine() {
    try (World world = World.of(1, World.asIs())) {
      world.client.fetch(World.file("a.json"));
      world.client.fetch(World.file("b.json"));
      world.client.fetch(World.file("c.json"));

      assertThat(world.client.connectionStats())
          .hasToString(
              "3 requests, 1 connections created, 2 reused (66.7 %), 0 failed,"
                  + " 0 waited for the pool, by protocol {h2=3}");
    }
  }
}
