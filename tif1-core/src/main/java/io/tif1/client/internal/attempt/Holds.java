package io.tif1.client.internal.attempt;

import io.tif1.client.Cdn;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Until when each CDN asked to be left alone. It holds for all fetches of the client: the CDN meant
 * the client, not the one request.
 */
final class Holds {
  private final ConcurrentMap<String, Long> untilNanos = new ConcurrentHashMap<>();

  /**
   * The CDN is not to be asked before {@code nanos}; an earlier wish does not shorten a later one.
   */
  void hold(Cdn cdn, long nanos) {
    untilNanos.merge(cdn.name(), nanos, (old, asked) -> asked - old > 0 ? asked : old);
  }

  /** How long the CDN is still to be left alone; 0 if it may be asked. */
  long leftNanos(String cdn, long nowNanos) {
    Long until = untilNanos.get(cdn);
    if (until == null) {
      return 0;
    }
    long left = until - nowNanos;
    if (left <= 0) {
      untilNanos.remove(cdn, until);
      return 0;
    }
    return left;
  }

  void forget(String cdn) {
    untilNanos.remove(cdn);
  }
}
