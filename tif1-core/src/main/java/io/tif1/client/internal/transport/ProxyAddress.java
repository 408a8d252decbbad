package io.tif1.client.internal.transport;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * A proxy as settings and variables write it. Pure.
 *
 * @param proxy where it is; its name is looked up when it is connected to
 * @param authorization the value of {@code Proxy-Authorization} to send; null for none
 */
record ProxyAddress(Proxy proxy, @Nullable String authorization) {
  static final ProxyAddress DIRECT = new ProxyAddress(Proxy.NO_PROXY, null);

  private static final int HTTP_PORT = 80;
  private static final int SOCKS_PORT = 1080;
  private static final Pattern USER_INFO = Pattern.compile("(?<=//|^)[^/]*@");

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
    try {
      var uri = new URI(text.contains("://") ? text : "http://" + text);
      var type = type(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT));
      var path = String.valueOf(uri.getRawPath());
      if (type == null || uri.getHost() == null || uri.getPort() > 65535 || path.length() > 1) {
        throw refused(from, text);
      }
      var authorization = authorization(uri.getRawUserInfo());
      if (type == Proxy.Type.SOCKS && authorization != null) {
        throw refused(from, text);
      }
      int port = uri.getPort() > 0 ? uri.getPort() : defaultPort(type);
      var address = InetSocketAddress.createUnresolved(bare(uri.getHost()), port);
      return new ProxyAddress(new Proxy(type, address), authorization);
    } catch (URISyntaxException e) {
      // Not kept as the cause: its message repeats the text, and so the password.
      throw refused(from, text);
    }
  }

  private static Proxy.@Nullable Type type(String scheme) {
    return switch (scheme) {
      case "http" -> Proxy.Type.HTTP;
      case "socks", "socks4", "socks4a", "socks5", "socks5h" -> Proxy.Type.SOCKS;
      default -> null;
    };
  }

  private static int defaultPort(Proxy.Type type) {
    return type == Proxy.Type.SOCKS ? SOCKS_PORT : HTTP_PORT;
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static @Nullable String authorization(@Nullable String userInfo) {
    if (userInfo == null) {
      return null;
    }
    int colon = userInfo.indexOf(':');
    var user = colon < 0 ? userInfo : userInfo.substring(0, colon);
    var password = colon < 0 ? "" : userInfo.substring(colon + 1);
    return Credentials.basic(decoded(user), decoded(password), StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    // A plus stands for itself in user information.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static IllegalArgumentException refused(String from, String text) {
    return new IllegalArgumentException(
        from
            + " is \""
            + USER_INFO.matcher(text).replaceAll("***@")
            + "\", which names no proxy this client can use. Allowed are"
            + " http://[user:password@]host:port, socks5://host:port and direct.");
  }

  /** Without the password. */
  @Override
  public String toString() {
    return proxy + (authorization == null ? "" : " with a password");
  }
}
