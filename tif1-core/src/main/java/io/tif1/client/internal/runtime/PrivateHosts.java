package io.tif1.client.internal.runtime;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Hosts of this machine or a private network, told by their names or their addresses. Pure. */
public final class PrivateHosts {
  /** Digits and dots, or an address of IPv6 in brackets: nothing that would be looked up. */
  private static final Pattern LITERAL =
      Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]?");

  /**
   * Top-level names that are not in the public DNS: reserved by RFC 2606, 6761, 6762, 7686 and
   * 9476, by ICANN ({@code internal}), or used in so many private networks that ICANN will not
   * delegate them ({@code lan}, {@code home}, {@code corp}, {@code mail}).
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

  private PrivateHosts() {}

  /**
   * Whether {@code host}, a name or a literal address, cannot be a server of the public internet.
   * Nothing is looked up.
   */
  public static boolean isPrivate(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return LITERAL.matcher(name).matches()
        ? isPrivateAddress(name.replaceAll("[\\[\\]]", ""))
        : isPrivateName(name);
  }

  /**
   * Whether a name in lower case means something on this machine or in this network only: one
   * label, a name under a top-level name that the public DNS does not have, or under {@code
   * home.arpa} (RFC 8375), or one whose last label is a number.
   */
  public static boolean isPrivateName(String name) {
    String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    int dot = bare.lastIndexOf('.');
    if (dot < 0 || bare.endsWith(".home.arpa")) {
      return true;
    }
    String top = bare.substring(dot + 1);
    return PRIVATE.contains(top) || top.chars().allMatch(c -> c >= '0' && c <= '9');
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
  public static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
    boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xC0) == 64;
    boolean thisNetwork = bytes.length == 4 && bytes[0] == 0;
    return address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isAnyLocalAddress()
        || uniqueLocal
        || shared
        || thisNetwork;
  }
}
