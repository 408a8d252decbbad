package io.tif1.client.internal.attempt;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs what several threads bring one after another, on the thread of whoever brings something
 * while nothing runs. What is brought by what runs is run after it, so nothing calls itself.
 */
final class Turns {
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger due = new AtomicInteger();

  /** Runs {@code step}, here or where the one before it runs. It must not throw. */
  void take(Runnable step) {
    waiting.add(step);
    if (due.getAndIncrement() != 0) {
      return; // the loop below is running, on this or another thread, and will see it
    }
    do {
      waiting.remove().run();
    } while (due.decrementAndGet() != 0);
  }
}
