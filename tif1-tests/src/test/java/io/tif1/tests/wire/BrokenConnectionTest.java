package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.FetchFailedException;
import io.tif1.client.Outcome;
import io.tif1.client.event.FetchEvent.AttemptEnded;
import io.tif1.client.event.FetchEvent.RetryScheduled;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import io.tif1.testkit.HttpProtocol;
import io.tif1.testkit.Link;
import io.tif1.testkit.SeenRequest;
import io.tif1.tests.support.Door;
import io.tif1.tests.support.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that end when they should not, and what is made of it. */
class BrokenConnectionTest {
  private static void assertNothingWasNoticed(World world, int fetches) {
    assertThat(world.log.of(AttemptEnded.class))
        .hasSize(fetches)
        .allMatch(ended -> ended.verdict().equals("OK"));
    assertThat(world.log.of(RetryScheduled.class)).isEmpty();
    assertThat(world.client.stats().failovers()).isZero();
  }

  private static World through(Link link, FakeCdn cdn) {
    return World.of(List.of(cdn), b -> b.cdns(List.of(link.through(cdn.baseUri()))).maxRetries(0));
  }

  private static FakeCdn cdn(HttpProtocol protocol) {
    return FakeCdn.builder().content(World.everything()).protocols(protocol).start();
  }

  @ParameterizedTest
  @EnumSource(HttpProtocol.class)
  void anIdleConnectionThatTheServerResetCostsNoAttempt(HttpProtocol protocol) {
    try (World world = World.over(protocol, b -> b.maxRetries(0))) {
      world.client.fetch(World.file("a.json"));
      world.cdn(1).resetConnections();

      world.client.fetch(World.file("b.json"));

      assertNothingWasNoticed(world, 2);
    }
  }

  @ParameterizedTest
  @EnumSource(HttpProtocol.class)
  void manyIdleConnectionsThatTheServerResetCostNoAttempt(HttpProtocol protocol) {
    try (World world = World.over(protocol, b -> b.maxRetries(0).enableCache(false))) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var first = world.begin(() -> world.client.fetchAll(World.files(10)));
      world.cdn(1).awaitStalled(10);
      world.cdn(1).heal();
      world.cdn(1).releaseStalled();
      first.join();
      world.cdn(1).resetConnections();

      assertThat(world.client.fetchAll(World.files(10)))
          .allMatch(Outcome.Success.class::isInstance);

      assertNothingWasNoticed(world, 20);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpProtocol.class,
      names = {"HTTP_1_1", "HTTP_2"})
  void aServerThatSaysGoodbyeToAConnectionCostsNoAttempt(HttpProtocol protocol) {
    try (World world = World.over(protocol, b -> b.maxRetries(0))) {
      world.cdn(1).faultAlways(new Fault.GoAwayAfter(2));

      World.files(6).forEach(world.client::fetch);

      assertNothingWasNoticed(world, 6);
      assertThat(world.cdn(1).requests())
          .extracting(SeenRequest::connection)
          .containsExactly(1, 1, 2, 2, 3, 3);
    }
  }

  @ParameterizedTest
  @EnumSource(HttpProtocol.class)
  void aServerThatSaysGoodbyeUnderManyRequestsCostsNoAttempt(HttpProtocol protocol) {
    try (World world = World.over(protocol, b -> b.maxRetries(0))) {
      // Seven connections for a hundred requests: one that always comes too late is sent seven
      // times.
      world.cdn(1).faultAlways(new Fault.GoAwayAfter(16));

      assertThat(world.client.fetchAll(World.files(100)))
          .allMatch(Outcome.Success.class::isInstance);

      assertNothingWasNoticed(world, 100);
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void aResetBeforeTheAnswerIsAFailedAttempt(Door door) {
    for (HttpProtocol protocol : HttpProtocol.OVER_TCP) {
      try (World world = World.over(protocol, b -> b.maxRetries(0))) {
        world.cdn(1).faultAlways(new Fault.Reset());

        assertThatThrownBy(() -> door.fetch(world.client, World.file("a.json")))
            .isInstanceOfSatisfying(
                FetchFailedException.class, e -> assertThat(e.attempts()).hasSize(1));
        assertThat(world.cdn(1).requestCount()).isEqualTo(1);
      }
    }
  }

  @Test
  void aResetOfOneStreamOnAWarmConnectionIsAFailedAttemptOverHttp2() {
    try (World world = World.of(1, b -> b.maxRetries(0))) {
      world.client.fetch(World.file("a.json"));
      world.cdn(1).faultAlways(new Fault.Reset());

      assertThatThrownBy(() -> world.client.fetch(World.file("b.json")))
          .hasMessageContaining("the server reset the stream");
      assertThat(world.cdn(1).requestCount()).isEqualTo(2);
      assertThat(world.cdn(1).connectionsAccepted()).isEqualTo(1);
    }
  }

  @Test
  void aResetOnAWarmConnectionIsTriedOnceMoreOnANewOneOverHttp1() {
    try (World world = World.http1(b -> b.maxRetries(0))) {
      world.client.fetch(World.file("a.json"));
      world.cdn(1).faultNext(new Fault.Reset());

      world.client.fetch(World.file("b.json"));

      assertNothingWasNoticed(world, 2);
      assertThat(world.cdn(1).requestCount()).isEqualTo(3);
    }
  }

  @Test
  void aServerThatAlwaysResetsIsAskedTwiceAtMostForOneAttemptOverHttp1() {
    try (World world = World.http1(b -> b.maxRetries(0))) {
      world.client.fetch(World.file("a.json"));
      world.cdn(1).faultAlways(new Fault.Reset());

      assertThatThrownBy(() -> world.client.fetch(World.file("b.json")))
          .isInstanceOf(FetchFailedException.class);
      assertThat(world.cdn(1).requestCount()).isEqualTo(3);
      assertThat(world.client.connectionStats().failures()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(HttpProtocol.class)
  void aConnectionThatEndsInTheMiddleOfABodyIsAFailedAttempt(HttpProtocol protocol) {
    try (World world = World.over(protocol, b -> b.maxRetries(0))) {
      world.cdn(1).faultAlways(new Fault.CutAfter(10));

      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining("cut short after");
      assertThat(world.stats().failures()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(HttpProtocol.class)
  void aBodyThatIsCutShortIsFetchedAgain(HttpProtocol protocol) {
    try (World world = World.over(protocol, World.asIs())) {
      world.cdn(1).faultNext(new Fault.CutAfter(10));

      var fetch = world.begin(() -> world.client.fetch(World.file("a.json")));
      world.passPause(1);

      assertThat(fetch.join().text()).isEqualTo(World.text(World.file("a.json")));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpProtocol.class,
      names = {"HTTP_1_1", "HTTP_2"})
  void aConnectionThatTheServerHalfClosedCostsNoAttempt(HttpProtocol protocol) {
    FakeCdn cdn = cdn(protocol);
    try (Link link = Link.to(cdn.port()).start();
        World world = through(link, cdn)) {
      world.client.fetch(World.file("a.json"));
      link.down().halfClose();

      world.client.fetch(World.file("b.json"));

      assertNothingWasNoticed(world, 2);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpProtocol.class,
      names = {"HTTP_1_1", "HTTP_2"})
  void aConnectionWhoseWayUpHasEndedCostsNoAttempt(HttpProtocol protocol) {
    FakeCdn cdn = cdn(protocol);
    try (Link link = Link.to(cdn.port()).start();
        World world = through(link, cdn)) {
      world.client.fetch(World.file("a.json"));
      link.up().halfClose();
      Settled.await("open connections", cdn::openConnections, 0);

      world.client.fetch(World.file("b.json"));

      assertNothingWasNoticed(world, 2);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpProtocol.class,
      names = {"HTTP_1_1", "HTTP_2"})
  void aLinkThatIsResetUnderARequestIsSurvived(HttpProtocol protocol) {
    FakeCdn cdn = cdn(protocol);
    try (Link link = Link.to(cdn.port()).start();
        World world = through(link, cdn)) {
      world.client.fetch(World.file("a.json"));
      cdn.faultNext(new Fault.StallBeforeHeaders());
      var fetch = world.client.fetchAsync(World.file("b.json"));
      cdn.awaitStalled(1);
      link.reset();

      assertThat(fetch.join().sizeBytes()).isPositive();
      assertNothingWasNoticed(world, 2);
    }
  }
}
