package io.tif1.client.internal.transport.proxy;

import io.tif1.client.ProxyChoice.Scheme;
import io.tif1.client.ProxyChoice.Via;
import io.tif1.client.internal.transport.proxy.ProxyException.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes one tunnel through one proxy: connects, shakes hands where the proxy speaks TLS, logs in,
 * and names the server. Whatever goes wrong is a {@link ProxyException}, unless the connection was
 * cancelled. Blocks; used by one thread.
 */
public final class Tunnel {
  private final Context context;
  private final Way way;
  private final String host;
  private final int port;
  private final @Nullable InetAddress address;
  private final Connector connector;

  /** What all tunnels of a client share. */
  public record Context(
      SSLSocketFactory tls,
      ProxyLogins logins,
      Supplier<String> userAgent,
      Function<IOException, String> words) {}

  /** Whom the tunnel is made for. */
  public interface Connector {
    /**
     * A connection to the proxy, over TCP.
     *
     * @throws IOException in whose message the proxy is not named yet
     */
    Socket connect(Via via) throws IOException;

    /**
     * What the proxy owes from now on.
     *
     * @param owed what it has not done if this takes too long, to follow its name
     * @param maybeServer whether the server behind it may be the reason
     */
    void waitsFor(String owed, boolean maybeServer);

    /** Whether nobody waits for the tunnel any more. */
    boolean isCancelled();
  }

  /**
   * @param way through a proxy
   * @param host of the server behind it
   * @param address of the server; null if the proxy is to look it up
   */
  public Tunnel(
      Context context,
      Way way,
      String host,
      int port,
      @Nullable InetAddress address,
      Connector connector) {
    this.context = context;
    this.way = way;
    this.host = host;
    this.port = port;
    this.address = address;
    this.connector = connector;
  }

  /** The connection whose streams are the tunnel's. */
  public Socket open() throws IOException {
    Via via = way.via();
    if (via == null) {
      throw new IllegalStateException("no tunnel leads past all proxies");
    }
    return open(via, way.from());
  }

  private Socket open(Via via, String from) throws IOException {
    BooleanSupplier cancelled = connector::isCancelled;
    connector.waitsFor("had not answered the login of another connection", false);
    context.logins.begin(via, cancelled);
    Via withLogin;
    try {
      Object made = attempt(via);
      if (made instanceof Socket socket) {
        context.logins.accepted(via);
        return socket;
      }
      String realm = (String) made;
      withLogin = ProgramsLogin.of(via, realm);
      if (withLogin == null) {
        throw Words.noLogin(via, "HTTP 407");
      }
    } catch (IOException e) {
      throw told(via, from, e);
    } finally {
      context.logins.ended(via);
    }
    return open(withLogin, "the program's java.net.Authenticator");
  }

  private ProxyException told(Via via, String from, IOException e) throws IOException {
    if (connector.isCancelled()) {
      throw e;
    }
    ProxyException problem = problem(e);
    var whole =
        new ProxyException(
            problem.kind(), named(via, from) + problem.getMessage(), problem.getCause());
    if (problem.kind() == Kind.REFUSES_US) {
      context.logins.refused(via, whole);
    }
    return whole;
  }

  /** The beginning of a message. */
  public static String named(Via via, String from) {
    return "the proxy " + via + " (from " + from + ") ";
  }

  private ProxyException problem(IOException e) {
    if (e instanceof ProxyException known) {
      return known;
    }
    if (isMistrust(e)) {
      return new ProxyException(
          Kind.REFUSES_US,
          "did not show a certificate that can be trusted: " + context.words.apply(e),
          e);
    }
    if (e instanceof EOFException) {
      return new ProxyException(Kind.DOWN, "closed the connection without an answer", e);
    }
    return new ProxyException(Kind.DOWN, "failed: " + context.words.apply(e), e);
  }

  private static boolean isMistrust(IOException e) {
    if (!(e instanceof SSLException)) {
      return false;
    }
    Throwable at = e;
    for (int depth = 0; at != null && depth < 8; depth++) {
      if (at instanceof CertificateException || at instanceof CertPathValidatorException) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }

  /** The tunnel, or the realm that wants a login. */
  private Object attempt(Via via) throws IOException {
    connector.waitsFor("took no connection", false);
    Socket tcp = connector.connect(via);
    Socket socket = tcp;
    boolean made = false;
    try {
      if (via.scheme() == Scheme.HTTPS) {
        connector.waitsFor("did not finish the TLS handshake", false);
        socket = secure(via, tcp);
      }
      if (Way.isSocks(via)) {
        connector.waitsFor("did not make a tunnel to " + target(), true);
        new Socks5(via, host, port, address)
            .open(socket.getInputStream(), socket.getOutputStream());
        made = true;
        return socket;
      }
      connector.waitsFor("did not answer CONNECT " + target(), true);
      String realm =
          new HttpConnect(via, target(), context.userAgent.get())
              .open(socket.getInputStream(), socket.getOutputStream());
      made = realm == null;
      return realm == null ? socket : realm;
    } finally {
      if (!made) {
        tcp.close();
      }
    }
  }

  private Socket secure(Via via, Socket tcp) throws IOException {
    var secure = (SSLSocket) context.tls.createSocket(tcp, via.host(), via.port(), true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }

  private String target() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
