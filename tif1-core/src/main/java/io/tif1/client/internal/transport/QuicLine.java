package io.tif1.client.internal.transport;

import io.tif1.client.TimeSource;
import io.tif1.client.TimeSource.Cancellable;
import io.tif1.client.internal.runtime.OwnLock;
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

  private final OwnLock lock = new OwnLock("QuicLine");

  // Guarded by the lock.
  private int active;
  private boolean closed;
  private @Nullable Cancellable idling;

  /** Which timer counts: one that is set, or rings, with another number is late. */
  private long timers;

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
  int take() {
    int room = maxStreams();
    int most = mostRequests.getAsInt();
    int number;
    Cancellable stopped;
    lock.lock();
    try {
      if (retired || active >= room) {
        return 0;
      }
      stopped = takeTimer();
      active++;
      number = carrier.count();
      if (number >= most) {
        retired = true;
      }
    } finally {
      lock.unlock();
    }
    cancel(stopped);
    return number;
  }

  /** Whether it takes a request now. */
  boolean hasRoom() {
    int room = maxStreams();
    lock.lock();
    try {
      return !retired && active < room;
    } finally {
      lock.unlock();
    }
  }

  /** A request that was taken has ended. */
  void done() {
    boolean last;
    lock.lock();
    try {
      active--;
      last = active == 0 && retired;
    } finally {
      lock.unlock();
    }
    if (last) {
      close();
    } else {
      idle();
    }
  }

  /** Nobody may be on it: if so, it is closed unless somebody comes in time. */
  void idle() {
    long mine;
    lock.lock();
    try {
      if (closed || retired || active > 0) {
        return;
      }
      mine = ++timers;
    } finally {
      lock.unlock();
    }
    // Without the lock: it may be a caller's code.
    Cancellable timer = time.schedule(() -> closeIfIdle(mine), keepAlive.get());
    Cancellable unwanted = timer;
    lock.lock();
    try {
      if (mine == timers) { // else somebody has come meanwhile, or come and gone
        unwanted = idling;
        idling = timer;
      }
    } finally {
      lock.unlock();
    }
    cancel(unwanted);
  }

  private void closeIfIdle(long timer) {
    lock.lock();
    try {
      if (timer != timers) {
        return;
      }
      retired = true;
    } finally {
      lock.unlock();
    }
    close();
  }

  /** Takes no more requests; those on it end. */
  void retire() {
    boolean empty;
    Cancellable stopped;
    lock.lock();
    try {
      retired = true;
      stopped = takeTimer();
      empty = active == 0;
    } finally {
      lock.unlock();
    }
    cancel(stopped);
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
    Cancellable stopped;
    lock.lock();
    try {
      retired = true;
      closed = true;
      stopped = takeTimer();
    } finally {
      lock.unlock();
    }
    cancel(stopped);
    connection.close();
  }

  /** With the lock held; what it returns is to be cancelled without it. */
  private @Nullable Cancellable takeTimer() {
    timers++;
    Cancellable timer = idling;
    idling = null;
    return timer;
  }

  private static void cancel(@Nullable Cancellable timer) {
    if (timer != null) {
      timer.cancel();
    }
  }
}
