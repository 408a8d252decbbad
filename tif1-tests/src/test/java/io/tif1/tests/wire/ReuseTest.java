package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.ConnectionStats;
import io.tif1.client.Outcome;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.Fault;
import io.tif1.testkit.HttpProtocol;
import io.tif1.testkit.SeenRequest;
import io.tif1.tests.support.Door;
import io.tif1.tests.support.World;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How many connections many requests take. */
class ReuseTest {
  /** Fetches {@code count} files that are all at the server at the same time. */
  private static List<Outcome<JsonDocument>> atOnce(World world, Door door, int count) {
    world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
    CompletableFuture<List<Outcome<JsonDocument>>> all =
        world.begin(() -> door.fetchAll(world.client, World.files(count)));
    world.cdn(1).awaitStalled(count);
    world.cdn(1).heal();
    world.cdn(1).releaseStalled();
    return all.join();
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void twentyFiveRequestsOfAColdClientShareOneConnectionOverHttp2(Door door) {
    try (World world = World.of(1, b -> b.maxConcurrentRequests(25))) {
      assertThat(atOnce(world, door, 25)).allMatch(Outcome.Success.class::isInstance);

      assertThat(world.cdn(1).connectionsAccepted()).isEqualTo(1);
      ConnectionStats stats = world.client.connectionStats();
      assertThat(stats.connectionsCreated()).isEqualTo(1);
      assertThat(stats.connectionsReused()).isEqualTo(24);
      assertThat(stats.reuseRate()).isEqualTo(96.0);
      assertThat(stats.byProtocol()).isEqualTo(Map.of("h2", 25L));
    }
  }

  @Test
  void aWarmConnectionServesAllThatComeAtOnceOverHttp2() {
    try (World world = World.of(1, b -> b.maxConcurrentRequests(25))) {
      world.client.fetch(World.file("drivers.json"));

      atOnce(world, Door.BLOCKING, 25);

      assertThat(world.cdn(1).connectionsAccepted()).isEqualTo(1);
    }
  }

  @Test
  void moreThanAHundredRequestsAtOnceTakeASecondConnectionAndNoThird() {
    try (World world = World.of(1, b -> b.maxConcurrentRequests(150))) {
      assertThat(atOnce(world, Door.ASYNC, 150)).allMatch(Outcome.Success.class::isInstance);

      assertThat(world.cdn(1).connectionsAccepted()).isEqualTo(2);
      assertThat(world.client.connectionStats().failures()).isZero();
    }
  }

  @Test
  void aLeaderThatIsCancelledDoesNotSendTheOthersOffOneByOne() {
    try (World world = World.of(1, b -> b.maxConcurrentRequests(25))) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var first = world.client.fetchAsync(World.file("first.json"));
      var others = world.begin(() -> world.client.fetchAll(World.files(20)));
      first.cancel(true);
      world.cdn(1).awaitStalled(20);
      world.cdn(1).releaseStalled();

      assertThat(others.join()).hasSize(20);
      assertThat(world.cdn(1).connectionsAccepted()).isLessThanOrEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void asManyConnectionsAsRequestsAtOnceOverHttp1(Door door) {
    try (World world = World.http1(World.asIs())) {
      atOnce(world, door, 12);

      assertThat(world.cdn(1).connectionsAccepted()).isEqualTo(12);
      assertThat(world.client.connectionStats().connectionsCreated()).isEqualTo(12);
      assertThat(world.client.connectionStats().connectionsReused()).isZero();
    }
  }

  @Test
  void theSecondWaveReusesTheConnectionsOfTheFirstOverHttp1() {
    try (World world = World.http1(b -> b.enableCache(false))) {
      atOnce(world, Door.BLOCKING, 12);
      ConnectionStats before = world.client.connectionStats();

      atOnce(world, Door.BLOCKING, 12);

      assertThat(world.cdn(1).connectionsAccepted()).isEqualTo(12);
      ConnectionStats second = world.client.connectionStats().minus(before);
      assertThat(second.connectionsReused()).isEqualTo(12);
      assertThat(second.reuseRate()).isEqualTo(100.0);
      assertThat(second.byProtocol()).isEqualTo(Map.of("http/1.1", 12L));
    }
  }

  @Test
  void withoutMultiplexingHttp1IsSpoken() {
    try (World world = World.of(1, b -> b.httpMultiplexed(false))) {
      world.client.fetch(World.file("drivers.json"));

      assertThat(world.cdn(1).requests())
          .extracting(SeenRequest::protocol)
          .containsExactly(HttpProtocol.HTTP_1_1);
      assertThat(world.client.connectionStats().byProtocol()).containsOnlyKeys("http/1.1");
    }
  }

  @Test
  void fetchesAndThePlainSessionShareTheirConnections() {
    try (World world = World.of(1, World.asIs())) {
      world.client.fetch(World.file("a.json"));
      world.client.http().get(world.url(1, "b.json"));

      assertThat(world.cdn(1).connectionsAccepted()).isEqualTo(1);
      assertThat(world.client.connectionStats().totalRequests()).isEqualTo(2);
    }
  }
}
