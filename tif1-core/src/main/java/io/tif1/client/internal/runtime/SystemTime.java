package io.tif1.client.internal.runtime;

import io.tif1.client.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The real thing: the one class that reads the clock or starts a timer. */
public final class SystemTime implements TimeSource, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("io.tif1.client");

  private final ScheduledThreadPoolExecutor timer;

  public SystemTime() {
    timer = new ScheduledThreadPoolExecutor(1, new DaemonThreads("tif1-timer"));
    // Almost every timer guards something that ends well and is cancelled: keep none of them.
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    // Now, and not with the first timer: what must be ended can be ended also when the process may
    // start no more threads.
    timer.prestartAllCoreThreads();
  }

  @Override
  public long nanoTime() {
    return realNanos();
  }

  /** The machine's own clock, for what goes by real time whatever clock a client was given. */
  public static long realNanos() {
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
          timer.schedule(() -> run(task), Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
      return () -> pending.cancel(false);
    } catch (RejectedExecutionException closed) {
      return () -> {}; // The client is closed: what the timer would have ended has been cancelled.
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (Throwable thrown) { // the timer would keep it to itself
      LOG.error("internal error in a timer, please report it", thrown);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
