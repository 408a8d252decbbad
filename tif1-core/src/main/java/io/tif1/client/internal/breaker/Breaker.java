package io.tif1.client.internal.breaker;

import io.tif1.client.BreakerState;
import io.tif1.client.internal.pipe.Verdict.Trust;
import io.tif1.client.internal.runtime.OwnLock;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of one CDN's breaker. It has no clock and no threads: the moment comes with
 * each call, and what changed is returned.
 *
 * <pre>
 *            threshold failures in a row
 *   CLOSED ------------------------------> OPEN
 *     ^                                    |  ^
 *     | the probe succeeds        timeout  |  | the probe fails
 *     |                           passed   v  |
 *     +--------------------------------- HALF_OPEN   (one permission out at most: the probe)
 * </pre>
 *
 * Each move begins a new generation. A permission belongs to the generation it was given in, and
 * what it reports is ignored in a later one: a straggler from before the opening neither closes the
 * breaker nor prolongs the wait.
 */
final class Breaker {
  private final OwnLock lock = new OwnLock("Breaker");

  // Guarded by the lock.
  private BreakerState state = BreakerState.CLOSED;
  private int generation;
  private int failuresInARow;
  private long openUntilNanos;
  private boolean probing;

  /** Leave to ask the CDN once; to be given back exactly once through {@link #report}. */
  record Permission(int generation) {}

  /** A move the breaker made. */
  record Move(BreakerState from, BreakerState to) {}

  /** What {@link #ask} decided. One of permission and refusal; a move if asking made one. */
  record Reply(@Nullable Permission permission, long retryInNanos, @Nullable Move move) {}

  /** Asks for leave at {@code nowNanos}. */
  Reply ask(long nowNanos) {
    lock.lock();
    try {
      Move move = null;
      if (state == BreakerState.OPEN) {
        long left = openUntilNanos - nowNanos;
        if (left > 0) {
          return new Reply(null, left, null);
        }
        move = moveTo(BreakerState.HALF_OPEN);
      }
      if (state == BreakerState.HALF_OPEN) {
        if (probing) {
          return new Reply(null, 0, move);
        }
        probing = true;
      }
      return new Reply(new Permission(generation), 0, move);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes a permission back with what came of it.
   *
   * @param threshold failures in a row that open the breaker
   * @param openNanos how long it then stays open
   * @return the move that this made, or null
   */
  @Nullable Move report(
      Permission permission, Trust trust, long nowNanos, int threshold, long openNanos) {
    lock.lock();
    try {
      if (permission.generation != generation) {
        return null;
      }
      boolean wasProbe = state == BreakerState.HALF_OPEN;
      probing = false;
      switch (trust) {
        case SUCCESS -> {
          failuresInARow = 0;
          return wasProbe ? moveTo(BreakerState.CLOSED) : null;
        }
        case FAILURE -> {
          failuresInARow++;
          if (wasProbe || failuresInARow >= threshold) {
            openUntilNanos = nowNanos + openNanos;
            return moveTo(BreakerState.OPEN);
          }
          return null;
        }
        default -> {
          return null; // released: the next one may ask
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether what the permission was given under still holds. */
  boolean isCurrent(Permission permission) {
    lock.lock();
    try {
      return permission.generation == generation;
    } finally {
      lock.unlock();
    }
  }

  /** Closes the breaker and forgets what it counted. */
  @Nullable Move reset() {
    lock.lock();
    try {
      failuresInARow = 0;
      return state == BreakerState.CLOSED ? null : moveTo(BreakerState.CLOSED);
    } finally {
      lock.unlock();
    }
  }

  /** The state as a caller would meet it at {@code nowNanos}: open no longer than its time. */
  BreakerState state(long nowNanos) {
    lock.lock();
    try {
      return state == BreakerState.OPEN && openUntilNanos - nowNanos <= 0
          ? BreakerState.HALF_OPEN
          : state;
    } finally {
      lock.unlock();
    }
  }

  /** How long until a probe is let through; 0 unless open. */
  long retryInNanos(long nowNanos) {
    lock.lock();
    try {
      return state == BreakerState.OPEN ? Math.max(0, openUntilNanos - nowNanos) : 0;
    } finally {
      lock.unlock();
    }
  }

  int failuresInARow() {
    lock.lock();
    try {
      return failuresInARow;
    } finally {
      lock.unlock();
    }
  }

  private Move moveTo(BreakerState next) {
    var move = new Move(state, next);
    state = next;
    generation++;
    probing = false;
    if (next == BreakerState.CLOSED) {
      failuresInARow = 0;
    }
    return move;
  }
}
