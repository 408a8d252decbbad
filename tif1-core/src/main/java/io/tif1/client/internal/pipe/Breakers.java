package io.tif1.client.internal.pipe;

import io.tif1.client.TimeSource;
import org.jspecify.annotations.Nullable;

/** The breakers of all CDNs, as a fetch sees them that would wait for one. */
public interface Breakers {
  /** What the breaker of the CDN of that name says now. */
  BreakerView view(String cdn);

  /** The failure that the breaker of that name counted last; null if it is closed. */
  @Nullable String lastProblem(String cdn);

  /** How often a breaker has moved or become free for another probe. */
  long changes();

  /**
   * Runs {@code action} once, at the next such change: at once if there has been one since {@link
   * #changes} returned {@code since}. It must not throw.
   *
   * @return forgets the action
   */
  TimeSource.Cancellable onChange(long since, Runnable action);
}
