package io.tif1.testkit;

import io.tif1.client.TimeSource;
import io.tif1.testkit.internal.wait.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Time that stands still until a test moves it. {@link #advance} runs the timers that fall due, in
 * the order of their moments, on the calling thread, with the clock at each timer's own moment.
 *
 * <p>A timer that another thread sets in answer to an event is not there the moment the event has
 * been caused; {@link #awaitTimers} and {@link #awaitTimer} wait for it, in real time and at most
 * 30 seconds. A timer of zero delay stays pending until the next {@code advance}, which may be of
 * zero length.
 *
 * <p>Safe for use by multiple threads. Only one thread moves the clock at a time.
 *
 * @since 0.1
 */
public final class ManualTime implements TimeSource {
  private static final Instant DEFAULT_START = Instant.parse("2021-08-29T13:00:00Z");

  // Held while the clock moves: a second mover waits. Tasks run under it, and under nothing else.
  private final ReentrantLock moving = new ReentrantLock();

  // Guards everything below.
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private final Map<Duration, Integer> everSet = new HashMap<>();
  private long now;
  private long nextSequence;
  private Instant wallOrigin;

  /** Starts at 2021-08-29 13:00 UTC. */
  public ManualTime() {
    this(DEFAULT_START);
  }

  /** Starts with the wall clock at {@code start}. */
  public ManualTime(Instant start) {
    wallOrigin = start;
  }

  @Override
  public long nanoTime() {
    return locked(() -> now);
  }

  @Override
  public Instant instant() {
    return locked(() -> wallOrigin.plusNanos(now));
  }

  @Override
  public Cancellable schedule(Runnable task, Duration delay) {
    return locked(
        () -> {
          Timer timer = new Timer(after(now, delay), nextSequence++, task);
          timers.add(timer);
          everSet.merge(delay, 1, Integer::sum);
          changed.signalAll();
          return timer;
        });
  }

  /**
   * Moves the clock by {@code step} and runs what falls due on the way, including timers that those
   * tasks set. A task that throws does not keep the others from running.
   *
   * @throws IllegalArgumentException if {@code step} is negative; time never goes back, see {@link
   *     #jumpWallClock}
   * @throws RuntimeException what the first failing task threw, the others suppressed in it
   */
  public void advance(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("Time cannot go back by " + step + "; see jumpWallClock");
    }
    move(() -> moveTo(after(nanoTime(), step)));
  }

  /**
   * Moves the clock to the moment of the earliest timer and runs what is due then.
   *
   * @return how far the clock moved
   * @throws IllegalStateException if no timer is pending
   */
  public Duration advanceToNext() {
    long[] moved = new long[1];
    move(
        () -> {
          long from = nanoTime();
          Timer next = locked(timers::peek);
          if (next == null) {
            throw new IllegalStateException(
                "No timer is pending, so there is no next one to go to");
          }
          moveTo(next.due);
          moved[0] = next.due - from;
        });
    return Duration.ofNanos(moved[0]);
  }

  /** Shifts only {@link #instant}, as a correction of the wall clock does; may be negative. */
  public void jumpWallClock(Duration shift) {
    locked(() -> wallOrigin = wallOrigin.plus(shift));
  }

  /** How many timers have neither run nor been cancelled. */
  public int pendingTimers() {
    return locked(timers::size);
  }

  /** How many timers of this length have been set so far, pending or not. */
  public int timersSet(Duration delay) {
    return locked(() -> everSet.getOrDefault(delay, 0));
  }

  /** How long each pending timer has to go, shortest first. */
  public List<Duration> pendingDelays() {
    return locked(this::delays);
  }

  /**
   * Waits until at least {@code count} timers are pending.
   *
   * @throws AssertionError after 30 seconds of real time
   */
  public void awaitTimers(int count) {
    awaitChange(() -> timers.size() >= count, count + " pending timers");
  }

  /**
   * Waits until a timer is pending whose time to go satisfies {@code delayLeft}.
   *
   * @throws AssertionError after 30 seconds of real time
   */
  public void awaitTimer(Predicate<Duration> delayLeft) {
    awaitChange(() -> delays().stream().anyMatch(delayLeft), "a timer of the asked-for delay");
  }

  /** The moment {@code delay} after {@code moment}, or the last one there is. */
  private static long after(long moment, Duration delay) {
    if (delay.isNegative()) {
      return moment;
    }
    Duration longest = Duration.ofNanos(Long.MAX_VALUE - moment);
    return moment + (delay.compareTo(longest) < 0 ? delay : longest).toNanos();
  }

  private void awaitChange(BooleanSupplier reached, String what) {
    locked(
        () -> {
          Patience.await(changed, reached, () -> what + "; pending: " + delays());
          return true;
        });
  }

  private void move(Runnable movement) {
    if (moving.isHeldByCurrentThread()) {
      throw new IllegalStateException("A timer's task must not move the clock that runs it");
    }
    moving.lock();
    try {
      movement.run();
    } finally {
      moving.unlock();
    }
  }

  private void moveTo(long target) {
    @Nullable Throwable failure = null;
    for (Timer timer = takeDue(target); timer != null; timer = takeDue(target)) {
      try {
        timer.task.run();
      } catch (RuntimeException | Error e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }

  /**
   * The next timer due by {@code target}, with the clock at its moment; null once at the target.
   */
  private @Nullable Timer takeDue(long target) {
    return this.<@Nullable Timer>locked(
        () -> {
          Timer next = timers.peek();
          if (next == null || next.due > target) {
            now = target;
            return null;
          }
          now = Math.max(now, next.due);
          changed.signalAll();
          return timers.poll();
        });
  }

  private List<Duration> delays() {
    List<Duration> delays = new ArrayList<>();
    timers.stream().sorted().forEach(t -> delays.add(Duration.ofNanos(t.due - now)));
    return List.copyOf(delays);
  }

  private <T extends @Nullable Object> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  private final class Timer implements Cancellable, Comparable<Timer> {
    final long due;
    final long sequence;
    final Runnable task;

    Timer(long due, long sequence, Runnable task) {
      this.due = due;
      this.sequence = sequence;
      this.task = task;
    }

    @Override
    public void cancel() {
      locked(
          () -> {
            changed.signalAll();
            return timers.remove(this);
          });
    }

    @Override
    public int compareTo(Timer other) {
      int byMoment = Long.compare(due, other.due);
      return byMoment != 0 ? byMoment : Long.compare(sequence, other.sequence);
    }
  }
}
