package io.tif1.client;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * No CDN may be asked at present: the circuit breaker of each is open after failures in a row, or
 * of each that has not said that it does not have the file. A fetch with retries waits for the next
 * probe first, unless the CDNs have been down for a minute or more; see {@code
 * circuit_breaker_timeout}. {@link #retryIn} says when the next probe is let through; {@link
 * CircuitBreaker#reset} lets requests through at once.
 *
 * @since 0.1
 */
public final class CircuitOpenException extends FetchFailedException {
  private static final long serialVersionUID = 1L;

  private final Duration retryIn;

  /** Of the breakers of all CDNs. */
  public CircuitOpenException(
      String what, Duration retryIn, List<Attempt> attempts, @Nullable Throwable cause) {
    this(
        what,
        "the circuit breaker of every CDN is open; the next probe is let through in "
            + retryIn.toMillis()
            + " ms",
        retryIn,
        attempts,
        cause);
  }

  /**
   * @param detail which breakers are open, and until when
   * @param retryIn how long until the first of them lets a probe through
   */
  public CircuitOpenException(
      String what,
      String detail,
      Duration retryIn,
      List<Attempt> attempts,
      @Nullable Throwable cause) {
    super(what, Reason.BREAKERS_OPEN, detail, attempts, cause);
    this.retryIn = retryIn;
  }

  private CircuitOpenException(CircuitOpenException origin) {
    super(origin);
    this.retryIn = origin.retryIn;
  }

  @Override
  CircuitOpenException asSeenHere() {
    return new CircuitOpenException(this);
  }

  /** How long until the first breaker lets a probe through; zero while a probe is under way. */
  public Duration retryIn() {
    return retryIn;
  }
}
