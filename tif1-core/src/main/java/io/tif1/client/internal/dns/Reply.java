package io.tif1.client.internal.dns;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one resolver says to one question. */
sealed interface Reply {
  /**
   * Addresses, not yet judged.
   *
   * @param ttl how long they may be used
   */
  record Answer(List<InetAddress> addresses, Duration ttl) implements Reply {}

  /**
   * No addresses.
   *
   * @param said why, in words that follow "the resolver said"
   */
  record Failure(String said, @Nullable Throwable cause) implements Reply {}
}
