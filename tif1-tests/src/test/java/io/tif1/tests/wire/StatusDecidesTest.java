package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.FetchFailedException;
import io.tif1.client.NotFoundException;
import io.tif1.client.event.FetchEvent.AttemptEnded;
import io.tif1.tests.raw.Http2Scripts;
import io.tif1.tests.raw.RawHttp2Server;
import io.tif1.tests.support.Door;
import io.tif1.tests.support.World;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The status of an answer decides as soon as it is there; the text of an error is optional. */
class StatusDecidesTest {
  private static final String FILE = "{\"a\":1}";
  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final String HALF = "Content-Length: 100\r\n\r\nabc";

  private static World against(URI base) {
    return World.of(1, b -> b.cdns(List.of(base)).maxRetries(0));
  }

  private static RawServer stalling(String statusAndHeaders) throws Exception {
    return RawServer.serving(
        peer -> {
          while (peer.head() != null) {
            peer.send("HTTP/1.1 " + statusAndHeaders + "\r\n" + HALF);
          }
        });
  }

  private static RawServer cutting(String statusAndHeaders) throws Exception {
    return RawServer.serving(
        peer -> {
          if (peer.head() != null) {
            peer.send("HTTP/1.1 " + statusAndHeaders + "\r\n" + HALF);
          }
        });
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void c1_aMissingFileWhoseTextStallsIsMissingAfterASecond(Door door) throws Exception {
    try (RawServer server = stalling("404 Not Found");
        World world = against(server.uri("/gh"))) {
      var fetch = world.begin(() -> door.fetch(world.client, World.file("a.json")));
      world.time.awaitTimer(A_SECOND::equals);
      world.time.advance(A_SECOND);

      assertThatThrownBy(fetch::join).hasCauseInstanceOf(NotFoundException.class);
      assertThat(world.elapsed()).isEqualTo(A_SECOND);
      Settled.await("open connections", server::openConnections, 0);
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void c1_aMissingFileWhoseTextIsCutIsMissingAtOnce(Door door) throws Exception {
    try (RawServer server = cutting("404 Not Found");
        World world = against(server.uri("/gh"))) {
      assertThatThrownBy(() -> door.fetch(world.client, World.file("a.json")))
          .isInstanceOf(NotFoundException.class);
      assertThat(world.elapsed()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({"429 Too Many Requests", "503 Service Unavailable"})
  void c1_howLongToWaitIsKeptThoughTheTextStalls(String status) throws Exception {
    try (RawServer server = stalling(status + "\r\nRetry-After: 7");
        World world = against(server.uri("/gh"))) {
      var fetch = world.client.fetchAsync(World.file("a.json"));
      world.time.awaitTimer(A_SECOND::equals);
      world.time.advance(A_SECOND);

      AttemptEnded ended = world.log.await(AttemptEnded.class, 1);
      assertThat(ended.verdict()).isEqualTo("THROTTLED");
      assertThat(ended.status()).isEqualTo(Integer.parseInt(status.substring(0, 3)));
      assertThat(ended.problem()).contains("7 s");
      fetch.cancel(true);
    }
  }

  @ParameterizedTest
  @CsvSource({"1000000000", "65537"})
  void c1_noMoreThanTheBeginningOfALongTextIsRead(String length) throws Exception {
    try (RawServer server =
            RawServer.serving(
                peer -> {
                  if (peer.head() != null) {
                    peer.send("HTTP/1.1 404 Not Found\r\nContent-Length: " + length + "\r\n\r\n");
                    peer.send("x".repeat(65_536));
                    peer.awaitEnd();
                  }
                });
        World world = against(server.uri("/gh"))) {
      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .isInstanceOf(NotFoundException.class);
      assertThat(world.elapsed()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void c1_overHttp2TheConnectionGoesOn(Door door) throws Exception {
    try (RawHttp2Server server =
            RawHttp2Server.start(
                (connection, request) -> {
                  if (request.path().endsWith("good.json")) {
                    connection.answer(request.stream());
                  } else {
                    Http2Scripts.stallingError(404).request(connection, request);
                  }
                });
        World world = against(server.baseUri())) {
      var fetch = world.begin(() -> door.fetch(world.client, World.file("a.json")));
      world.time.awaitTimer(A_SECOND::equals);
      world.time.advance(A_SECOND);

      assertThatThrownBy(fetch::join).hasCauseInstanceOf(NotFoundException.class);
      door.fetch(world.client, World.file("good.json"));
      assertThat(server.connectionsAccepted()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "204, no content",
    "206, a part of the file",
    "202, no file yet",
    "299, a success that brings no file"
  })
  void c17_anotherSuccessIsToldForWhatItIs(int status, String words) throws Exception {
    String answer =
        "HTTP/1.1 " + status + " X\r\n" + (status == 204 ? "\r\n" : "Content-Length: 2\r\n\r\n{}");
    try (RawServer server = RawServer.answering(answer);
        World world = against(server.uri("/gh"))) {
      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining("HTTP " + status)
          .hasMessageContaining(words);
      assertThat(server.heads()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"204, no content", "205, no content", "407, HTTP 407"})
  void c17_aStatusDecidesWhateverTheAnswerSaysBesideIt(int status, String words) throws Exception {
    try (RawServer server = RawServer.answering(RawServer.answer(status + " X", "", FILE));
        World world = against(server.uri("/gh"))) {
      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining(words);

      assertThat(world.log.of(AttemptEnded.class))
          .singleElement()
          .satisfies(
              ended -> {
                assertThat(ended.verdict()).isEqualTo("REJECTED");
                assertThat(ended.status()).isEqualTo(status);
              });
      Settled.await("open connections", server::openConnections, 0);
    }
  }

  @ParameterizedTest
  @CsvSource({"204, no content", "205, no content", "407, HTTP 407"})
  void c17_overHttp2AStatusDecidesAndTheConnectionGoesOn(int status, String words)
      throws Exception {
    try (RawHttp2Server server =
            RawHttp2Server.start(
                (connection, request) ->
                    connection.answer(
                        request.stream(),
                        request.path().endsWith("good.json") ? 200 : status,
                        FILE));
        World world = against(server.baseUri())) {
      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining(words);

      assertThat(world.client.fetch(World.file("good.json")).text()).isEqualTo(FILE);
      assertThat(server.connectionsAccepted()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void c17_aFileThatAProxyHasChangedIsTheFile(Door door) throws Exception {
    try (RawServer server =
            RawServer.answering(
                RawServer.answer("203 Non-Authoritative Information", "", "{\"a\":1}"));
        World world = against(server.uri("/gh"))) {
      assertThat(door.fetch(world.client, World.file("a.json")).text()).isEqualTo("{\"a\":1}");
    }
  }
}
