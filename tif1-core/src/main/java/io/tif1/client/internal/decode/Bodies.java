package io.tif1.client.internal.decode;

import io.tif1.client.internal.decode.Codings.Coding;
import io.tif1.client.internal.pipe.Answer;
import io.tif1.client.internal.pipe.BadBodyException;
import io.tif1.client.internal.pipe.Body;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;

/**
 * Bodies as they were before the transport encoded them. Keeps one inflater for each thread that is
 * decoding at the same time; they hold memory outside the heap, so they are ended with the client.
 */
public final class Bodies implements AutoCloseable {
  private final ConcurrentLinkedQueue<Inflation> idle = new ConcurrentLinkedQueue<>();
  private final LongSupplier maxBytes;
  private volatile boolean closed;

  /**
   * @param maxBytes how large a body may be when decompressed
   */
  public Bodies(LongSupplier maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** What to do with the plain bytes {@code [0, length)}; they are not valid afterwards. */
  interface Use<T> {
    T apply(byte[] bytes, int length);
  }

  /** Hands the plain body to {@code use}. */
  <T> T decode(Body received, Use<T> use) throws BadBodyException {
    List<Coding> codings = Codings.of(received.encoding());
    byte[] body = received.bytes();
    if (codings.isEmpty()) {
      if (body.length > maxBytes.getAsLong()) {
        throw Inflation.tooLarge(maxBytes.getAsLong());
      }
      return use.apply(body, body.length);
    }
    Inflation inflation = idle.poll();
    if (inflation == null) {
      inflation = new Inflation();
    }
    try {
      for (int i = codings.size() - 1; i >= 0; i--) { // the last one done is the first undone
        inflation.inflate(body, codings.get(i), maxBytes.getAsLong());
        if (i > 0) {
          body = Arrays.copyOf(inflation.buffer(), inflation.length());
        }
      }
      return use.apply(inflation.buffer(), inflation.length());
    } finally {
      idle.add(inflation);
      if (closed) {
        close();
      }
    }
  }

  /** The plain body of an answer of any kind, copied. */
  public byte[] plain(Answer answer) throws java.io.IOException {
    try {
      return decode(Body.of(answer), Arrays::copyOf);
    } catch (BadBodyException e) {
      throw new java.io.IOException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Inflation one = idle.poll(); one != null; one = idle.poll()) {
      one.close();
    }
  }
}
