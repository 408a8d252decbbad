package io.tif1.client;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which way requests leave this machine: the setting {@code proxy}, read. Immutable.
 *
 * @since 0.1
 */
public sealed interface ProxyChoice {
  /**
   * Reads {@code direct} or the address of a proxy: {@code [scheme://][user:password@]host[:port]}.
   *
   * <ul>
   *   <li>The scheme is {@code http} (the default), {@code https}, {@code socks5} or {@code
   *       socks5h}.
   *   <li>The port is 80, 443 for {@code https} and 1080 for SOCKS unless given.
   *   <li>An IPv6 address stands in brackets.
   *   <li>What would end the user name or the password ({@code : / @ ? # %}) is percent-encoded.
   * </ul>
   *
   * @param what what the text was set by, for the message, such as {@code the variable HTTPS_PROXY}
   * @param text not empty
   * @throws IllegalArgumentException if any part of it is not understood; the message says which
   *     and does not repeat a user name or password
   */
  static ProxyChoice of(String what, String text) {
    try {
      return ProxyText.parse(text);
    } catch (BadValueException e) {
      throw new IllegalArgumentException(
          what + " must be " + ProxyText.ALLOWED + ", but " + e.detail(), e);
    }
  }

  /**
   * What the machine says: the JVM's proxy properties, then {@code HTTPS_PROXY} and {@code
   * NO_PROXY}. The default.
   */
  record FromEnvironment() implements ProxyChoice {}

  /** No proxy, whatever the machine says. */
  record Direct() implements ProxyChoice {}

  /**
   * A proxy.
   *
   * @param scheme what is spoken to it
   * @param host name or address; an IPv6 address without brackets
   * @param port 1 to 65535
   * @param user null if the proxy asks for none
   * @param password null if there is none; {@link #toString} shows neither
   */
  record Via(Scheme scheme, String host, int port, @Nullable String user, @Nullable String password)
      implements ProxyChoice {
    @Override
    public String toString() {
      return scheme.text()
          + "://"
          + (user == null ? "" : "***@")
          + (host.indexOf(':') < 0 ? host : "[" + host + "]")
          + ":"
          + port;
    }
  }

  /** What is spoken to a proxy. */
  enum Scheme {
    /** HTTP: a tunnel for each connection, by {@code CONNECT}. */
    HTTP(80),
    /** The same within TLS; the proxy shows a certificate for its name. */
    HTTPS(443),
    /** SOCKS version 5; the client looks up hosts. */
    SOCKS5(1080),
    /** SOCKS version 5; the proxy looks up hosts. */
    SOCKS5H(1080);

    private final int port;

    Scheme(int port) {
      this.port = port;
    }

    /** The port where none is given. */
    public int port() {
      return port;
    }

    /** As addresses write it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
