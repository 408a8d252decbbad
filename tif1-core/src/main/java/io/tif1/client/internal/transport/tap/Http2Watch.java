package io.tif1.client.internal.transport.tap;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows the frames of a client's connection of HTTP/2 (RFC 9113), as far as it takes to know how
 * many requests the server lets be under way, why it resets streams and says GOAWAY, and how large
 * its headers are. Safe for use by multiple threads: one that reads and one at a time that writes.
 */
public final class Http2Watch {
  /** What a server means that states no limit. */
  public static final int NO_LIMIT = Integer.MAX_VALUE;

  private static final int PREFACE_BYTES = 24;
  private static final int HEAD_BYTES = 9;

  /** More of a control frame is not looked at. */
  private static final int PAYLOAD_KEPT = 600;

  private static final int MOST_STREAMS_KEPT = 1000;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PUSH_PROMISE = 5;
  private static final int GOAWAY = 7;
  private static final int CONTINUATION = 9;
  private static final int DATA = 0;
  private static final int ACK = 1;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int MAX_CONCURRENT_STREAMS = 3;

  private final int mostHeaderBytes;
  private final Incoming incoming = new Incoming();
  private final Outgoing outgoing = new Outgoing();

  // Each a fact for itself, seen by whoever asks; no lock, since it is asked under others.
  private volatile boolean hasSettings;
  private volatile int maxStreams = NO_LIMIT;
  private volatile int statedStreams = NO_LIMIT;
  private volatile int lastRequest;
  private volatile @Nullable GoAway goAway;
  private final Map<Integer, Http2Code> resets = new ConcurrentHashMap<>();

  /** Of streams on which headers have come, until they end. */
  private final Map<Integer, Integer> headerBytes = new ConcurrentHashMap<>();

  /**
   * @param mostHeaderBytes of one answer, compressed
   */
  public Http2Watch(int mostHeaderBytes) {
    this.mostHeaderBytes = mostHeaderBytes;
  }

  /**
   * The server takes no more requests.
   *
   * @param lastStream it has not acted upon any stream above this
   */
  public record GoAway(int lastStream, Http2Code code) {}

  /**
   * This has come.
   *
   * @return whether it tells anything that is asked of this object
   * @throws HeadersTooLargeException if headers go on beyond what is accepted
   */
  public boolean received(byte[] bytes, int from, int count) throws IOException {
    incoming.news = false;
    incoming.feed(bytes, from, count);
    return incoming.news;
  }

  /**
   * This goes out.
   *
   * @return whether it tells anything that is asked of this object
   */
  public boolean sent(byte[] bytes, int from, int count) throws IOException {
    outgoing.news = false;
    outgoing.feed(bytes, from, count);
    return outgoing.news;
  }

  /** Whether the server has stated its limits, and the client has taken note of them. */
  public boolean hasSettings() {
    return hasSettings;
  }

  /** How many requests the server lets be under way; {@link #NO_LIMIT} if it states none. */
  public int maxStreams() {
    return maxStreams;
  }

  /** The stream of the last request that went out; 0 if there was none. */
  public int lastRequest() {
    return lastRequest;
  }

  /** The last GOAWAY, or null. */
  public @Nullable GoAway goAway() {
    return goAway;
  }

  /** Why the server has reset a stream; null if it has not. */
  public @Nullable Http2Code resetOf(int stream) {
    return resets.get(stream);
  }

  /** Cuts a stream of bytes into frames. */
  private abstract static class Frames {
    private final byte[] head = new byte[HEAD_BYTES];
    private final byte[] payload = new byte[PAYLOAD_KEPT];
    private int headLength;
    private int payloadLength;
    private int length;
    private int skip;
    boolean news;

    Frames(int skip) {
      this.skip = skip;
    }

    final void feed(byte[] bytes, int from, int count) throws IOException {
      int at = from;
      int end = from + count;
      while (at < end) {
        if (skip > 0) {
          int n = Math.min(skip, end - at);
          skip -= n;
          at += n;
        } else if (headLength < HEAD_BYTES) {
          head[headLength++] = bytes[at++];
          if (headLength == HEAD_BYTES) {
            length = (head[0] & 0xFF) << 16 | (head[1] & 0xFF) << 8 | head[2] & 0xFF;
            payloadLength = 0;
            begun(head[3], head[4] & 0xFF, stream(), length);
            ended();
          }
        } else {
          int n = Math.min(length - payloadLength, end - at);
          if (payloadLength < PAYLOAD_KEPT) {
            int kept = Math.min(n, PAYLOAD_KEPT - payloadLength);
            System.arraycopy(bytes, at, payload, payloadLength, kept);
          }
          payloadLength += n;
          at += n;
          ended();
        }
      }
    }

    private int stream() {
      return number(head, 5) & 0x7FFFFFFF;
    }

    private void ended() {
      if (payloadLength == length) {
        headLength = 0;
        whole(head[3], head[4] & 0xFF, stream(), payload, Math.min(length, PAYLOAD_KEPT));
      }
    }

    /** The head of a frame has gone by. */
    abstract void begun(int type, int flags, int stream, int length) throws IOException;

    /** The whole of it has; so much of its payload was kept. */
    abstract void whole(int type, int flags, int stream, byte[] payload, int kept);
  }

  private final class Outgoing extends Frames {
    Outgoing() {
      super(PREFACE_BYTES);
    }

    @Override
    void begun(int type, int flags, int stream, int length) {
      if (type == HEADERS) {
        lastRequest = stream;
      }
    }

    @Override
    void whole(int type, int flags, int stream, byte[] payload, int kept) {
      if (type == SETTINGS && (flags & ACK) != 0) {
        maxStreams = statedStreams;
        hasSettings = true;
        news = true;
      } else if (type == RST_STREAM) {
        headerBytes.remove(stream);
      }
    }
  }

  private final class Incoming extends Frames {
    Incoming() {
      super(0);
    }

    @Override
    void begun(int type, int flags, int stream, int length) throws IOException {
      if (type != HEADERS && type != PUSH_PROMISE && type != CONTINUATION) {
        return;
      }
      if (headerBytes.size() >= MOST_STREAMS_KEPT) {
        headerBytes.clear(); // more streams than any client has open
      }
      // Interim answers and trailers count as well: a server may send them without end.
      if (headerBytes.merge(stream, Math.max(length, 1), Integer::sum) > mostHeaderBytes) {
        throw new HeadersTooLargeException(mostHeaderBytes);
      }
    }

    @Override
    void whole(int type, int flags, int stream, byte[] payload, int kept) {
      switch (type) {
        case SETTINGS -> {
          if ((flags & ACK) == 0) {
            settings(payload, kept);
            news = true;
          }
        }
        case RST_STREAM -> {
          headerBytes.remove(stream);
          if (kept >= 4) {
            if (resets.size() >= MOST_STREAMS_KEPT) {
              resets.clear();
            }
            resets.put(stream, Http2Code.of(number(payload, 0)));
          }
        }
        case GOAWAY -> {
          if (kept >= 8) {
            goAway = new GoAway(number(payload, 0) & 0x7FFFFFFF, Http2Code.of(number(payload, 4)));
            news = true;
          }
        }
        case HEADERS -> {
          // An answer: a server that has not stated any limit by now means none.
          news |= !hasSettings && (flags & END_HEADERS) != 0;
          hasSettings = true;
          endedIf((flags & END_STREAM) != 0, stream);
        }
        case DATA -> endedIf((flags & END_STREAM) != 0, stream);
        default -> {
          // Says nothing of the connection.
        }
      }
    }

    private void endedIf(boolean last, int stream) {
      if (last) {
        headerBytes.remove(stream);
      }
    }

    private void settings(byte[] payload, int kept) {
      for (int at = 0; at + 6 <= kept; at += 6) {
        if (((payload[at] & 0xFF) << 8 | payload[at + 1] & 0xFF) == MAX_CONCURRENT_STREAMS) {
          int most = number(payload, at + 2);
          statedStreams = most < 0 ? NO_LIMIT : most; // as unsigned it is more than an int holds
          // A higher limit holds once the client has taken note of it.
          maxStreams = Math.min(maxStreams, statedStreams);
        }
      }
    }
  }

  private static int number(byte[] b, int at) {
    return (b[at] & 0xFF) << 24
        | (b[at + 1] & 0xFF) << 16
        | (b[at + 2] & 0xFF) << 8
        | b[at + 3] & 0xFF;
  }
}
