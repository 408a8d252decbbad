package io.tif1.client.internal.breaker;

import io.tif1.client.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Fetches that wait until a breaker moves. Those that have waited longest are notified first, so
 * that probes are not always left to the same fetch.
 */
final class Waiters {
  private final ConcurrentLinkedQueue<Waiter> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicLong changes = new AtomicLong();

  private record Waiter(Runnable action, AtomicBoolean done) {
    void run() {
      if (done.compareAndSet(false, true)) {
        action.run();
      }
    }
  }

  long changes() {
    return changes.get();
  }

  TimeSource.Cancellable add(long since, Runnable action) {
    var waiter = new Waiter(action, new AtomicBoolean());
    waiting.add(waiter);
    if (changes.get() != since) {
      waiting.remove(waiter);
      waiter.run();
    }
    return () -> {
      if (waiter.done.compareAndSet(false, true)) {
        waiting.remove(waiter);
      }
    };
  }

  /** Something changed. Those who wait again are notified of the next change, not of this one. */
  void changed() {
    changes.incrementAndGet();
    List<Waiter> due = new ArrayList<>();
    for (Waiter one = waiting.poll(); one != null; one = waiting.poll()) {
      due.add(one);
    }
    due.forEach(Waiter::run);
  }
}
