package io.tif1.client.internal.transport;

import io.tif1.client.ConnectionStats;
import io.tif1.client.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the connection statistics now and then, at debug: when a request ends and the last time is
 * long enough ago. A client that does nothing says nothing, and needs no timer for that.
 */
final class StatsLog {
  private static final Logger LOG = LoggerFactory.getLogger("io.tif1.client");

  private final Supplier<Duration> interval;
  private final TimeSource time;
  private final Supplier<ConnectionStats> stats;
  private final AtomicLong lastNanos;

  /**
   * @param interval zero: never
   */
  StatsLog(Supplier<Duration> interval, TimeSource time, Supplier<ConnectionStats> stats) {
    this.interval = interval;
    this.time = time;
    this.stats = stats;
    this.lastNanos = new AtomicLong(time.nanoTime());
  }

  /** Logs if it is time to. */
  void maybe() {
    if (!LOG.isDebugEnabled()) {
      return;
    }
    Duration every = interval.get();
    long last = lastNanos.get();
    long now = time.nanoTime();
    if (!every.isZero() && now - last >= every.toNanos() && lastNanos.compareAndSet(last, now)) {
      LOG.debug("connections: {}", stats.get());
    }
  }
}
