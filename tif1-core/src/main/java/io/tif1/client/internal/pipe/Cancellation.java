package io.tif1.client.internal.pipe;

import io.tif1.client.internal.runtime.OwnLock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wish that something under way should end, which reaches down to the socket. Rooms that hold
 * something (a place in a queue, a timer, an exchange) register how to let go of it.
 */
public final class Cancellation {
  private final OwnLock lock = new OwnLock("Cancellation");

  // Guarded by the lock; null once cancelled.
  private @Nullable List<Runnable> actions = new ArrayList<>(2);

  /** Runs what was registered, on this thread, once. Has no effect the second time. */
  public void cancel() {
    List<Runnable> due;
    lock.lock();
    try {
      due = actions;
      actions = null;
    } finally {
      lock.unlock();
    }
    OwnLock.assertNoneHeld("what was registered with a cancellation");
    if (due != null) {
      due.forEach(Cancellation::run);
    }
  }

  /** Whether the wish has been uttered. */
  public boolean isCancelled() {
    lock.lock();
    try {
      return actions == null;
    } finally {
      lock.unlock();
    }
  }

  /** Runs {@code action} when cancelled: at once if that has happened. It must not throw. */
  public void onCancel(Runnable action) {
    lock.lock();
    try {
      if (actions != null) {
        actions.add(action);
        return;
      }
    } finally {
      lock.unlock();
    }
    run(action);
  }

  /** One that throws must not keep the others, or whoever cancels, from going on. */
  private static void run(Runnable action) {
    try {
      action.run();
    } catch (Throwable thrown) {
      Unexpected.of(thrown).logged("on cancelling");
    }
  }

  /** Forgets {@code action}: what it would let go of is gone. */
  public void forget(Runnable action) {
    lock.lock();
    try {
      if (actions != null) {
        actions.remove(action);
      }
    } finally {
      lock.unlock();
    }
  }
}
