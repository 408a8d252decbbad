package io.tif1.client.internal.decode;

import static io.tif1.client.internal.pipe.PipeSamples.answer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.internal.pipe.Answer;
import io.tif1.client.internal.pipe.Body;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.Deflater;
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
  @ValueSource(strings = {"br", "gzip, br", "zstd"})
  void anEncodingNobodyAskedForIsRefusedByName(String encoding) {
    assertThatThrownBy(() -> bodies.plain(encoded(encoding, PLAIN)))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "expected Content-Encoding gzip or none, as was asked for, but found " + encoding);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gzip,", ", gzip", "gzip, identity", "identity, gzip", " GZIP ", "gzip, utf-8"})
  void c16_membersOfTheListThatSayNothingArePassedOver(String encoding) throws IOException {
    assertThat(bodies.plain(encoded(encoding, Gzip.gzip(PLAIN)))).isEqualTo(PLAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", "none", "UTF-8", "aws-chunked", "binary"})
  void c16_wordsThatNameNoCodingAreNone(String encoding) throws IOException {
    assertThat(bodies.plain(encoded(encoding, PLAIN))).isEqualTo(PLAIN);
  }

  @Test
  void c16_whatWasCompressedTwiceIsUndoneTwice() throws IOException {
    byte[] twice = Gzip.gzip(Gzip.gzip(PLAIN));

    assertThat(bodies.plain(encoded("gzip, gzip", twice))).isEqualTo(PLAIN);
    assertThat(bodies.plain(encoded("deflate, gzip", Gzip.gzip(deflated(PLAIN, false)))))
        .isEqualTo(PLAIN);
  }

  @Test
  void c16_aBodyInTooManyLayersIsRefused() {
    assertThatThrownBy(() -> bodies.plain(encoded("gzip, gzip, gzip, gzip", PLAIN)))
        .hasMessageContaining("4 encodings");
  }

  @Test
  void c16_deflateIsUndoneWithAndWithoutTheHeaderOfZlib() throws IOException {
    assertThat(bodies.plain(encoded("deflate", deflated(PLAIN, false)))).isEqualTo(PLAIN);
    assertThat(bodies.plain(encoded("deflate", deflated(PLAIN, true)))).isEqualTo(PLAIN);
  }

  @Test
  void c16_aDamagedDeflateBodyIsRefused() {
    byte[] damaged = deflated(PLAIN, false);
    damaged[damaged.length - 1]++;

    assertThatThrownBy(() -> bodies.plain(encoded("deflate", damaged)))
        .hasMessageContaining("its checksum does not match");
  }

  private static byte[] deflated(byte[] plain, boolean raw) {
    var deflater = new Deflater(6, raw);
    deflater.setInput(plain);
    deflater.finish();
    byte[] into = new byte[1000];
    int length = deflater.deflate(into);
    deflater.end();
    return Arrays.copyOf(into, length);
  }

  @Test
  void c16_whatFollowsTheGzipAndIsNoneIsIgnored() throws IOException {
    byte[] gzip = Gzip.gzip(PLAIN);
    byte[] padded = Arrays.copyOf(gzip, gzip.length + 16);
    byte[] followed = Arrays.copyOf(gzip, gzip.length + 3);
    System.arraycopy("\r\nx".getBytes(UTF_8), 0, followed, gzip.length, 3);

    assertThat(bodies.plain(encoded("gzip", padded))).isEqualTo(PLAIN);
    assertThat(bodies.plain(encoded("gzip", followed))).isEqualTo(PLAIN);
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
