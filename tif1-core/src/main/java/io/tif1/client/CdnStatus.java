package io.tif1.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One CDN as the client sees it now. A snapshot: it does not change. Not a record, so that it can
 * tell more in later versions.
 *
 * @since 0.1
 */
public final class CdnStatus {
  private final Cdn cdn;
  private final BreakerState breaker;
  private final Duration retryIn;
  private final Duration heldFor;
  private final double requestsPerSecond;
  private final int failuresInARow;
  private final int inFlight;

  /** Made by the client; for tests of code that reads it. */
  public CdnStatus(
      Cdn cdn,
      BreakerState breaker,
      Duration retryIn,
      Duration heldFor,
      double requestsPerSecond,
      int failuresInARow,
      int inFlight) {
    this.cdn = cdn;
    this.breaker = breaker;
    this.retryIn = retryIn;
    this.heldFor = heldFor;
    this.requestsPerSecond = requestsPerSecond;
    this.failuresInARow = failuresInARow;
    this.inFlight = inFlight;
  }

  /** Which CDN it is. */
  public Cdn cdn() {
    return cdn;
  }

  /** The host, with the port if it is not the default one: {@link Cdn#name}. */
  public String name() {
    return cdn.name();
  }

  /** Whether requests are let through. */
  public BreakerState breaker() {
    return breaker;
  }

  /** How long until an open breaker lets a probe through; zero unless open. */
  public Duration retryIn() {
    return retryIn;
  }

  /**
   * How long it is still left alone because it throttled or its quota is spent: for as long as it
   * asked for, else for a backoff. Zero if it may be asked.
   */
  public Duration heldFor() {
    return heldFor;
  }

  /**
   * How many requests a second it is asked at most: learnt from when it throttled, or what spreads
   * the rest of a quota over its time. Infinite if nothing is known of a limit.
   */
  public double requestsPerSecond() {
    return requestsPerSecond;
  }

  /** How many failures in a row its breaker has counted since the last success. */
  public int failuresInARow() {
    return failuresInARow;
  }

  /** Attempts under way, those that wait for a permit included. */
  public int inFlight() {
    return inFlight;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CdnStatus that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return cdn.hashCode();
  }

  @Override
  public String toString() {
    return cdn.name()
        + ": breaker "
        + breaker
        + ", retry in "
        + retryIn
        + ", held for "
        + heldFor
        + (requestsPerSecond < Double.POSITIVE_INFINITY
            ? ", at most " + Math.round(requestsPerSecond * 10) / 10.0 + " requests/s"
            : "")
        + ", failures in a row "
        + failuresInARow
        + ", in flight "
        + inFlight;
  }
}
