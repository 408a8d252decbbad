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
  private boolean set;
  private boolean off;

  Alarm(TimeSource time, Runnable task) {
    this.time = time;
    this.task = task;
  }

  /** Runs the task so long from now, unless it is to be run already. */
  void set(Duration delay) {
    synchronized (this) {
      if (set || off) {
        return;
      }
      set = true;
    }
    Cancellable timer = time.schedule(this::ring, delay); // without the lock: it is a caller's code
    boolean late;
    synchronized (this) {
      late = off;
      pending = set ? timer : null; // or it has rung already
    }
    if (late) {
      timer.cancel();
    }
  }

  private void ring() {
    synchronized (this) {
      set = false;
      pending = null;
    }
    task.run();
  }

  /** Never again. */
  void turnOff() {
    Cancellable timer;
    synchronized (this) {
      off = true;
      timer = pending;
      pending = null;
    }
    if (timer != null) {
      timer.cancel();
    }
  }
}
