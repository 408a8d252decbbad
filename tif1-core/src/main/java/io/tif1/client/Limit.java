package io.tif1.client;

import static java.util.Objects.requireNonNull;

import io.tif1.client.internal.runtime.OwnLock;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A bound on how many asynchronous tasks run at a time: a semaphore that nobody blocks on. Permits
 * are handed out in the order they were asked for. The client bounds its requests with one of
 * these, each batch may have its own, and callers may share one over any tasks of theirs.
 *
 * <p>Safe for use by multiple threads.
 *
 * @since 0.1
 */
public final class Limit {
  private final OwnLock lock = new OwnLock("Limit");

  // Guarded by the lock.
  private final ArrayDeque<CompletableFuture<Permit>> waiting = new ArrayDeque<>();
  private int size;
  private int inUse;

  // Handing out happens outside the lock. A task that ends at once and gives its permit back does
  // so inside this loop's iteration, not deeper and deeper on the stack. Other threads hand out
  // meanwhile: what one begins may wait for what another begins.
  private final Queue<CompletableFuture<Permit>> granted = new ConcurrentLinkedQueue<>();
  private final Set<Thread> handingOut = ConcurrentHashMap.newKeySet();

  private Limit(int size) {
    this.size = checked(size);
  }

  /**
   * @param size how many tasks may run at a time, at least 1
   */
  public static Limit of(int size) {
    return new Limit(size);
  }

  /**
   * Runs {@code task} when a permit is free, and gives the permit back when its future ends.
   *
   * @param task begins the work and returns its future; what it throws fails the returned future
   * @return the task's result or failure; cancelling it gives up the place in the queue, or cancels
   *     the task's future if it has begun
   */
  public <T> CompletableFuture<T> run(Supplier<? extends CompletableFuture<T>> task) {
    var result = new CompletableFuture<T>();
    CompletableFuture<Permit> permit = acquire();
    var running = new CompletableFuture<CompletableFuture<T>>();
    permit.whenComplete(
        (held, refused) -> {
          if (held == null) {
            result.cancel(false);
            return;
          }
          CompletableFuture<T> work;
          try {
            OwnLock.assertNoneHeld("a task under a limit");
            work = requireNonNull(task.get(), "the task returned null, not a future");
          } catch (Throwable thrown) {
            held.release();
            result.completeExceptionally(thrown);
            return;
          }
          running.complete(work);
          work.whenComplete(
              (value, problem) -> {
                held.release();
                if (problem != null) {
                  // A future derived from another wraps what that one failed with.
                  boolean wrapped =
                      problem instanceof CompletionException && problem.getCause() != null;
                  result.completeExceptionally(wrapped ? problem.getCause() : problem);
                } else {
                  result.complete(value);
                }
              });
        });
    result.whenComplete(
        (value, problem) -> {
          if (result.isCancelled()) {
            permit.cancel(false);
            running.thenAccept(work -> work.cancel(true));
          }
        });
    return result;
  }

  /**
   * Asks for a permit. Cancelling the returned future gives up the place in the queue; once it has
   * completed, the permit must be {@linkplain Permit#release released}.
   */
  public CompletableFuture<Permit> acquire() {
    var mine = new CompletableFuture<Permit>();
    lock.lock();
    try {
      waiting.add(mine);
      grantWhatIsFree();
    } finally {
      lock.unlock();
    }
    handOut();
    return mine;
  }

  /** Changes the bound. Tasks that run beyond a smaller one are left to end. */
  public void resize(int size) {
    checked(size);
    lock.lock();
    try {
      this.size = size;
      grantWhatIsFree();
    } finally {
      lock.unlock();
    }
    handOut();
  }

  /** How many tasks may run at a time. */
  public int size() {
    lock.lock();
    try {
      return size;
    } finally {
      lock.unlock();
    }
  }

  /** How many permits are out. */
  public int inUse() {
    lock.lock();
    try {
      return inUse;
    } finally {
      lock.unlock();
    }
  }

  /** How many tasks wait for a permit. */
  public int waiting() {
    lock.lock();
    try {
      return (int) waiting.stream().filter(waiter -> !waiter.isDone()).count();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    return inUse() + " of " + size() + " in use, " + waiting() + " waiting";
  }

  private void grantWhatIsFree() {
    while (inUse < size) {
      CompletableFuture<Permit> next = waiting.poll();
      if (next == null) {
        return;
      }
      if (!next.isDone()) { // else it was cancelled while it waited
        inUse++;
        granted.add(next);
      }
    }
  }

  private void handOut() {
    Thread mine = Thread.currentThread();
    if (granted.isEmpty() || !handingOut.add(mine)) {
      return; // nothing to do, or within the loop below, which goes on with it
    }
    try {
      OwnLock.assertNoneHeld("what waits for a permit");
      for (var next = granted.poll(); next != null; next = granted.poll()) {
        var permit = new Permit(this);
        if (!next.complete(permit)) {
          permit.release(); // cancelled between the grant and here
        }
      }
    } finally {
      handingOut.remove(mine);
    }
  }

  private void release() {
    lock.lock();
    try {
      inUse--;
      grantWhatIsFree();
    } finally {
      lock.unlock();
    }
    handOut();
  }

  private static int checked(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("a limit must be at least 1: " + size);
    }
    return size;
  }

  /** Leave to run one task. */
  public static final class Permit {
    private final Limit limit;
    private final AtomicBoolean released = new AtomicBoolean();

    private Permit(Limit limit) {
      this.limit = limit;
    }

    /** Gives the permit back. Has no effect the second time. */
    public void release() {
      if (released.compareAndSet(false, true)) {
        limit.release();
      }
    }
  }
}
