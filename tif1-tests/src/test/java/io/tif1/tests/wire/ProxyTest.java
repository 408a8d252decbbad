package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.FetchFailedException;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import io.tif1.testkit.HttpProtocol;
import io.tif1.testkit.ServerCertificate.Flaw;
import io.tif1.tests.raw.RawProxy;
import io.tif1.tests.support.World;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Through a tunnel. What NO_PROXY says is tested where there is an environment to set. */
class ProxyTest {
  private static final String HOST = "cdn.race.example";
  private static final String CONNECTED = "HTTP/1.1 200 Tunnel\r\n\r\n";
  private static final String ME = "Proxy-Authorization: Basic bWU6cEBzcw=="; // me:p@ss

  private static FakeCdn cdn(HttpProtocol... protocols) {
    return FakeCdn.builder().content(World.everything()).host(HOST).protocols(protocols).start();
  }

  private static World by(FakeCdn cdn, String proxy) {
    return World.of(List.of(cdn), b -> b.proxy(proxy).maxRetries(0));
  }

  @ParameterizedTest
  @EnumSource(
      value = HttpProtocol.class,
      names = {"HTTP_1_1", "HTTP_2"})
  void fetchesGoThroughATunnelByTheNameOfTheHost(HttpProtocol protocol) throws IOException {
    FakeCdn cdn = cdn(protocol);
    try (RawProxy proxy = RawProxy.plain(RawProxy.connecting(CONNECTED));
        World world = by(cdn, proxy.url("http", ""))) {
      world.client.fetchAll(World.files(5));

      assertThat(proxy.asked())
          .allSatisfy(head -> assertThat(head).startsWith("CONNECT " + HOST + ":" + cdn.port()));
      assertThat(cdn.requestCount()).isEqualTo(5);
    }
  }

  @Test
  void oneTunnelServesManyFetchesOverHttp2() throws IOException {
    FakeCdn cdn = cdn(HttpProtocol.HTTP_2);
    try (RawProxy proxy = RawProxy.plain(RawProxy.connecting(CONNECTED));
        World world = by(cdn, proxy.url("http", ""))) {
      world.client.fetchAll(World.files(20));

      assertThat(proxy.asked()).hasSize(1);
    }
  }

  @Test
  void nameAndPasswordAreShownToTheProxyAndNotToTheServer() throws IOException {
    FakeCdn cdn = cdn(HttpProtocol.HTTP_2);
    try (RawProxy proxy = RawProxy.plain(RawProxy.wanting(ME));
        World world = by(cdn, proxy.url("http", "me:p%40ss@"))) {
      world.client.fetch(World.file("a.json"));

      assertThat(proxy.asked()).hasSize(1);
      assertThat(cdn.requests().get(0).header("Proxy-Authorization")).isEmpty();
    }
  }

  @Test
  void aWrongPasswordIsAnErrorThatDoesNotRepeatIt() throws IOException {
    FakeCdn cdn = cdn(HttpProtocol.HTTP_2);
    try (RawProxy proxy = RawProxy.plain(RawProxy.wanting(ME));
        World world = by(cdn, proxy.url("http", "me:wrong@"))) {
      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining("refused the user name and password")
          .hasMessageNotContaining("wrong");
      assertThat(cdn.requestCount()).isZero();
    }
  }

  @Test
  void theServersCertificateIsCheckedBehindTheProxyToo() throws IOException {
    FakeCdn cdn = cdn(HttpProtocol.HTTP_2);
    cdn.faultAlways(new Fault.BadCertificate(Flaw.EXPIRED));
    try (RawProxy proxy = RawProxy.plain(RawProxy.connecting(CONNECTED));
        World world = by(cdn, proxy.url("http", ""))) {
      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .hasMessageContaining("has expired");
    }
  }

  @Test
  void aProxyThatIsNotThereIsAnErrorThatNamesIt() throws IOException {
    FakeCdn cdn = cdn(HttpProtocol.HTTP_2);
    int port;
    try (RawProxy gone = RawProxy.plain(RawProxy.connecting(CONNECTED))) {
      port = gone.port();
    }
    try (World world = by(cdn, "http://127.0.0.1:" + port)) {
      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining("could not connect")
          .hasMessageContaining(String.valueOf(port));
    }
  }
}
