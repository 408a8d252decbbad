package io.tif1.client.internal.pipe;

import java.time.Duration;

/**
 * A moment, on {@link io.tif1.client.TimeSource#nanoTime}, by which something must have ended.
 * Fixed once, at the door; what happens later gets what is left of it.
 */
public record Deadline(long nanos, boolean isNever) {
  private static final Deadline NEVER = new Deadline(0, true);
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 2);

  /** The moment {@code timeout} after {@code nowNanos}; no moment at all if the timeout is zero. */
  public static Deadline after(long nowNanos, Duration timeout) {
    return timeout.isZero() ? NEVER : new Deadline(nowNanos + nanos(timeout), false);
  }

  /** What is left at {@code nowNanos}: zero or less if the moment has come. */
  public long leftNanos(long nowNanos) {
    return isNever ? Long.MAX_VALUE : nanos - nowNanos;
  }

  /** Whether the moment is before that of {@code other}. */
  public boolean isBefore(Deadline other) {
    return !isNever && (other.isNever || nanos - other.nanos < 0);
  }

  /** A duration of some 146 years or more counts as that, so that moments can be compared. */
  public static long nanos(Duration duration) {
    return duration.compareTo(LONGEST) < 0 ? duration.toNanos() : LONGEST.toNanos();
  }
}
