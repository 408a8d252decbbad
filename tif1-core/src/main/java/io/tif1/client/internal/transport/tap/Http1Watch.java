package io.tif1.client.internal.transport.tap;

import io.tif1.client.internal.runtime.OwnLock;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Follows the answers on a connection of HTTP/1.1, byte by byte, as far as it takes to tell where
 * one ends (RFC 9112, section 6). What comes when none is owed belongs to no request: the
 * connection must not be used again (section 9.2). Bounds the size of headers. Safe for use by
 * multiple threads.
 */
public final class Http1Watch {
  private static final int LONGEST_LINE_KEPT = 256;

  private enum State {
    /** No request is unanswered. */
    IDLE,
    HEAD,
    BODY,
    CHUNK_SIZE,
    CHUNK,
    CHUNK_END,
    TRAILER,
    UNTIL_CLOSE
  }

  private final int mostHeaderBytes;
  private final byte[] line = new byte[LONGEST_LINE_KEPT];

  private final OwnLock lock = new OwnLock("Http1Watch");

  // Guarded by the lock.
  private State state = State.IDLE;
  private boolean stray;
  private int lineLength;
  private int headBytes;
  private boolean firstLine;
  private int status;
  private long length;
  private boolean chunked;
  private boolean coded;
  private long left;

  /**
   * @param mostHeaderBytes of one answer
   */
  public Http1Watch(int mostHeaderBytes) {
    this.mostHeaderBytes = mostHeaderBytes;
  }

  /** A part of a request goes out: if none was unanswered, an answer is owed from now on. */
  public void sent() {
    lock.lock();
    try {
      if (state == State.IDLE) {
        headBytes = 0;
        beginHead();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * What has come of an answer whose headers have not ended: the beginning of its first line, or
   * nothing if that line is whole. Null if nothing at all has come of an answer.
   */
  public @Nullable String unfinishedHead() {
    lock.lock();
    try {
      if (state != State.HEAD || headBytes == 0) {
        return null;
      }
      int kept = firstLine ? Math.min(lineLength, LONGEST_LINE_KEPT) : 0;
      return new String(line, 0, kept, StandardCharsets.ISO_8859_1);
    } finally {
      lock.unlock();
    }
  }

  /** Whether something has come that nobody asked for. */
  public boolean hasStray() {
    lock.lock();
    try {
      return stray;
    } finally {
      lock.unlock();
    }
  }

  /**
   * This has come.
   *
   * @throws HeadersTooLargeException if headers go on beyond what is accepted
   */
  public void received(byte[] bytes, int from, int count) throws HeadersTooLargeException {
    lock.lock();
    try {
      int at = from;
      int end = from + count;
      while (at < end) {
        switch (state) {
          case IDLE -> {
            stray = true;
            return;
          }
          case UNTIL_CLOSE -> {
            return;
          }
          case BODY, CHUNK -> {
            int n = (int) Math.min(left, end - at);
            at += n;
            left -= n;
            if (left == 0) {
              state = state == State.BODY ? State.IDLE : State.CHUNK_END;
            }
          }
          default -> character(bytes[at++]);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void beginHead() {
    state = State.HEAD;
    lineLength = 0;
    firstLine = true;
    status = 0;
    length = -1;
    chunked = false;
    coded = false;
  }

  private void character(byte b) throws HeadersTooLargeException {
    if (++headBytes > mostHeaderBytes) {
      throw new HeadersTooLargeException(mostHeaderBytes);
    }
    if (b != '\n') {
      if (lineLength < LONGEST_LINE_KEPT) {
        line[lineLength] = b;
      }
      lineLength++;
      return;
    }
    int kept = Math.min(lineLength, LONGEST_LINE_KEPT);
    String text = new String(line, 0, kept, StandardCharsets.ISO_8859_1).trim();
    lineLength = 0;
    switch (state) {
      case HEAD -> {
        if (!text.isEmpty() || firstLine) {
          headLine(text);
        } else {
          endOfHead();
        }
      }
      case CHUNK_SIZE -> chunkSize(text);
      case CHUNK_END -> nextChunk();
      default -> {
        if (text.isEmpty()) {
          state = State.IDLE; // the end of the trailers
        }
      }
    }
  }

  private void headLine(String text) {
    if (firstLine) {
      firstLine = false;
      String[] parts = text.split(" +", 3);
      status = parts.length > 1 && parts[1].matches("\\d{3}") ? Integer.parseInt(parts[1]) : 0;
      return;
    }
    int colon = text.indexOf(':');
    if (colon < 0) {
      return;
    }
    String name = text.substring(0, colon).trim().toLowerCase(Locale.ROOT);
    String value = text.substring(colon + 1).trim();
    if (name.equals("content-length")) {
      length = value.matches("\\d{1,18}") ? Long.parseLong(value) : -1;
    } else if (name.equals("transfer-encoding")) {
      chunked = value.equalsIgnoreCase("chunked");
      coded = !chunked;
    }
  }

  private void endOfHead() {
    if (status >= 100 && status < 200 && status != 101) {
      beginHead(); // the real one follows, and is bounded together with this one
    } else if (status == 204 || status == 304) {
      state = State.IDLE;
    } else if (chunked) {
      nextChunk();
    } else if (length >= 0 && !coded) {
      left = length;
      state = length == 0 ? State.IDLE : State.BODY;
    } else {
      state = State.UNTIL_CLOSE;
    }
  }

  private void nextChunk() {
    headBytes = 0;
    state = State.CHUNK_SIZE;
  }

  private void chunkSize(String text) {
    int semicolon = text.indexOf(';');
    String digits = (semicolon < 0 ? text : text.substring(0, semicolon)).trim();
    if (!digits.matches("[0-9a-fA-F]{1,15}")) {
      state = State.UNTIL_CLOSE; // nothing that could be used again
      return;
    }
    left = Long.parseLong(digits, 16);
    headBytes = 0;
    state = left == 0 ? State.TRAILER : State.CHUNK;
  }
}
