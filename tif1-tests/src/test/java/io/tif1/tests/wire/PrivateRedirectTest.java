package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.FetchFailedException;
import io.tif1.testkit.DohServer;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import io.tif1.testkit.ServerCertificate;
import io.tif1.tests.support.World;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Redirects to names that resolve to addresses of this machine. The CDN is a public one where it is
 * reached through a proxy, which hides that it is on this machine, too.
 */
@Isolated("sets the JVM's proxy selector")
class PrivateRedirectTest {
  private static final String CDN = "cdn.race.example";
  private static final String INSIDE = "inside.race.example";

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
    doh.answer(CDN, Duration.ofMinutes(5), "127.0.0.1");
    doh.answer(INSIDE, Duration.ofMinutes(5), "127.0.0.1");
    return World.of(
        List.of(cdn), b -> b.httpResolvers(List.of("doh://" + doh.uri())).maxRetries(0));
  }

  private Fault toInside(World world) {
    return new Fault.RedirectTo(URI.create(world.url(1, "b.json").toString().replace(CDN, INSIDE)));
  }

  @Test
  void g18_aPublicServerMayNotRedirectToANameThatLeadsInside() throws IOException {
    try (ConnectProxy proxy = new ConnectProxy(cdn.port(), "");
        World world = world()) {
      ProxySelector.setDefault(new Proxied(CDN, proxy.port()));
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
    try (ConnectProxy proxy = new ConnectProxy(cdn.port(), "");
        World world = world()) {
      // The proxy by a name that the client has to look up, for both hosts.
      doh.answer("proxy.race.example", Duration.ofMinutes(5), "127.0.0.1");
      ProxySelector.setDefault(new Proxied("race.example", "proxy.race.example", proxy.port()));
      cdn.faultNext(toInside(world));

      assertThat(world.client.fetch(World.file("a.json")).sizeBytes()).isPositive();
      assertThat(proxy.requests()).hasSize(2);
    }
  }

  /** Sends what is for hosts with a name through a proxy, and the rest directly. */
  private static final class Proxied extends ProxySelector {
    private final String ending;
    private final String proxy;
    private final int port;

    Proxied(String ending, int port) {
      this(ending, "127.0.0.1", port);
    }

    Proxied(String ending, String proxy, int port) {
      this.ending = ending;
      this.proxy = proxy;
      this.port = port;
    }

    @Override
    public List<Proxy> select(URI uri) {
      return uri.getHost().endsWith(ending)
          ? List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy, port)))
          : List.of(Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {}
  }
}
