package io.tif1.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Time that stands still until a test moves it. Timers run on the thread that moves it, in the
 * order of their times, each at its own time.
 */
public final class HandMovedTime implements TimeSource {
  private static final Instant START = Instant.parse("2024-03-02T15:00:00Z");

  // Guarded by this.
  private final List<Timer> timers = new ArrayList<>();
  // Near the end, so that it wraps within the first second.
  private final long origin = Long.MAX_VALUE - 1_000_000_000L;
  private long moved;

  /** At an arbitrary moment. */
  public HandMovedTime() {}

  private final class Timer implements Cancellable {
    private final Runnable task;
    private final long due;

    Timer(Runnable task, long due) {
      this.task = task;
      this.due = due;
    }

    @Override
    public void cancel() {
      synchronized (HandMovedTime.this) {
        timers.remove(this);
      }
    }
  }

  @Override
  public synchronized long nanoTime() {
    return origin + moved;
  }

  @Override
  public synchronized Instant instant() {
    return START.plusNanos(moved);
  }

  @Override
  public synchronized Cancellable schedule(Runnable task, Duration delay) {
    var timer = new Timer(task, moved + Math.max(0, delay.toNanos()));
    timers.add(timer);
    notifyAll();
    return timer;
  }

  /** Timers that have not run. */
  public synchronized int pending() {
    return timers.size();
  }

  /** Waits until a timer is set that is due so long from now. */
  public synchronized void awaitTimer(Duration in) throws InterruptedException {
    while (timers.stream().noneMatch(timer -> timer.due == moved + in.toNanos())) {
      wait();
    }
  }

  /** Waits until so many timers are set. */
  public synchronized void awaitPending(int count) throws InterruptedException {
    while (timers.size() < count) {
      wait();
    }
  }

  /** Lets time pass, and timers run. */
  public void move(Duration by) {
    long target;
    synchronized (this) {
      target = moved + by.toNanos();
    }
    for (var timer = next(target); timer != null; timer = next(target)) {
      timer.task.run();
    }
    synchronized (this) {
      moved = Math.max(moved, target);
    }
  }

  private synchronized @Nullable Timer next(long target) {
    var first =
        timers.stream()
            .filter(timer -> timer.due <= target)
            .min(Comparator.comparingLong(timer -> timer.due));
    first.ifPresent(
        timer -> {
          timers.remove(timer);
          moved = Math.max(moved, timer.due);
        });
    return first.orElse(null);
  }
}
