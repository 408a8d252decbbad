package io.tif1.client.internal.transport;

import io.tif1.client.ProxyChoice;
import io.tif1.client.ProxyChoice.Direct;
import io.tif1.client.ProxyChoice.Scheme;
import io.tif1.client.ProxyChoice.Via;
import io.tif1.client.internal.pipe.CallbackException;
import io.tif1.client.internal.runtime.OwnLock;
import io.tif1.client.internal.transport.proxy.Way;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy a request goes through. The first of these that says anything decides:
 *
 * <ol>
 *   <li>the setting {@code proxy}: an address or {@code direct}, for every host, loopback included
 *   <li>this machine ({@code localhost}, 127.0.0.0/8, ::1): directly
 *   <li>the JVM: {@code https.proxyHost}, {@code http.nonProxyHosts} and its kin, or a {@link
 *       ProxySelector} that the program has installed
 *   <li>the environment: {@code https_proxy}, {@code HTTPS_PROXY}, {@code all_proxy}, {@code
 *       ALL_PROXY}, unless {@code no_proxy} or {@code NO_PROXY} names the host ({@link NoProxy}).
 *       Lower case wins, as it does for curl.
 *   <li>directly
 * </ol>
 *
 * <p>What names a proxy and is not understood is an error, never a direct connection. All are read
 * again for each connection, so that changes hold at once. Safe for use by multiple threads.
 */
public final class Proxies {
  private static final String HTTPS_PROXY = "https_proxy";
  private static final String ALL_PROXY = "all_proxy";

  private final Supplier<ProxyChoice> setting;
  private final Function<String, @Nullable String> environment;
  private final Function<String, @Nullable String> properties;
  private final Supplier<@Nullable ProxySelector> jvm;

  /**
   * Over sources of its own, for tests.
   *
   * @param environment null for a variable that is not set
   * @param properties null for a property that is not set
   * @param jvm null if the JVM has none
   */
  Proxies(
      Supplier<ProxyChoice> setting,
      Function<String, @Nullable String> environment,
      Function<String, @Nullable String> properties,
      Supplier<@Nullable ProxySelector> jvm) {
    this.setting = setting;
    this.environment = environment;
    this.properties = properties;
    this.jvm = jvm;
  }

  /** Over this process: its environment, its system properties, its default selector. */
  public static Proxies ofProcess(Supplier<ProxyChoice> setting) {
    return new Proxies(setting, System::getenv, System::getProperty, ProxySelector::getDefault);
  }

  /**
   * Checks what names a proxy, so that a client is not opened whose requests would all fail.
   *
   * @throws IllegalArgumentException if the properties or the variable that would be used are not
   *     understood; the message says which, what is allowed and what to do
   */
  public void check() {
    if (!(setting.get() instanceof ProxyChoice.FromEnvironment)) {
      return;
    }
    checkProperties("https.proxy");
    checkProperties("socksProxy");
    if (!isSet("https.proxyHost") && !isSet("socksProxyHost")) {
      Variable used = variable();
      if (used != null) {
        used.way();
      }
    }
  }

  private void checkProperties(String prefix) {
    String host = properties.apply(prefix + "Host");
    String port = properties.apply(prefix + "Port");
    if (host == null || host.isBlank()) {
      return;
    }
    String bare = host.strip();
    if (bare.indexOf(':') >= 0 && !bare.startsWith("[")) {
      bare = "[" + bare + "]"; // an IPv6 address, or not understood
    }
    boolean understood = bare.indexOf('@') < 0;
    if (understood) {
      try {
        String text = bare + (port == null || port.isBlank() ? "" : ":" + port.strip());
        understood = ProxyChoice.of(prefix, text) instanceof Via;
      } catch (IllegalArgumentException e) {
        understood = false;
      }
    }
    if (!understood) {
      throw new IllegalArgumentException(
          "the JVM's properties "
              + prefix
              + "Host and "
              + prefix
              + "Port must be a host and a number from 1 to 65535, and are not; correct them or"
              + " set the setting proxy, to direct if no proxy is to be used");
    }
  }

  /**
   * The ways to try, in this order; at least one. May run code of the program's.
   *
   * @throws IllegalArgumentException if what names the proxy is not understood
   */
  List<Way> ways(HttpUrl url) {
    ProxyChoice set = setting.get();
    if (set instanceof Via via) {
      return List.of(new Way(via, "the setting proxy"));
    }
    if (set instanceof Direct || NoProxy.isLoopback(url.host())) {
      return List.of(Way.DIRECT);
    }
    List<Way> ofJvm = ofJvm(url);
    return ofJvm == null ? List.of(ofEnvironment(url)) : ofJvm;
  }

  /** Whether nothing but the direct way is named. */
  boolean isDirect(HttpUrl url) {
    return ProxyRoute.of(url, false, this).isDirect();
  }

  /**
   * What the JVM decides; null if it has no opinion. Without properties its selector says "direct"
   * for lack of one; with them it means it.
   */
  private @Nullable List<Way> ofJvm(HttpUrl url) {
    ProxySelector selector = jvm.get();
    if (selector == null) {
      return null;
    }
    URI uri = url.uri();
    List<Proxy> selected;
    OwnLock.assertNoneHeld("a proxy selector");
    try {
      selected = selector.select(uri);
    } catch (Throwable thrown) {
      throw new CallbackException("proxy selector", selector, thrown);
    }
    boolean direct =
        selected == null || selected.stream().allMatch(p -> p.type() == Proxy.Type.DIRECT);
    if (!direct) {
      String from = "the JVM's proxy selector, " + selector.getClass().getName();
      return selected.stream().map(proxy -> way(proxy, from)).toList();
    }
    boolean meant = isSet(uri.getScheme() + ".proxyHost") || isSet("socksProxyHost");
    return meant ? List.of(Way.DIRECT) : null;
  }

  private Way way(Proxy proxy, String from) {
    if (proxy.type() == Proxy.Type.DIRECT) {
      return Way.DIRECT;
    }
    if (!(proxy.address() instanceof InetSocketAddress address)
        || address.getPort() < 1
        || address.getHostString().isEmpty()) {
      throw new IllegalArgumentException(
          from + " named the proxy " + proxy + ", which has no host and port; correct it");
    }
    String host =
        address.getAddress() == null
            ? address.getHostString()
            : address.getAddress().getHostAddress();
    boolean socks = proxy.type() == Proxy.Type.SOCKS;
    String user = socks ? properties.apply("java.net.socks.username") : null;
    String password = socks ? properties.apply("java.net.socks.password") : null;
    Scheme scheme = socks ? Scheme.SOCKS5H : Scheme.HTTP;
    return new Way(new Via(scheme, host, address.getPort(), user, password), from);
  }

  private boolean isSet(String property) {
    String value = properties.apply(property);
    return value != null && !value.isBlank();
  }

  private Way ofEnvironment(HttpUrl url) {
    Variable not = variable("no_proxy");
    if (not != null && NoProxy.parse(not.value).matches(url.host(), url.port())) {
      return Way.DIRECT;
    }
    // Plain http_proxy is not looked at: beyond this machine the client speaks https only.
    Variable used = url.isHttps() ? variable() : variable(ALL_PROXY);
    return used == null ? Way.DIRECT : used.way();
  }

  private record Variable(String name, String value) {
    Way way() {
      String from = "the variable " + name;
      ProxyChoice choice;
      try {
        choice = ProxyChoice.of(from, value);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            e.getMessage()
                + "; correct it, or set the setting proxy (TIF1_PROXY), to direct if no proxy is to"
                + " be used",
            e);
      }
      return choice instanceof Via via ? new Way(via, from) : Way.DIRECT;
    }
  }

  /** The one that counts for https. */
  private @Nullable Variable variable() {
    Variable https = variable(HTTPS_PROXY);
    return https == null ? variable(ALL_PROXY) : https;
  }

  private @Nullable Variable variable(String lowerCase) {
    for (String name : List.of(lowerCase, lowerCase.toUpperCase(Locale.ROOT))) {
      String value = environment.apply(name);
      if (value != null && !value.isBlank()) {
        return new Variable(name, value);
      }
    }
    return null;
  }
}
