package io.tif1.client.internal.admit;

/**
 * At most so many requests a second: tokens drip into a bucket that holds one second's worth. Pure
 * arithmetic; confined by its room's lock.
 */
final class TokenBucket {
  private double perSecond;
  private double tokens;
  private long filledAtNanos;

  TokenBucket(double perSecond, long nowNanos) {
    this.perSecond = perSecond;
    this.tokens = capacity();
    this.filledAtNanos = nowNanos;
  }

  double perSecond() {
    return perSecond;
  }

  void perSecond(double newRate, long nowNanos) {
    fill(nowNanos);
    perSecond = newRate;
    tokens = Math.min(tokens, capacity());
  }

  /**
   * Takes a token, on credit if there is none.
   *
   * @return how long to wait until it is there; 0 if it is
   */
  long takeNanos(long nowNanos) {
    fill(nowNanos);
    tokens -= 1;
    return tokens >= 0 ? 0 : (long) Math.ceil(-tokens / perSecond * 1e9);
  }

  /** Puts back a token that was not used. */
  void giveBack() {
    tokens = Math.min(capacity(), tokens + 1);
  }

  private void fill(long nowNanos) {
    double seconds = (nowNanos - filledAtNanos) / 1e9;
    if (seconds > 0) {
      tokens = Math.min(capacity(), tokens + seconds * perSecond);
      filledAtNanos = nowNanos;
    }
  }

  private double capacity() {
    return Math.max(1, perSecond);
  }
}
