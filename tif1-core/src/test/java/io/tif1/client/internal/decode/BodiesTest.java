package io.tif1.client.internal.decode;

import static io.tif1.client.internal.pipe.PipeSamples.answer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.internal.pipe.Answer;
import io.tif1.client.internal.pipe.Body;
import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {
  private static final byte[] PLAIN = "{\"lap\":1}".getBytes(UTF_8);

  private final Bodies bodies = new Bodies(() -> 100);

  @AfterEach
  void close() {
    bodies.close();
  }

  private static Answer encoded(String encoding, byte[] body) {
    return answer("content-encoding", encoding, body);
  }

  @Test
  void aBodyWithoutEncodingIsItself() throws IOException {
    assertThat(bodies.plain(answer(PLAIN))).isEqualTo(PLAIN);
  }

  @Test
  void anEmptyBodyIsEmpty() throws IOException {
    assertThat(bodies.plain(answer(new byte[0]))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "Identity"})
  void identityIsNoEncoding(String encoding) throws IOException {
    assertThat(bodies.plain(encoded(encoding, PLAIN))).isEqualTo(PLAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "GZIP", "x-gzip"})
  void gzipIsUndone(String encoding) throws IOException {
    assertThat(bodies.plain(encoded(encoding, Gzip.gzip(PLAIN)))).isEqualTo(PLAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "deflate", "gzip, gzip", "zstd"})
  void anEncodingNobodyAskedForIsRefusedByName(String encoding) {
    assertThatThrownBy(() -> bodies.plain(encoded(encoding, PLAIN)))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "expected Content-Encoding gzip or none, as was asked for, but found " + encoding);
  }

  @Test
  void aPlainBodyOfTheCapIsFine() throws IOException {
    assertThat(bodies.plain(answer(new byte[100]))).hasSize(100);
  }

  @Test
  void aPlainBodyOverTheCapIsRefused() {
    assertThatThrownBy(() -> bodies.plain(answer(new byte[101])))
        .hasMessage("the body is larger than 100 bytes when decompressed (max_body_bytes)");
  }

  @Test
  void aCompressedBodyOverTheCapIsRefused() {
    assertThatThrownBy(() -> bodies.plain(encoded("gzip", Gzip.gzip(new byte[101]))))
        .hasMessage("the body is larger than 100 bytes when decompressed (max_body_bytes)");
  }

  @Test
  void aUserThatThrowsDoesNotSpoilTheNext() throws IOException {
    Answer good = encoded("gzip", Gzip.gzip(PLAIN));
    assertThatThrownBy(
            () ->
                bodies.decode(
                    Body.of(good),
                    (bytes, length) -> {
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(bodies.plain(good)).isEqualTo(PLAIN);
  }

  @Test
  void manyThreadsEachGetTheirOwnBody() throws Exception {
    var large = new Bodies(() -> 1_000_000);
    var threads = Executors.newFixedThreadPool(6);
    try {
      var running = new ArrayList<Future<Boolean>>();
      for (int i = 0; i < 300; i++) {
        byte[] mine = new byte[10_000 + i];
        java.util.Arrays.fill(mine, (byte) i);
        Answer answer = encoded("gzip", Gzip.gzip(mine));
        Callable<Boolean> task = () -> java.util.Arrays.equals(large.plain(answer), mine);
        running.add(threads.submit(task));
      }
      for (Future<Boolean> one : running) {
        assertThat(one.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
      large.close();
    }
  }
}
