package io.tif1.client.internal.runtime;

import io.tif1.client.event.FetchEvent;
import io.tif1.client.event.FetchEvent.AttemptEnded;
import io.tif1.client.event.FetchEvent.BreakerChanged;
import io.tif1.client.event.FetchEvent.LimitChanged;
import io.tif1.client.event.FetchEvent.RetryScheduled;
import io.tif1.client.event.FetchEvent.StaleServed;
import io.tif1.client.event.FetchEvent.Timing;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Events as lines of a log. */
final class EventText {
  private EventText() {}

  /** The line for an event, or null if it is not worth one. */
  static @Nullable String of(FetchEvent event) {
    if (event instanceof AttemptEnded e) {
      return attempt(e);
    }
    if (event instanceof RetryScheduled e) {
      return String.format(
          Locale.ROOT,
          "fetch %d: %s, pausing %d ms%s",
          e.fetchId(),
          e.reason(),
          e.delay().toMillis(),
          e.retry() == 0 ? "" : " before retry " + e.retry());
    }
    if (event instanceof StaleServed e) {
      return "fetch "
          + e.fetchId()
          + ": served stale, "
          + e.age().toSeconds()
          + " s old: "
          + e.problem();
    }
    if (event instanceof BreakerChanged e) {
      return "circuit breaker of " + e.cdn() + ": " + e.from() + " -> " + e.to();
    }
    if (event instanceof LimitChanged e) {
      return "concurrency limit: " + e.from() + " -> " + e.to();
    }
    return null;
  }

  /**
   * One line is a diagnosis: method, URL, CDN, attempt, verdict, status, protocol, bytes, where the
   * time went, and whether the connection was reused.
   */
  private static String attempt(AttemptEnded e) {
    Timing t = e.timing();
    return String.format(
        Locale.ROOT,
        "fetch %d: GET %s cdn=%s attempt=%d verdict=%s status=%d protocol=%s bytes=%d"
            + " queue=%.1fms connect=%.1fms first-byte=%.1fms total=%.1fms reused=%s%s",
        e.fetchId(),
        e.url(),
        e.cdn(),
        e.number(),
        e.verdict(),
        e.status(),
        t.protocol().isEmpty() ? "-" : t.protocol(),
        t.bytes(),
        millis(t.queued()),
        millis(t.connect()),
        millis(t.firstByte()),
        millis(t.total()),
        t.reused(),
        e.problem() == null ? "" : " problem=\"" + e.problem() + '"');
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
