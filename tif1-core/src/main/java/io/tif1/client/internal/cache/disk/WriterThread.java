package io.tif1.client.internal.cache.disk;

import io.tif1.client.internal.runtime.DaemonThreads;
import io.tif1.client.internal.runtime.OwnLock;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** The one thread that writes. It is there only while there is something to write. */
final class WriterThread {
  private final ThreadPoolExecutor thread;
  private final Logger log;

  /** Runs the task that is being run. */
  private volatile @Nullable Thread running;

  WriterThread(Logger log) {
    this.log = log;
    thread =
        new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DaemonThreads("tif1-disk"));
    thread.allowCoreThreadTimeOut(true);
  }

  /** Returns false if it will not be run: the store is closed, or the JVM has no more threads. */
  boolean run(Runnable task) {
    try {
      thread.execute(
          () -> {
            running = Thread.currentThread();
            try {
              task.run();
            } catch (Throwable e) { // the next task must be run all the same
              log.error("disk cache: internal error, please report it: {}", e.toString(), e);
            }
          });
      return true;
    } catch (RejectedExecutionException closed) {
      return false;
    } catch (OutOfMemoryError noThread) {
      log.warn("disk cache: nothing is written now: {}", noThread.toString());
      return false;
    }
  }

  /** Whether the caller is a task that runs here. */
  boolean isCurrent() {
    return Thread.currentThread().equals(running);
  }

  /** What a caller wants done between two batches. */
  interface Job<T> {
    T run() throws IOException, SQLException;
  }

  /** Runs it, while the caller waits. */
  <T> T call(Job<T> job) throws IOException, InterruptedException {
    var call = new Call<>(job);
    if (!run(call)) {
      throw new IOException("the disk cache is closed, or no thread can be started to write it");
    }
    return call.await();
  }

  /** Takes no more tasks, and waits so long for those it has. */
  void close(Duration atMost) {
    thread.shutdown();
    DaemonThreads.awaitEnd(thread, atMost);
  }

  private static final class Call<T> implements Runnable {
    private final Job<T> job;
    private final CountDownLatch done = new CountDownLatch(1);

    // Written before done is counted down, read after.
    private @Nullable T result;
    private @Nullable Throwable problem;

    Call(Job<T> job) {
      this.job = job;
    }

    @Override
    public void run() {
      try {
        result = job.run();
      } catch (Throwable e) {
        problem = e;
      } finally {
        done.countDown();
      }
    }

    T await() throws IOException, InterruptedException {
      OwnLock.assertMayBlock("waiting for the writer of the disk cache");
      done.await();
      if (problem != null || result == null) {
        throw new IOException(problem == null ? "no result" : Databases.text(problem), problem);
      }
      return result;
    }
  }
}
