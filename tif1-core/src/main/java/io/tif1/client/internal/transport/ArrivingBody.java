package io.tif1.client.internal.transport;

import io.tif1.client.internal.runtime.OwnLock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A body that comes in parts, and not more of it than is wanted. Safe for use by two threads. */
final class ArrivingBody {
  /** Room is made for so much at once; for more as it comes, whatever was announced. */
  private static final int MOST_AT_ONCE = 4 * 1024 * 1024;

  private static final int UNKNOWN_LENGTH = 64 * 1024;
  private static final int MOST_DIGITS = 18;

  private final long announced;
  private final long most;

  private final OwnLock lock = new OwnLock("ArrivingBody");

  // Guarded by the lock.
  private byte[] bytes;
  private int length;

  /**
   * @param announced negative if the length is not known
   * @param most how much of it is wanted
   */
  ArrivingBody(long announced, long most) {
    this.announced = announced;
    this.most = most;
    long first = announced < 0 ? UNKNOWN_LENGTH : Math.min(announced, most);
    this.bytes = new byte[(int) Math.min(first, MOST_AT_ONCE)];
  }

  /**
   * The length that an answer announces; negative if it announces none, or none that is a number.
   *
   * @param contentLength the values of the header, or null
   */
  static long announced(@Nullable List<String> contentLength, int status) {
    if (contentLength == null || !mayHaveBody(status)) {
      return -1;
    }
    // Equal numbers in a list are one number: RFC 9112, section 6.3.
    String said = contentLength.get(0).split(",", 2)[0].trim();
    boolean number =
        !said.isEmpty()
            && said.length() <= MOST_DIGITS
            && said.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Long.parseLong(said) : -1;
  }

  static boolean mayHaveBody(int status) {
    return status != 204 && status != 304;
  }

  void add(byte[] part, int offset, int count) {
    lock.lock();
    try {
      if (count > bytes.length - length) {
        long doubled = Math.max(2L * bytes.length, (long) length + count);
        bytes = Arrays.copyOf(bytes, (int) Math.min(doubled, Integer.MAX_VALUE - 8));
      }
      System.arraycopy(part, offset, bytes, length, count);
      length += count;
    } finally {
      lock.unlock();
    }
  }

  int length() {
    lock.lock();
    try {
      return length;
    } finally {
      lock.unlock();
    }
  }

  /** Why it is more than is wanted; null if it is not, as far as is known. */
  @Nullable String excess() {
    String what =
        length() > most
            ? "the body goes on"
            : announced > most ? "a body of " + announced + " bytes is announced" : null;
    return what == null
        ? null
        : what + ", and more than " + most + " bytes are not accepted (max_body_bytes)";
  }

  /** What has come. */
  byte[] bytes() {
    lock.lock();
    try {
      return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    } finally {
      lock.unlock();
    }
  }
}
