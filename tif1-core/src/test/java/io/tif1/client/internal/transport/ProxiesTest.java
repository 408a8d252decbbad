package io.tif1.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
  private static final URI CDN = URI.create("https://cdn.example.com/a.json");

  private @Nullable String setting;
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> properties = new HashMap<>();
  private @Nullable ProxySelector jvm;
  private final Proxies proxies =
      new Proxies(() -> setting, environment::get, properties::get, () -> jvm);

  @Test
  void nothingSetIsDirect() {
    assertThat(proxies.select(CDN)).containsExactly(Proxy.NO_PROXY);
  }

  @Test
  void settingComesFirst() {
    setting = "http://set.example:1";
    jvm = ProxySelector.of(InetSocketAddress.createUnresolved("jvm.example", 2));
    environment.put("HTTPS_PROXY", "http://env.example:3");
    assertThat(proxies.select(CDN)).containsExactly(http("set.example", 1));
  }

  @Test
  void settingOfDirectOverrulesAllOthers() {
    setting = "direct";
    jvm = ProxySelector.of(InetSocketAddress.createUnresolved("jvm.example", 2));
    environment.put("HTTPS_PROXY", "http://env.example:3");
    assertThat(proxies.select(CDN)).containsExactly(Proxy.NO_PROXY);
  }

  @Test
  void settingIsReadAgainForEachConnection() {
    proxies.select(CDN);
    setting = "http://set.example:1";
    assertThat(proxies.select(CDN)).containsExactly(http("set.example", 1));
  }

  @Test
  void jvmComesBeforeTheEnvironment() {
    jvm = ProxySelector.of(InetSocketAddress.createUnresolved("jvm.example", 2));
    environment.put("HTTPS_PROXY", "http://env.example:3");
    assertThat(proxies.select(CDN)).extracting(Proxy::type).containsExactly(Proxy.Type.HTTP);
    assertThat(proxies.select(CDN)).asString().contains("jvm.example");
  }

  @Test
  void hostThatTheJvmsPropertiesExceptIsDirectWhateverTheEnvironment() {
    jvm = direct();
    properties.put("https.proxyHost", "jvm.example");
    environment.put("HTTPS_PROXY", "http://env.example:3");
    assertThat(proxies.select(CDN)).containsExactly(Proxy.NO_PROXY);
  }

  @Test
  void jvmWithoutPropertiesLeavesItToTheEnvironment() {
    jvm = direct();
    environment.put("HTTPS_PROXY", "http://env.example:3");
    assertThat(proxies.select(CDN)).containsExactly(http("env.example", 3));
  }

  @Test
  void selectorInstalledAsTheJvmsDefaultDoesNotAskItself() {
    jvm = proxies;
    environment.put("HTTPS_PROXY", "http://env.example:3");
    assertThat(proxies.select(CDN)).containsExactly(http("env.example", 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})
  void variableNamesTheProxy(String variable) {
    environment.put(variable, "env.example:3");
    assertThat(proxies.select(CDN)).containsExactly(http("env.example", 3));
  }

  @Test
  void proxyForHttpsComesBeforeTheOneForAll() {
    environment.put("all_proxy", "all.example:3");
    environment.put("HTTPS_PROXY", "https.example:4");
    assertThat(proxies.select(CDN)).containsExactly(http("https.example", 4));
  }

  @Test
  void lowerCaseComesBeforeUpperCase() {
    environment.put("https_proxy", "lower.example:3");
    environment.put("HTTPS_PROXY", "upper.example:4");
    assertThat(proxies.select(CDN)).containsExactly(http("lower.example", 3));
  }

  @Test
  void emptyVariableIsNotSet() {
    environment.put("https_proxy", "");
    environment.put("HTTPS_PROXY", "upper.example:4");
    assertThat(proxies.select(CDN)).containsExactly(http("upper.example", 4));
  }

  @ParameterizedTest
  @CsvSource({"no_proxy, example.com", "NO_PROXY, *", "NO_PROXY, .example.com:443"})
  void excludedHostIsDirect(String variable, String value) {
    environment.put("HTTPS_PROXY", "http://env.example:3");
    environment.put(variable, value);
    assertThat(proxies.select(CDN)).containsExactly(Proxy.NO_PROXY);
  }

  @Test
  void variableThatCannotBeUsedIsDirect() {
    environment.put("HTTPS_PROXY", "https://env.example:3");
    assertThat(proxies.select(CDN)).containsExactly(Proxy.NO_PROXY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8080/", "https://127.0.0.1/", "https://[::1]:8443/"})
  void thisMachineIsDirect(URI uri) {
    jvm = ProxySelector.of(InetSocketAddress.createUnresolved("jvm.example", 2));
    environment.put("ALL_PROXY", "http://env.example:3");
    assertThat(proxies.select(uri)).containsExactly(Proxy.NO_PROXY);
  }

  @Test
  void thisMachineIsReachedThroughTheProxyOfTheSetting() {
    setting = "http://set.example:1";
    assertThat(proxies.select(URI.create("https://localhost/")))
        .containsExactly(http("set.example", 1));
  }

  @Test
  void realSystemPropertiesAreObeyed() {
    System.setProperty("https.proxyHost", "192.0.2.1");
    System.setProperty("http.nonProxyHosts", "*.example.com");
    try {
      var ofProcess = Proxies.ofProcess(() -> null);
      assertThat(ofProcess.select(CDN)).containsExactly(Proxy.NO_PROXY);
      assertThat(ofProcess.select(URI.create("https://cdn.example.net/")))
          .extracting(Proxy::type)
          .containsExactly(Proxy.Type.HTTP);
    } finally {
      System.clearProperty("https.proxyHost");
      System.clearProperty("http.nonProxyHosts");
    }
  }

  @Test
  void settingIsCheckedByName() {
    assertThatThrownBy(() -> Proxies.check("ftp://x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The setting proxy is \"ftp://x\"");
  }

  private static Proxy http(String host, int port) {
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
  }

  private static ProxySelector direct() {
    return new ProxySelector() {
      @Override
      public List<Proxy> select(URI uri) {
        return List.of(Proxy.NO_PROXY);
      }

      @Override
      public void connectFailed(URI uri, SocketAddress address, IOException e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
