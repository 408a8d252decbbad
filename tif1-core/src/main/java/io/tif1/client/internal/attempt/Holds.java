package io.tif1.client.internal.attempt;

import io.tif1.client.Cdn;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Until when each CDN is to be left alone because it throttled. It holds for all fetches of the
 * client: the CDN meant the client, not the one request.
 */
final class Holds {
  private static final long FIRST_NANOS = Duration.ofSeconds(1).toNanos();

  private final ConcurrentMap<String, Hold> holds = new ConcurrentHashMap<>();

  private record Hold(long untilNanos, long backOffNanos) {}

  /**
   * The CDN throttled a request.
   *
   * @param wait how long it asks to be left alone; zero if it does not say, and then each time
   *     twice as long as before
   * @param longest of waits that it does not ask for
   */
  void throttled(Cdn cdn, Duration wait, Duration longest, long nowNanos) {
    holds.compute(cdn.name(), (name, old) -> next(old, wait, longest, nowNanos));
  }

  private static Hold next(@Nullable Hold old, Duration wait, Duration longest, long nowNanos) {
    if (!wait.isZero()) {
      long until = nowNanos + Math.min(wait.toNanos(), Long.MAX_VALUE / 2);
      boolean longer = old == null || until - old.untilNanos > 0;
      return new Hold(longer ? until : old.untilNanos, old == null ? 0 : old.backOffNanos);
    }
    if (old != null && old.untilNanos - nowNanos > 0) {
      return old; // sent before it was to be left alone
    }
    long doubled =
        old == null || old.backOffNanos == 0
            ? FIRST_NANOS
            : 2 * Math.min(old.backOffNanos, 1L << 61);
    long backOff = Math.min(doubled, longest.toNanos());
    return new Hold(nowNanos + backOff, backOff);
  }

  /** How long the CDN is still to be left alone; 0 if it may be asked. */
  long leftNanos(String cdn, long nowNanos) {
    Hold hold = holds.get(cdn);
    return hold == null ? 0 : Math.max(0, hold.untilNanos - nowNanos);
  }

  /** It answered a request without throttling. */
  void succeeded(String cdn, long nowNanos) {
    holds.computeIfPresent(cdn, (name, old) -> old.untilNanos - nowNanos > 0 ? old : null);
  }

  void forget(String cdn) {
    holds.remove(cdn);
  }
}
