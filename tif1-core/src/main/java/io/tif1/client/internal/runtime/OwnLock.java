package io.tif1.client.internal.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A lock of the client that keeps the rules for locks where assertions are enabled, as they are in
 * tests: it is not taken while the thread holds another one, unless the nesting was declared;
 * {@link #assertNoneHeld} fails if the thread holds any, {@link #assertMayBlock} if it holds one
 * that was not made for that. Without assertions it is a {@link ReentrantLock} and costs nothing
 * more.
 *
 * <pre>{@code
 * lock.lock();
 * try {
 *   due = take(); // decide under the lock
 * } finally {
 *   lock.unlock();
 * }
 * OwnLock.assertNoneHeld("a listener"); // act after it
 * listener.onEvent(due);
 * }</pre>
 */
public final class OwnLock {
  /** What each thread holds, outermost first. Used by assertions only. */
  private static final ThreadLocal<Deque<OwnLock>> HELD = ThreadLocal.withInitial(ArrayDeque::new);

  private final ReentrantLock lock = new ReentrantLock();
  private final String name;
  private final @Nullable OwnLock outer;
  private final boolean heldWhileOpening;

  /**
   * @param name what it guards, for messages: the name of the class that has it
   */
  public OwnLock(String name) {
    this(name, null);
  }

  /**
   * @param outer the one lock that may be held when this one is taken; null for none
   */
  public OwnLock(String name, @Nullable OwnLock outer) {
    this(name, outer, false);
  }

  private OwnLock(String name, @Nullable OwnLock outer, boolean heldWhileOpening) {
    this.name = name;
    this.outer = outer;
    this.heldWhileOpening = heldWhileOpening;
  }

  /**
   * A lock that is held while something is opened that there must be only one of: files may be read
   * meanwhile, libraries loaded, and other locks taken. No code of callers may run under it,
   * either.
   */
  public static OwnLock heldWhileOpening(String name) {
    return new OwnLock(name, null, true);
  }

  /** Takes the lock, waiting for it if need be. */
  public void lock() {
    assert mayBeTaken() : "the lock of " + name + " is taken by a thread that holds " + HELD.get();
    lock.lock();
    assert HELD.get().offerLast(this);
  }

  /** Gives the lock back. */
  public void unlock() {
    lock.unlock();
    assert HELD.get().removeLastOccurrence(this);
  }

  /** Whether this thread has it. */
  public boolean isHeldByCurrentThread() {
    return lock.isHeldByCurrentThread();
  }

  /**
   * Fails, where assertions are enabled, if this thread holds a lock of the client's. To be called
   * before code of callers runs and before a future is completed or cancelled.
   *
   * @param what is about to be called
   */
  public static void assertNoneHeld(String what) {
    assert HELD.get().isEmpty() : what + " is called by a thread that holds " + HELD.get();
  }

  /**
   * Fails, where assertions are enabled, if this thread holds a lock of the client's, unless it is
   * {@link #heldWhileOpening}. To be called before anything that may take its time: a socket, a
   * file, a look-up, waiting for another thread.
   *
   * @param what is about to be done
   */
  public static void assertMayBlock(String what) {
    assert HELD.get().stream().allMatch(held -> held.heldWhileOpening)
        : what + " would block a thread that holds " + HELD.get();
  }

  private boolean mayBeTaken() {
    for (OwnLock held : HELD.get()) {
      if (held != this && held != outer && !held.heldWhileOpening) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return "the lock of " + name;
  }
}
