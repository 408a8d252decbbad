package io.tif1.client.internal.transport;

import io.tif1.client.internal.transport.BodyReader.TooLargeException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A body that comes in parts, and not more of it than is wanted. For one thread at a time. */
final class ArrivingBody {
  /** A Content-Length is believed up to here: room for more is made as it comes. */
  private static final int BELIEVED = 4 * 1024 * 1024;

  private static final int UNKNOWN_LENGTH = 64 * 1024;
  private static final int MOST_DIGITS = 18;

  private final long announced;
  private final long most;
  private byte[] bytes;
  private int length;
  private @Nullable TooLargeException tooLarge;

  private ArrivingBody(long announced, long most) {
    this.announced = announced;
    this.most = most;
    this.bytes = new byte[(int) Math.min(announced < 0 ? UNKNOWN_LENGTH : announced, BELIEVED)];
    if (announced > most) {
      tooLarge =
          new TooLargeException(
              "a body of " + announced + " bytes is announced", most, new byte[0]);
    }
  }

  /**
   * @param contentLength the values of the header; null, or none that is a number: not known
   */
  static ArrivingBody announced(@Nullable List<String> contentLength, long most, int status) {
    String said = contentLength == null ? "" : contentLength.get(0).trim();
    boolean number =
        !said.isEmpty()
            && said.length() <= MOST_DIGITS
            && said.chars().allMatch(c -> c >= '0' && c <= '9');
    boolean counts = number && BodyReader.mayHaveBody(status);
    return new ArrivingBody(counts ? Long.parseLong(said) : -1, most);
  }

  void add(byte[] part) {
    if (tooLarge != null) {
      return;
    }
    if (part.length > bytes.length - length) {
      long doubled = Math.max(2L * bytes.length, (long) length + part.length);
      bytes = Arrays.copyOf(bytes, (int) Math.min(doubled, Integer.MAX_VALUE - 8));
    }
    System.arraycopy(part, 0, bytes, length, part.length);
    length += part.length;
    if (length > most) {
      tooLarge = new TooLargeException("the body goes on", most, whole());
    }
  }

  int length() {
    return length;
  }

  /** Negative if it was not. */
  long announced() {
    return announced;
  }

  /** Whether it is not what was announced. */
  boolean isShort() {
    return announced >= 0 && length != announced;
  }

  boolean isTooLarge() {
    return tooLarge != null;
  }

  /**
   * @throws TooLargeException if there is more than was wanted
   */
  byte[] take() throws TooLargeException {
    if (tooLarge != null) {
      throw tooLarge;
    }
    return whole();
  }

  private byte[] whole() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }
}
