package io.tif1.client.internal.transport.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Http1WatchTest {
  private static final int MOST = 1000;

  private static boolean strayAfter(String answers, int requests, int step) throws IOException {
    var watch = new Http1Watch(MOST);
    byte[] bytes = answers.getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < requests; i++) {
      watch.sent();
    }
    for (int at = 0; at < bytes.length; at += step) {
      watch.received(bytes, at, Math.min(step, bytes.length - at));
    }
    return watch.hasStray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc",
        "HTTP/1.1 200 OK\ncontent-length: 3\n\nabc",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 304 Not Modified\r\nContent-Length: 3\r\n\r\n",
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "00A;x=y\r\n0123456789\r\n0;last\r\nX-Sum: 1\r\n\r\n"
      })
  void c7_anAnswerIsOwedAndWhatFollowsItIsNot(String answer) throws IOException {
    for (int step : new int[] {1, 2, 7, 1000}) {
      assertThat(strayAfter(answer, 1, step)).as("step %d", step).isFalse();
      assertThat(strayAfter(answer + "H", 1, step)).as("step %d", step).isTrue();
    }
  }

  @Test
  void c7_withoutARequestNothingIsOwed() throws IOException {
    assertThat(strayAfter("HTTP/1.1 408 Request Timeout\r\n\r\n", 0, 5)).isTrue();
  }

  @Test
  void c7_anAnswerWithoutLengthGoesOnToTheEndOfTheConnection() throws IOException {
    assertThat(strayAfter("HTTP/1.1 200 OK\r\n\r\nabc HTTP/1.1 200 OK", 1, 3)).isFalse();
    assertThat(strayAfter("HTTP/1.1 200 OK\r\nContent-Length: 1, 1\r\n\r\nabc", 1, 3)).isFalse();
  }

  @Test
  void c14_headersAreBounded() {
    assertThatThrownBy(() -> strayAfter("HTTP/1.1 200 OK\r\nX: " + "a".repeat(2000), 1, 100))
        .isInstanceOf(HeadersTooLargeException.class)
        .hasMessageContaining("1000 bytes");
  }
}
