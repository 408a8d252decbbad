package io.tif1.client.internal.cache.disk;

import io.tif1.client.TimeSource;
import io.tif1.client.TimeSource.Cancellable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One timer that is set at most once at a time. */
final class Alarm {
  private final TimeSource time;
  private final Runnable task;

  // Guarded by this.
  private @Nullable Cancellable pending;
  private boolean off;

  Alarm(TimeSource time, Runnable task) {
    this.time = time;
    this.task = task;
  }

  /** Runs the task so long from now, unless it is to be run already. */
  synchronized void set(Duration delay) {
    if (pending == null && !off) {
      pending = time.schedule(this::ring, delay);
    }
  }

  private void ring() {
    synchronized (this) {
      pending = null;
    }
    task.run();
  }

  /** Never again. */
  synchronized void turnOff() {
    off = true;
    if (pending != null) {
      pending.cancel();
      pending = null;
    }
  }
}
