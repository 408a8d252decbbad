package io.tif1.client.internal.cache.disk;

import io.tif1.client.TimeSource;
import io.tif1.client.TimeSource.Cancellable;
import io.tif1.client.internal.runtime.OwnLock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A database that one thread is opening and others wait for. */
final class Opening {
  private final CountDownLatch ended = new CountDownLatch(1);

  // Written before the latch is counted down.
  private volatile @Nullable Database result;

  /**
   * It is open.
   *
   * @param database null if it could not be opened
   */
  void ended(@Nullable Database database) {
    result = database;
    ended.countDown();
  }

  /** The database; null if it could not be opened, or that takes longer. */
  @Nullable Database await(TimeSource time, Duration atMost) {
    OwnLock.assertMayBlock("waiting for who opens the database");
    Cancellable timer = time.schedule(ended::countDown, atMost);
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // a thread of the client's that is being ended
    } finally {
      timer.cancel();
    }
    return result;
  }
}
