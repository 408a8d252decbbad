package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.handler.codec.quic.Quic;
import io.tif1.client.FetchFailedException;
import io.tif1.client.FetchFailedException.Reason;
import io.tif1.testkit.DohServer;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.HttpProtocol;
import io.tif1.testkit.ServerCertificate;
import io.tif1.testkit.ServerCertificate.Flaw;
import io.tif1.tests.raw.RawProxy;
import io.tif1.tests.support.Door;
import io.tif1.tests.support.World;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proxies over TLS and SOCKS, and what must not go around a proxy. */
class ProxySchemesTest {
  /** A name that no DNS has (RFC 6761). */
  private static final String HOST = "cdn.race.example";

  private static FakeCdn cdn(HttpProtocol... protocols) {
    return FakeCdn.builder().content(World.everything()).host(HOST).protocols(protocols).start();
  }

  private static World by(FakeCdn cdn, String proxy) {
    return World.of(
        List.of(cdn), b -> b.proxy(proxy).maxRetries(0).httpResolvers(List.of("standard")));
  }

  @ParameterizedTest
  @EnumSource
  void c11_socks5hHasTheProxyLookUpTheHost(Door door) throws IOException {
    FakeCdn cdn = cdn(HttpProtocol.HTTP_2);
    try (RawProxy proxy = RawProxy.plain(RawProxy.socks("me:p@ss"));
        World world = by(cdn, proxy.url("socks5h", "me:p%40ss@"))) {
      assertThat(door.fetch(world.client, World.file("a.json"))).isNotNull();
      assertThat(proxy.asked()).containsExactly(HOST + ":" + cdn.port());
    }
  }

  @Test
  void c11_socks5LooksUpTheHostItself() throws IOException {
    FakeCdn cdn = FakeCdn.builder().content(World.everything()).start(); // localhost
    try (RawProxy proxy = RawProxy.plain(RawProxy.socks(""));
        World world = by(cdn, proxy.url("socks5", ""))) {
      assertThat(world.client.fetch(World.file("a.json"))).isNotNull();
      assertThat(proxy.asked())
          .isNotEmpty()
          .allSatisfy(asked -> assertThat(asked).doesNotContain("localhost"));
    }
  }

  @Test
  void socksWithoutALoginWhereOneIsSetIsFine() throws IOException {
    FakeCdn cdn = cdn(HttpProtocol.HTTP_1_1);
    try (RawProxy proxy = RawProxy.plain(RawProxy.socks(""));
        World world = by(cdn, proxy.url("socks5h", "me:secret@"))) {
      assertThat(world.client.fetch(World.file("a.json"))).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"me:secret@", ""})
  void c12_aWrongLoginOfSocksIsFinalAndShownOnce(String login) throws IOException {
    try (RawProxy proxy = RawProxy.plain(RawProxy.socks("me:other"));
        World world = World.of(3, b -> b.proxy(proxy.url("socks5h", login)).maxRetries(3))) {
      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .isInstanceOfSatisfying(
              FetchFailedException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.PROXY_FAILED))
          .hasMessageContaining(String.valueOf(proxy.port()))
          .hasMessageContaining("user name and password")
          .hasMessageNotContaining("secret");
      assertThat(proxy.asked()).hasSize(1);
      assertThat(world.client.cdns()).allMatch(cdn -> cdn.failuresInARow() == 0);
    }
  }

  @Test
  void c12_anHttpProxyThatIsTakenForSocksIsToldSo() throws IOException {
    FakeCdn cdn = cdn(HttpProtocol.HTTP_2);
    try (RawProxy proxy =
            RawProxy.plain(connection -> connection.send("HTTP/1.1 400 Bad Request\r\n\r\n"));
        World world = by(cdn, proxy.url("socks5h", ""))) {
      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .hasMessageContaining("seems to be an HTTP proxy");
    }
  }

  @ParameterizedTest
  @EnumSource
  void c11_aProxyIsSpokenToWithinTls(Door door) throws IOException {
    FakeCdn cdn = cdn(HttpProtocol.HTTP_2);
    try (RawProxy proxy =
            RawProxy.secure(
                ServerCertificate.trusted(),
                RawProxy.connecting("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n"));
        World world = by(cdn, proxy.url("https", "me:p%40ss@"))) {
      assertThat(door.fetch(world.client, World.file("a.json"))).isNotNull();
      assertThat(proxy.asked()).containsExactly("CONNECT " + HOST + ":" + cdn.port() + " HTTP/1.1");
    }
  }

  @ParameterizedTest
  @EnumSource(Flaw.class)
  void c11_aProxyWhoseCertificateIsNotTrustedIsShownNoPassword(Flaw flaw) throws IOException {
    try (RawProxy proxy =
            RawProxy.secure(
                ServerCertificate.flawed(flaw), RawProxy.connecting("HTTP/1.1 200 OK\r\n\r\n"));
        World world = World.of(3, b -> b.proxy(proxy.url("https", "me:secret@")).maxRetries(3))) {
      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .isInstanceOfSatisfying(
              FetchFailedException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.PROXY_FAILED))
          .hasMessageContaining("did not show a certificate that can be trusted");
      assertThat(proxy.asked()).isEmpty();
    }
  }

  @Test
  void c11_questionsToDnsOverHttpsGoThroughTheProxyToo() throws IOException {
    FakeCdn cdn = cdn(HttpProtocol.HTTP_2);
    try (DohServer doh = DohServer.start();
        RawProxy proxy = RawProxy.plain(RawProxy.socks("me:pw"))) {
      doh.answer(HOST, Duration.ofMinutes(5), "127.0.0.1");
      try (World world =
          World.of(
              List.of(cdn),
              b ->
                  b.proxy(proxy.url("socks5", "me:pw@"))
                      .maxRetries(0)
                      .httpResolvers(List.of("doh://" + doh.uri())))) {
        assertThat(world.client.fetch(World.file("a.json"))).isNotNull();
      }
      assertThat(doh.queryCount()).isPositive();
      assertThat(proxy.asked())
          .contains("127.0.0.1:" + doh.port())
          .contains("127.0.0.1:" + cdn.port());
    }
  }

  @Test
  void c11_http3DoesNotGoAroundTheProxy() throws IOException {
    assumeTrue(Quic.isAvailable(), "waits for a native part of QUIC for this machine");
    FakeCdn cdn = cdn(HttpProtocol.HTTP_2, HttpProtocol.HTTP_3);
    try (RawProxy proxy = RawProxy.plain(RawProxy.connecting("HTTP/1.1 200 OK\r\n\r\n"));
        World world = by(cdn, proxy.url("http", ""))) {
      for (int i = 0; i < 5; i++) {
        world.client.http().get(world.url(1, "a" + i + ".json"));
      }
      assertThat(world.client.connectionStats().connectionsCreated()).isEqualTo(1);
      assertThat(world.client.connectionStats().byProtocol()).containsOnlyKeys("h2");
    }
  }
}
