package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.FetchFailedException;
import io.tif1.client.Tif1Config;
import io.tif1.testkit.DohServer;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import io.tif1.testkit.ServerCertificate;
import io.tif1.tests.raw.RawProxy;
import io.tif1.tests.support.Door;
import io.tif1.tests.support.World;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Redirects to names that resolve to addresses of this machine. The CDN is a public one where it is
 * reached through a proxy, which hides that it is on this machine, too.
 */
@Isolated("sets the JVM's proxy selector")
class PrivateRedirectTest {
  private static final String CDN = "cdn.race.example";
  private static final String INSIDE = "inside.race.example";
  private static final String CONNECTED = "HTTP/1.1 200 Tunnel\r\n\r\n";

  private final ProxySelector before = ProxySelector.getDefault();
  private final DohServer doh = DohServer.start();
  private final FakeCdn cdn =
      FakeCdn.builder()
          .content(World.everything())
          .host(CDN)
          .certificate(ServerCertificate.trusted(CDN, INSIDE))
          .start();

  @AfterEach
  void stop() {
    ProxySelector.setDefault(before);
    doh.close();
  }

  private World world() {
    return world(World.asIs());
  }

  private World world(UnaryOperator<Tif1Config.Builder> settings) {
    doh.answer(CDN, Duration.ofMinutes(5), "127.0.0.1");
    doh.answer(INSIDE, Duration.ofMinutes(5), "127.0.0.1");
    return World.of(
        List.of(cdn),
        b -> settings.apply(b.httpResolvers(List.of("doh://" + doh.uri())).maxRetries(0)));
  }

  private Fault toInside(World world) {
    return new Fault.RedirectTo(URI.create(world.url(1, "b.json").toString().replace(CDN, INSIDE)));
  }

  @Test
  void g18_aPublicServerMayNotRedirectToANameThatLeadsInside() throws IOException {
    try (RawProxy proxy = RawProxy.plain(RawProxy.connecting(CONNECTED));
        World world = world()) {
      ProxySelector.setDefault(through(CDN, "127.0.0.1", proxy.port()));
      cdn.faultAlways(toInside(world));

      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining(
              "a redirect from a public server into a private network: "
                  + INSIDE
                  + " is 127.0.0.1");
      assertThatThrownBy(world.client.fetchAsync(World.file("c.json"))::join)
          .hasCauseInstanceOf(FetchFailedException.class)
          .hasMessageContaining("into a private network");
      assertThat(cdn.requests()).allMatch(r -> r.header("Host").orElse(CDN).startsWith(CDN));
      assertThat(cdn.requestCount()).isEqualTo(2);
    }
  }

  /** The client finds the host itself and has the proxy connect to its address. */
  @ParameterizedTest
  @EnumSource(Door.class)
  void g18_aHostThatIsFoundForASocksProxyMayNotBeInsideEither(Door door) throws IOException {
    try (RawProxy socks = RawProxy.plain(RawProxy.socks(""));
        World world = world(b -> b.proxy(socks.url("socks5", "")))) {
      cdn.faultAlways(toInside(world));

      assertThatThrownBy(() -> door.fetch(world.client, World.file("a.json")))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining("into a private network: " + INSIDE + " is 127.0.0.1");
      assertThat(socks.asked()).containsOnlyOnce("127.0.0.1:" + cdn.port());
    }
  }

  @Test
  void g18_neitherMayOneThatIsReachedDirectlyBecauseTheProxyIsDown() throws IOException {
    int gone;
    try (RawProxy proxy = RawProxy.plain(RawProxy.connecting(CONNECTED))) {
      gone = proxy.port();
    }
    try (RawProxy proxy = RawProxy.plain(RawProxy.connecting(CONNECTED));
        World world = world()) {
      ProxySelector.setDefault(
          new Proxied(
              host ->
                  host.equals(CDN)
                      ? List.of(http("127.0.0.1", proxy.port()))
                      : List.of(http("127.0.0.1", gone), Proxy.NO_PROXY)));
      cdn.faultAlways(toInside(world));

      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining("127.0.0.1:" + gone);
      assertThat(cdn.requestCount()).isEqualTo(1);
    }
  }

  @Test
  void g18_aServerThatIsInsideItselfMay() {
    try (World world = world()) {
      cdn.faultNext(toInside(world));

      assertThat(world.client.fetch(World.file("a.json")).sizeBytes()).isPositive();
      assertThat(cdn.requestCount()).isEqualTo(2);
    }
  }

  @Test
  void g18_theProxyOnTheWayMayBeInside() throws IOException {
    try (RawProxy proxy = RawProxy.plain(RawProxy.connecting(CONNECTED));
        World world = world()) {
      // The proxy by a name that the client has to look up, for both hosts.
      doh.answer("proxy.race.example", Duration.ofMinutes(5), "127.0.0.1");
      ProxySelector.setDefault(through("race.example", "proxy.race.example", proxy.port()));
      cdn.faultNext(toInside(world));

      assertThat(world.client.fetch(World.file("a.json")).sizeBytes()).isPositive();
      assertThat(proxy.asked()).hasSize(2);
    }
  }

  private static Proxy http(String host, int port) {
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
  }

  /** What is for hosts whose names end so goes through a proxy, and the rest directly. */
  private static ProxySelector through(String ending, String proxy, int port) {
    return new Proxied(host -> List.of(host.endsWith(ending) ? http(proxy, port) : Proxy.NO_PROXY));
  }

  private static final class Proxied extends ProxySelector {
    private final Function<String, List<Proxy>> byHost;

    Proxied(Function<String, List<Proxy>> byHost) {
      this.byHost = byHost;
    }

    @Override
    public List<Proxy> select(URI uri) {
      return byHost.apply(uri.getHost());
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {}
  }
}
