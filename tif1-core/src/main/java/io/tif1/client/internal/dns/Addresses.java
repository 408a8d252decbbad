package io.tif1.client.internal.dns;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which addresses in an answer can be a web server's. Pure.
 *
 * <p>Filters and captive portals lie: they answer {@code 0.0.0.0} or a loopback address for a name
 * they want to hide. The two lies are not alike:
 *
 * <ul>
 *   <li>Unspecified ({@code 0.0.0.0}, {@code ::}), multicast and broadcast addresses belong to no
 *       server. They are dropped, always.
 *   <li>A loopback address for a public name is a lie, or a user's line in the hosts file that
 *       means it. So it is doubtful: the other resolvers are asked, and it is used when none of
 *       them has anything better. For private names ({@link HostNames#isLocal}) it is as good as
 *       any.
 * </ul>
 */
final class Addresses {
  /** What an answer is worth. */
  enum Worth {
    GOOD,
    DOUBTFUL,
    NONE
  }

  /**
   * An answer, judged.
   *
   * @param usable the addresses that may be connected to; empty if the answer is worth nothing
   */
  record Judged(Worth worth, List<InetAddress> usable) {}

  private Addresses() {}

  static Judged judge(String host, List<InetAddress> answer) {
    var possible = answer.stream().filter(Addresses::canBeServer).toList();
    if (possible.isEmpty()) {
      return new Judged(Worth.NONE, possible);
    }
    if (HostNames.isLocal(host)) {
      return new Judged(Worth.GOOD, possible);
    }
    var distant = possible.stream().filter(a -> !a.isLoopbackAddress()).toList();
    return distant.isEmpty()
        ? new Judged(Worth.DOUBTFUL, possible)
        : new Judged(Worth.GOOD, distant);
  }

  private static boolean canBeServer(InetAddress address) {
    if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
      return false;
    }
    // The rest of 0.0.0.0/8 ("this network") and the limited broadcast address.
    var bytes = address.getAddress();
    return bytes.length != 4
        || (bytes[0] != 0 && !address.getHostAddress().equals("255.255.255.255"));
  }

  /**
   * Both families in turn, IPv4 first: a client that races connections then tries the second family
   * early, and one that does not begins with the family that works nearly everywhere.
   */
  static List<InetAddress> interleave(List<InetAddress> v4, List<InetAddress> v6) {
    var both = new ArrayList<InetAddress>(v4.size() + v6.size());
    for (int i = 0; i < Math.max(v4.size(), v6.size()); i++) {
      if (i < v4.size()) {
        both.add(v4.get(i));
      }
      if (i < v6.size()) {
        both.add(v6.get(i));
      }
    }
    return List.copyOf(both);
  }

  /** The literals, for messages. */
  static String text(List<InetAddress> addresses) {
    return addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
  }
}
