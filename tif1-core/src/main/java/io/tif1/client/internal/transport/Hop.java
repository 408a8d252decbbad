package io.tif1.client.internal.transport;

import io.tif1.client.TimeSource;
import io.tif1.client.internal.transport.ConnectionGate.Lease;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One request of an exchange, as OkHttp tells of it: when it got onto which connection, and when
 * the answer began. Written by the call's thread, read by whoever ends the exchange.
 */
final class Hop extends EventListener {
  private final TimeSource time;
  private final TransportStats stats;
  private final ConnectionGate gate;
  private final Lease lease;
  private final AtomicBoolean connectedItself = new AtomicBoolean();
  private final AtomicBoolean ended = new AtomicBoolean();

  final long begunNanos;
  private volatile boolean connected;
  private volatile long connectedNanos;
  private volatile boolean headers;
  private volatile long headersNanos;
  private volatile String protocol = "";
  private volatile boolean reused;

  Hop(TimeSource time, TransportStats stats, ConnectionGate gate, Lease lease) {
    this.time = time;
    this.stats = stats;
    this.gate = gate;
    this.lease = lease;
    this.begunNanos = time.nanoTime();
  }

  @Override
  public void connectEnd(
      Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol agreed) {
    stats.connectionsCreated.increment();
    connectedItself.set(true);
  }

  @Override
  public void connectionAcquired(Call call, Connection connection) {
    connectedNanos = time.nanoTime();
    connected = true;
    protocol = connection.protocol().toString();
    reused = !connectedItself.get();
    if (reused) {
      stats.connectionsReused.increment();
    }
    boolean shared = connection.protocol() == Protocol.HTTP_2;
    gate.connected(lease, shared ? () -> !connection.socket().isClosed() : null);
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    headersNanos = time.nanoTime();
    headers = true;
    stats.answered(protocol);
  }

  /** The answer came as far as it was wanted. */
  void answered() {
    ended.set(true);
  }

  /** No answer, or no whole one; has no effect once the request has ended. */
  void failed() {
    if (ended.compareAndSet(false, true)) {
      stats.failures.increment();
    }
  }

  /** Whether the answer's headers have come. */
  boolean hasHeaders() {
    return headers;
  }

  boolean isConnected() {
    return connected;
  }

  boolean isReused() {
    return reused;
  }

  String protocol() {
    return protocol;
  }

  long connectNanos() {
    return reused || !connected ? 0 : connectedNanos - begunNanos;
  }

  long firstByteNanos() {
    return headers ? headersNanos - connectedNanos : 0;
  }
}
