package io.tif1.client.internal.dns;

import io.tif1.client.internal.runtime.PrivateHosts;
import java.net.IDN;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/** What can be told from a host name alone. Pure. */
final class HostNames {
  /** Of a whole name (RFC 1035, section 2.3.4: 255 bytes on the wire). */
  private static final int MAX_LENGTH = 253;

  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

  private HostNames() {}

  /** The name in lower-case ASCII; international labels in their {@code xn--} form. */
  static String ascii(String host) throws UnknownHostException {
    if (host.isBlank()) {
      throw new UnknownHostException("The host name is empty.");
    }
    try {
      var ascii = (host.indexOf(':') >= 0 ? host : IDN.toASCII(host)).toLowerCase(Locale.ROOT);
      if (ascii.length() > MAX_LENGTH + (ascii.endsWith(".") ? 1 : 0)) {
        throw new IllegalArgumentException(
            "it has %d characters, at most %d are allowed".formatted(ascii.length(), MAX_LENGTH));
      }
      return ascii;
    } catch (IllegalArgumentException e) {
      var unknown =
          new UnknownHostException(
              "\"" + host + "\" cannot be a host name (" + e.getMessage() + "). Check the URL.");
      unknown.initCause(e);
      throw unknown;
    }
  }

  /** Whether the text is an address already: dotted IPv4, or IPv6 as URLs and sockets write it. */
  static boolean isLiteral(String host) {
    return host.indexOf(':') >= 0 || IPV4.matcher(host).matches();
  }

  /**
   * Whether the name means something on this machine or in this network only. Asking a public
   * server for it is pointless and tells it how a network looks inside.
   */
  static boolean isLocal(String host) {
    return isLiteral(host) || PrivateHosts.isPrivateName(host);
  }
}
