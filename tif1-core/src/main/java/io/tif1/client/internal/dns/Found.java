package io.tif1.client.internal.dns;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * Addresses that may be connected to.
 *
 * @param addresses at least one
 * @param ttl how long they may be used
 * @param resolver who gave them
 */
record Found(List<InetAddress> addresses, Duration ttl, String resolver) {
  Found {
    addresses = List.copyOf(addresses);
  }
}
