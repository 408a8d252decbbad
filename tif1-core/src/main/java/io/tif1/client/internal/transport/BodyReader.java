package io.tif1.client.internal.transport;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.Arrays;
import java.util.function.LongConsumer;
import okhttp3.Response;
import okio.BufferedSource;

/** Reads a body whole, as received, and not more of it than is wanted. */
final class BodyReader {
  /** How much of the body of an error is looked at. */
  static final long ENOUGH_OF_AN_ERROR = 64 * 1024;

  /** A Content-Length is believed up to here: room for more is made as it comes. */
  private static final int BELIEVED = 4 * 1024 * 1024;

  private static final int UNKNOWN_LENGTH = 64 * 1024;

  private BodyReader() {}

  /**
   * @param progress told how many bytes have come
   * @throws TooLargeException if the body has more than {@code most} bytes
   * @throws IOException if it is cut short
   */
  static byte[] read(Response response, long most, LongConsumer progress) throws IOException {
    long announced = response.body().contentLength();
    if (announced > most) {
      throw new TooLargeException(
          "a body of " + announced + " bytes is announced", most, new byte[0]);
    }
    BufferedSource source = response.body().source();
    int first = announced < 0 ? UNKNOWN_LENGTH : (int) Math.min(announced, BELIEVED);
    byte[] body = new byte[Math.max(first, 1)];
    int length = 0;
    while (true) {
      if (length == body.length) {
        if (length == announced && source.exhausted()) {
          break;
        }
        body = Arrays.copyOf(body, (int) Math.min(2L * body.length, Math.max(most + 1, 2)));
      }
      int n = source.read(body, length, body.length - length);
      if (n < 0) {
        break;
      }
      length += n;
      progress.accept(length);
      if (length > most) {
        throw new TooLargeException("the body goes on", most, Arrays.copyOf(body, length));
      }
    }
    if (announced >= 0 && length != announced && mayHaveBody(response.code())) {
      // OkHttp looks after this over HTTP/1.1 only.
      throw new ProtocolException("expected " + announced + " bytes, as announced");
    }
    return length == body.length ? body : Arrays.copyOf(body, length);
  }

  static boolean mayHaveBody(int status) {
    return status != 204 && status != 304;
  }

  /** More than was wanted. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    private final byte[] beginning;

    TooLargeException(String what, long most, byte[] beginning) {
      super(what + ", and more than " + most + " bytes are not accepted (max_body_bytes)");
      this.beginning = beginning;
    }

    /** What had come by then. */
    byte[] beginning() {
      return beginning;
    }
  }
}
