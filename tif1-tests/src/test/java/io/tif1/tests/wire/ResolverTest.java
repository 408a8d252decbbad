package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.FetchFailedException;
import io.tif1.client.Tif1Config;
import io.tif1.testkit.DohFault;
import io.tif1.testkit.DohServer;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import io.tif1.tests.support.World;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A CDN under a name that no DNS has (RFC 6761 reserves it), found by DNS over HTTPS servers of our
 * own.
 */
class ResolverTest {
  private static final String HOST = "cdn.race.example";
  private static final Duration TTL = Duration.ofMinutes(5);

  private final DohServer first = DohServer.start();
  private final DohServer second = DohServer.start();

  @AfterEach
  void stop() {
    first.close();
    second.close();
  }

  private static String name(DohServer server) {
    return "doh://https://127.0.0.1:" + server.port() + "/dns-query";
  }

  private static UnaryOperator<Tif1Config.Builder> asking(String... resolvers) {
    return b -> b.httpResolvers(Arrays.asList(resolvers)).maxRetries(0);
  }

  private static World world(UnaryOperator<Tif1Config.Builder> settings) {
    return World.of(
        List.of(FakeCdn.builder().content(World.everything()).host(HOST).start()), settings);
  }

  @Test
  void aCdnIsFoundByDnsOverHttps() {
    first.answer(HOST, TTL, "127.0.0.1");
    try (World world = world(asking(name(first)))) {
      assertThat(world.client.fetch(World.file("a.json")).sizeBytes()).isPositive();

      assertThat(first.queries())
          .extracting(query -> query.name() + " " + query.type())
          .containsExactlyInAnyOrder(HOST + " A", HOST + " AAAA");
      assertThat(world.cdn(1).requests().get(0).header("Host").orElse(HOST)).startsWith(HOST);
    }
  }

  @Test
  void theMachinesResolverIsFollowedByDnsOverHttps() {
    first.answer(HOST, TTL, "127.0.0.1");
    try (World world = world(asking("standard", name(first)))) {
      assertThat(world.client.fetch(World.file("a.json")).sizeBytes()).isPositive();
    }
  }

  @Test
  void aResolverThatHangsIsFollowedByTheNextAfterItsTimeout() {
    first.failAlways(DohFault.HANG);
    second.answer(HOST, TTL, "127.0.0.1");
    Duration patience = Duration.ofMillis(1500);
    try (World world =
        world(b -> asking(name(first), name(second)).apply(b).resolverTimeout(patience))) {
      var fetch = world.client.fetchAsync(World.file("a.json"));
      first.awaitHanging(2);
      world.time.awaitTimer(patience::equals);
      world.time.advance(patience.minusMillis(1));
      assertThat(second.queryCount()).isZero();
      world.time.advance(Duration.ofMillis(1));

      assertThat(fetch.join().sizeBytes()).isPositive();
      assertThat(world.elapsed()).isEqualTo(patience);
    }
  }

  @Test
  void aHostThatNobodyFindsIsAnErrorThatTellsWhatEachSaid() {
    first.failAlways(DohFault.SERVFAIL);
    second.failAlways(new DohFault.Status(502));
    try (World world = world(asking(name(first), name(second)))) {
      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining("host not found")
          .hasMessageContaining(HOST)
          .hasMessageContaining(name(first) + ": SERVFAIL")
          .hasMessageContaining(name(second) + ": HTTP status 502");
      assertThat(world.client.connectionStats().failures()).isEqualTo(1);
      assertThat(world.client.connectionStats().connectionsCreated()).isZero();
    }
  }

  @Test
  void anAnswerIsUsedUntilItsTimeIsOver() {
    first.answer(HOST, TTL, "127.0.0.1");
    try (World world = world(asking(name(first)))) {
      world.client.fetch(World.file("a.json"));
      world.cdn(1).resetConnections();
      world.time.advance(TTL.minusSeconds(1));
      world.client.fetch(World.file("b.json"));
      assertThat(first.queryCount()).isEqualTo(2);

      world.cdn(1).resetConnections();
      world.time.advance(Duration.ofSeconds(2));
      world.client.fetch(World.file("c.json"));

      assertThat(first.queryCount()).isEqualTo(4);
    }
  }

  @Test
  void manyFetchesAtOnceAskOnce() {
    first.answer(HOST, TTL, "127.0.0.1");
    try (World world = world(asking(name(first)))) {
      world.client.fetchAll(World.files(20));

      assertThat(first.queryCount()).isEqualTo(2);
    }
  }

  @Test
  void anAddressThatRefusesIsFollowedByTheNextWithinOneAttempt() {
    first.answer(HOST, TTL, "127.0.0.2", "127.0.0.1");
    try (World world = world(asking(name(first)))) {
      assertThat(world.client.fetch(World.file("a.json")).sizeBytes()).isPositive();

      assertThat(world.client.connectionStats().totalRequests()).isEqualTo(1);
      assertThat(world.client.connectionStats().connectionsCreated()).isEqualTo(1);
    }
  }

  @Test
  void theTimeoutOfTheAttemptCoversTheLookUp() {
    first.failAlways(DohFault.HANG);
    Duration patience = Duration.ofSeconds(90);
    try (World world =
        world(
            b ->
                asking(name(first))
                    .apply(b)
                    .resolverTimeout(patience)
                    .timeout(Duration.ofSeconds(5)))) {
      var fetch = world.client.fetchAsync(World.file("a.json"));
      first.awaitHanging(2);
      world.time.advance(Duration.ofSeconds(5));

      assertThatThrownBy(fetch::join)
          .hasCauseInstanceOf(FetchFailedException.class)
          .hasMessageContaining("(connecting)");
    }
  }

  @Test
  void aQuestionThatIsGivenUpIsSaidToBeSo() {
    first.failAlways(DohFault.HANG);
    Duration patience = Duration.ofSeconds(15);
    try (World world = world(b -> asking(name(first)).apply(b).resolverTimeout(patience))) {
      var fetch = world.client.fetchAsync(World.file("a.json"));
      first.awaitHanging(2);
      world.time.advance(Duration.ofSeconds(10));

      assertThatThrownBy(fetch::join).hasMessageContaining("no answer within 10000 ms");
    }
  }

  @Test
  void closingDoesNotWaitForALookUpThatHangs() {
    first.failAlways(DohFault.HANG);
    try (World world = world(asking(name(first)))) {
      var fetch = world.client.fetchAsync(World.file("a.json"));
      first.awaitHanging(2);
      fetch.cancel(true);

      world.client.close();

      assertThat(world.elapsed()).isZero();
    }
  }

  @Test
  void aRedirectToAnotherHostIsLookedUpAsWell() {
    first.answer(HOST, TTL, "127.0.0.1");
    try (World world = world(asking(name(first)))) {
      FakeCdn cdn = world.cdn(1);
      String elsewhere = world.url(1, "b.json").toString().replace(HOST, "other.race.example");
      cdn.faultNext(new Fault.RedirectTo(java.net.URI.create(elsewhere)));

      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .hasMessageContaining("host not found")
          .hasMessageContaining("other.race.example");
    }
  }
}
