package io.tif1.client.internal.transport;

import io.tif1.client.internal.runtime.SystemTime;
import io.tif1.client.internal.transport.ConnectionGate.Permit;
import io.tif1.client.internal.transport.WireRequest.Sending;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far a {@link TcpLeg} has come, as OkHttp tells it: which addresses it tries, when it got onto
 * which connection, when the answer began. Written by the threads that connect and by the call's,
 * read by whoever ends the exchange.
 */
final class TcpEvents extends EventListener {
  private static final Logger LOG = LoggerFactory.getLogger("io.tif1.client");

  private final TcpLeg leg;
  private final TcpWire wire;
  private final AtomicBoolean onLine = new AtomicBoolean();

  // Written by the threads that connect: there may be a race of several.
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final Set<InetAddress> tried = ConcurrentHashMap.newKeySet();
  private volatile @Nullable ProxyRoute route;
  private volatile @Nullable InetAddress securing;
  private volatile long foundNanos; // by the machine's clock, as OkHttp's threads go
  private volatile boolean found;
  private volatile boolean connecting;
  private volatile boolean cancelled;
  private volatile boolean connectedItself;

  // Written by the call's thread.
  private volatile @Nullable Line line;
  private volatile boolean inTurn;
  private volatile int stream;
  private volatile long sentNanos;
  private volatile @Nullable Response answered;
  private volatile long headersNanos;
  private volatile long bytes;
  private volatile String protocol = "";
  private volatile boolean reused;
  private volatile @Nullable InetAddress peer;

  TcpEvents(TcpLeg leg) {
    this.leg = leg;
    this.wire = leg.wire;
  }

  /** The beginning of each connection. */
  @Override
  public void proxySelectStart(Call call, HttpUrl url) {
    route = wire.tunnels.route(url, leg.request.publicOnly());
    found();
  }

  @Override
  public void dnsStart(Call call, String host) {
    found = false;
    wire.tunnels.lookingUp(route);
  }

  @Override
  public void dnsEnd(Call call, String host, List<InetAddress> addresses) {
    found();
  }

  /** From now on OkHttp could connect, on a thread that it starts. */
  private void found() {
    foundNanos = SystemTime.realNanos();
    found = true;
  }

  /** Whether OkHttp has known where to connect to for so long, and has not begun to. */
  boolean isLeftUnconnected(Duration atLeast) {
    return found && !connecting && SystemTime.realNanos() - foundNanos >= atLeast.toNanos();
  }

  /** Whether a thread has begun to connect. */
  boolean isConnecting() {
    return connecting;
  }

  /** The way of its connection; null as long as none is opened for it. */
  @Nullable ProxyRoute route() {
    return route;
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    connecting = true;
    wire.sockets.opening(this);
    ProxyRoute by = route;
    if ((by == null || by.isDirect()) && address.getAddress() != null) {
      tried.add(address.getAddress());
    }
    Permit permit = leg.permit();
    if (permit != null) {
      wire.gate.connecting(permit);
    }
  }

  @Override
  public void secureConnectStart(Call call) {
    wire.sockets.opening(this);
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

  /** The handshake of TLS begins over {@code socket}. */
  void securing(Socket socket) {
    securing = socket.getInetAddress();
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
    wire.stats.connectionsCreated.increment();
    connectedItself = true;
    if (agreed != null) {
      sockets.clear(); // it stands: OkHttp's to end, or to keep for others
      if (address.getAddress() != null) {
        wire.addresses.succeeded(address.getAddress());
      }
    }
  }

  @Override
  public void connectFailed(
      Call call,
      InetSocketAddress address,
      Proxy proxy,
      @Nullable Protocol agreed,
      IOException problem) {
    InetAddress failed = address.getAddress();
    InetAddress winner = securing;
    boolean lostTheRace = connectedItself || (winner != null && !winner.equals(failed));
    // OkHttp closes the sockets of a cancelled call before it says that it is cancelled.
    boolean givenUp = cancelled || leg.isOver();
    if (!givenUp && !lostTheRace && failed != null && tried.remove(failed)) {
      wire.addresses.failed(failed);
    }
  }

  /** The time is up and there is no connection yet: what was tried until now does not answer. */
  void addressesFailed() {
    ProxyRoute by = route;
    InetAddress proxy = by == null ? null : by.connectingTo();
    if (proxy != null) {
      wire.addresses.failed(proxy);
    }
    InetAddress winner = securing;
    if (winner != null) {
      if (tried.contains(winner)) {
        wire.addresses.failed(winner);
      }
    } else {
      tried.forEach(wire.addresses::failed);
    }
  }

  @Override
  public void connectionAcquired(Call call, Connection connection) {
    sentNanos = wire.time.nanoTime();
    protocol = connection.protocol().toString();
    reused = !connectedItself;
    InetAddress reached = connection.route().socketAddress().getAddress();
    if (reached != null && !reached.isAnyLocalAddress()) { // which stands for a proxy's
      peer = reached;
    }
    if (reused) {
      wire.stats.connectionsReused.increment();
    }
    Line on = connection.socket() instanceof Lined watched ? watched.line() : new Line();
    on.onChange(wire.gate::changed);
    on.begun(sentNanos);
    onLine.set(true);
    line = on;
    Permit permit = leg.permit();
    if (permit != null) {
      wire.gate.connected(permit, on.isMultiplexed() ? on : null);
    }
  }

  void enterTurn() {
    Line on = line;
    if (on != null && on.isMultiplexed()) {
      on.enterTurn();
      inTurn = true;
    }
  }

  void leaveTurn(boolean written) {
    Line on = line;
    if (inTurn && on != null) {
      inTurn = false;
      int last = on.leaveTurn();
      stream = written ? last : 0;
    }
  }

  @Override
  public void requestHeadersEnd(Call call, Request request) {
    leaveTurn(true);
    Permit permit = leg.permit();
    if (permit != null && leg.request.sending() != Sending.FIRST) {
      wire.gate.sent(permit);
    }
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    headersNanos = wire.time.nanoTime();
    answered = response;
    heard(headersNanos);
    wire.stats.answered(protocol);
  }

  /** So much of the body has come. */
  void heardMore(long total) {
    bytes = total;
    heard(wire.time.nanoTime());
  }

  private void heard(long nowNanos) {
    Line on = line;
    if (on != null) {
      on.carrier.heard(nowNanos);
    }
  }

  /** The request is off the connection. Repeated without harm. */
  void off() {
    Line on = line;
    if (on != null && onLine.compareAndSet(true, false)) {
      on.ended();
    }
  }

  /** The connection it is on; null as long as it has none. */
  @Nullable Line line() {
    return line;
  }

  /** Its stream on an HTTP/2 connection; 0 as long as it was not sent. */
  int stream() {
    return stream;
  }

  long bytes() {
    return bytes;
  }

  boolean hasHeaders() {
    return answered != null;
  }

  /** The head of the answer; null as long as it has not come whole. */
  @Nullable Response answered() {
    return answered;
  }

  boolean isReused() {
    return reused;
  }

  /** Whether its connection was open before, or has served another request since. */
  boolean isOnProvenConnection() {
    Line on = line;
    return reused || (on != null && on.carrier.hasServed());
  }

  /** The server's address; null before it is connected, or behind a proxy. */
  @Nullable InetAddress peer() {
    return peer;
  }

  boolean isShared() {
    Line on = line;
    return on != null && on.isMultiplexed();
  }

  String protocol() {
    return protocol;
  }

  /** When the request went out. */
  long sentNanos() {
    return sentNanos;
  }

  long firstByteNanos() {
    return hasHeaders() ? headersNanos - sentNanos : 0;
  }
}
