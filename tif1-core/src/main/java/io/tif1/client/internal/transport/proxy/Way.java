package io.tif1.client.internal.transport.proxy;

import io.tif1.client.ProxyChoice.Scheme;
import io.tif1.client.ProxyChoice.Via;
import org.jspecify.annotations.Nullable;

/**
 * One way to a server: through a proxy, or directly.
 *
 * @param via null if there is no proxy
 * @param from what named it, for messages, such as {@code the variable HTTPS_PROXY}
 */
public record Way(@Nullable Via via, String from) {
  /** Past all proxies. */
  public static final Way DIRECT = new Way(null, "");

  public boolean isDirect() {
    return via == null;
  }

  /** Whether the proxy is asked in the language of SOCKS. */
  static boolean isSocks(Via via) {
    return via.scheme() == Scheme.SOCKS5 || via.scheme() == Scheme.SOCKS5H;
  }
}
