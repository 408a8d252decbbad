package io.tif1.client.internal.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the sockets of OkHttp's connections, under the eyes of a {@link Line} each, and hands each
 * to the request that opens it, so that cancelling the request closes it whatever it is at:
 * connecting, talking to a proxy, shaking hands. OkHttp's own cancelling is lost on a connection
 * that is between two of these steps, which then waits for a silent server for ever.
 *
 * <p>OkHttp does not say for whom it wants a socket, but it announces the step on the same thread
 * just before it: {@link #opening}.
 */
@SuppressWarnings("ThreadLocalUsage") // of one client: it goes with the client
final class Sockets {
  private final ThreadLocal<TcpEvents> opening = new ThreadLocal<>();
  private final Tunnels tunnels;

  Sockets(Tunnels tunnels) {
    this.tunnels = tunnels;
  }

  /** The next socket that this thread makes is for {@code request}. */
  void opening(TcpEvents request) {
    opening.set(request);
  }

  private @Nullable TcpEvents register(Socket made) throws IOException {
    TcpEvents request = opening.get();
    opening.remove();
    if (request != null) {
      request.opened(made);
    }
    return request;
  }

  /** Plain sockets. */
  SocketFactory plain() {
    return new Plain();
  }

  /** TLS over a plain socket, by {@code tls}. */
  SSLSocketFactory secure(SSLSocketFactory tls) {
    return new Secure(tls);
  }

  private final class Plain extends SocketFactory {
    @Override
    public Socket createSocket() throws IOException {
      TcpEvents request = opening.get();
      ProxyRoute route = request == null ? null : request.route();
      Socket socket = route == null || route.isDirect() ? new LineSocket() : tunnels.socket(route);
      register(socket);
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort)
        throws IOException {
      throw unconnectedOnly();
    }
  }

  private final class Secure extends SSLSocketFactory {
    private final SSLSocketFactory tls;

    private Secure(SSLSocketFactory tls) {
      this.tls = tls;
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return tls.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(Socket raw, String host, int port, boolean autoClose)
        throws IOException {
      if (raw instanceof Lined plain) {
        plain.line().unwatch();
      }
      TcpEvents request = register(raw);
      if (request != null) {
        request.securing(raw);
      }
      return new LineTlsSocket((SSLSocket) tls.createSocket(raw, host, port, autoClose), raw);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      throw unconnectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort)
        throws IOException {
      throw unconnectedOnly();
    }
  }

  static SocketException unconnectedOnly() {
    return new SocketException("only sockets that are not connected yet are made here");
  }
}
