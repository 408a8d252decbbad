package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.FetchFailedException;
import io.tif1.client.InvalidDataException;
import io.tif1.client.NotFoundException;
import io.tif1.testkit.Content;
import io.tif1.testkit.Fault;
import io.tif1.testkit.HttpProtocol;
import io.tif1.tests.support.Door;
import io.tif1.tests.support.World;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How much of a body is taken, and how bodies that are not what they say are found out. */
class BodySizeTest {
  private static final int MOST = 100_000;

  private static Content big() {
    // What does not compress, so that it is as large on the wire.
    var random = new java.util.Random(1);
    byte[] noise = new byte[3 * MOST];
    random.nextBytes(noise);
    String hex = java.util.HexFormat.of().formatHex(noise);
    byte[] body = ("{\"noise\":\"" + hex + "\"}").getBytes(StandardCharsets.UTF_8);
    return path -> body;
  }

  private static World world(Content content) {
    return World.of(1, b -> b.maxBodyBytes(MOST).maxRetries(0), content);
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void aBodyThatIsAnnouncedAsTooLargeIsNotRead(Door door) {
    try (World world = world(big())) {
      assertThatThrownBy(() -> door.fetch(world.client, World.file("a.json")))
          .isInstanceOf(InvalidDataException.class)
          .hasMessageContaining("is announced")
          .hasMessageContaining("more than 100000 bytes are not accepted");
      world.cdn(1).awaitIdle();
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void aBodyThatTurnsOutTooLargeIsBrokenOff(Door door) throws Exception {
    byte[] chunk = ("2000\r\n" + "x".repeat(0x2000) + "\r\n").getBytes(StandardCharsets.UTF_8);
    var answer = new java.io.ByteArrayOutputStream();
    answer.writeBytes(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < 40; i++) {
      answer.writeBytes(chunk);
    }
    answer.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    try (PlainServer server = PlainServer.answering(answer.toByteArray());
        World world = at(server)) {
      assertThatThrownBy(() -> door.fetch(world.client, World.file("a.json")))
          .isInstanceOf(InvalidDataException.class)
          .hasMessageContaining("the body goes on");
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void aBombIsDefused(Door door) {
    try (World world = world(World.everything())) {
      world.cdn(1).faultAlways(new Fault.GzipBomb(50_000_000));

      assertThatThrownBy(() -> door.fetch(world.client, World.file("a.json")))
          .isInstanceOf(InvalidDataException.class)
          .hasMessageContaining("larger than 100000 bytes when decompressed");
    }
  }

  @Test
  void thePlainSessionRefusesABodyThatIsAnnouncedAsTooLarge() {
    try (World world = world(big())) {
      assertThatThrownBy(() -> world.client.http().get(world.url(1, "a.json")))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining("is announced")
          .hasMessageContaining("max_body_bytes");
    }
  }

  @Test
  void thePlainSessionDefusesABomb() {
    try (World world = world(World.everything())) {
      world.cdn(1).faultAlways(new Fault.GzipBomb(50_000_000));

      assertThatThrownBy(() -> world.client.http().get(world.url(1, "a.json")))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining("when decompressed");
    }
  }

  @Test
  void thePlainSessionRefusesAnErrorThatIsTooLarge() {
    try (World world = world(World.everything())) {
      world.cdn(1).faultAlways(new Fault.Status(500, Map.of(), "x".repeat(2 * MOST)));

      assertThatThrownBy(() -> world.client.http().get(world.url(1, "a.json")))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining("is announced");
    }
  }

  @Test
  void theLimitCanBeRaisedAtRunTime() {
    try (World world = world(big())) {
      world.client.settings().set("max_body_bytes", 10_000_000);

      assertThat(world.client.fetch(World.file("a.json")).sizeBytes()).isGreaterThan(MOST);
    }
  }

  @ParameterizedTest
  @EnumSource(HttpProtocol.class)
  void aBodyShorterThanAnnouncedIsCutShort(HttpProtocol protocol) {
    try (World world = World.over(protocol, World.asIs())) {
      world.cdn(1).faultAlways(new Fault.WrongContentLength(7));

      assertThatThrownBy(() -> world.client.http().get(world.url(1, "a.json")))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining("cut short after");
    }
  }

  @Test
  void aBodyLongerThanAnnouncedIsNoGoodAnswerOverHttp2() {
    try (World world = World.over(HttpProtocol.HTTP_2, World.asIs())) {
      world.cdn(1).faultAlways(new Fault.WrongContentLength(-3));

      assertThatThrownBy(() -> world.client.http().get(world.url(1, "a.json")))
          .isInstanceOf(FetchFailedException.class);
    }
  }

  @Test
  void aCompressedRefusalOfJsDelivrStillMeansAMissingFile() throws Exception {
    byte[] text =
        "Package size exceeded the configured limit of 50 MB.".getBytes(StandardCharsets.UTF_8);
    byte[] answer =
        PlainServer.answer("403 Forbidden", "Content-Encoding: gzip", PlainServer.gzip(text));
    try (PlainServer server = PlainServer.answering(answer);
        World world = at(server)) {
      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .isInstanceOf(NotFoundException.class);
    }
  }

  @Test
  void anEncodingThatWasNotAskedForIsNoGoodAnswer() throws Exception {
    byte[] answer = PlainServer.answer("200 OK", "Content-Encoding: br", new byte[] {1, 2, 3});
    try (PlainServer server = PlainServer.answering(answer);
        World world = at(server)) {
      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .isInstanceOf(InvalidDataException.class)
          .hasMessageContaining("found br");
    }
  }

  private static World at(PlainServer server) {
    return World.of(
        1,
        b ->
            b.cdns(List.of(URI.create(server.uri("/gh").toString())))
                .maxBodyBytes(MOST)
                .maxRetries(0));
  }
}
