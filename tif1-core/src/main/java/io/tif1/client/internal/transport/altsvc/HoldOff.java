package io.tif1.client.internal.transport.altsvc;

import java.time.Duration;

/**
 * How long an origin's QUIC is left alone after it failed: 5 minutes, and twice as long after each
 * further failure, up to a day; from the beginning again once an answer has come over it. Not safe
 * for use by multiple threads.
 */
public final class HoldOff {
  /** After the first failure. */
  public static final Duration FIRST = Duration.ofMinutes(5);

  /** At most. */
  public static final Duration LONGEST = Duration.ofDays(1);

  private Duration next = FIRST;
  private boolean held;
  private boolean forGood;
  private long untilNanos;

  /**
   * It failed; has no effect while it is held off already: what was under way then fails of the
   * same cause.
   *
   * @return how long it is left alone from now on; zero if it was already
   */
  public Duration failed(long nowNanos) {
    if (isHeld(nowNanos)) {
      return Duration.ZERO;
    }
    Duration wait = next;
    held = true;
    untilNanos = nowNanos + wait.toNanos();
    Duration twice = wait.multipliedBy(2);
    next = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    return wait;
  }

  /** It is never to be asked again. */
  public void refuseForGood() {
    forGood = true;
  }

  /** An answer came whole. */
  public void succeeded() {
    next = FIRST;
  }

  /** Whether it is to be left alone. */
  public boolean isHeld(long nowNanos) {
    if (forGood) {
      return true;
    }
    held = held && untilNanos - nowNanos > 0;
    return held;
  }
}
