package io.tif1.client.internal.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The value of {@code NO_PROXY}: which hosts are reached directly. Pure; nothing is looked up.
 *
 * <pre>
 *   value = entry ((","|" ") entry)*
 *   entry = "*"                          every host
 *         | [".", "*."] name [":" port]  the name and all below it, with or without the dot
 *         | ipv4 [":" port] | ipv6 | "[" ipv6 "]" [":" port]
 *         | address "/" bits             for hosts given as literal addresses
 * </pre>
 *
 * An entry that is none of these matches nothing: the variable belongs to all programs of the
 * machine, and another one may understand it.
 */
final class NoProxy {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern WITH_PORT = Pattern.compile("(\\[.*]|[^:]*):(\\d{1,5})");

  private final List<String> entries;

  private NoProxy(List<String> entries) {
    this.entries = entries;
  }

  static NoProxy parse(String value) {
    return new NoProxy(
        Arrays.stream(value.toLowerCase(Locale.ROOT).split("[,\\s]+"))
            .filter(entry -> !entry.isEmpty())
            .toList());
  }

  /**
   * Whether the host is reached directly.
   *
   * @param host a name or a literal address, IPv6 with or without brackets
   */
  boolean matches(String host, int port) {
    var name = bare(host.toLowerCase(Locale.ROOT));
    return entries.stream().anyMatch(entry -> matches(entry, name, port));
  }

  /** Whether the host, by its name alone, is this machine. */
  static boolean isLoopback(String host) {
    var name = bare(host.toLowerCase(Locale.ROOT));
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || (isLiteral(name) && isLoopbackLiteral(name));
  }

  private static boolean isLoopbackLiteral(String literal) {
    var bytes = bytes(literal);
    try {
      return bytes.length > 0 && InetAddress.getByAddress(bytes).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(bytes.length + " bytes are an address", e);
    }
  }

  private static boolean matches(String entry, String host, int port) {
    if (entry.equals("*")) {
      return true;
    }
    int slash = entry.indexOf('/');
    if (slash > 0) {
      return inNetwork(host, entry.substring(0, slash), entry.substring(slash + 1));
    }
    var withPort = WITH_PORT.matcher(entry);
    if (withPort.matches()) {
      return Integer.parseInt(withPort.group(2)) == port && named(withPort.group(1), host);
    }
    return named(entry, host);
  }

  private static boolean named(String entry, String host) {
    var name = bare(entry);
    if (isLiteral(name) || isLiteral(host)) {
      return isLiteral(name) && isLiteral(host) && same(name, host);
    }
    var suffix = name.startsWith("*.") ? name.substring(2) : name;
    suffix = suffix.startsWith(".") ? suffix.substring(1) : suffix;
    return !suffix.isEmpty() && (host.equals(suffix) || host.endsWith("." + suffix));
  }

  private static boolean same(String one, String other) {
    var bytes = bytes(one);
    return bytes.length > 0 && Arrays.equals(bytes, bytes(other));
  }

  private static boolean inNetwork(String host, String network, String bitsText) {
    if (!isLiteral(host) || !isLiteral(bare(network)) || !bitsText.matches("\\d{1,3}")) {
      return false;
    }
    var address = bytes(host);
    var base = bytes(bare(network));
    int bits = Integer.parseInt(bitsText);
    if (base.length == 0 || address.length != base.length || bits > base.length * 8) {
      return false;
    }
    for (int i = 0; i < base.length; i++) {
      int wanted = Math.max(0, Math.min(8, bits - i * 8));
      int mask = (0xff << (8 - wanted)) & 0xff;
      if ((address[i] & mask) != (base[i] & mask)) {
        return false;
      }
    }
    return true;
  }

  private static String bare(String host) {
    var name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
  }

  private static boolean isLiteral(String host) {
    return host.indexOf(':') >= 0 || IPV4.matcher(host).matches();
  }

  /** Of a literal; none if it only looks like one. Reads the text, asks no resolver. */
  private static byte[] bytes(String literal) {
    try {
      // In brackets the JDK takes the text for a literal or refuses it.
      var text = literal.indexOf(':') >= 0 ? "[" + literal + "]" : literal;
      return validIpv4(literal) ? InetAddress.getByName(text).getAddress() : new byte[0];
    } catch (UnknownHostException e) {
      return new byte[0];
    }
  }

  private static boolean validIpv4(String literal) {
    return literal.indexOf(':') >= 0
        || Arrays.stream(literal.split("\\.")).allMatch(part -> Integer.parseInt(part) <= 255);
  }
}
