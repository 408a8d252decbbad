package io.tif1.client.internal.transport;

import io.tif1.client.internal.pipe.CallbackException;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.Authenticator;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which proxy a request goes through. The first of these that says anything decides:
 *
 * <ol>
 *   <li>the setting {@code proxy}: {@code http://[user:password@]host:port} or {@code direct}, for
 *       every host, loopback included
 *   <li>this machine ({@code localhost}, 127.0.0.0/8, ::1): directly
 *   <li>the JVM: {@code https.proxyHost}, {@code http.nonProxyHosts} and its kin, or a {@link
 *       ProxySelector} that the program has installed
 *   <li>the environment: {@code https_proxy}, {@code HTTPS_PROXY}, {@code all_proxy}, {@code
 *       ALL_PROXY}, unless {@code no_proxy} or {@code NO_PROXY} names the host ({@link NoProxy}).
 *       Lower case wins, as it does for curl.
 *   <li>directly
 * </ol>
 *
 * <p>All are read again for each connection, so that changes hold at once. Safe for use by multiple
 * threads.
 */
public final class Proxies extends ProxySelector {
  private static final Logger LOG = LoggerFactory.getLogger(Proxies.class);
  private static final String PROXY_AUTHORIZATION = "Proxy-Authorization";

  private final Supplier<@Nullable String> setting;
  private final Function<String, @Nullable String> environment;
  private final Function<String, @Nullable String> properties;
  private final Supplier<@Nullable ProxySelector> jvm;

  /** The last text of a variable that was warned of, so that it is said once. */
  private volatile String warnedOf = "";

  /**
   * Over sources of its own, for tests.
   *
   * @param setting null or blank if not set
   * @param environment null for a variable that is not set
   * @param properties null for a property that is not set
   * @param jvm null if the JVM has none
   */
  Proxies(
      Supplier<@Nullable String> setting,
      Function<String, @Nullable String> environment,
      Function<String, @Nullable String> properties,
      Supplier<@Nullable ProxySelector> jvm) {
    this.setting = setting;
    this.environment = environment;
    this.properties = properties;
    this.jvm = jvm;
  }

  /** Over this process: its environment, its system properties, its default selector. */
  public static Proxies ofProcess(Supplier<@Nullable String> setting) {
    return new Proxies(setting, System::getenv, System::getProperty, ProxySelector::getDefault);
  }

  /**
   * Checks a value for the setting {@code proxy}.
   *
   * @throws IllegalArgumentException if it names no proxy; the message says what is allowed, and
   *     does not repeat a password
   */
  public static void check(String value) {
    ProxyAddress.parse("The setting proxy", value);
  }

  @Override
  public List<Proxy> select(URI uri) {
    var own = own(uri);
    if (own != null) {
      return List.of(own.proxy());
    }
    var ofJvm = ofJvm(uri);
    return ofJvm == null ? List.of(ofEnvironment(uri).proxy()) : ofJvm;
  }

  @Override
  public void connectFailed(URI uri, SocketAddress proxy, IOException e) {
    LOG.debug("No connection to the proxy {} for {}: {}", proxy, uri.getHost(), e.toString());
  }

  /**
   * Answers proxies that ask who we are. With a user name in the setting or the variable, Basic is
   * sent with the first {@code CONNECT}, which saves a round trip; a proxy that refuses it is not
   * asked again. Otherwise the {@link java.net.Authenticator} of the program is asked, if it has
   * one.
   */
  public Authenticator authenticator() {
    return this::authenticate;
  }

  private @Nullable Request authenticate(@Nullable Route route, Response response)
      throws IOException {
    var request = response.request();
    if (route == null || request.header(PROXY_AUTHORIZATION) != null) {
      return null;
    }
    var authorization = authorization(route.proxy(), request.url().uri());
    if (authorization != null) {
      return request.newBuilder().header(PROXY_AUTHORIZATION, authorization).build();
    }
    return java.net.Authenticator.getDefault() == null
        ? null
        : Authenticator.JAVA_NET_AUTHENTICATOR.authenticate(route, response);
  }

  private @Nullable String authorization(Proxy asking, URI uri) {
    var chosen = own(uri);
    if (chosen == null && ofJvm(uri) == null) {
      chosen = ofEnvironment(uri);
    }
    return chosen != null && chosen.proxy().equals(asking) ? chosen.authorization() : null;
  }

  /** What the setting or the kind of host decides; null if neither does. */
  private @Nullable ProxyAddress own(URI uri) {
    var set = setting.get();
    if (set != null && !set.isBlank()) {
      return ProxyAddress.parse("The setting proxy", set);
    }
    return NoProxy.isLoopback(host(uri)) ? ProxyAddress.DIRECT : null;
  }

  /**
   * What the JVM decides; null if it has no opinion. Without properties its selector says "direct"
   * for lack of one; with them it means it.
   */
  private @Nullable List<Proxy> ofJvm(URI uri) {
    var selector = jvm.get();
    if (selector == null || selector == this) {
      return null;
    }
    List<Proxy> selected;
    try {
      selected = selector.select(uri);
    } catch (Throwable thrown) {
      throw new CallbackException("proxy selector", selector, thrown);
    }
    boolean direct =
        selected == null || selected.stream().allMatch(p -> p.type() == Proxy.Type.DIRECT);
    if (!direct) {
      return selected;
    }
    boolean meant = isSet(uri.getScheme() + ".proxyHost") || isSet("socksProxyHost");
    return meant ? List.of(Proxy.NO_PROXY) : null;
  }

  private boolean isSet(String property) {
    var value = properties.apply(property);
    return value != null && !value.isBlank();
  }

  private ProxyAddress ofEnvironment(URI uri) {
    var not = variable("no_proxy");
    if (not != null && NoProxy.parse(not.value).matches(host(uri), port(uri))) {
      return ProxyAddress.DIRECT;
    }
    // Plain http_proxy is not looked at: beyond this machine the client speaks https only.
    var https = "https".equalsIgnoreCase(uri.getScheme()) ? variable("https_proxy") : null;
    var used = https == null ? variable("all_proxy") : https;
    return used == null ? ProxyAddress.DIRECT : lenient(used);
  }

  private record Variable(String name, String value) {}

  private @Nullable Variable variable(String lowerCase) {
    for (var name : List.of(lowerCase, lowerCase.toUpperCase(Locale.ROOT))) {
      var value = environment.apply(name);
      if (value != null && !value.isBlank()) {
        return new Variable(name, value);
      }
    }
    return null;
  }

  /** A variable is set for all programs; one that we cannot use must not stop this one. */
  private ProxyAddress lenient(Variable variable) {
    try {
      return ProxyAddress.parse("The variable " + variable.name, variable.value);
    } catch (IllegalArgumentException e) {
      if (!warnedOf.equals(variable.value)) {
        warnedOf = variable.value;
        LOG.warn("{} Connecting directly; the setting proxy can name another.", e.getMessage());
      }
      return ProxyAddress.DIRECT;
    }
  }

  private static String host(URI uri) {
    var host = uri.getHost();
    return host == null ? "" : host;
  }

  private static int port(URI uri) {
    if (uri.getPort() > 0) {
      return uri.getPort();
    }
    return "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
  }
}
