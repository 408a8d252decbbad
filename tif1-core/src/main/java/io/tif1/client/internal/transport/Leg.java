package io.tif1.client.internal.transport;

import io.tif1.client.internal.pipe.AttemptFailure.PoolState;
import io.tif1.client.internal.transport.proxy.ProxyException;
import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request of an exchange on its way over a {@link Wire}. Tells its {@link Arrival} what comes
 * of it. Counted as what it came to, once. Safe for use by multiple threads.
 */
interface Leg {
  /** Sends the request once there is a connection for it. Called once. */
  void begin();

  /** Ends it; the arrival hears no more of it. Harmless at any time. */
  void cancel();

  /** Ends it as {@link #cancel} does, but as one that was answered. */
  void enough();

  /**
   * The exchange has timed out. What that says of the connection or the address is remembered, so
   * that no other request is sent into it. To be followed by {@link #cancel}.
   */
  void timedOut();

  /** Whether it has come to no connection because this process can start no more threads. */
  default boolean lacksThreads() {
    return false;
  }

  /** The connection will do for no other request to this origin. */
  void avoidConnection();

  /** When it began to wait for its connection. */
  long begunNanos();

  /** As events and statistics name it; empty as long as there is no connection. */
  String protocol();

  boolean isReused();

  /** The server's address; null if it is not known, as behind a proxy. */
  @Nullable InetAddress peer();

  boolean isConnected();

  /**
   * What it waits for before it can be sent, in words: a connection that another request opens or
   * that others use. Null if it does not.
   */
  @Nullable String waitsFor();

  /** The state of the pool if it waits for a free connection; null if it does not. */
  @Nullable PoolState poolIfWaiting(Duration waited);

  /** What a proxy on the way has not done in time; null if it is not waited for. */
  @Nullable ProxyException overdueProxy(Duration timeout);

  /** Whether the answer's headers have come. */
  boolean hasHeaders();

  long connectNanos();

  long firstByteNanos();
}
