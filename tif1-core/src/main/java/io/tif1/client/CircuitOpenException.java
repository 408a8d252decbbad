package io.tif1.client;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * No CDN may be asked at present: the circuit breaker of each is open after failures in a row.
 * Nothing more is sent. {@link #retryIn} says when the next probe is let through.
 *
 * @since 0.1
 */
public final class CircuitOpenException extends FetchFailedException {
  private static final long serialVersionUID = 1L;

  private final Duration retryIn;

  public CircuitOpenException(
      String what, Duration retryIn, List<Attempt> attempts, @Nullable Throwable cause) {
    super(
        what,
        Reason.BREAKERS_OPEN,
        "the circuit breaker of every CDN is open; the next probe is let through in "
            + retryIn.toMillis()
            + " ms (circuitBreaker().reset() lets requests through now)",
        attempts,
        cause);
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
