package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.handler.codec.quic.Quic;
import io.tif1.client.FetchFailedException;
import io.tif1.client.InvalidDataException;
import io.tif1.client.Outcome;
import io.tif1.client.Tif1Config;
import io.tif1.client.event.FetchEvent.AttemptEnded;
import io.tif1.testkit.DohServer;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import io.tif1.testkit.HttpProtocol;
import io.tif1.testkit.LeakCheck;
import io.tif1.testkit.SeenRequest;
import io.tif1.testkit.ServerCertificate;
import io.tif1.testkit.ServerCertificate.Flaw;
import io.tif1.tests.support.World;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** HTTP/3: when it is used, and that nothing is lost when it cannot be. */
class Http3Test {
  private static final Duration TO_SILENCE = Duration.ofSeconds(5);
  private static final Duration FIRST_HOLD_OFF = Duration.ofMinutes(5);

  @BeforeEach
  void quicIsThere() {
    assumeTrue(Quic.isAvailable(), "waits for a native part of QUIC for this machine");
  }

  private static FakeCdn http3() {
    return FakeCdn.builder()
        .name("cdn-1")
        .content(World.everything())
        .protocols(HttpProtocol.HTTP_2, HttpProtocol.HTTP_3)
        .start();
  }

  private static World world(UnaryOperator<Tif1Config.Builder> settings) {
    return World.of(List.of(http3()), settings);
  }

  /** A client whose connection over QUIC stands. */
  private static World upgraded(UnaryOperator<Tif1Config.Builder> settings) {
    World world = world(settings);
    world.client.fetch(World.file("first.json"));
    awaitConnections(world, 2);
    return world;
  }

  private static void awaitConnections(World world, int count) {
    world.awaitThat(
        () -> world.client.connectionStats().connectionsCreated() == count,
        count + " connections, TCP and QUIC");
  }

  private static HttpProtocol lastProtocol(World world) {
    List<SeenRequest> seen = world.cdn(1).requests();
    return seen.get(seen.size() - 1).protocol();
  }

  private static List<HttpProtocol> protocols(World world) {
    return world.cdn(1).requests().stream().map(SeenRequest::protocol).toList();
  }

  @Test
  void theFirstFetchGoesOverTcpAndLaterOnesOverQuic() {
    try (World world = upgraded(World.asIs())) {
      world.client.fetchAll(World.files(10));

      assertThat(protocols(world).get(0)).isEqualTo(HttpProtocol.HTTP_2);
      assertThat(protocols(world).subList(1, 11)).containsOnly(HttpProtocol.HTTP_3);
    }
  }

  @Test
  void theFileIsTheSame() {
    try (World world = upgraded(World.asIs())) {
      assertThat(world.client.fetch(World.file("a.json")).text())
          .isEqualTo(World.text(World.file("a.json")));
    }
  }

  @Test
  void statisticsAndEventsNameTheProtocol() {
    try (World world = upgraded(World.asIs())) {
      world.client.fetchAll(World.files(3));

      assertThat(world.client.connectionStats().byProtocol()).isEqualTo(Map.of("h2", 1L, "h3", 3L));
      assertThat(world.client.connectionStats().connectionsReused()).isEqualTo(2);
      assertThat(world.log.await(AttemptEnded.class, 2).timing().protocol()).isEqualTo("h3");
    }
  }

  @Test
  void itCanBeSwitchedOff() {
    try (World world = world(b -> b.httpDisableHttp3(true))) {
      world.client.fetchAll(World.files(5));

      assertThat(protocols(world)).containsOnly(HttpProtocol.HTTP_2);
      assertThat(world.client.connectionStats().connectionsCreated()).isEqualTo(1);
    }
  }

  @Test
  void itCanBeSwitchedOffAtRunTime() {
    try (World world = upgraded(World.asIs())) {
      world.client.settings().set("http_disable_http3", true);

      world.client.fetch(World.file("a.json"));

      assertThat(lastProtocol(world)).isEqualTo(HttpProtocol.HTTP_2);
    }
  }

  @Test
  void withoutMultiplexingItIsNotUsed() {
    try (World world =
        World.of(
            List.of(
                FakeCdn.builder()
                    .content(World.everything())
                    .protocols(HttpProtocol.HTTP_1_1, HttpProtocol.HTTP_3)
                    .start()),
            b -> b.httpMultiplexed(false))) {
      world.client.fetchAll(World.files(5));

      assertThat(protocols(world)).containsOnly(HttpProtocol.HTTP_1_1);
    }
  }

  @Test
  void aMissingFileIsMissing() {
    try (World world = upgraded(World.asIs())) {
      assertThat(world.client.fetchAll(List.of(World.file("missing.json"))).get(0))
          .isInstanceOf(Outcome.Missing.class);
      assertThat(lastProtocol(world)).isEqualTo(HttpProtocol.HTTP_3);
    }
  }

  @Test
  void redirectsAreFollowed() {
    try (World world = upgraded(World.asIs())) {
      world.cdn(1).faultNext(new Fault.RedirectTo(world.url(1, "elsewhere.json")));

      assertThat(world.client.fetch(World.file("a.json")).text()).contains("elsewhere.json");
    }
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() {
    try (World world = upgraded(b -> b.maxBodyBytes(1000).maxRetries(0))) {
      world.cdn(1).faultNext(new Fault.Status(200, Map.of(), "{\"a\":\"" + "x".repeat(2000) + '"'));

      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .isInstanceOf(InvalidDataException.class)
          .hasMessageContaining("max_body_bytes");
    }
  }

  @Test
  void aStreamThatIsResetBeforeAnAnswerIsAskedForOverTcpWithinTheAttempt() {
    try (World world = upgraded(b -> b.maxRetries(0))) {
      world.cdn(1).faultNext(new Fault.Reset());

      assertThat(world.client.fetch(World.file("a.json")).sizeBytes()).isPositive();

      assertThat(protocols(world))
          .containsExactly(HttpProtocol.HTTP_2, HttpProtocol.HTTP_3, HttpProtocol.HTTP_2);
      assertThat(world.log.of(AttemptEnded.class)).hasSize(2);
      assertThat(world.client.cdns().get(0).failuresInARow()).isZero();
    }
  }

  @Test
  void afterAFailureQuicIsHeldOffForFiveMinutes() {
    try (World world = upgraded(b -> b.keepaliveTimeout(Duration.ofHours(1)))) {
      world.cdn(1).faultNext(new Fault.Reset());
      world.client.fetch(World.file("a.json"));

      world.time.advance(FIRST_HOLD_OFF.minusMillis(1));
      world.client.fetch(World.file("b.json"));
      assertThat(lastProtocol(world)).isEqualTo(HttpProtocol.HTTP_2);

      world.time.advance(Duration.ofMillis(1));
      world.client.fetch(World.file("c.json")); // over TCP; connects beside it
      awaitConnections(world, 3);
      world.client.fetch(World.file("d.json"));
      assertThat(lastProtocol(world)).isEqualTo(HttpProtocol.HTTP_3);
    }
  }

  @Test
  void aBodyThatBreaksOffIsAFailedAttempt() {
    try (World world = upgraded(b -> b.maxRetries(0))) {
      world.cdn(1).faultNext(new Fault.CutAfter(5));

      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining("cut short after");
    }
  }

  @Test
  void aBodyShorterThanAnnouncedIsCutShort() {
    try (World world = upgraded(b -> b.maxRetries(0))) {
      world.cdn(1).faultNext(new Fault.WrongContentLength(7));

      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining("cut short after");
    }
  }

  @Test
  void aLineThatFallsSilentIsLeftForTcpWithinTheAttempt() {
    try (World world = upgraded(b -> b.maxRetries(0))) {
      world.cdn(1).faultNext(new Fault.StallBeforeHeaders());
      var fetch = world.client.fetchAsync(World.file("a.json"));
      world.cdn(1).awaitStalled(1);

      world.time.awaitTimer(TO_SILENCE::equals);
      world.time.advance(TO_SILENCE);

      assertThat(fetch.join().sizeBytes()).isPositive();
      assertThat(lastProtocol(world)).isEqualTo(HttpProtocol.HTTP_2);
      assertThat(world.log.of(AttemptEnded.class)).hasSize(2);
    }
  }

  @Test
  void aBodyThatStallsIsCutOffByTheTimeoutOfTheAttempt() {
    Duration timeout = Duration.ofSeconds(30);
    try (World world = upgraded(b -> b.maxRetries(0).timeout(timeout))) {
      world.cdn(1).faultNext(new Fault.StallAfter(5));
      var fetch = world.client.fetchAsync(World.file("a.json"));
      world.cdn(1).awaitStalled(1);
      world.time.awaitTimer(timeout::equals);

      world.time.advance(timeout);

      assertThatThrownBy(fetch::join).hasMessageContaining("not whole within the timeout");
    }
  }

  @Test
  void cancellingLeavesTheConnectionToTheOthers() {
    try (World world = upgraded(World.asIs())) {
      world.cdn(1).faultNext(new Fault.StallAfter(5));
      var fetch = world.client.fetchAsync(World.file("a.json"));
      world.cdn(1).awaitStalled(1);

      fetch.cancel(true);

      world.client.fetch(World.file("b.json"));
      assertThat(lastProtocol(world)).isEqualTo(HttpProtocol.HTTP_3);
    }
  }

  @Test
  void aConnectionIsRetiredAfterItsShareOfRequests() {
    try (World world = upgraded(b -> b.keepaliveMaxRequests(3))) {
      world.client.fetch(World.file("a.json"));
      world.client.fetch(World.file("b.json"));
      world.client.fetch(World.file("c.json"));
      world.client.fetch(World.file("d.json")); // over TCP; connects beside it

      assertThat(protocols(world).subList(1, 5))
          .containsExactly(
              HttpProtocol.HTTP_3, HttpProtocol.HTTP_3, HttpProtocol.HTTP_3, HttpProtocol.HTTP_2);
      awaitConnections(world, 3);
      world.client.fetch(World.file("e.json"));
      assertThat(lastProtocol(world)).isEqualTo(HttpProtocol.HTTP_3);
    }
  }

  @Test
  void anIdleConnectionIsClosedAfterTheKeepAliveTime() {
    try (World world = upgraded(b -> b.keepaliveTimeout(Duration.ofSeconds(60)))) {
      world.time.awaitTimer(Duration.ofSeconds(60)::equals);
      world.time.advance(Duration.ofSeconds(60));

      world.client.fetch(World.file("a.json"));

      assertThat(lastProtocol(world)).isEqualTo(HttpProtocol.HTTP_2);
    }
  }

  @Test
  void aServerThatSaysGoodbyeCostsNoAttempt() {
    try (World world = upgraded(b -> b.maxRetries(0))) {
      world.cdn(1).faultNext(new Fault.GoAwayAfter(1));
      world.client.fetch(World.file("a.json"));
      world.client.fetch(World.file("b.json")); // over either, as the goodbye comes early or late

      assertThat(world.log.of(AttemptEnded.class)).hasSize(3);
      awaitConnections(world, 3); // it is not held off
    }
  }

  @Test
  void whereNobodyAnswersOverUdpNoFetchWaitsAndItIsHeldOff() throws IOException {
    try (var hole = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        World world = World.of(1, b -> b.maxRetries(0))) {
      offer(world, "h3=\":" + hole.getLocalPort() + "\"");
      world.client.fetch(World.file("a.json"));
      world.time.awaitTimer(TO_SILENCE::equals); // of the connection, beside the fetches

      world.client.fetchAll(World.files(10));
      assertThat(world.elapsed()).isZero();
      world.time.advance(TO_SILENCE);

      world.client.fetch(World.file("b.json"));
      assertThat(world.time.pendingDelays()).doesNotContain(TO_SILENCE);
    }
  }

  @Test
  void aCertificateThatIsNotTheOriginsIsFinal() {
    try (FakeCdn other =
            FakeCdn.builder()
                .protocols(HttpProtocol.HTTP_2, HttpProtocol.HTTP_3)
                .certificate(ServerCertificate.flawed(Flaw.WRONG_HOST))
                .start();
        World world = World.of(1, b -> b.maxRetries(0))) {
      offer(world, "h3=\":" + other.port() + "\"");
      world.client.fetch(World.file("offered.json"));
      world.client.fetch(World.file("a.json")); // begins the handshake
      world.awaitThat(() -> world.time.timersSet(TO_SILENCE) == 1, "the handshake to begin");
      world.awaitThat(
          () -> !world.time.pendingDelays().contains(TO_SILENCE), "the handshake to fail");

      world.time.advance(Duration.ofDays(2));
      world.client.fetch(World.file("b.json"));

      assertThat(other.requestCount()).isZero();
      assertThat(world.client.connectionStats().byProtocol()).containsOnlyKeys("h2");
      assertThat(world.time.timersSet(TO_SILENCE)).as("handshakes").isOne();
    }
  }

  @Test
  void anOfferThatIsTakenBackIsNotUsed() {
    try (World world = upgraded(World.asIs())) {
      world.cdn(1).faultNext(new Fault.Status(200, Map.of("alt-svc", "clear"), "{}"));
      world.client.fetch(World.file("a.json"));

      world.client.fetch(World.file("b.json"));

      assertThat(lastProtocol(world)).isEqualTo(HttpProtocol.HTTP_2);
    }
  }

  @Test
  void closingTheClientEndsTheThreadsOfQuic() {
    try (World world = world(b -> b.httpDisableHttp3(true))) {
      world.client.fetchAll(World.files(10)); // the server is on Vert.x too: its threads first
      LeakCheck threads = LeakCheck.begin("vert");
      world.client.settings().set("http_disable_http3", false);
      world.client.fetch(World.file("first.json"));
      awaitConnections(world, 2);
      assertThat(threads.leftovers()).isNotEmpty();

      world.client.close();

      threads.verify();
    }
  }

  @Test
  void thePlainSessionUsesItToo() {
    try (World world = upgraded(World.asIs())) {
      URI url = world.url(1, "a.json");

      assertThat(world.client.http().get(url).protocol()).isEqualTo("h3");
    }
  }

  private static void offer(World world, String altSvc) {
    world.cdn(1).faultAlways(new Fault.Status(200, Map.of("alt-svc", altSvc), "{}"));
  }

  @Test
  void theHostIsFoundByTheClientsResolversAndMustShowACertificateForItsName() {
    String host = "cdn.race.example"; // no DNS has it (RFC 6761)
    try (DohServer resolver = DohServer.start()) {
      resolver.answer(host, Duration.ofMinutes(5), "127.0.0.1");
      String name = "doh://https://127.0.0.1:" + resolver.port() + "/dns-query";
      FakeCdn cdn =
          FakeCdn.builder()
              .content(World.everything())
              .host(host)
              .protocols(HttpProtocol.HTTP_2, HttpProtocol.HTTP_3)
              .start();
      try (World world = World.of(List.of(cdn), b -> b.httpResolvers(List.of(name)))) {
        world.client.fetch(World.file("first.json"));
        awaitConnections(world, 2);
        world.client.fetch(World.file("a.json"));

        assertThat(lastProtocol(world)).isEqualTo(HttpProtocol.HTTP_3);
      }
    }
  }

  @Test
  void fewFilesAreNotWorthLoadingQuic() {
    try (World world = world(b -> b.http3AfterRequests(3))) {
      world.client.fetch(World.file("a.json"));
      world.client.fetch(World.file("b.json"));
      assertThat(world.client.connectionStats().connectionsCreated()).isEqualTo(1);

      world.client.fetch(World.file("c.json"));
      awaitConnections(world, 2);
    }
  }
}
