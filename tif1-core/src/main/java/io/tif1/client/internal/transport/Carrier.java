package io.tif1.client.internal.transport;

import io.tif1.client.internal.runtime.OwnLock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one connection has carried: how many requests, and since when it owes an answer. The latter
 * tells a connection that is dead, though nobody has said so, from one whose server is slow with
 * one file: the slow one goes on bringing others.
 */
final class Carrier {
  /** A connection that owes answers and has brought nothing for so long counts as silent. */
  private static final long SILENCE_NANOS = Duration.ofSeconds(1).toNanos();

  private final AtomicInteger requests = new AtomicInteger();

  private final OwnLock lock = new OwnLock("Carrier");

  // Guarded by the lock.
  private boolean owes;
  private long owesSinceNanos;
  private long heardNanos;
  private boolean served;

  /** Counts a request; which one it is, from 1. */
  int count() {
    return requests.incrementAndGet();
  }

  /** A request goes out on it. */
  void asked(long nowNanos) {
    lock.lock();
    try {
      if (!owes) {
        owes = true;
        owesSinceNanos = nowNanos;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Something of an answer has come, to whichever request. */
  void heard(long nowNanos) {
    lock.lock();
    try {
      owes = false;
      served = true;
      heardNanos = nowNanos;
    } finally {
      lock.unlock();
    }
  }

  /** Whether any answer has come. */
  boolean hasServed() {
    lock.lock();
    try {
      return served;
    } finally {
      lock.unlock();
    }
  }

  /** Whether nothing has come since a request that was sent at {@code sentNanos}, and for long. */
  boolean isSilent(long sentNanos, long nowNanos) {
    lock.lock();
    try {
      long since = owes ? earlier(owesSinceNanos, sentNanos) : sentNanos;
      return nowNanos - (served ? later(since, heardNanos) : since) >= SILENCE_NANOS;
    } finally {
      lock.unlock();
    }
  }

  private static long earlier(long a, long b) {
    return a - b < 0 ? a : b;
  }

  private static long later(long a, long b) {
    return a - b < 0 ? b : a;
  }
}
