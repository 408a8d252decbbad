package io.tif1.client.internal;

import io.tif1.client.TimeSource;
import io.tif1.client.internal.pipe.Cancellation;
import io.tif1.client.internal.pipe.Unexpected;
import io.tif1.client.internal.runtime.OwnLock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Who is inside, and how the house is closed: nobody comes in any more, those inside get a while to
 * leave by themselves, the rest are cancelled.
 */
final class Lifecycle {
  private final Set<Cancellation> inside = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch calm = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Comes in; false if the house is closing. Whoever came in must {@link #leave}. */
  boolean enter(Cancellation visitor) {
    inside.add(visitor);
    if (closing.get()) {
      leave(visitor);
      return false;
    }
    return true;
  }

  void leave(Cancellation visitor) {
    inside.remove(visitor);
    if (closing.get() && inside.isEmpty()) {
      calm.countDown();
    }
  }

  boolean isClosing() {
    return closing.get();
  }

  int inside() {
    return inside.size();
  }

  /**
   * Closes: the first caller does it, others wait until it is done.
   *
   * @param shut called when patience has ended, before those still inside are cancelled
   * @param release lets go of everything, once nobody is inside
   */
  void close(TimeSource time, Duration patience, Runnable shut, Runnable release) {
    if (!closing.compareAndSet(false, true)) {
      await(closed);
      return;
    }
    try {
      if (inside.isEmpty()) {
        calm.countDown();
      }
      awaitCalm(time, patience);
      shut.run();
      inside.forEach(Cancellation::cancel);
    } finally {
      try {
        release.run();
      } finally {
        closed.countDown();
      }
    }
  }

  private void awaitCalm(TimeSource time, Duration patience) {
    TimeSource.Cancellable enough;
    try {
      enough = time.schedule(calm::countDown, patience);
    } catch (Throwable noTimer) { // then nothing would end the wait
      Unexpected.of(noTimer).logged("closing the client without waiting for running fetches");
      return;
    }
    await(calm);
    enough.cancel();
  }

  /** Waits; an interrupt ends the wait and stays set, so that later waits end too. */
  private static void await(CountDownLatch latch) {
    OwnLock.assertMayBlock("waiting for the client to close");
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
