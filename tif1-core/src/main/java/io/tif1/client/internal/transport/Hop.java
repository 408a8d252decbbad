package io.tif1.client.internal.transport;

import io.tif1.client.internal.transport.ConnectionGate.Lease;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request of an exchange, as OkHttp tells of it: when it got onto which connection, and when
 * the answer began. Written by the call's thread, read by whoever ends the exchange. Counted as
 * what it came to, once.
 */
final class Hop extends EventListener implements Leg {
  private static final Logger LOG = LoggerFactory.getLogger("io.tif1.client");

  private final OkHttpTransport transport;
  private final Lease lease;
  private final AtomicBoolean counted = new AtomicBoolean();

  /** The client it is sent with, whose pool it uses. */
  final OkHttpClient client;

  private final long begunNanos;

  // Written by the thread that connects; there may be a race of several.
  private volatile boolean connectedItself;

  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private volatile boolean cancelled;

  // Written by the call's thread.
  private volatile @Nullable Carrier carrier;
  private volatile long connectedNanos;
  private volatile boolean headers;
  private volatile long headersNanos;
  private volatile String protocol = "";
  private volatile boolean reused;
  private volatile @Nullable String hiddenRetryAfter;

  /** How long the exchange may take, for what stands behind its timer. */
  final Duration timeout;

  Hop(OkHttpTransport transport, OkHttpClient client, Lease lease, Duration timeout) {
    this.timeout = timeout;
    this.transport = transport;
    this.client = client;
    this.lease = lease;
    this.begunNanos = transport.time.nanoTime();
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    transport.sockets.opening(this);
    transport.gate.connecting(lease);
  }

  @Override
  public void secureConnectStart(Call call) {
    transport.sockets.opening(this);
  }

  /**
   * A socket was made for it.
   *
   * @throws IOException if the request has been cancelled; the socket is closed then
   */
  void opened(Socket socket) throws IOException {
    sockets.add(socket);
    if (cancelled) {
      closeSockets();
      throw new IOException("cancelled");
    }
  }

  @Override
  public void canceled(Call call) {
    cancelled = true;
    closeSockets();
  }

  private void closeSockets() {
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        LOG.debug("A socket that nobody needs any more could not be closed: {}", e.toString());
      }
    }
  }

  @Override
  public void connectEnd(
      Call call, InetSocketAddress address, Proxy proxy, @Nullable Protocol agreed) {
    transport.stats.connectionsCreated.increment();
    connectedItself = true;
    if (agreed != null) {
      sockets.clear(); // it stands: OkHttp's to end, or to keep for others
    }
  }

  @Override
  public void connectionAcquired(Call call, Connection connection) {
    connectedNanos = transport.time.nanoTime();
    protocol = connection.protocol().toString();
    reused = !connectedItself;
    if (reused) {
      transport.stats.connectionsReused.increment();
    }
    Carrier on = transport.carriers.of(connection, connectedNanos);
    on.asked(connectedNanos);
    carrier = on;
    transport.gate.connected(lease, isShared() ? on : null);
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    headersNanos = transport.time.nanoTime();
    headers = true;
    heard(headersNanos);
    transport.stats.answered(protocol);
  }

  /** More of the body has come. */
  void heardMore() {
    heard(transport.time.nanoTime());
  }

  private void heard(long nowNanos) {
    Carrier on = carrier;
    if (on != null) {
      on.heard(nowNanos);
    }
  }

  @Override
  public void answered() {
    counted.set(true);
  }

  /** No answer came, or not the whole of it. Has no effect on one that was answered. */
  void failed() {
    if (counted.compareAndSet(false, true)) {
      transport.stats.failures.increment();
    }
  }

  @Override
  public void abandon() {
    failed();
  }

  @Override
  public void forsakeIfSilent() {
    transport.forsakeIfSilent(this);
  }

  /** Remembers the value of a header that OkHttp must not see. */
  void hide(String retryAfter) {
    hiddenRetryAfter = retryAfter;
  }

  @Nullable String hiddenRetryAfter() {
    return hiddenRetryAfter;
  }

  @Override
  public boolean hasHeaders() {
    return headers;
  }

  @Override
  public boolean isConnected() {
    return carrier != null;
  }

  /** The connection it is on; null as long as it has none. */
  @Nullable Carrier carrier() {
    return carrier;
  }

  @Override
  public boolean isReused() {
    return reused;
  }

  /** Whether its connection was open before, or has served another request since. */
  boolean isOnProvenConnection() {
    Carrier on = carrier;
    return reused || (on != null && on.hasServed());
  }

  boolean isShared() {
    return protocol.equals(Protocol.HTTP_2.toString());
  }

  @Override
  public String protocol() {
    return protocol;
  }

  @Override
  public long begunNanos() {
    return begunNanos;
  }

  /** When the request went out. */
  long sentNanos() {
    return connectedNanos;
  }

  @Override
  public long connectNanos() {
    return reused || !isConnected() ? 0 : connectedNanos - begunNanos;
  }

  @Override
  public long firstByteNanos() {
    return headers ? headersNanos - connectedNanos : 0;
  }
}
