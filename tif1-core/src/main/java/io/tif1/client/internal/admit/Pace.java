package io.tif1.client.internal.admit;

import io.tif1.client.internal.runtime.OwnLock;
import org.jspecify.annotations.Nullable;

/** The client's rate limit, if it has one: the gate around a {@link TokenBucket}. */
final class Pace {
  private final OwnLock lock = new OwnLock("Pace");

  // Guarded by the lock.
  private @Nullable TokenBucket bucket;

  /**
   * Takes leave to send one request under a rate of {@code perSecond}; zero or less means no limit.
   *
   * @return nanoseconds to wait before sending
   */
  long takeNanos(double perSecond, long nowNanos) {
    lock.lock();
    try {
      if (perSecond <= 0) {
        bucket = null;
        return 0;
      }
      if (bucket == null) {
        bucket = new TokenBucket(perSecond, nowNanos);
      } else if (bucket.perSecond() != perSecond) {
        bucket.perSecond(perSecond, nowNanos);
      }
      return bucket.takeNanos(nowNanos);
    } finally {
      lock.unlock();
    }
  }

  /** The request that took leave was not sent. */
  void giveBack() {
    lock.lock();
    try {
      if (bucket != null) {
        bucket.giveBack();
      }
    } finally {
      lock.unlock();
    }
  }
}
