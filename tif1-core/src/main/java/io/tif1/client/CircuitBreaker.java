package io.tif1.client;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * All CDNs' circuit breakers seen as one. Each CDN has a breaker of its own ({@link Tif1#cdns()});
 * this view answers the question whether a fetch begun now would be let through at all.
 *
 * <p>Safe for use by multiple threads.
 *
 * @since 0.1
 */
public final class CircuitBreaker {
  private final Supplier<List<CdnStatus>> cdns;
  private final Runnable reset;

  CircuitBreaker(Supplier<List<CdnStatus>> cdns, Runnable reset) {
    this.cdns = cdns;
    this.reset = reset;
  }

  /**
   * {@code CLOSED} if at least one CDN's breaker is closed, {@code OPEN} if all are open, {@code
   * HALF_OPEN} otherwise. Prints as {@code closed}, {@code open}, {@code half-open}.
   */
  public BreakerState state() {
    List<CdnStatus> now = cdns.get();
    if (now.stream().anyMatch(cdn -> cdn.breaker() == BreakerState.CLOSED)) {
      return BreakerState.CLOSED;
    }
    boolean allOpen = now.stream().allMatch(cdn -> cdn.breaker() == BreakerState.OPEN);
    return allOpen ? BreakerState.OPEN : BreakerState.HALF_OPEN;
  }

  /** How long until a fetch is let through again; zero unless all breakers are open. */
  public Duration retryIn() {
    return state() != BreakerState.OPEN
        ? Duration.ZERO
        : cdns.get().stream()
            .map(CdnStatus::retryIn)
            .min(Duration::compareTo)
            .orElse(Duration.ZERO);
  }

  /** Closes every breaker and forgets the failures they counted. */
  public void reset() {
    reset.run();
  }

  @Override
  public String toString() {
    return state().toString();
  }
}
