package io.tif1.tests.raw;

import io.tif1.tests.raw.RawHttp2Server.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Scripts for {@link RawHttp2Server}: servers that were met in public, or that an attacker runs.
 */
public final class Http2Scripts {
  /** Long enough for requests to be under way together, and short for whoever waits. */
  private static final Duration UNDER_WAY = Duration.ofMillis(20);

  private static final int MOST_FRAMES = 20_000;
  private static final int FRAME_BYTES = 16_384;

  private Http2Scripts() {}

  /** Answers every request well. */
  public static Script good() {
    return (connection, request) -> connection.answer(request.stream());
  }

  /** Resets every stream with {@code error}. */
  public static Script resetsAll(Http2Error error) {
    return (connection, request) -> connection.reset(request.stream(), error);
  }

  /** Resets the first stream of each connection with {@code error} and answers the others. */
  public static Script resetsFirst(Http2Error error) {
    return (connection, request) -> {
      if (request.stream() == 1) {
        connection.reset(request.stream(), error);
      } else {
        connection.answer(request.stream());
      }
    };
  }

  /** Answers a request with GOAWAY, none processed, and closes. */
  public static Script goAwayOnRequest(Http2Error error) {
    return (connection, request) -> {
      connection.goAway(0, error);
      connection.close();
    };
  }

  /** Says GOAWAY before any request and closes. */
  public static Script goAwayAtOnce(Http2Error error) {
    return new Script() {
      @Override
      public void opened(RawHttp2Connection connection) throws IOException {
        connection.send(Frames.settings());
        connection.goAway(0, error);
        connection.close();
      }

      @Override
      public void request(RawHttp2Connection connection, RawRequest request) {
        // Sent before the client has read of the end.
      }
    };
  }

  /**
   * Allows {@code most} streams at a time, as its SETTINGS say, and refuses those above; answers
   * take a moment, so that a client with more to ask has to wait.
   */
  public static Script maxConcurrentStreams(int most) {
    return new Script() {
      @Override
      public void opened(RawHttp2Connection connection) throws IOException {
        connection.send(Frames.settings(Frames.SETTINGS_MAX_CONCURRENT_STREAMS, most));
      }

      @Override
      public void request(RawHttp2Connection connection, RawRequest request) throws IOException {
        if (connection.openStreams() > most) {
          connection.reset(request.stream(), Http2Error.REFUSED_STREAM);
        } else {
          connection.answerLater(request.stream(), UNDER_WAY);
        }
      }
    };
  }

  /**
   * A request whose path is {@code poison} closes its connection under all others; the others'
   * answers take a moment.
   */
  public static Script killedBy(Predicate<String> poison) {
    return (connection, request) -> {
      if (poison.test(request.path())) {
        connection.close();
      } else {
        connection.answerLater(request.stream(), UNDER_WAY);
      }
    };
  }

  /** Sends the head of an error that promises a body, a few bytes of that, and no more. */
  public static Script stallingError(int status, String... headers) {
    return (connection, request) -> {
      String[] all = new String[headers.length + 4];
      all[0] = ":status";
      all[1] = "" + status;
      all[2] = "content-length";
      all[3] = "100";
      System.arraycopy(headers, 0, all, 4, headers.length);
      connection.send(
          Frames.headers(request.stream(), false, Frames.fields(all)),
          Frames.data(request.stream(), false, (byte) 'a', (byte) 'b', (byte) 'c'));
    };
  }

  /**
   * Answers with headers that never end, CONTINUATION after CONTINUATION, until the client has gone
   * or about 320 MB are sent.
   *
   * @param sent counts the bytes of header lines that left
   */
  public static Script continuationFlood(AtomicLong sent) {
    return flood(
        Frames.fields(":status", "200"), Frames.fields("x-flood", "a".repeat(16_000)), sent);
  }

  /**
   * The same, but each byte stands for a header: the first frame puts one into the table of HPACK,
   * and the others name it again and again.
   *
   * @param sent counts the bytes of header lines that left, before HPACK makes more of them
   */
  public static Script hpackBomb(AtomicLong sent) {
    byte[] repeated = new byte[FRAME_BYTES];
    Arrays.fill(repeated, (byte) 0xbe); // indexed, the newest entry of the table
    byte[] first = {(byte) 0x88, 0x40, 1, 'a', 1, 'b'}; // :status 200; a: b with indexing
    return flood(first, repeated, sent);
  }

  /**
   * Announces an answer again and again, by interim ones (103), until the client has gone.
   *
   * @param sent counts the bytes of header lines that left
   */
  public static Script interimFlood(AtomicLong sent) {
    byte[] hint = Frames.fields(":status", "103", "link", "a".repeat(4_000));
    return (connection, request) -> {
      byte[] next = Frames.headers(request.stream(), false, hint);
      for (int i = 0; i < MOST_FRAMES; i++) {
        connection.send(next);
        sent.addAndGet(hint.length);
      }
    };
  }

  private static Script flood(byte[] first, byte[] more, AtomicLong sent) {
    return (connection, request) -> {
      connection.send(Frames.frame(Frames.HEADERS, 0, request.stream(), first));
      byte[] next = Frames.frame(Frames.CONTINUATION, 0, request.stream(), more);
      for (int i = 0; i < MOST_FRAMES; i++) {
        connection.send(next);
        sent.addAndGet(more.length);
      }
    };
  }
}
