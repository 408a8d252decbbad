package io.tif1.client.internal.dns;

import java.net.InetAddress;
import java.util.List;

/**
 * What a server answered to a question for addresses.
 *
 * @param rcode 0 for an answer, 3 for "no such name", else an error
 * @param addresses of the family asked for; may be empty though the name exists
 * @param ttlSeconds the smallest of all records on the way to the addresses; 0 if there are none
 */
record DnsAnswer(int rcode, List<InetAddress> addresses, long ttlSeconds) {
  DnsAnswer {
    addresses = List.copyOf(addresses);
  }

  /** The response code by its name. */
  String verdict() {
    return switch (rcode) {
      case 0 -> "NOERROR";
      case 1 -> "FORMERR";
      case 2 -> "SERVFAIL";
      case 3 -> "NXDOMAIN";
      case 4 -> "NOTIMP";
      case 5 -> "REFUSED";
      default -> "response code " + rcode;
    };
  }
}
