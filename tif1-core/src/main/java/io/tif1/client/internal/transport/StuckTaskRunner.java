package io.tif1.client.internal.transport;

import java.lang.reflect.Field;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts right what OkHttp 5.3 leaves behind when the process may start no more threads. One task
 * runner of the whole JVM makes its connections; a thread that could not be started it counts as
 * still starting, for ever, and starts no other one: every later connection would time out. Its
 * work run once on another thread makes the count right, and does no harm if it was right.
 *
 * <p>OkHttp does not export it. Where the modules forbid reflection (OkHttp on the module path),
 * this does nothing.
 *
 * <p>Safe for use by multiple threads.
 */
final class StuckTaskRunner {
  private static final Logger LOG = LoggerFactory.getLogger(StuckTaskRunner.class);
  private static final @Nullable StuckTaskRunner OF_OKHTTP = find();

  /** Whether a thread has been lacking; of the whole JVM, as the runner is. */
  private static volatile boolean suspected;

  /** How often a thread was lacking; of the whole JVM. */
  private static final AtomicLong TIMES_LACKING = new AtomicLong();

  private final Object runner;
  private final Runnable work;
  private final Field started;
  private final Field begun;

  private StuckTaskRunner(Object runner, Runnable work, Field started, Field begun) {
    this.runner = runner;
    this.work = work;
    this.started = started;
    this.begun = begun;
  }

  private static @Nullable StuckTaskRunner find() {
    try {
      Class<?> type = Class.forName("okhttp3.internal.concurrent.TaskRunner");
      Object runner = field(type, "INSTANCE").get(null);
      Runnable work = (Runnable) field(type, "runnable").get(runner);
      return new StuckTaskRunner(
          runner, work, field(type, "executeCallCount"), field(type, "runCallCount"));
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.debug("OkHttp's task runner cannot be looked at", e);
      return null;
    }
  }

  private static Field field(Class<?> type, String name) throws NoSuchFieldException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  /** A thread was lacking, or memory. */
  static void lacking() {
    TIMES_LACKING.incrementAndGet();
    suspected = true;
  }

  /** How often a thread has been lacking, as far as is known. */
  static long timesLacking() {
    return TIMES_LACKING.get();
  }

  /**
   * Whether it waits for a thread. It does so for a moment each time it starts one: this proves
   * nothing unless it has left something undone for long.
   */
  static boolean waits() {
    StuckTaskRunner known = OF_OKHTTP;
    try {
      return known != null && known.waitsForAThread();
    } catch (ReflectiveOperationException e) {
      LOG.debug("OkHttp's task runner cannot be looked at", e);
      return false;
    }
  }

  /**
   * If a thread has been lacking and it waits for one, runs its work.
   *
   * @param threads where blocking is no harm
   * @return whether its work is run
   */
  static boolean release(Executor threads) {
    StuckTaskRunner known = OF_OKHTTP;
    if (!suspected || known == null) {
      return false;
    }
    try {
      if (known.waitsForAThread()) {
        threads.execute(known.work);
        return true;
      }
      suspected = false;
    } catch (ReflectiveOperationException e) {
      LOG.debug("OkHttp's task runner cannot be looked at", e);
    } catch (OutOfMemoryError noThread) {
      LOG.debug("no thread for OkHttp's task runner yet", noThread);
    }
    return false;
  }

  private boolean waitsForAThread() throws ReflectiveOperationException {
    synchronized (runner) { // its own lock
      return started.getInt(runner) > begun.getInt(runner);
    }
  }
}
