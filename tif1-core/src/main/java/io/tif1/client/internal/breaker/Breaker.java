package io.tif1.client.internal.breaker;

import io.tif1.client.BreakerState;
import io.tif1.client.internal.pipe.BreakerView;
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
 * Somebody who finds the breakers of all CDNs open may probe early: 1 s after the opening, then 2,
 * 4, 8 s and so on after each probe that failed, up to the timeout.
 *
 * <p>Every failure of a request counts that was let through since the last move, whether or not
 * others were under way with it: what was under way together and failed together may open it.
 *
 * <p>Each move begins a new generation. A permission belongs to the generation it was given in, and
 * what it reports is ignored in a later one: a straggler from before the opening neither closes the
 * breaker nor prolongs the wait.
 */
final class Breaker {
  private static final long FIRST_PROBE_NANOS = 1_000_000_000L;
  private static final int MOST_DOUBLINGS = 30;

  /** After so many failed probes in a row, a minute's worth of early ones, a CDN counts as down. */
  static final int PROBES_OF_A_BLIP = 6;

  /** The same if what fails seldom changes within seconds: no such host, no trusted certificate. */
  static final int PROBES_IF_LASTING = 2;

  private final OwnLock lock = new OwnLock("Breaker");

  // Guarded by the lock.
  private BreakerState state = BreakerState.CLOSED;
  private int generation;
  private int failuresInARow;
  private long openedNanos;
  private long openForNanos;
  private int failedProbes;
  private boolean lasting;
  private boolean probing;

  /** Permission to ask the CDN once; to be given back exactly once through {@link #report}. */
  record Permission(int generation) {}

  /** A move the breaker made. */
  record Move(BreakerState from, BreakerState to) {}

  /** What {@link #ask} decided. One of permission and refusal; a move if asking made one. */
  record Reply(@Nullable Permission permission, long retryInNanos, @Nullable Move move) {}

  /** What {@link #report} changed. */
  record Effect(@Nullable Move move, boolean freeForProbe) {
    private static final Effect NONE = new Effect(null, false);
  }

  /** Asks for permission at {@code nowNanos}. */
  Reply ask(long nowNanos) {
    return ask(nowNanos, false);
  }

  /**
   * Asks for permission at {@code nowNanos}.
   *
   * @param early whether the breakers of all other CDNs that could be asked are open as well
   */
  Reply ask(long nowNanos, boolean early) {
    lock.lock();
    try {
      Move move = null;
      if (state == BreakerState.OPEN) {
        long left = leftNanos(nowNanos, early);
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
   * @param lasting whether the failure is of a kind that seldom changes within seconds
   * @param threshold failures in a row that open the breaker
   * @param openNanos how long it then stays open
   */
  Effect report(
      Permission permission,
      Trust trust,
      boolean lasting,
      long nowNanos,
      int threshold,
      long openNanos) {
    lock.lock();
    try {
      if (permission.generation != generation) {
        return Effect.NONE;
      }
      boolean wasProbe = state == BreakerState.HALF_OPEN;
      probing = false;
      switch (trust) {
        case SUCCESS -> {
          failuresInARow = 0;
          return wasProbe ? moved(BreakerState.CLOSED) : Effect.NONE;
        }
        case FAILURE -> {
          failuresInARow++;
          if (!wasProbe && failuresInARow < threshold) {
            return Effect.NONE;
          }
          failedProbes += wasProbe ? 1 : 0;
          this.lasting = lasting;
          openedNanos = nowNanos;
          openForNanos = openNanos;
          return moved(BreakerState.OPEN);
        }
        default -> {
          return wasProbe ? new Effect(null, true) : Effect.NONE; // the next one may probe
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes a permission back uncounted, when nothing can be said of what came of it. */
  void giveBack(Permission permission) {
    lock.lock();
    try {
      if (permission.generation == generation) {
        probing = false;
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
      return state == BreakerState.OPEN && leftNanos(nowNanos, false) == 0
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
      return leftNanos(nowNanos, false);
    } finally {
      lock.unlock();
    }
  }

  /** What it says to somebody who would send a request at {@code nowNanos}. */
  BreakerView view(long nowNanos) {
    lock.lock();
    try {
      return state == BreakerState.CLOSED
          ? BreakerView.CLOSED
          : new BreakerView(
              false,
              probing,
              leftNanos(nowNanos, false),
              leftNanos(nowNanos, true),
              failedProbes >= (lasting ? PROBES_IF_LASTING : PROBES_OF_A_BLIP));
    } finally {
      lock.unlock();
    }
  }

  private long leftNanos(long nowNanos, boolean early) {
    if (state != BreakerState.OPEN) {
      return 0;
    }
    long doubled = FIRST_PROBE_NANOS << Math.min(failedProbes, MOST_DOUBLINGS);
    long wait = early ? Math.min(doubled, openForNanos) : openForNanos;
    return Math.max(0, openedNanos + wait - nowNanos);
  }

  int failuresInARow() {
    lock.lock();
    try {
      return failuresInARow;
    } finally {
      lock.unlock();
    }
  }

  private Effect moved(BreakerState next) {
    return new Effect(moveTo(next), false);
  }

  private Move moveTo(BreakerState next) {
    var move = new Move(state, next);
    state = next;
    generation++;
    probing = false;
    if (next == BreakerState.CLOSED) {
      failuresInARow = 0;
      failedProbes = 0;
    }
    return move;
  }
}
