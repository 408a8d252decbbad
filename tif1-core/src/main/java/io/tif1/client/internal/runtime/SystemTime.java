package io.tif1.client.internal.runtime;

import io.tif1.client.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The real thing: the one class that reads the clock or starts a timer. */
public final class SystemTime implements TimeSource, AutoCloseable {
  private final ScheduledThreadPoolExecutor timer;

  public SystemTime() {
    timer = new ScheduledThreadPoolExecutor(1, new DaemonThreads("tif1-timer"));
    // Almost every timer guards something that ends well and is cancelled: keep none of them.
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Instant instant() {
    return Instant.now();
  }

  @Override
  public Cancellable schedule(Runnable task, Duration delay) {
    try {
      ScheduledFuture<?> pending =
          timer.schedule(task, Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
      return () -> pending.cancel(false);
    } catch (RejectedExecutionException closed) {
      return () -> {}; // The client is closed: what the timer would have ended has been cancelled.
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
