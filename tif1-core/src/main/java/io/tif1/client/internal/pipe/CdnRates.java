package io.tif1.client.internal.pipe;

import io.tif1.client.internal.pipe.RateLimitFields.Quota;
import io.tif1.client.internal.runtime.OwnLock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the client has learnt of how often each CDN may be asked: the gate around {@link CdnRate}.
 * It holds for all fetches, since a CDN that throttles means the client and not the one request.
 *
 * <p>Safe for use by multiple threads. Moments are those of the client's clock, in nanoseconds.
 */
public final class CdnRates {
  private final OwnLock lock = new OwnLock("CdnRates");

  // Guarded by the lock.
  private final Map<String, CdnRate> rates = new HashMap<>();

  /**
   * Asks for a turn at a CDN. Whoever gets one must tell what becomes of the request: {@link
   * #heard} when the headers of its answer come, else {@link #lost} or {@link #notSent}; and how
   * the exchange ended, if that says something of the CDN's load: {@link #answered}, {@link
   * #throttled} or {@link #overloaded}.
   *
   * @param patient whether any wait for a turn will do, however long
   * @param most how many requests may be under way or were cancelled before it answers for the
   *     first time
   * @return how long to wait for the turn, 0 for none; or, negative, that there is none and how
   *     long it is sensible to wait before asking again
   */
  public long takeNanos(String cdn, long nowNanos, boolean patient, int most) {
    lock.lock();
    try {
      return rate(cdn).takeNanos(nowNanos, patient, most);
    } finally {
      lock.unlock();
    }
  }

  /** A request that had its turn is not sent. */
  public void notSent(String cdn) {
    lock.lock();
    try {
      rate(cdn).notSent();
    } finally {
      lock.unlock();
    }
  }

  /** One more request goes to the CDN within an exchange that had its turn. */
  public void sentAgain(String cdn) {
    lock.lock();
    try {
      rate(cdn).sentAgain();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The headers of an answer came, whatever becomes of the exchange.
   *
   * @param headers names in lower case
   * @param now the time of day, for fields that tell a moment
   * @param sentNanos when the request was sent, or before
   */
  public void heard(
      String cdn, Map<String, List<String>> headers, Instant now, long sentNanos, long nowNanos) {
    Quota quota = RateLimitFields.parse(headers, now);
    lock.lock();
    try {
      rate(cdn).heard(quota, sentNanos, nowNanos);
    } finally {
      lock.unlock();
    }
  }

  /**
   * A request ended before anything of an answer came. The CDN may have counted it.
   *
   * @param cancelled whether the client ended it
   */
  public void lost(String cdn, long nowNanos, boolean cancelled) {
    lock.lock();
    try {
      rate(cdn).lost(nowNanos, cancelled);
    } finally {
      lock.unlock();
    }
  }

  /** It answered without throttling. */
  public void answered(String cdn, long begunNanos, long nowNanos) {
    lock.lock();
    try {
      rate(cdn).answered(begunNanos, nowNanos);
    } finally {
      lock.unlock();
    }
  }

  /**
   * It throttled.
   *
   * @param wait how long it asks to be left alone; zero if it does not say
   * @param longestBackoff of waits that it does not ask for
   */
  public void throttled(
      String cdn, Duration wait, Duration longestBackoff, long begunNanos, long nowNanos) {
    lock.lock();
    try {
      rate(cdn).throttled(begunNanos, nowNanos, nanos(wait), nanos(longestBackoff));
    } finally {
      lock.unlock();
    }
  }

  private static long nanos(Duration span) {
    return Math.min(span.toSeconds(), 1_000_000_000L) * 1_000_000_000L + span.toNanosPart();
  }

  /** It answered 503 and nothing else: too many requests, or something broken. */
  public void overloaded(String cdn, long begunNanos, long nowNanos) {
    lock.lock();
    try {
      rate(cdn).overloaded(begunNanos, nowNanos);
    } finally {
      lock.unlock();
    }
  }

  /** How long the CDN is still to be left alone; 0 if it may be asked. */
  public long holdNanos(String cdn, long nowNanos) {
    lock.lock();
    try {
      CdnRate rate = rates.get(cdn);
      return rate == null ? 0 : rate.holdNanos(nowNanos);
    } finally {
      lock.unlock();
    }
  }

  /**
   * How long a fetch that could ask another CDN should leave this one to others: it is held, or
   * requests queue for a turn.
   *
   * @param most as for {@link #takeNanos}
   */
  public long busyNanos(String cdn, long nowNanos, int most) {
    lock.lock();
    try {
      CdnRate rate = rates.get(cdn);
      return rate == null ? 0 : rate.busyNanos(nowNanos, most);
    } finally {
      lock.unlock();
    }
  }

  /** How many requests a second it is asked at most; infinite if nothing is known of a limit. */
  public double perSecond(String cdn, long nowNanos) {
    lock.lock();
    try {
      CdnRate rate = rates.get(cdn);
      return rate == null ? Double.POSITIVE_INFINITY : rate.perSecond(nowNanos);
    } finally {
      lock.unlock();
    }
  }

  /** Forgets what was learnt of the CDN. */
  public void forget(String cdn) {
    lock.lock();
    try {
      rates.remove(cdn);
    } finally {
      lock.unlock();
    }
  }

  private CdnRate rate(String cdn) {
    return rates.computeIfAbsent(cdn, name -> new CdnRate());
  }
}
