package io.tif1.client.internal.dns;

import java.net.IDN;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What can be told from a host name alone. Pure. */
final class HostNames {
  /**
   * Top-level names that are not in the public DNS: reserved by RFC 2606, 6761, 6762, 7686, 8375
   * and 9476, by ICANN ({@code internal}), or used in so many private networks that ICANN will not
   * delegate them ({@code lan}, {@code home}, {@code corp}, {@code mail}). Asking a public server
   * for them is pointless and tells it how a network looks inside.
   */
  private static final Set<String> PRIVATE =
      Set.of(
          "localhost",
          "test",
          "local",
          "internal",
          "invalid",
          "onion",
          "alt",
          "lan",
          "home",
          "corp",
          "mail",
          "intranet",
          "private");

  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

  private HostNames() {}

  /** The name in lower-case ASCII; international labels in their {@code xn--} form. */
  static String ascii(String host) throws UnknownHostException {
    if (host.isBlank()) {
      throw new UnknownHostException("The host name is empty.");
    }
    try {
      return (host.indexOf(':') >= 0 ? host : IDN.toASCII(host)).toLowerCase(Locale.ROOT);
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
   * Whether the name means something on this machine or in this network only: literals, names of
   * one label, names under {@link #PRIVATE} or {@code home.arpa}, and names whose last label is a
   * number, which the public DNS does not have.
   */
  static boolean isLocal(String host) {
    if (isLiteral(host)) {
      return true;
    }
    var name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    var lastDot = name.lastIndexOf('.');
    if (lastDot < 0 || name.endsWith(".home.arpa")) {
      return true;
    }
    var top = name.substring(lastDot + 1);
    return PRIVATE.contains(top) || top.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
