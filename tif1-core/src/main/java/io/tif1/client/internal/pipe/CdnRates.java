package io.tif1.client.internal.pipe;

import io.tif1.client.internal.pipe.RateLimitFields.Quota;
import io.tif1.client.internal.runtime.OwnLock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
   * Asks for a turn at a CDN. Whoever gets one must tell how the request ended, by exactly one of
   * {@link #answered}, {@link #throttled}, {@link #overloaded} and {@link #ended}.
   *
   * @param patient whether any wait for a turn will do, however long
   * @return how long to wait for the turn, 0 for none; or, negative, that there is none and how
   *     long it is sensible to wait before asking again
   */
  public long takeNanos(String cdn, long nowNanos, boolean patient) {
    lock.lock();
    try {
      return rate(cdn).takeNanos(nowNanos, patient);
    } finally {
      lock.unlock();
    }
  }

  /**
   * It answered without throttling.
   *
   * @param headers of the answer, names in lower case
   * @param now the time of day, for fields that tell a moment
   */
  public void answered(
      String cdn, Map<String, List<String>> headers, Instant now, long begunNanos, long nowNanos) {
    Quota quota = RateLimitFields.parse(headers, now);
    lock.lock();
    try {
      rate(cdn).answered(begunNanos, nowNanos);
      told(cdn, quota, begunNanos, nowNanos);
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
      String cdn,
      Map<String, List<String>> headers,
      Instant now,
      Duration wait,
      Duration longestBackoff,
      long begunNanos,
      long nowNanos) {
    Quota quota = RateLimitFields.parse(headers, now);
    lock.lock();
    try {
      rate(cdn).throttled(begunNanos, nowNanos, nanos(wait), nanos(longestBackoff));
      told(cdn, quota, begunNanos, nowNanos);
    } finally {
      lock.unlock();
    }
  }

  private void told(String cdn, @Nullable Quota quota, long begunNanos, long nowNanos) {
    if (quota != null) {
      rate(cdn).told(quota, begunNanos, nowNanos);
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

  /** A request ended without an answer, or was not sent after all. */
  public void ended(String cdn) {
    lock.lock();
    try {
      rate(cdn).ended();
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
   */
  public long busyNanos(String cdn, long nowNanos) {
    lock.lock();
    try {
      CdnRate rate = rates.get(cdn);
      return rate == null ? 0 : rate.busyNanos(nowNanos);
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
