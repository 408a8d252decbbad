package io.tif1.client.internal.cache;

import io.tif1.client.TimeSource;
import java.time.Duration;
import java.time.Instant;

/**
 * The time of day as it goes on from when the client was opened, whatever happens to the clock on
 * the wall meanwhile: what a client stored an hour ago is an hour old. Ages across processes rest
 * on the time of day that each began with.
 *
 * <p>Safe for use by multiple threads.
 */
final class SteadyClock {
  private final TimeSource time;
  private final Instant start;
  private final long startNanos;

  SteadyClock(TimeSource time) {
    this.time = time;
    this.start = time.instant();
    this.startNanos = time.nanoTime();
  }

  Instant now() {
    return start.plus(Duration.ofNanos(time.nanoTime() - startNanos));
  }

  long millis() {
    return now().toEpochMilli();
  }
}
