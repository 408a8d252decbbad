package io.tif1.client.internal.transport;

import io.tif1.client.ProxyChoice.Scheme;
import io.tif1.client.ProxyChoice.Via;
import io.tif1.client.internal.runtime.OwnLock;
import io.tif1.client.internal.transport.proxy.ProxyException;
import io.tif1.client.internal.transport.proxy.ProxyException.Kind;
import io.tif1.client.internal.transport.proxy.Tunnel;
import io.tif1.client.internal.transport.proxy.Way;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * A socket whose connection leads through a proxy. Connecting tries the ways of its route, and the
 * addresses of each, one after the other; it leads to the server once it is connected. Everything
 * else is done by the socket within.
 */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // the locks of Socket guard its own state
final class TunnelSocket extends Socket implements Lined {
  /** For each address that is not the last: others may be waiting behind a dead one. */
  private static final int ADDRESS_MILLIS = 2_000;

  private static final int MOST_ADDRESSES = 8;

  private final Line line = new Line();
  private final ProxyRoute route;
  private final Tunnel.Context context;
  private final AddressMemory addresses;
  private final Runnable onClose;

  // Written by the thread that connects; closed by any.
  private volatile @Nullable Socket tcp;
  private volatile @Nullable Socket tunnel;
  private volatile boolean closed;
  private volatile int soTimeout;
  private volatile boolean guarded;

  /**
   * @param onClose what to do when it is closed, for who waits on its behalf
   */
  TunnelSocket(
      ProxyRoute route, Tunnel.Context context, AddressMemory addresses, Runnable onClose) {
    this.route = route;
    this.context = context;
    this.addresses = addresses;
    this.onClose = onClose;
    line.speaks(false);
  }

  @Override
  public Line line() {
    return line;
  }

  @Override
  public void connect(SocketAddress endpoint) throws IOException {
    connect(endpoint, 0);
  }

  @Override
  public void connect(SocketAddress ignored, int timeout) throws IOException {
    var problems = new ArrayList<IOException>();
    for (Way way : route.ways()) {
      try {
        Socket made = way.isDirect() ? direct(timeout) : through(way, timeout);
        tunnel = made;
        guarded = !way.isDirect() && route.target().isHttps();
        route.waitsForNoProxy();
        if (closed) {
          made.close();
          throw cancelled();
        }
        return;
      } catch (IOException e) {
        boolean isDown = way.isDirect() || (e instanceof ProxyException p && p.kind() == Kind.DOWN);
        problems.add(e);
        if (closed || !isDown) {
          break;
        }
      }
    }
    throw first(problems);
  }

  private static IOException first(List<IOException> problems) {
    IOException first = problems.get(0);
    problems.stream().skip(1).forEach(first::addSuppressed);
    return first;
  }

  private Socket direct(int timeout) throws IOException {
    route.waitsForNoProxy();
    return connected(server(), route.target().host(), route.target().port(), timeout);
  }

  /** Finds the server, where it is not the proxy that does. */
  private Dns server() {
    return route.isPublicOnly() ? new PublicDns(addresses, route.target().host()) : addresses;
  }

  private Socket through(Way way, int timeout) throws IOException {
    Via via = way.via();
    if (via == null || via.scheme() != Scheme.SOCKS5) {
      return tunnel(way, null, timeout);
    }
    route.waitsForNoProxy();
    var problems = new ArrayList<IOException>();
    for (InetAddress address : server().lookup(route.target().host())) {
      try {
        return tunnel(way, address, timeout);
      } catch (ProxyException e) {
        problems.add(e);
        if (e.kind() != Kind.SERVER_UNREACHABLE || problems.size() == MOST_ADDRESSES || closed) {
          break;
        }
      }
    }
    throw first(problems);
  }

  private Socket tunnel(Way way, @Nullable InetAddress address, int timeout) throws IOException {
    var connector =
        new Tunnel.Connector() {
          @Override
          public Socket connect(Via via) throws IOException {
            return connected(addresses, via.host(), via.port(), timeout);
          }

          @Override
          public void waitsFor(String owed, boolean maybeServer) {
            route.waitsFor(way, owed, maybeServer);
          }

          @Override
          public boolean isCancelled() {
            return closed;
          }
        };
    int port = route.target().port();
    return new Tunnel(context, way, route.target().host(), port, address, connector).open();
  }

  /** A connection over TCP to one of the host's addresses. */
  private Socket connected(Dns dns, String host, int port, int timeout) throws IOException {
    var problems = new ArrayList<IOException>();
    Set<InetAddress> tried = new HashSet<>();
    boolean more = true;
    while (more) {
      List<InetAddress> all = new ArrayList<>(dns.lookup(host));
      all.removeAll(tried);
      for (int i = 0; i < all.size() && tried.size() < MOST_ADDRESSES; i++) {
        InetAddress address = all.get(i);
        tried.add(address);
        boolean last = i == all.size() - 1;
        int millis = last || timeout > 0 && timeout < ADDRESS_MILLIS ? timeout : ADDRESS_MILLIS;
        try {
          return connected(address, port, millis);
        } catch (IOException e) {
          problems.add(e);
          if (closed) {
            throw cancelled();
          }
          addresses.failed(address);
        }
      }
      // Those that failed a short while ago are left out as long as there are others.
      more = !all.isEmpty() && addresses.hasMore(host);
    }
    if (problems.isEmpty()) {
      throw new UnknownHostException(host);
    }
    throw first(problems);
  }

  private Socket connected(InetAddress address, int port, int millis) throws IOException {
    OwnLock.assertMayBlock("connecting");
    var socket = new Socket();
    tcp = socket;
    boolean made = false;
    try {
      if (closed) {
        throw cancelled();
      }
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(soTimeout);
      route.connectingTo(address);
      socket.connect(new InetSocketAddress(address, port), millis);
      addresses.succeeded(address);
      made = true;
      return socket;
    } finally {
      route.connectingTo(null);
      if (!made) {
        socket.close();
      }
    }
  }

  private static SocketException cancelled() {
    return new SocketException("Socket closed");
  }

  private Socket within() throws SocketException {
    Socket made = tunnel;
    if (closed) {
      throw cancelled();
    }
    if (made == null) {
      throw new SocketException("Socket is not connected");
    }
    return made;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    InputStream in = within().getInputStream();
    return WatchedStreams.in(guarded ? new TunnelInput(in, route, () -> closed) : in, line);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return WatchedStreams.out(within().getOutputStream(), line);
  }

  /** OkHttp asks this before it uses a connection again. */
  @Override
  public boolean isInputShutdown() {
    Socket made = tunnel;
    if (made == null) {
      return false;
    }
    try {
      return made.isInputShutdown()
          || (!line.isUnwatched()
              && !closed
              && WatchedStreams.mustNotBeReused(line, made, made.getInputStream(), 0));
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    onClose.run();
    try {
      Socket connection = tcp;
      if (connection != null) {
        connection.close();
      }
    } finally {
      line.over();
    }
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public boolean isConnected() {
    return tunnel != null;
  }

  @Override
  public boolean isBound() {
    return tunnel != null;
  }

  @Override
  public void setSoTimeout(int millis) throws SocketException {
    soTimeout = millis;
    Socket made = tunnel;
    if (made != null) {
      made.setSoTimeout(millis);
    }
  }

  @Override
  public int getSoTimeout() {
    return soTimeout;
  }

  // From here on, what the socket within does.

  @Override
  public void setTcpNoDelay(boolean on) throws SocketException {
    within().setTcpNoDelay(on);
  }

  @Override
  public boolean getTcpNoDelay() throws SocketException {
    return within().getTcpNoDelay();
  }

  @Override
  public void shutdownInput() throws IOException {
    within().shutdownInput();
  }

  @Override
  public void shutdownOutput() throws IOException {
    within().shutdownOutput();
  }

  @Override
  public boolean isOutputShutdown() {
    Socket made = tunnel;
    return made != null && made.isOutputShutdown();
  }

  @Override
  public @Nullable InetAddress getInetAddress() {
    Socket made = tunnel;
    return made == null ? null : made.getInetAddress();
  }

  @Override
  public int getPort() {
    Socket made = tunnel;
    return made == null ? 0 : made.getPort();
  }

  @Override
  public @Nullable InetAddress getLocalAddress() {
    Socket made = tunnel;
    return made == null ? null : made.getLocalAddress();
  }

  @Override
  public int getLocalPort() {
    Socket made = tunnel;
    return made == null ? -1 : made.getLocalPort();
  }

  @Override
  public @Nullable SocketAddress getRemoteSocketAddress() {
    Socket made = tunnel;
    return made == null ? null : made.getRemoteSocketAddress();
  }

  @Override
  public @Nullable SocketAddress getLocalSocketAddress() {
    Socket made = tunnel;
    return made == null ? null : made.getLocalSocketAddress();
  }

  @Override
  public String toString() {
    return "TunnelSocket[to " + route.target().host() + ":" + route.target().port() + "]";
  }
}
