package io.tif1.client.internal.transport;

import io.tif1.client.internal.runtime.OwnLock;
import io.tif1.client.internal.transport.ConnectionGate.SharedConnection;
import io.tif1.client.internal.transport.tap.Http1Watch;
import io.tif1.client.internal.transport.tap.Http2Code;
import io.tif1.client.internal.transport.tap.Http2Watch;
import io.tif1.client.internal.transport.tap.Http2Watch.GoAway;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * One connection over TCP and what is known of it, from the bytes that go over it and from the
 * requests on it. OkHttp owns the connection; this is what it does not tell.
 */
final class Line implements SharedConnection {
  /** Of one answer. OkHttp bounds headers at about as much, over HTTP/1.1 only. */
  private static final int MOST_HEADER_BYTES = 250_000;

  final Carrier carrier = new Carrier();
  private final OwnLock lock = new OwnLock("Line");

  /**
   * Has one request after the other write its headers, so that the stream that is opened then is
   * that request's. Held while OkHttp writes, as is OkHttp's own lock on the connection.
   */
  private final Semaphore turn = new Semaphore(1);

  private volatile @Nullable Http1Watch http1;
  private volatile @Nullable Http2Watch http2;
  private volatile boolean unwatched;
  private volatile boolean heard;
  private volatile boolean retired;
  private volatile boolean over;

  // Guarded by the lock.
  private int underWay;
  private int underWayAtEnd;
  private @Nullable Runnable onChange;

  /** From now on HTTP is spoken on it: HTTP/2, or else HTTP/1.1. */
  void speaks(boolean multiplexed) {
    if (multiplexed) {
      http2 = new Http2Watch(MOST_HEADER_BYTES);
    } else {
      http1 = new Http1Watch(MOST_HEADER_BYTES);
    }
  }

  /** What goes over it is not HTTP but what carries it: the socket above this one watches. */
  void unwatch() {
    unwatched = true;
  }

  boolean isUnwatched() {
    return unwatched;
  }

  /** Asks to be told of settings, GOAWAY and the end, on a thread that must not be blocked. */
  void onChange(Runnable action) {
    lock.lock();
    try {
      onChange = action;
    } finally {
      lock.unlock();
    }
  }

  private void changed() {
    Runnable action;
    lock.lock();
    try {
      action = onChange;
    } finally {
      lock.unlock();
    }
    if (action != null) {
      OwnLock.assertNoneHeld("who waits for a connection");
      action.run();
    }
  }

  /** These bytes have come. */
  void received(byte[] bytes, int from, int count) throws IOException {
    if (unwatched) {
      return;
    }
    heard = true;
    Http1Watch messages = http1;
    if (messages != null) {
      messages.received(bytes, from, count);
    }
    Http2Watch frames = http2;
    if (frames != null && frames.received(bytes, from, count)) {
      changed();
    }
  }

  /** A part of a request is about to go out: its answer may come from now on. */
  void sends() {
    Http1Watch messages = http1;
    if (messages != null && !unwatched) {
      messages.sent();
    }
  }

  /** These bytes have gone out. */
  void sent(byte[] bytes, int from, int count) throws IOException {
    Http2Watch frames = http2;
    if (frames != null && frames.sent(bytes, from, count)) {
      changed();
    }
  }

  /** The connection has ended, whoever ended it. */
  void over() {
    lock.lock();
    try {
      if (over || unwatched) {
        return;
      }
      over = true;
      underWayAtEnd = underWay;
    } finally {
      lock.unlock();
    }
    changed();
  }

  boolean isOver() {
    return over;
  }

  /** A request is given to it. */
  void begun(long nowNanos) {
    lock.lock();
    try {
      underWay++;
    } finally {
      lock.unlock();
    }
    carrier.asked(nowNanos);
  }

  /** A request on it has ended. */
  void ended() {
    lock.lock();
    try {
      underWay--;
    } finally {
      lock.unlock();
    }
  }

  /** How many requests its end has taken with it. */
  int underWayAtEnd() {
    lock.lock();
    try {
      return underWayAtEnd;
    } finally {
      lock.unlock();
    }
  }

  /** The caller's request is the next to write its headers; waits for the one before. */
  void enterTurn() {
    turn.acquireUninterruptibly();
  }

  /**
   * The headers are written, or that has failed.
   *
   * @return the stream of the last request that went out, or 0
   */
  int leaveTurn() {
    Http2Watch frames = http2;
    int stream = frames == null ? 0 : frames.lastRequest();
    turn.release();
    return stream;
  }

  /** It has carried its share of requests: those on it end, and no more come. */
  void retire() {
    retired = true;
  }

  @Override
  public boolean isOpen() {
    return !over && !retired && goAway() == null;
  }

  /** Until the server has said how many: the one that opened the connection. */
  @Override
  public int maxStreams() {
    Http2Watch frames = http2;
    if (frames == null) {
      return 1;
    }
    if (!frames.hasSettings()) {
      return 1;
    }
    int most = frames.maxStreams();
    return most == Http2Watch.NO_LIMIT ? ConnectionGate.ENOUGH_STREAMS : most;
  }

  @Nullable GoAway goAway() {
    Http2Watch frames = http2;
    return frames == null ? null : frames.goAway();
  }

  @Nullable Http2Code resetOf(int stream) {
    Http2Watch frames = http2;
    return frames == null ? null : frames.resetOf(stream);
  }

  /** Whether something has come that nobody asked for, so that nobody may be given it. */
  boolean hasStray() {
    Http1Watch messages = http1;
    return messages != null && messages.hasStray();
  }

  /** See {@link Http1Watch#unfinishedHead}. */
  @Nullable String unfinishedHead() {
    Http1Watch messages = http1;
    return messages == null ? null : messages.unfinishedHead();
  }

  /** Whether anything at all has come on it. */
  boolean hasHeard() {
    return heard;
  }

  boolean isMultiplexed() {
    return http2 != null;
  }
}
