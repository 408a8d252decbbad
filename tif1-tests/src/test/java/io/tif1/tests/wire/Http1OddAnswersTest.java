package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.FetchFailedException;
import io.tif1.client.event.FetchEvent.AttemptEnded;
import io.tif1.tests.raw.RawHttp1Server;
import io.tif1.tests.support.Door;
import io.tif1.tests.support.World;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of HTTP/1.1 that are not as they should be. */
class Http1OddAnswersTest {
  private static final String FILE = "{\"a\":1}";
  private static final String STRAY = RawServer.answer("200 OK", "", "{\"stray\":1}");

  private static World against(URI base) {
    return World.of(1, b -> b.cdns(List.of(base)).maxRetries(0).enableCache(false));
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void c7_anAnswerNobodyAskedForIsGivenToNobody(Door door) throws Exception {
    try (RawServer server = RawServer.answering(RawServer.ok(FILE) + STRAY);
        World world = against(server.uri("/gh"))) {
      for (int i = 1; i <= 3; i++) {
        assertThat(door.fetch(world.client, World.file(i + ".json")).text()).isEqualTo(FILE);
      }

      assertThat(server.connectionsAccepted()).isEqualTo(3);
      assertThat(world.client.connectionStats().failures()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"a\":\"b\"}",
        "x"
      })
  void c7_whatComesWhileTheConnectionLiesIdleEndsIt(String stray) throws Exception {
    try (RawHttp1Server server =
            RawHttp1Server.start((connection, request) -> connection.send(RawHttp1Server.GOOD));
        World world = against(server.baseUri())) {
      world.client.fetch(World.file("a.json"));
      server.sendOnAll(stray.getBytes(StandardCharsets.ISO_8859_1));
      world.client.http().get(world.url(1, "x.json")); // elsewhere: by then it has come

      assertThat(world.client.fetch(World.file("b.json")).text()).isEqualTo(RawHttp1Server.BODY);

      assertThat(server.connectionsAccepted()).isEqualTo(2);
      assertThat(world.log.of(AttemptEnded.class)).allMatch(ended -> ended.verdict().equals("OK"));
    }
  }

  @Test
  void c7_aFarewellThatMeetsARequestOnAnIdleConnectionCostsNoAttempt() throws Exception {
    try (RawServer server =
            RawServer.serving(
                peer -> {
                  for (int i = 1; peer.head() != null; i++) {
                    peer.send(
                        i == 1
                            ? RawServer.ok(FILE)
                            : RawServer.answer("408 Request Timeout", "Connection: close\r\n", ""));
                  }
                });
        World world = against(server.uri("/gh"))) {
      for (int i = 1; i <= 3; i++) {
        assertThat(world.client.fetch(World.file(i + ".json")).text()).isEqualTo(FILE);
      }
      assertThat(world.log.of(AttemptEnded.class))
          .hasSize(3)
          .allMatch(ended -> ended.verdict().equals("OK"));
    }
  }

  @Test
  void c7_aConnectionWithNothingOnItIsUsedAgain() throws Exception {
    try (RawHttp1Server server =
            RawHttp1Server.start((connection, request) -> connection.send(RawHttp1Server.GOOD));
        World world = against(server.baseUri())) {
      for (int i = 1; i <= 5; i++) {
        world.client.fetch(World.file(i + ".json"));
      }

      assertThat(server.connectionsAccepted()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void c16_aLengthThatIsSaidTwiceIsOneLength(Door door) throws Exception {
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 7, 7\r\n\r\n" + FILE;
    try (RawServer server = RawServer.answering(answer);
        World world = against(server.uri("/gh"))) {
      assertThat(door.fetch(world.client, World.file("a.json")).text()).isEqualTo(FILE);
      assertThat(world.elapsed()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 7, 8\r\n|several lengths: 7 and 8",
        "Content-Length: 7\r\nContent-Length: 3\r\n|several lengths: 3 and 7",
        "Transfer-Encoding: gzip, chunked\r\n|Transfer-Encoding \"gzip, chunked\""
      })
  void c16_anAnswerThatCannotBeReadIsRefusedAtOnce(String headersAndWords) throws Exception {
    String[] parts = headersAndWords.split("\\|");
    try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\n" + parts[0] + "\r\n" + FILE);
        World world = against(server.uri("/gh"))) {
      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining(parts[1]);
      assertThat(world.elapsed()).isZero();
      Settled.await("open connections", server::openConnections, 0);
    }
  }

  @Test
  void c18_headersThatAreTooLargeAreToldForWhatTheyAre() throws Exception {
    String headers = ("X-A: " + "a".repeat(1000) + "\r\n").repeat(400);
    try (RawServer server = RawServer.answering(RawServer.answer("200 OK", headers, FILE));
        World world = against(server.uri("/gh"))) {
      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining("headers are larger than");
      assertThat(server.heads()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"a\":1}', 'the answer is no HTTP: \"{\"a\":1}\"'",
    "'HTTP/1.1 20', closed the connection within the headers of its answer",
    "'HTTP/1.1 200 OK\r\nContent-Le', closed the connection within the headers of its answer"
  })
  void c18_whatHasComeOfAnAnswerIsToldAndTheRequestIsNotRepeated(String said, String words)
      throws Exception {
    try (RawServer server =
            RawServer.serving(
                peer -> {
                  peer.head();
                  peer.send(RawServer.ok(FILE));
                  peer.head();
                  peer.send(said.replace("\\r\\n", "\r\n"));
                });
        World world = against(server.uri("/gh"))) {
      world.client.fetch(World.file("a.json"));

      assertThatThrownBy(() -> world.client.fetch(World.file("b.json")))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining(words);
      assertThat(server.heads()).hasSize(2);
    }
  }

  @Test
  void c18_twoPlacesToGoToAreNone() throws Exception {
    try (RawServer server =
            RawServer.answering(
                RawServer.answer("302 Found", "Location: /a\r\nLocation: /b\r\n", ""));
        World world = against(server.uri("/gh"))) {
      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining("a redirect to several places: /a and /b");
    }
  }
}
