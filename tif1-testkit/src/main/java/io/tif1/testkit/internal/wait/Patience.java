package io.tif1.testkit.internal.wait;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waiting in tests: on a condition, bounded by real time that no healthy run comes near. Real,
 * because hand-moved time stands still while a test waits for another thread.
 */
public final class Patience {
  /** Far above what a loaded machine needs, far below what a build server kills. */
  public static final long LIMIT_SECONDS = 30;

  private Patience() {}

  /**
   * Returns once {@code reached} holds; the caller holds the lock of {@code changed}.
   *
   * @throws AssertionError with {@code message} when the limit passes or the thread is interrupted
   */
  public static void await(Condition changed, BooleanSupplier reached, Supplier<String> message) {
    long left = TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    try {
      while (!reached.getAsBoolean()) {
        if (left <= 0) {
          throw new AssertionError("Waited " + LIMIT_SECONDS + " s for " + message.get());
        }
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting for " + message.get(), e);
    }
  }

  /**
   * Asks again and again until {@code reached} holds, for what has no condition to wait on.
   *
   * @return whether it came to hold within the limit
   */
  public static boolean poll(BooleanSupplier reached) {
    long begin = System.nanoTime();
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)
          || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
    return true;
  }
}
