package io.tif1.client;

import java.time.Duration;
import java.time.Instant;

/**
 * The only way the client learns the time or waits. One object for both, so that a test that moves
 * the clock also fires the timers.
 *
 * <p>Implementations are safe for use by multiple threads.
 *
 * @since 0.1
 */
public interface TimeSource {
  /**
   * Nanoseconds since an arbitrary origin; only differences mean anything. Never goes back,
   * whatever happens to the clock on the wall.
   */
  long nanoTime();

  /** The time of day, for what the network dates: {@code Retry-After}, ages, logs. May jump. */
  Instant instant();

  /**
   * Runs {@code task} once, {@code delay} from now, on a thread of the source's choosing. The task
   * must not block. A delay of zero or less runs it as soon as possible.
   */
  Cancellable schedule(Runnable task, Duration delay);

  /** A task that has not run yet. */
  interface Cancellable {
    /** Keeps the task from running if it has not begun. Harmless afterwards, and twice. */
    void cancel();
  }
}
