package io.tif1.client.internal.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Hosts of this machine or a private network, told by their names or literal addresses alone. */
final class PrivateHosts {
  /** Digits and dots, or an address of IPv6 in brackets: nothing that would be looked up. */
  private static final Pattern LITERAL =
      Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]?");

  private static final Set<String> SUFFIXES =
      Set.of("localhost", "local", "internal", "intranet", "lan", "corp", "home", "arpa", "test");

  private PrivateHosts() {}

  /** Whether {@code host} cannot be a server of the public internet. */
  static boolean isPrivate(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (LITERAL.matcher(name).matches()) {
      return isPrivateAddress(name.replaceAll("[\\[\\]]", ""));
    }
    String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    int dot = bare.lastIndexOf('.');
    return dot < 0 || SUFFIXES.contains(bare.substring(dot + 1));
  }

  private static boolean isPrivateAddress(String literal) {
    InetAddress address;
    try {
      address = InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      return true; // no address at all: nothing to be sent after
    }
    return isPrivate(address);
  }

  /** Loopback, link-local, private (RFC 1918, RFC 4193), shared (RFC 6598) or unspecified. */
  static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
    boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xC0) == 64;
    return address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isAnyLocalAddress()
        || uniqueLocal
        || shared;
  }
}
