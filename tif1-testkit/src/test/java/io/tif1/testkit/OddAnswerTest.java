package io.tif1.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.testkit.TestClient.Kind;
import io.tif1.testkit.TestClient.Pending;
import io.tif1.testkit.TestClient.Reply;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Errors that never come to their end, and headers that no well-behaved server sends. */
class OddAnswerTest {
  private static final String PATH = "2021@main/a.json";

  private final FakeCdn cdn = FakeCdn.serving(Content.of(Map.of(PATH, "{}")));
  private TestClient client = Kind.OKHTTP_HTTP_2.open();

  @AfterEach
  void close() {
    client.close();
    cdn.close();
  }

  @ParameterizedTest
  @EnumSource
  void anErrorStallsInItsBody(Kind kind) throws IOException {
    use(kind);
    var limited = new Fault.Status(429, Map.of("retry-after", "1"), "too many requests");
    cdn.faultNext(new Fault.BrokenError(limited, new Fault.StallAfter(3)));
    Pending pending = client.begin(URI.create(cdn.baseUri() + "/" + PATH));
    cdn.awaitStalled(1);
    assertThat(pending.reply()).isNotDone();
    cdn.releaseStalled();
    Reply reply = pending.reply().join();
    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.header("retry-after")).isEqualTo("1");
    assertThat(reply.body()).isEqualTo("too many requests");
  }

  @ParameterizedTest
  @EnumSource
  void anErrorIsCutInItsBody(Kind kind) {
    use(kind);
    var missing = new Fault.Status(404, Map.of(), "not found");
    cdn.faultNext(new Fault.BrokenError(missing, new Fault.CutAfter(3)));
    assertThatThrownBy(this::get).isInstanceOf(IOException.class);
    assertThat(cdn.answered(404)).isEqualTo(1);
  }

  @Test
  void onlyDeliveriesCanBreakAnError() {
    var missing = new Fault.Status(404, Map.of(), "not found");
    assertThatThrownBy(() -> new Fault.BrokenError(missing, new Fault.Reset()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Reset");
  }

  @Test
  void aHeaderIsSentByteForByte() throws IOException {
    cdn.faultAlways(new Fault.WithHeaders(Map.of("ETag", "\"caf\u00e9\"")));
    assertThat(raw("X-Any: 1")).startsWith("HTTP/1.1 200 OK").contains("etag: \"caf\u00e9\"\r\n");
  }

  @Test
  void aValidatorOfOddBytesIsHonouredWhenItComesBack() throws IOException {
    cdn.faultAlways(new Fault.WithHeaders(Map.of("ETag", "\"caf\u00e9\"")));
    assertThat(raw("If-None-Match: \"caf\u00e9\"")).startsWith("HTTP/1.1 304");
    assertThat(raw("If-None-Match: \"cafe\"")).startsWith("HTTP/1.1 200");
  }

  @Test
  void aDateThatIsNoDateIsHonouredWhenItComesBack() throws IOException {
    cdn.faultAlways(new Fault.WithHeaders(Map.of("Last-Modified", "yesterday")));
    assertThat(raw("If-Modified-Since: yesterday")).startsWith("HTTP/1.1 304");
  }

  /** The whole answer to a request with one header more; a char is a byte. */
  private String raw(String header) throws IOException {
    try (Socket socket =
        TestAuthority.sslContext().getSocketFactory().createSocket("localhost", cdn.port())) {
      String request =
          "GET /gh/TracingInsights/%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n\r\n"
              .formatted(PATH, header);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private void use(Kind kind) {
    client.close();
    client = kind.open();
  }

  private Reply get() throws IOException {
    return client.get(URI.create(cdn.baseUri() + "/" + PATH));
  }
}
