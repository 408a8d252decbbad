package io.tif1.client.internal.attempt;

import io.tif1.client.Tif1Config;
import java.time.Duration;

/** How long to pause. Pure: the caller draws the random numbers. */
final class Backoff {
  private Backoff() {}

  /**
   * The pause before round {@code retry + 1}: the factor to the power of {@code retry} in seconds
   * (2, 4, 8 by default), plus jitter, and clamped last.
   *
   * @param retry counted from 1
   * @param random from 0 to 1
   */
  static Duration beforeRetry(Tif1Config config, int retry, double random) {
    double seconds =
        Math.pow(config.retryBackoffFactor(), retry) + random * seconds(config.retryJitterMax());
    return ofSeconds(Math.min(seconds, seconds(config.maxRetryDelay())));
  }

  /**
   * The pause when no connection was free, for the {@code n}-th time: doubled each time up to the
   * maximum, plus jitter on top.
   *
   * @param n counted from 1
   */
  static Duration poolExhausted(Tif1Config config, int n, double random) {
    double seconds = seconds(config.poolExhaustionBackoffBase()) * Math.pow(2, n - 1);
    return ofSeconds(
        Math.min(seconds, seconds(config.poolExhaustionBackoffMax()))
            + random * seconds(config.poolExhaustionBackoffJitter()));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static Duration ofSeconds(double seconds) {
    return Duration.ofNanos((long) (seconds * 1e9));
  }
}
