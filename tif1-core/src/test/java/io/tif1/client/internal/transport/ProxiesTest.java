package io.tif1.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.ProxyChoice;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
  private static final HttpUrl CDN = HttpUrl.get("https://cdn.example.com/a.json");

  private String setting = "";
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> properties = new HashMap<>();
  private @Nullable ProxySelector jvm;
  private final Proxies proxies =
      new Proxies(this::set, environment::get, properties::get, () -> jvm);

  private ProxyChoice set() {
    return setting.isEmpty()
        ? new ProxyChoice.FromEnvironment()
        : ProxyChoice.of("the setting proxy", setting);
  }

  @Test
  void nothingSetIsDirect() {
    assertThat(proxies(CDN)).containsExactly("direct");
  }

  @Test
  void settingComesFirst() {
    setting = "http://set.example:1";
    jvm = ProxySelector.of(InetSocketAddress.createUnresolved("jvm.example", 2));
    environment.put("HTTPS_PROXY", "http://env.example:3");
    assertThat(proxies(CDN)).containsExactly(http("set.example", 1));
  }

  @Test
  void settingOfDirectOverrulesAllOthers() {
    setting = "direct";
    jvm = ProxySelector.of(InetSocketAddress.createUnresolved("jvm.example", 2));
    environment.put("HTTPS_PROXY", "http://env.example:3");
    assertThat(proxies(CDN)).containsExactly("direct");
  }

  @Test
  void settingIsReadAgainForEachConnection() {
    proxies(CDN);
    setting = "http://set.example:1";
    assertThat(proxies(CDN)).containsExactly(http("set.example", 1));
  }

  @Test
  void jvmComesBeforeTheEnvironment() {
    jvm = ProxySelector.of(InetSocketAddress.createUnresolved("jvm.example", 2));
    environment.put("HTTPS_PROXY", "http://env.example:3");
    assertThat(proxies(CDN)).hasSize(1);
    assertThat(proxies(CDN)).asString().contains("jvm.example");
  }

  @Test
  void hostThatTheJvmsPropertiesExceptIsDirectWhateverTheEnvironment() {
    jvm = direct();
    properties.put("https.proxyHost", "jvm.example");
    environment.put("HTTPS_PROXY", "http://env.example:3");
    assertThat(proxies(CDN)).containsExactly("direct");
  }

  @Test
  void jvmWithoutPropertiesLeavesItToTheEnvironment() {
    jvm = direct();
    environment.put("HTTPS_PROXY", "http://env.example:3");
    assertThat(proxies(CDN)).containsExactly(http("env.example", 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})
  void variableNamesTheProxy(String variable) {
    environment.put(variable, "env.example:3");
    assertThat(proxies(CDN)).containsExactly(http("env.example", 3));
  }

  @Test
  void proxyForHttpsComesBeforeTheOneForAll() {
    environment.put("all_proxy", "all.example:3");
    environment.put("HTTPS_PROXY", "https.example:4");
    assertThat(proxies(CDN)).containsExactly(http("https.example", 4));
  }

  @Test
  void lowerCaseComesBeforeUpperCase() {
    environment.put("https_proxy", "lower.example:3");
    environment.put("HTTPS_PROXY", "upper.example:4");
    assertThat(proxies(CDN)).containsExactly(http("lower.example", 3));
  }

  @Test
  void emptyVariableIsNotSet() {
    environment.put("https_proxy", "");
    environment.put("HTTPS_PROXY", "upper.example:4");
    assertThat(proxies(CDN)).containsExactly(http("upper.example", 4));
  }

  @ParameterizedTest
  @CsvSource({"no_proxy, example.com", "NO_PROXY, *", "NO_PROXY, .example.com:443"})
  void excludedHostIsDirect(String variable, String value) {
    environment.put("HTTPS_PROXY", "http://env.example:3");
    environment.put(variable, value);
    assertThat(proxies(CDN)).containsExactly("direct");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://env.example:3", "http://env.example:x", "http://env.example/a"})
  void c11_variableThatIsNotUnderstoodIsAnErrorAndNeverDirect(String value) {
    for (String variable : List.of("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")) {
      environment.clear();
      environment.put(variable, value);
      assertThatThrownBy(proxies::check)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("the variable " + variable + " must be direct or ")
          .hasMessageContaining("correct it, or set the setting proxy");
      assertThatThrownBy(() -> proxies.ways(CDN)).isInstanceOf(IllegalArgumentException.class);
      assertThat(proxies.isDirect(CDN)).isFalse();
    }
  }

  @Test
  void c11_aVariableThatIsNotUnderstoodDoesNotShowItsPassword() {
    environment.put("HTTPS_PROXY", "ftp://me:secret@env.example:3");
    assertThatThrownBy(proxies::check)
        .hasMessageContaining("ftp://***@env.example:3")
        .hasMessageNotContaining("secret");
  }

  @Test
  void c11_theSettingOverrulesAVariableThatIsNotUnderstood() {
    environment.put("HTTPS_PROXY", "ftp://env.example:3");
    setting = "direct";
    proxies.check();
    assertThat(proxies(CDN)).containsExactly("direct");
  }

  @Test
  void aVariableThatIsNotLookedAtIsNotChecked() {
    environment.put("HTTPS_PROXY", "http://env.example:3");
    environment.put("ALL_PROXY", "ftp://other.example");
    environment.put("HTTP_PROXY", "ftp://other.example");
    proxies.check();
    assertThat(proxies(CDN)).containsExactly(http("env.example", 3));
  }

  @ParameterizedTest
  @CsvSource({
    "https.proxyHost, http://jvm.example:3, 3128",
    "https.proxyHost, jvm example, 3128",
    "https.proxyHost, jvm.example, 31x",
    "https.proxyHost, jvm.example, 0",
    "https.proxyHost, jvm.example:3128, ",
    "socksProxyHost, jvm.example, 70000",
  })
  void c11_propertiesThatAreNotUnderstoodAreAnError(String name, String host, String port) {
    properties.put(name, host);
    properties.put(name.replace("Host", "Port"), port);
    assertThatThrownBy(proxies::check)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("properties " + name);
  }

  @Test
  void propertiesWithAnIpv6AddressAreUnderstood() {
    properties.put("https.proxyHost", "2001:db8::1");
    properties.put("https.proxyPort", "3128");
    proxies.check();
  }

  @Test
  void socksOfTheJvmTakesTheLoginOfTheJvmsProperties() {
    jvm =
        new Fixed(new Proxy(Proxy.Type.SOCKS, InetSocketAddress.createUnresolved("s.example", 7)));
    properties.put("java.net.socks.username", "me");
    properties.put("java.net.socks.password", "pw");
    assertThat(proxies(CDN)).containsExactly("socks5h://***@s.example:7");
  }

  @Test
  void directAmongTheProxiesOfASelectorKeepsItsPlace() {
    jvm =
        new Fixed(
            new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("one.example", 7)),
            Proxy.NO_PROXY);
    assertThat(proxies(CDN)).containsExactly(http("one.example", 7), "direct");
    assertThat(proxies.isDirect(CDN)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8080/", "https://127.0.0.1/", "https://[::1]:8443/"})
  void thisMachineIsDirect(String url) {
    HttpUrl uri = HttpUrl.get(url);
    jvm = ProxySelector.of(InetSocketAddress.createUnresolved("jvm.example", 2));
    environment.put("ALL_PROXY", "http://env.example:3");
    assertThat(proxies(uri)).containsExactly("direct");
  }

  @Test
  void thisMachineIsReachedThroughTheProxyOfTheSetting() {
    setting = "http://set.example:1";
    assertThat(proxies(HttpUrl.get("https://localhost/"))).containsExactly(http("set.example", 1));
  }

  @Test
  void realSystemPropertiesAreObeyed() {
    System.setProperty("https.proxyHost", "192.0.2.1");
    System.setProperty("http.nonProxyHosts", "*.example.com");
    try {
      var ofProcess = Proxies.ofProcess(() -> new ProxyChoice.FromEnvironment());
      assertThat(proxies(ofProcess, CDN)).containsExactly("direct");
      assertThat(proxies(ofProcess, HttpUrl.get("https://cdn.example.net/")))
          .containsExactly("http://192.0.2.1:443");
    } finally {
      System.clearProperty("https.proxyHost");
      System.clearProperty("http.nonProxyHosts");
    }
  }

  private List<String> proxies(HttpUrl url) {
    return proxies(proxies, url);
  }

  private static List<String> proxies(Proxies proxies, HttpUrl url) {
    return proxies.ways(url).stream()
        .map(way -> way.via() == null ? "direct" : way.via().toString())
        .toList();
  }

  private static String http(String host, int port) {
    return "http://" + host + ":" + port;
  }

  private static ProxySelector direct() {
    return new Fixed(Proxy.NO_PROXY);
  }

  private static final class Fixed extends ProxySelector {
    private final List<Proxy> proxies;

    Fixed(Proxy... proxies) {
      this.proxies = List.of(proxies);
    }

    @Override
    public List<Proxy> select(URI uri) {
      return proxies;
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
