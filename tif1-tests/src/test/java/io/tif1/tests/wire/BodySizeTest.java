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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
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
    String chunk = "2000\r\n" + "x".repeat(0x2000) + "\r\n";
    String answer =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(40) + "0\r\n\r\n";
    try (RawServer server = RawServer.answering(answer);
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
    String answer = RawServer.answer("403 Forbidden", "Content-Encoding: gzip\r\n", gzip(text));
    try (RawServer server = RawServer.answering(answer);
        World world = at(server)) {
      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .isInstanceOf(NotFoundException.class);
    }
  }

  @Test
  void anEncodingThatWasNotAskedForIsNoGoodAnswer() throws Exception {
    String answer = RawServer.answer("200 OK", "Content-Encoding: br\r\n", "\1\2\3");
    try (RawServer server = RawServer.answering(answer);
        World world = at(server)) {
      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .isInstanceOf(InvalidDataException.class)
          .hasMessageContaining("found br");
    }
  }

  /** Text whose characters are the bytes of the gzip. */
  private static String gzip(byte[] plain) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  private static World at(RawServer server) {
    return World.of(1, b -> b.cdns(List.of(server.uri("/gh"))).maxBodyBytes(MOST).maxRetries(0));
  }
}
