package io.tif1.client;

import org.jspecify.annotations.Nullable;

/**
 * Which way requests leave this machine: the setting {@code proxy}, read. Immutable.
 *
 * @since 0.1
 */
public sealed interface ProxyChoice {
  /**
   * What the machine says: the JVM's proxy properties, then {@code HTTPS_PROXY} and {@code
   * NO_PROXY}. The default.
   */
  record FromEnvironment() implements ProxyChoice {}

  /** No proxy, whatever the machine says. */
  record Direct() implements ProxyChoice {}

  /**
   * An HTTP proxy.
   *
   * @param host name or address; an IPv6 address without brackets
   * @param port 1 to 65535
   * @param user null if the proxy asks for none
   * @param password null if there is none; {@link #toString} shows neither
   */
  record Via(String host, int port, @Nullable String user, @Nullable String password)
      implements ProxyChoice {
    @Override
    public String toString() {
      return "http://" + (user == null ? "" : "***@") + host + ":" + port;
    }
  }
}
