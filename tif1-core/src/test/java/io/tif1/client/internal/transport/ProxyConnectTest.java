package io.tif1.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A real tunnel through a real proxy. */
@Timeout(60)
class ProxyConnectTest {
  private final HeldCertificate certificate =
      new HeldCertificate.Builder().addSubjectAlternativeName("cdn.example.com").build();
  private final HandshakeCertificates trust =
      new HandshakeCertificates.Builder()
          .heldCertificate(certificate)
          .addTrustedCertificate(certificate.certificate())
          .build();
  private final HttpsServer server;
  private final TinyProxy proxy;
  private String setting = "";

  ProxyConnectTest() throws IOException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy = new TinyProxy(server.getAddress().getPort());
  }

  @BeforeEach
  void start() {
    server.setHttpsConfigurator(new HttpsConfigurator(trust.sslContext()));
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    setting = proxy.url();
  }

  @AfterEach
  void stop() {
    proxy.close();
    server.stop(0);
  }

  @Test
  void requestGoesThroughATunnelToTheNameOfTheHost() throws Exception {
    assertThat(status()).isEqualTo(204);
    assertThat(proxy.requests())
        .singleElement()
        .asString()
        .startsWith("CONNECT cdn.example.com:443");
  }

  @Test
  void passwordIsSentWithTheFirstRequestForATunnel() throws Exception {
    proxy.wants(Credentials.basic("me", "p@ss"));
    setting = "http://me:p%40ss@127.0.0.1:" + proxy.port();
    assertThat(status()).isEqualTo(204);
    assertThat(proxy.requests()).hasSize(1);
  }

  @Test
  void passwordIsNotSentToTheServerBehindTheProxy() throws Exception {
    setting = "http://me:p%40ss@127.0.0.1:" + proxy.port();
    try (var response = client().newCall(request()).execute()) {
      assertThat(response.networkResponse().request().header("Proxy-Authorization")).isNull();
    }
  }

  @Test
  void refusedPasswordIsNotSentAgain() {
    proxy.wants(Credentials.basic("me", "other"));
    setting = "http://me:wrong@127.0.0.1:" + proxy.port();
    assertThatThrownBy(this::status)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Failed to authenticate with proxy");
    assertThat(proxy.requests()).hasSize(1);
  }

  @Test
  void proxyThatWantsAPasswordWeDoNotHaveIsAnError() {
    proxy.wants(Credentials.basic("me", "other"));
    assertThatThrownBy(this::status)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Failed to authenticate with proxy");
  }

  private int status() throws IOException {
    try (var response = client().newCall(request()).execute()) {
      return response.code();
    }
  }

  private static Request request() {
    return new Request.Builder().url("https://cdn.example.com/a.json").build();
  }

  private OkHttpClient client() {
    var proxies = Proxies.ofProcess(() -> setting);
    return new OkHttpClient.Builder()
        .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
        .proxySelector(proxies)
        .proxyAuthenticator(proxies.authenticator())
        .build();
  }
}
