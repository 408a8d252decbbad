package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.Outcome;
import io.tif1.client.event.FetchEvent.AttemptEnded;
import io.tif1.tests.raw.Frames;
import io.tif1.tests.raw.Http2Error;
import io.tif1.tests.raw.Http2Scripts;
import io.tif1.tests.raw.RawHttp2Server;
import io.tif1.tests.support.Door;
import io.tif1.tests.support.World;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/2 as the server's settings and errors say. */
class Http2ConductTest {
  private static World against(RawHttp2Server server) {
    return World.of(
        1,
        b ->
            b.cdns(List.of(server.baseUri()))
                .maxRetries(0)
                .enableCache(false)
                .circuitBreakerThreshold(1000));
  }

  private static List<AttemptEnded> oneFetch(World world) {
    world.client.fetchAll(List.of(World.file("a.json")));
    return world.log.of(AttemptEnded.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void c6_requestsWaitForAStreamAndEachFileIsAskedForOnce(int streams) throws Exception {
    try (RawHttp2Server server = RawHttp2Server.start(Http2Scripts.maxConcurrentStreams(streams));
        World world = against(server)) {
      assertThat(world.client.fetchAll(World.files(100)))
          .allMatch(Outcome.Success.class::isInstance);

      assertThat(server.requestCount()).isEqualTo(100);
      assertThat(server.connectionsAccepted()).isEqualTo(1);
      assertThat(world.client.connectionStats().failures()).isZero();
    }
  }

  @Test
  void c5_aServerThatResetsForCalmThrottles() throws Exception {
    try (RawHttp2Server server =
            RawHttp2Server.start(Http2Scripts.resetsAll(Http2Error.ENHANCE_YOUR_CALM));
        World world = against(server)) {
      var fetch = world.client.fetchAsync(World.file("a.json"));

      assertThat(world.log.await(AttemptEnded.class, 1).verdict()).isEqualTo("THROTTLED");
      assertThat(server.requestCount()).isEqualTo(1);
      fetch.cancel(true);
    }
  }

  @Test
  void c5_aServerThatSaysGoodbyeForCalmThrottles() throws Exception {
    try (RawHttp2Server server =
            RawHttp2Server.start(Http2Scripts.goAwayOnRequest(Http2Error.ENHANCE_YOUR_CALM));
        World world = against(server)) {
      var fetch = world.client.fetchAsync(World.file("a.json"));

      assertThat(world.log.await(AttemptEnded.class, 1).verdict()).isEqualTo("THROTTLED");
      assertThat(server.requestCount()).isEqualTo(1);
      fetch.cancel(true);
    }
  }

  @Test
  void c5_aServerThatRefusesForEverIsAskedTwice() throws Exception {
    try (RawHttp2Server server =
            RawHttp2Server.start(Http2Scripts.resetsAll(Http2Error.REFUSED_STREAM));
        World world = against(server)) {
      assertThat(oneFetch(world))
          .singleElement()
          .satisfies(ended -> assertThat(ended.problem()).contains("REFUSED_STREAM"));
      assertThat(server.requestCount()).isEqualTo(2);
    }
  }

  @Test
  void c5_aServerThatSaysGoodbyeForEverIsAskedTwice() throws Exception {
    try (RawHttp2Server server =
            RawHttp2Server.start(Http2Scripts.goAwayOnRequest(Http2Error.NO_ERROR));
        World world = against(server)) {
      assertThat(oneFetch(world))
          .singleElement()
          .satisfies(ended -> assertThat(ended.verdict()).isEqualTo("FAILED"));
      assertThat(server.requestCount()).isEqualTo(2);
    }
  }

  @Test
  void c5_aServerThatSaysGoodbyeBeforeAnyRequestEndsTheAttempt() throws Exception {
    try (RawHttp2Server server =
            RawHttp2Server.start(Http2Scripts.goAwayAtOnce(Http2Error.NO_ERROR));
        World world = against(server)) {
      assertThat(oneFetch(world)).hasSize(1);
      // One, if that breaks before OkHttp has read of the GOAWAY.
      assertThat(server.connectionsAccepted()).isLessThanOrEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void c5_aServerThatWantsHttp11IsAskedOverIt(Door door) throws Exception {
    try (RawHttp2Server server =
            RawHttp2Server.start(Http2Scripts.resetsAll(Http2Error.HTTP_1_1_REQUIRED));
        World world = against(server)) {
      assertThat(door.fetchAll(world.client, World.files(5)))
          .allMatch(Outcome.Success.class::isInstance);
      int overHttp2 = server.requestsOverHttp2().size();
      assertThat(door.fetchAll(world.client, World.files(5)))
          .allMatch(Outcome.Success.class::isInstance);

      assertThat(server.requestsOverHttp2()).hasSize(overHttp2);
      assertThat(world.client.connectionStats().byProtocol()).containsOnlyKeys("http/1.1");
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void c13_oneRequestThatKillsItsConnectionFailsAlone(Door door) throws Exception {
    try (RawHttp2Server server =
            RawHttp2Server.start(Http2Scripts.killedBy(path -> path.endsWith("/7_tel.json")));
        World world = against(server)) {
      List<? extends Outcome<?>> outcomes = door.fetchAll(world.client, World.files(20));

      assertThat(outcomes).filteredOn(Outcome.Failure.class::isInstance).hasSize(1);
      assertThat(outcomes.get(6)).isInstanceOf(Outcome.Failure.class);
      assertThat(server.requestCount()).isLessThanOrEqualTo(40);
    }
  }

  @Test
  void c14_headersWithoutEndEndTheRequestSoon() throws Exception {
    var sent = new AtomicLong();
    try (RawHttp2Server server = RawHttp2Server.start(Http2Scripts.continuationFlood(sent));
        World world = against(server)) {
      assertThat(oneFetch(world))
          .singleElement()
          .satisfies(ended -> assertThat(ended.problem()).contains("headers are larger than"));
      assertThat(server.requestCount()).isEqualTo(1);
    }
    assertThat(sent.get()).isLessThan(50_000_000);
  }

  @Test
  void c14_headersThatCompressWellEndTheRequestSoonToo() throws Exception {
    var sent = new AtomicLong();
    try (RawHttp2Server server = RawHttp2Server.start(Http2Scripts.hpackBomb(sent));
        World world = against(server)) {
      assertThat(oneFetch(world))
          .singleElement()
          .satisfies(ended -> assertThat(ended.problem()).contains("headers are larger than"));
    }
    assertThat(sent.get()).isLessThan(50_000_000);
  }

  @Test
  void c14_interimAnswersWithoutEndEndTheRequestSoon() throws Exception {
    var sent = new AtomicLong();
    try (RawHttp2Server server = RawHttp2Server.start(Http2Scripts.interimFlood(sent));
        World world = against(server)) {
      assertThat(oneFetch(world))
          .singleElement()
          .satisfies(ended -> assertThat(ended.problem()).contains("headers are larger than"));
    }
    assertThat(sent.get()).isLessThan(50_000_000);
  }

  @Test
  void c5_anAnswerThatIsNoProperHttp2IsToldSo() throws Exception {
    try (RawHttp2Server server =
            RawHttp2Server.start(
                (connection, request) ->
                    connection.send(
                        Frames.headers(request.stream(), true, Frames.fields("x-a", "b"))));
        World world = against(server)) {
      assertThat(oneFetch(world))
          .singleElement()
          .satisfies(ended -> assertThat(ended.problem()).contains("is no proper HTTP/2: "));
    }
  }

  @Test
  void c15_aHostThatTheServerDoesNotAnswerForThereIsAskedOnceMoreOnANewConnection()
      throws Exception {
    try (RawHttp2Server server =
            RawHttp2Server.start(
                (connection, request) ->
                    connection.answer(
                        request.stream(),
                        connection.number() == 1 ? 421 : 200,
                        connection.number() == 1 ? "" : "{\"a\":1}"));
        World world = against(server)) {
      assertThat(oneFetch(world))
          .singleElement()
          .satisfies(ended -> assertThat(ended.verdict()).isEqualTo("OK"));
      assertThat(server.requestCount()).isEqualTo(2);
    }
  }
}
