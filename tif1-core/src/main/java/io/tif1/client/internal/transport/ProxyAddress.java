package io.tif1.client.internal.transport;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A proxy as settings and variables write it. Pure.
 *
 * @param proxy where it is; its name is looked up when it is connected to
 * @param authorization the value of {@code Proxy-Authorization} to send; null for none
 */
record ProxyAddress(Proxy proxy, @Nullable String authorization) {
  static final ProxyAddress DIRECT = new ProxyAddress(Proxy.NO_PROXY, null);

  private static final int SOCKS_PORT = 1080;

  /**
   * Reads {@code [scheme://][user:password@]host[:port]} or {@code direct}. The scheme is {@code
   * http} unless it says {@code socks5} (or {@code socks5h}, {@code socks4}, {@code socks4a},
   * {@code socks}); the port is 80, for SOCKS 1080, unless given. User and password may be
   * percent-encoded.
   *
   * @param from what the value was set by, for the message
   * @throws IllegalArgumentException if it is none; the message does not repeat a password
   */
  static ProxyAddress parse(String from, String value) {
    var text = value.strip();
    if (text.equalsIgnoreCase("direct")) {
      return DIRECT;
    }
    int schemeEnd = text.indexOf("://");
    var type = type(schemeEnd < 0 ? "http" : text.substring(0, schemeEnd));
    var rest = schemeEnd < 0 ? text : text.substring(schemeEnd + 3);
    var url = HttpUrl.parse("http://" + rest);
    if (type == null || url == null || !url.encodedPath().equals("/") || url.query() != null) {
      throw refused(from, text);
    }
    boolean withUser = !url.username().isEmpty();
    if (withUser && type == Proxy.Type.SOCKS) {
      throw refused(from, text);
    }
    // Without a port each scheme gives its own.
    boolean withPort = url.port() == HttpUrl.get("https://" + rest).port();
    int port = type == Proxy.Type.SOCKS && !withPort ? SOCKS_PORT : url.port();
    var proxy = new Proxy(type, InetSocketAddress.createUnresolved(url.host(), port));
    return new ProxyAddress(
        proxy,
        withUser
            ? Credentials.basic(url.username(), url.password(), StandardCharsets.UTF_8)
            : null);
  }

  private static Proxy.@Nullable Type type(String scheme) {
    return switch (scheme.toLowerCase(Locale.ROOT)) {
      case "http" -> Proxy.Type.HTTP;
      case "socks", "socks4", "socks4a", "socks5", "socks5h" -> Proxy.Type.SOCKS;
      default -> null;
    };
  }

  private static IllegalArgumentException refused(String from, String text) {
    int scheme = text.indexOf("://");
    // What stands before a "://" may be a password too.
    boolean isScheme = scheme > 0 && text.substring(0, scheme).matches("[a-zA-Z0-9+.-]+");
    int userFrom = isScheme ? scheme + 3 : 0;
    int userTo = Math.max(userFrom, text.lastIndexOf('@'));
    var shown = text.substring(0, userFrom) + (userTo > userFrom ? "***" : "");
    return new IllegalArgumentException(
        from
            + " is \""
            + shown
            + text.substring(userTo)
            + "\", which names no proxy this client can use. Allowed are"
            + " http://[user:password@]host:port, socks5://host:port and direct.");
  }

  /** Without the password. */
  @Override
  public String toString() {
    return proxy + (authorization == null ? "" : " with a password");
  }
}
