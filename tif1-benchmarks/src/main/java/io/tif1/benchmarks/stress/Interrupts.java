package io.tif1.benchmarks.stress;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Interrupts a thread in a call, and never behind it. */
final class Interrupts {
  private final ScheduledExecutorService timer;

  Interrupts(ScheduledExecutorService timer) {
    this.timer = timer;
  }

  /** A threat to interrupt the thread that made it, until it is withdrawn. */
  static final class Threat {
    private final Thread victim = Thread.currentThread();

    // Guarded by this.
    private boolean withdrawn;

    private synchronized void carryOut() {
      if (!withdrawn) {
        victim.interrupt();
      }
    }

    /** The call is over; clears the interrupt status. */
    synchronized void withdraw() {
      withdrawn = true;
      Thread.interrupted();
    }
  }

  /** Interrupts this thread in so many microseconds unless withdrawn before. */
  Threat in(int micros) {
    var threat = new Threat();
    timer.schedule(threat::carryOut, micros, TimeUnit.MICROSECONDS);
    return threat;
  }
}
