package io.tif1.client.internal.cache.disk;

import io.tif1.client.TimeSource;
import io.tif1.client.TimeSource.Cancellable;
import io.tif1.client.internal.runtime.OwnLock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One timer that is set at most once at a time. */
final class Alarm {
  private final TimeSource time;
  private final Runnable task;

  private final OwnLock lock = new OwnLock("Alarm");

  // Guarded by the lock.
  private @Nullable Cancellable pending;
  private boolean set;
  private boolean off;

  Alarm(TimeSource time, Runnable task) {
    this.time = time;
    this.task = task;
  }

  /** Runs the task so long from now, unless it is to be run already. */
  void set(Duration delay) {
    lock.lock();
    try {
      if (set || off) {
        return;
      }
      set = true;
    } finally {
      lock.unlock();
    }
    Cancellable timer = time.schedule(this::ring, delay); // without the lock: it is a caller's code
    boolean late;
    lock.lock();
    try {
      late = off;
      pending = set ? timer : null; // or it has rung already
    } finally {
      lock.unlock();
    }
    if (late) {
      timer.cancel();
    }
  }

  private void ring() {
    lock.lock();
    try {
      set = false;
      pending = null;
    } finally {
      lock.unlock();
    }
    task.run();
  }

  /** Never again. */
  void turnOff() {
    Cancellable timer;
    lock.lock();
    try {
      off = true;
      timer = pending;
      pending = null;
    } finally {
      lock.unlock();
    }
    if (timer != null) {
      timer.cancel();
    }
  }
}
