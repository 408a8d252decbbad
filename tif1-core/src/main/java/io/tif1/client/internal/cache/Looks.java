package io.tif1.client.internal.cache;

import io.tif1.client.TimeSource;
import io.tif1.client.TimeSource.Cancellable;
import io.tif1.client.internal.pipe.Deadline;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into the disk, none of which may hold a fetch up. One that takes too long is left behind,
 * and the fetch goes on without it; while one is left behind, the disk does not answer, and nobody
 * else looks into it. When it comes back after all, the disk is used again.
 *
 * <p>Safe for use by multiple threads.
 */
final class Looks {
  /** A file is read in milliseconds, and a database that is busy opened in seconds. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Logger log = LoggerFactory.getLogger(Looks.class);
  private final TimeSource time;
  private final AtomicInteger leftBehind = new AtomicInteger();

  Looks(TimeSource time) {
    this.time = time;
  }

  /** Whether the disk does not answer. */
  boolean isStuck() {
    return leftBehind.get() > 0;
  }

  /**
   * Begins one, which waits for a thread.
   *
   * @param deadline of the fetch
   * @param instead what to do if it is left behind; run once, by a timer
   */
  Look begin(Deadline deadline, Runnable instead) {
    var look = new Look(deadline, instead);
    look.setTimer();
    return look;
  }

  private enum State {
    WAITING,
    READING,
    ANSWERED,
    LEFT_BEHIND
  }

  /** One of them. */
  final class Look {
    private final Deadline deadline;
    private final Runnable instead;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private volatile @Nullable Cancellable timer;
    private volatile long timerSetNanos;

    private Look(Deadline deadline, Runnable instead) {
      this.deadline = deadline;
      this.instead = instead;
    }

    private void setTimer() {
      long now = time.nanoTime();
      timerSetNanos = now;
      long left = Math.max(0, deadline.leftNanos(now));
      timer = time.schedule(this::late, Duration.ofNanos(Math.min(left, PATIENCE.toNanos())));
      if (state.get() == State.ANSWERED) {
        cancelTimer(); // it has come to its end meanwhile
      }
    }

    private void late() {
      long now = time.nanoTime();
      boolean ended = deadline.leftNanos(now) <= 0;
      boolean stuck = now - timerSetNanos >= PATIENCE.toNanos();
      if (ended && !stuck && state.compareAndSet(State.READING, State.ANSWERED)) {
        instead.run(); // which tells that the time is over; that says nothing of the disk
      } else if (state.compareAndSet(State.READING, State.LEFT_BEHIND)) {
        if (leftBehind.incrementAndGet() == 1) {
          log.warn(
              "disk cache has not answered for {} s; fetching goes on without it until it does",
              PATIENCE.toSeconds());
        }
        instead.run();
      } else if (state.get() == State.WAITING) { // all threads that read are busy, or stuck
        if (!isStuck() && !ended) {
          setTimer();
        } else if (state.compareAndSet(State.WAITING, State.ANSWERED)) {
          instead.run();
        }
      }
    }

    /** The disk is about to be read; false if the fetch has gone on without it. */
    boolean reading() {
      return state.compareAndSet(State.WAITING, State.READING);
    }

    /** The disk was read; false if the fetch has gone on without it. */
    boolean answered() {
      if (state.compareAndSet(State.READING, State.ANSWERED)) {
        cancelTimer();
        return true;
      }
      if (state.compareAndSet(State.LEFT_BEHIND, State.ANSWERED)) {
        leftBehind.decrementAndGet();
      }
      return false;
    }

    /** No thread will read. */
    void rejected() {
      if (state.compareAndSet(State.WAITING, State.ANSWERED)) {
        cancelTimer();
      }
    }

    private void cancelTimer() {
      Cancellable pending = timer;
      if (pending != null) {
        pending.cancel();
      }
    }
  }
}
