package io.tif1.client.internal.transport;

import io.tif1.client.TimeSource;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * What a client for DNS over HTTPS begins with: the trust and the proxy of the client that fetches,
 * and nothing else of it.
 */
@SuppressWarnings("ThreadLocalUsage") // of one client: it goes with the client
public final class DohHttp {
  private final ThreadLocal<ProxyRoute> opening = new ThreadLocal<>();
  private final Tunnels tunnels;

  private DohHttp(Tunnels tunnels) {
    this.tunnels = tunnels;
  }

  /** Makes such builders; what is given to it finds the servers and the proxy. */
  public static Function<Dns, OkHttpClient.Builder> through(
      TrustStore trust, Proxies proxies, Supplier<String> userAgent, TimeSource time) {
    return dns -> {
      var addresses = new AddressMemory(dns, time);
      var tunnels = new Tunnels(proxies, addresses, trust.socketFactory(), userAgent, time);
      var doh = new DohHttp(tunnels);
      return new OkHttpClient.Builder()
          .sslSocketFactory(trust.socketFactory(), trust.trustManager())
          .hostnameVerifier(new SameHost(new OkHttpClient().hostnameVerifier()))
          .dns(tunnels.dns(addresses))
          .proxy(Proxy.NO_PROXY) // they are below OkHttp
          .socketFactory(doh.new Plain())
          .eventListenerFactory(call -> doh.new Steps());
    };
  }

  /** Knows the way of one question. */
  private final class Steps extends EventListener {
    private volatile @Nullable ProxyRoute route;

    @Override
    public void proxySelectStart(Call call, HttpUrl url) {
      route = tunnels.route(url, false);
    }

    @Override
    public void dnsStart(Call call, String host) {
      tunnels.lookingUp(route);
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
      opening.set(route);
    }
  }

  private final class Plain extends SocketFactory {
    @Override
    public Socket createSocket() {
      ProxyRoute route = opening.get();
      opening.remove();
      return route == null || route.isDirect() ? new Socket() : tunnels.socket(route);
    }

    @Override
    public Socket createSocket(String host, int port) throws SocketException {
      throw Sockets.unconnectedOnly();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws SocketException {
      throw Sockets.unconnectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws SocketException {
      throw Sockets.unconnectedOnly();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort)
        throws SocketException {
      throw Sockets.unconnectedOnly();
    }
  }
}
