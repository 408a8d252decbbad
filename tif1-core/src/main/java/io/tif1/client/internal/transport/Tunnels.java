package io.tif1.client.internal.transport;

import io.tif1.client.TimeSource;
import io.tif1.client.internal.transport.proxy.ProxyLogins;
import io.tif1.client.internal.transport.proxy.Tunnel;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Proxies, below OkHttp: it believes that it connects directly, and the socket that it is given
 * leads through a tunnel. OkHttp's own tunnels wait for a body that the proxy's answer announces,
 * know neither SOCKS logins nor TLS to the proxy, and do not tell the proxy's failures from the
 * server's.
 *
 * <p>What belongs to which request is passed on by thread: OkHttp announces each step on the thread
 * that takes it.
 */
@SuppressWarnings("ThreadLocalUsage") // of one client: it goes with the client
final class Tunnels {
  private final ThreadLocal<ProxyRoute> lookingUp = new ThreadLocal<>();
  private final Proxies proxies;
  private final AddressMemory addresses;
  private final ProxyLogins logins;
  private final Tunnel.Context context;

  /**
   * @param addresses finds proxies, and servers where it is not the proxy that does
   * @param tls for proxies that speak it
   */
  Tunnels(
      Proxies proxies,
      AddressMemory addresses,
      SSLSocketFactory tls,
      Supplier<String> userAgent,
      TimeSource time) {
    this.proxies = proxies;
    this.addresses = addresses;
    this.logins = new ProxyLogins(time);
    this.context = new Tunnel.Context(tls, logins, userAgent, e -> Problems.describe(e, false, 0));
  }

  /**
   * Which way a request to {@code url} goes; may run code of the program's.
   *
   * @param publicOnly whether the server must not be on this machine or in a private network
   */
  ProxyRoute route(HttpUrl url, boolean publicOnly) {
    return ProxyRoute.of(url, publicOnly, proxies);
  }

  /** The next look-up on this thread is for a request on {@code route}. */
  void lookingUp(@Nullable ProxyRoute route) {
    lookingUp.set(route);
  }

  /**
   * Looks up no server that is behind a proxy: it may have no address here. Others are found by
   * {@code direct}.
   */
  Dns dns(Dns direct) {
    return new Lookup(this, direct);
  }

  /** Two of the same are equal, so that OkHttp shares connections between them. */
  private record Lookup(Tunnels tunnels, Dns direct) implements Dns {
    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
      ProxyRoute route = tunnels.lookingUp.get();
      tunnels.lookingUp.remove();
      return route == null || route.isDirect()
          ? direct.lookup(host)
          : List.of(InetAddress.getByAddress(host, new byte[4]));
    }
  }

  /** A socket that connects on {@code route}, whatever address it is told. */
  TunnelSocket socket(ProxyRoute route) {
    return new TunnelSocket(route, context, addresses, logins::wake);
  }
}
