package io.tif1.testkit.internal.cdn;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.testkit.Content;
import io.tif1.testkit.HttpProtocol;
import io.tif1.testkit.ManualTime;
import io.tif1.testkit.SeenRequest;
import io.tif1.testkit.internal.server.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublisherTest {
  private final ManualTime time = new ManualTime();
  private final Publisher publisher = new Publisher(Content.of(Map.of("a", "{}")), time, 1 << 20);

  @ParameterizedTest
  @ValueSource(
      strings = {"gzip", "GZIP", "br, gzip", "gzip;q=1.0", "gzip; q=0.5", "*", "deflate,x-gzip"})
  void compressesFor(String accepted) {
    assertThat(Publisher.acceptsGzip(List.of(accepted))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "identity", "gzip;q=0", "gzip;q=0.000", "br", "notgzip"})
  void doesNotCompressFor(String accepted) {
    assertThat(Publisher.acceptsGzip(List.of(accepted))).isFalse();
  }

  @Test
  void takesAWeakFormOfATag() {
    String etag = header(answer("GET", "a", Map.of()), "etag");
    assertThat(answer("GET", "a", Map.of("if-none-match", List.of("W/" + etag))).status())
        .isEqualTo(304);
  }

  @Test
  void asksTheTagBeforeTheDate() {
    String date = header(answer("GET", "a", Map.of()), "last-modified");
    Answer answer =
        answer(
            "GET",
            "a",
            Map.of("if-none-match", List.of("\"x\""), "if-modified-since", List.of(date)));
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void servesNoOtherMethod() {
    Answer answer = answer("DELETE", "a", Map.of());
    assertThat(answer.status()).isEqualTo(405);
    assertThat(header(answer, "allow")).isEqualTo("GET, HEAD");
  }

  @Test
  void publishesNothingOutsideItsBase() {
    Publisher everything = new Publisher(path -> new byte[1], time, 1 << 20);
    assertThat(everything.answer(request("GET", "/etc/passwd", Map.of())).status()).isEqualTo(404);
  }

  @Test
  void keepsTheTagOfAFileThatItNoLongerHolds() {
    Publisher forgetful = new Publisher(Content.of(Map.of("a", "{}")), time, 0);
    SeenRequest request = request("GET", "a", Map.of());
    assertThat(forgetful.answer(request).headers()).isEqualTo(forgetful.answer(request).headers());
  }

  private Answer answer(String method, String path, Map<String, List<String>> headers) {
    return publisher.answer(request(method, path, headers));
  }

  private SeenRequest request(String method, String path, Map<String, List<String>> headers) {
    return new SeenRequest(1, time.instant(), method, path, path, headers, HttpProtocol.HTTP_2, 1);
  }

  private static String header(Answer answer, String name) {
    return answer.headers().getOrDefault(name, "");
  }
}
