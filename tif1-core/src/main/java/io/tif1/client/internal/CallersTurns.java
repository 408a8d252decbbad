package io.tif1.client.internal;

import io.tif1.client.internal.pipe.Cancellation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which threads run sources, sinks and progress listeners, and of which batch. What callers hang on
 * futures is not among it: it is work of their own, which a client that closes leaves alone.
 *
 * <p>Safe for use by multiple threads.
 */
final class CallersTurns {
  /**
   * A batch with code of a caller's.
   *
   * @param visit as which it is inside the client; a client that closes waits for it
   * @param end ends it when that has waited long enough
   */
  record Owner(Cancellation visit, Cancellation end) {}

  private final Map<Thread, Owner> running = new ConcurrentHashMap<>();

  /** Runs a turn of a batch. */
  void run(Owner batch, Runnable turn) {
    Thread mine = Thread.currentThread();
    running.put(mine, batch);
    try {
      turn.run();
    } finally {
      running.remove(mine);
    }
  }

  /** The batch whose source or sink the current thread runs; null if it runs none. */
  @Nullable Owner own() {
    return running.get(Thread.currentThread());
  }

  /**
   * Ends the batches whose turns still run, and interrupts those, but for the current thread's. To
   * be called once no turn and no other task can begin on their threads any more: nobody else's
   * code must be interrupted.
   */
  void end() {
    Thread mine = Thread.currentThread();
    running.forEach(
        (thread, batch) -> {
          if (!thread.equals(mine)) {
            batch.end().cancel();
            thread.interrupt();
          }
        });
  }
}
