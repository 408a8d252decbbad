package io.tif1.client.internal.admit;

/**
 * How many requests the client allows itself, found by additive increase and multiplicative
 * decrease: half as many when a CDN throttles or times out, one more for each round trip that goes
 * well, never above what is configured. Pure arithmetic; confined by its room's lock.
 */
final class AimdLimit {
  private int max;
  private int limit;

  /** Exchanges that went well since the limit last moved. */
  private int good;

  private long loweredAtNanos;
  private boolean everLowered;

  AimdLimit(int max) {
    this.max = max;
    this.limit = max;
  }

  int current() {
    return limit;
  }

  /** The configured value changed. A limit that was at the old one follows; one below it climbs. */
  void max(int newMax) {
    boolean atTop = limit >= max;
    max = newMax;
    limit = atTop ? newMax : Math.min(limit, newMax);
  }

  /** An exchange went well: a full round of them adds one. */
  void onSample() {
    if (limit < max && ++good >= limit) {
      limit++;
      good = 0;
    }
  }

  /**
   * An exchange that began at {@code begunNanos} was too much. Exchanges that began before the last
   * lowering speak of the same congestion, so they do not lower it again.
   */
  void onDropped(long begunNanos, long nowNanos) {
    if (everLowered && begunNanos - loweredAtNanos < 0) {
      return;
    }
    limit = Math.max(1, limit / 2);
    good = 0;
    loweredAtNanos = nowNanos;
    everLowered = true;
  }
}
