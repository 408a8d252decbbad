package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.FetchFailedException;
import io.tif1.client.Outcome;
import io.tif1.client.Tif1Config;
import io.tif1.client.event.FetchEvent.RetryScheduled;
import io.tif1.testkit.DohServer;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.ServerCertificate;
import io.tif1.testkit.ServerCertificate.Flaw;
import io.tif1.tests.support.World;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Hosts with several addresses, of which some do not work. */
class DeadAddressTest {
  private static final String HOST = "cdn.race.example";
  private static final Duration TTL = Duration.ofHours(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(7);

  private static World world(FakeCdn cdn, DohServer dns) {
    return world(cdn, dns, b -> b.maxRetries(0));
  }

  private static World world(
      FakeCdn cdn, DohServer dns, UnaryOperator<Tif1Config.Builder> settings) {
    String resolver = "doh://https://127.0.0.1:" + dns.port() + "/dns-query";
    return World.of(
        List.of(cdn), b -> settings.apply(b.httpResolvers(List.of(resolver)).timeout(TIMEOUT)));
  }

  @Test
  void c9_anAddressThatNeverShakesHandsIsNotTheFirstToBeTriedAgain() throws Exception {
    FakeCdn cdn = FakeCdn.builder().content(World.everything()).host(HOST).start();
    try (DohServer dns = DohServer.start().answer(HOST, TTL, "127.0.0.2", "127.0.0.1");
        RawServer dead = RawServer.silentAt(2, cdn.port());
        World world = world(cdn, dns)) {
      var first = world.client.fetchAsync(World.file("a.json"));
      Settled.await("connections to the dead address", dead::connectionsAccepted, 1);
      world.time.awaitTimer(TIMEOUT::equals);
      world.time.advance(TIMEOUT);
      assertThatThrownBy(first::join).hasCauseInstanceOf(FetchFailedException.class);

      assertThat(world.client.fetch(World.file("b.json")).sizeBytes()).isPositive();

      assertThat(dead.connectionsAccepted()).isEqualTo(1);
      Settled.await("open connections to the dead address", dead::openConnections, 0);
    }
  }

  @Test
  void c9_manyFetchesAtATimeFindTheAddressThatAnswers() throws Exception {
    FakeCdn cdn = FakeCdn.builder().content(World.everything()).host(HOST).start();
    try (DohServer dns = DohServer.start().answer(HOST, TTL, "127.0.0.2", "127.0.0.1");
        RawServer dead = RawServer.silentAt(2, cdn.port());
        World world = world(cdn, dns, b -> b.maxRetries(1).circuitBreakerThreshold(1000))) {
      var all = world.begin(() -> world.client.fetchAll(World.files(20)));
      Settled.await("connections to the dead address", dead::connectionsAccepted, 1);
      world.awaitThat(
          () -> world.time.pendingDelays().stream().filter(TIMEOUT::equals).count() == 20,
          "the timeouts of all attempts");
      world.time.advance(TIMEOUT);
      Duration pause = world.log.await(RetryScheduled.class, 20).delay();
      world.awaitThat(
          () -> world.time.pendingDelays().stream().filter(pause::equals).count() == 20,
          "the pauses of all fetches");
      world.time.advance(pause);

      assertThat(all.join()).allMatch(Outcome.Success.class::isInstance);
      assertThat(dead.connectionsAccepted()).isLessThan(20);
    }
  }

  @Test
  void c10_aBadCertificateIsToldBeforeAnAddressThatRefuses() {
    FakeCdn cdn =
        FakeCdn.builder()
            .content(World.everything())
            .host(HOST)
            .certificate(ServerCertificate.flawed(Flaw.EXPIRED, HOST))
            .start();
    try (DohServer dns = DohServer.start().answer(HOST, TTL, "127.0.0.3", "127.0.0.1");
        World world = world(cdn, dns)) {
      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageMatching(
              "(?s).*TLS: the server's certificate has expired.*; beside it: could not connect:.*");
    }
  }
}
