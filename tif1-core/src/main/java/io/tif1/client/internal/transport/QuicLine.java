package io.tif1.client.internal.transport;

import io.tif1.client.TimeSource;
import io.tif1.client.internal.transport.ConnectionGate.SharedConnection;
import io.tif1.client.internal.transport.quic.QuicConnection;
import java.net.InetAddress;
import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The QUIC connection of an origin. It lives as one over TCP would: closed when it has lain idle
 * for {@code keepalive_timeout}, retired after {@code keepalive_max_requests}. A retired line takes
 * no more requests and is closed when the last one on it ends.
 */
final class QuicLine implements SharedConnection {
  /** As many as ride one connection over HTTP/2. */
  private static final int MOST_STREAMS = ConnectionGate.ENOUGH_STREAMS;

  final String origin;
  final QuicConnection connection;

  /** One of the addresses that were tried; a public one if there is any. */
  final InetAddress peer;

  final Carrier carrier = new Carrier();
  private final TimeSource time;
  private final Supplier<Duration> keepAlive;
  private final IntSupplier mostRequests;

  // Guarded by this.
  private int active;
  private boolean closed;
  private TimeSource.@Nullable Cancellable idling;

  private volatile boolean retired;

  QuicLine(
      String origin,
      QuicConnection connection,
      InetAddress peer,
      TimeSource time,
      Supplier<Duration> keepAlive,
      IntSupplier mostRequests) {
    this.origin = origin;
    this.connection = connection;
    this.peer = peer;
    this.time = time;
    this.keepAlive = keepAlive;
    this.mostRequests = mostRequests;
  }

  /** The name under which the gate knows it. */
  String gateName() {
    return "h3 " + origin;
  }

  /** Begins a request; which one it is, from 1, or 0 if the line takes none now. */
  synchronized int take() {
    if (!hasRoom()) {
      return 0;
    }
    stopIdling();
    active++;
    int number = carrier.count();
    if (number >= mostRequests.getAsInt()) {
      retired = true;
    }
    return number;
  }

  /** Whether it takes a request now. */
  synchronized boolean hasRoom() {
    return !retired && active < maxStreams();
  }

  /** A request that was taken has ended. */
  void done() {
    boolean last;
    synchronized (this) {
      active--;
      last = active == 0 && retired;
      if (active == 0 && !retired) {
        idle();
      }
    }
    if (last) {
      close();
    }
  }

  /** Nobody has asked yet. */
  synchronized void idle() {
    if (!closed) {
      stopIdling();
      idling = time.schedule(this::closeIfIdle, keepAlive.get());
    }
  }

  private void closeIfIdle() {
    synchronized (this) {
      if (active > 0) {
        return;
      }
      retired = true;
    }
    close();
  }

  /** Takes no more requests; those on it end. */
  void retire() {
    boolean empty;
    synchronized (this) {
      retired = true;
      stopIdling();
      empty = active == 0;
    }
    if (empty) {
      close();
    }
  }

  boolean isRetired() {
    return retired;
  }

  @Override
  public boolean isOpen() {
    return !retired;
  }

  @Override
  public int maxStreams() {
    return (int) Math.min(MOST_STREAMS, connection.mostStreams());
  }

  /** Ends it, and what is on it. */
  void close() {
    synchronized (this) {
      retired = true;
      closed = true;
      stopIdling();
    }
    connection.close();
  }

  private void stopIdling() {
    if (idling != null) {
      idling.cancel();
      idling = null;
    }
  }
}
