package io.tif1.client.internal;

import io.tif1.client.TimeSource;
import io.tif1.client.internal.pipe.CallbackException;
import io.tif1.client.internal.pipe.Unexpected;
import io.tif1.client.internal.runtime.OwnLock;
import java.time.Duration;
import java.time.Instant;

/**
 * A time source kept from harm and from doing any: what it throws names it, and what a timer's task
 * throws is the client's to log and does not end the source's thread.
 */
record SuppliedTime(TimeSource source) implements TimeSource {
  private static final String WHAT = "time source";
  private static final String CALLED = "a time source";

  @Override
  public long nanoTime() {
    OwnLock.assertNoneHeld(CALLED);
    try {
      return source.nanoTime();
    } catch (Throwable thrown) {
      throw new CallbackException(WHAT, source, thrown);
    }
  }

  @Override
  public Instant instant() {
    OwnLock.assertNoneHeld(CALLED);
    try {
      return source.instant();
    } catch (Throwable thrown) {
      throw new CallbackException(WHAT, source, thrown);
    }
  }

  @Override
  public Cancellable schedule(Runnable task, Duration delay) {
    OwnLock.assertNoneHeld(CALLED);
    Cancellable timer;
    try {
      timer = source.schedule(() -> run(task), delay);
    } catch (Throwable thrown) {
      throw new CallbackException(WHAT, source, thrown);
    }
    return () -> cancel(timer);
  }

  /** A timer that cannot be cancelled runs; those who set it find that they are done. */
  private void cancel(Cancellable timer) {
    OwnLock.assertNoneHeld("a timer of a time source");
    try {
      timer.cancel();
    } catch (Throwable thrown) {
      Unexpected.of(new CallbackException(WHAT, source, thrown)).logged("cancelling a timer");
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable thrown) {
      Unexpected.of(thrown).logged("in a timer");
    }
  }
}
