package io.tif1.client.internal.transport.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class Http2WatchTest {
  private static final int MOST = 1000;

  private final Http2Watch watch = new Http2Watch(MOST);

  private static byte[] frame(int type, int flags, int stream, int... payload) {
    var bytes = new ByteArrayOutputStream();
    int length = payload.length;
    for (int b : new int[] {length >> 16, length >> 8, length, type, flags}) {
      bytes.write(b);
    }
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes.write(stream >> shift);
    }
    for (int b : payload) {
      bytes.write(b);
    }
    return bytes.toByteArray();
  }

  private void receive(byte[] bytes) throws IOException {
    for (byte b : bytes) {
      watch.received(new byte[] {b}, 0, 1);
    }
  }

  @Test
  void c6_theLimitHoldsOnceTheClientHasTakenNoteOfIt() throws IOException {
    receive(frame(4, 0, 0, 0, 3, 0, 0, 0, 7, 0, 4, 0, 0, 1, 0));
    assertThat(watch.maxStreams()).isEqualTo(7);
    assertThat(watch.hasSettings()).isFalse();

    watch.sent(new byte[24], 0, 24); // the preface
    byte[] acknowledged = frame(4, 1, 0);
    assertThat(watch.sent(acknowledged, 0, acknowledged.length)).isTrue();

    assertThat(watch.hasSettings()).isTrue();
  }

  @Test
  void c6_aServerThatAnswersWithoutSettingsStatesNoLimit() throws IOException {
    receive(frame(1, 4, 1, 0x88));

    assertThat(watch.hasSettings()).isTrue();
    assertThat(watch.maxStreams()).isEqualTo(Http2Watch.NO_LIMIT);
  }

  @Test
  void c5_whyAStreamIsResetAndAConnectionEndedIsKnownByItsCode() throws IOException {
    receive(frame(3, 0, 5, 0, 0, 0, 7));
    receive(frame(3, 0, 7, 0, 0, 0, 99));
    receive(frame(7, 0, 0, 0, 0, 0, 3, 0, 0, 0, 11, 'x'));

    assertThat(watch.resetOf(5)).isEqualTo(Http2Code.REFUSED_STREAM);
    assertThat(watch.resetOf(7)).isEqualTo(Http2Code.UNKNOWN);
    assertThat(watch.resetOf(9)).isNull();
    assertThat(watch.goAway()).isEqualTo(new Http2Watch.GoAway(3, Http2Code.ENHANCE_YOUR_CALM));
  }

  @Test
  void theStreamOfTheLastRequestIsKnown() throws IOException {
    watch.sent(new byte[24], 0, 24);
    byte[] request = frame(1, 5, 11, 0x82);
    watch.sent(request, 0, request.length);

    assertThat(watch.lastRequest()).isEqualTo(11);
  }

  @Test
  void c14_headersAreBoundedOverAllTheirFrames() throws IOException {
    receive(frame(1, 0, 1, new int[600]));

    assertThatThrownBy(() -> receive(frame(9, 0, 1, new int[600])))
        .isInstanceOf(HeadersTooLargeException.class);
  }

  @Test
  void c14_emptyFramesCountAsWell() throws IOException {
    receive(frame(1, 0, 1, 0x88));

    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 2000; i++) {
                receive(frame(9, 0, 1));
              }
            })
        .isInstanceOf(HeadersTooLargeException.class);
  }

  @Test
  void c14_interimAnswersCountTogetherWithTheAnswerTheyAnnounce() throws IOException {
    receive(frame(1, 4, 1, new int[600]));

    assertThatThrownBy(() -> receive(frame(1, 4, 1, new int[600])))
        .isInstanceOf(HeadersTooLargeException.class);
  }

  @Test
  void theHeadersOfManyAnswersAreCountedForEach() throws IOException {
    for (int i = 0; i < 10; i++) {
      receive(frame(1, 4, 2 * i + 1, new int[600]));
    }
    assertThat(watch.hasSettings()).isTrue();
  }
}
