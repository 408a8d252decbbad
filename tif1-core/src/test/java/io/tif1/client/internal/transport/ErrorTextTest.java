package io.tif1.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.event.FetchEvent.Timing;
import io.tif1.client.internal.pipe.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ErrorTextTest {
  private static final String TEXT = "Package size exceeded the configured limit of 50 MB. ";

  private static Answer answer(Map<String, List<String>> headers, byte[] body) {
    return new Answer(URI.create("https://cdn.example/a"), 403, headers, body, Timing.NONE);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(bytes(text));
    }
    return bytes.toByteArray();
  }

  @Test
  void plainTextIsTakenAsItIs() {
    assertThat(ErrorText.of(answer(Map.of(), bytes(TEXT)))).isEqualTo(TEXT);
  }

  @Test
  void aLongTextIsTakenInPart() {
    assertThat(ErrorText.of(answer(Map.of(), bytes(TEXT.repeat(100))))).hasSize(1000);
  }

  @Test
  void aCompressedTextIsReadThroughItsCompression() throws IOException {
    assertThat(ErrorText.of(answer(Map.of("content-encoding", List.of("gzip")), gzip(TEXT))))
        .isEqualTo(TEXT);
  }

  @Test
  void whatCanBeReadOfACompressedTextThatBreaksOffIsTaken() throws IOException {
    byte[] whole = gzip(TEXT);
    byte[] part = Arrays.copyOf(whole, whole.length - 6);
    assertThat(ErrorText.of(answer(Map.of("content-encoding", List.of("gzip")), part)))
        .startsWith("Package size exceeded");
  }

  @Test
  void whatIsNotCompressedThoughItSaysSoIsEmpty() {
    assertThat(ErrorText.of(answer(Map.of("content-encoding", List.of("gzip")), bytes(TEXT))))
        .isEmpty();
  }
}
