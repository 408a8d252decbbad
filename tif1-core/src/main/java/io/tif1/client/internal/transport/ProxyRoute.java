package io.tif1.client.internal.transport;

import io.tif1.client.internal.transport.proxy.ProxyException;
import io.tif1.client.internal.transport.proxy.ProxyException.Kind;
import io.tif1.client.internal.transport.proxy.Tunnel;
import io.tif1.client.internal.transport.proxy.Way;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The way of one request to its server, and how far its connection has come on it. Written by the
 * thread that connects, read by the one that ends the request.
 */
final class ProxyRoute {
  private final HttpUrl target;
  private final boolean publicOnly;
  private final List<Way> ways;
  private final @Nullable ProxyException problem;
  private volatile @Nullable Step step;
  private volatile @Nullable InetAddress connectingTo;

  private record Step(Way way, String owed, boolean maybeServer) {}

  private ProxyRoute(
      HttpUrl target, boolean publicOnly, List<Way> ways, @Nullable ProxyException problem) {
    this.target = target;
    this.publicOnly = publicOnly;
    this.ways = ways;
    this.problem = problem;
  }

  /**
   * As the proxies say now; may run code of the program's.
   *
   * @param publicOnly whether the server must not be on this machine or in a private network
   */
  static ProxyRoute of(HttpUrl target, boolean publicOnly, Proxies proxies) {
    try {
      return new ProxyRoute(target, publicOnly, proxies.ways(target), null);
    } catch (IllegalArgumentException e) { // set since the client was opened
      var problem = new ProxyException(Kind.REFUSES_US, String.valueOf(e.getMessage()), e);
      return new ProxyRoute(target, publicOnly, List.of(), problem);
    }
  }

  HttpUrl target() {
    return target;
  }

  /**
   * The ways to try, in this order.
   *
   * @throws ProxyException if it is not understood which
   */
  List<Way> ways() throws ProxyException {
    if (problem != null) {
      throw problem;
    }
    return ways;
  }

  /** The first proxy on it, as messages name it. */
  String proxy() {
    for (Way way : ways) {
      if (way.via() != null) {
        return Tunnel.named(way.via(), way.from());
      }
    }
    return "a proxy ";
  }

  /** Whether the server must not be on this machine or in a private network. */
  boolean isPublicOnly() {
    return publicOnly;
  }

  /** Whether no proxy is on it, so that it is OkHttp's to find the server. */
  boolean isDirect() {
    return problem == null && ways.stream().allMatch(Way::isDirect);
  }

  /** The proxy is waited for; see {@link Tunnel.Connector#waitsFor}. */
  void waitsFor(Way way, String owed, boolean maybeServer) {
    step = new Step(way, owed, maybeServer);
  }

  /** The tunnel stands, or no proxy is waited for. */
  void waitsForNoProxy() {
    step = null;
  }

  void connectingTo(@Nullable InetAddress address) {
    connectingTo = address;
  }

  /** Which address of a proxy has not taken the connection yet; null if none is waited for. */
  @Nullable InetAddress connectingTo() {
    return connectingTo;
  }

  /** What the proxy has not done within {@code timeout}; null if it is not the proxy's fault. */
  @Nullable ProxyException overdue(Duration timeout) {
    Step at = step;
    if (at == null || at.way.via() == null) {
      return null;
    }
    return new ProxyException(
        at.maybeServer ? Kind.SERVER_UNREACHABLE : Kind.DOWN,
        Tunnel.named(at.way.via(), at.way.from())
            + at.owed
            + " within the timeout of "
            + timeout.toMillis()
            + " ms",
        null);
  }
}
