package io.tif1.client.internal.transport;

import io.tif1.client.TimeSource;
import io.tif1.client.internal.pipe.AttemptFailure;
import io.tif1.client.internal.pipe.AttemptFailure.PoolState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Leave to use a connection. OkHttp's pool bounds only how many connections lie idle, and lets
 * every request that finds none open its own. Two problems follow, which this solves:
 *
 * <ol>
 *   <li>Nothing bounds the connections in use. Here each takes one of {@code pool_maxsize} slots;
 *       who waits longer than {@code pool_acquire_timeout} for one is told so.
 *   <li>Twenty requests at once to a server that speaks HTTP/2 would open twenty connections where
 *       one serves them all. Here the first request to an origin goes ahead alone; when its
 *       connection turns out to be shared (HTTP/2), the others ride it on the one slot, and when it
 *       does not (HTTP/1.1), or fails, they take slots of their own.
 * </ol>
 *
 * Decisions are made under the lock; futures are completed after it.
 */
final class ConnectionGate {
  private final ReentrantLock lock = new ReentrantLock();
  private final TimeSource time;
  private final Runnable onWait;

  // Guarded by the lock.
  private final ArrayDeque<Waiter> waiting = new ArrayDeque<>();
  private Map<String, Origin> origins = new HashMap<>();
  private int maxInUse;
  private int inUse;
  private Duration acquireTimeout;

  /**
   * @param onWait told each time a request has to wait for a slot
   */
  ConnectionGate(int maxInUse, Duration acquireTimeout, TimeSource time, Runnable onWait) {
    this.maxInUse = maxInUse;
    this.acquireTimeout = acquireTimeout;
    this.time = time;
    this.onWait = onWait;
  }

  /** What is known of one origin; fields guarded by the gate's lock. */
  private static final class Origin {
    private @Nullable SharedConnection shared;
    private boolean exclusive;
    private boolean connecting;
    private int riders;
    private final List<Lease> followers = new ArrayList<>();
  }

  /** A connection that carries many requests at a time. */
  interface SharedConnection {
    /** Whether it still takes new requests, as far as can be told without asking the server. */
    boolean isOpen();
  }

  private enum Kind {
    /** Holds a slot of its own. */
    SOLO,
    /** The first to its origin: holds a slot, others wait for what comes of it. */
    LEADER,
    /** Rides a shared connection, whose one slot all riders hold together. */
    RIDER
  }

  /** Leave to use a connection; {@link ConnectionGate#release released} exactly once. */
  static final class Lease {
    private final Origin origin;
    private final CompletableFuture<Lease> granted = new CompletableFuture<>();

    // Guarded by the gate's lock.
    private Kind kind;
    private boolean released;

    private Lease(Origin origin, Kind kind) {
      this.origin = origin;
      this.kind = kind;
    }

    /** Completes when leave is given; fails with an {@link AttemptFailure} if it is not. */
    CompletableFuture<Lease> granted() {
      return granted;
    }
  }

  private record Waiter(Lease lease, long sinceNanos) {}

  /** Asks for leave to send one request to {@code originName}. */
  Lease acquire(String originName, boolean multiplexed) {
    var due = new ArrayList<Lease>();
    Lease mine;
    boolean waits = false;
    lock.lock();
    try {
      Origin origin = origins.computeIfAbsent(originName, name -> new Origin());
      if (!multiplexed || origin.exclusive) {
        mine = new Lease(origin, Kind.SOLO);
        waits = !grantSlot(mine, due);
      } else if (origin.shared != null && origin.shared.isOpen() && origin.riders > 0) {
        mine = new Lease(origin, Kind.RIDER);
        origin.riders++;
        due.add(mine);
      } else if (origin.shared != null && origin.shared.isOpen()) {
        mine = new Lease(origin, Kind.SOLO); // becomes a rider when it gets onto the connection
        waits = !grantSlot(mine, due);
      } else if (origin.connecting) {
        mine = new Lease(origin, Kind.RIDER);
        origin.followers.add(mine);
      } else {
        origin.shared = null;
        origin.connecting = true;
        mine = new Lease(origin, Kind.LEADER);
        waits = !grantSlot(mine, due);
      }
    } finally {
      lock.unlock();
    }
    if (waits) {
      onWait.run();
      limitTheWait(mine);
    }
    grant(due);
    return mine;
  }

  /** The request got onto a connection: now it is known whether others may ride it. */
  void connected(Lease lease, @Nullable SharedConnection shared) {
    var due = new ArrayList<Lease>();
    lock.lock();
    try {
      if (lease.released) {
        return;
      }
      Origin origin = lease.origin;
      if (shared == null) {
        origin.exclusive = true;
        origin.shared = null;
        if (lease.kind == Kind.LEADER) {
          lease.kind = Kind.SOLO;
          letFollowersGoAlone(origin, due);
        }
      } else {
        origin.shared = shared;
        origin.exclusive = false;
        board(lease, origin);
        for (Lease follower : origin.followers) {
          if (!follower.released) {
            origin.riders++;
            due.add(follower);
          }
        }
        origin.followers.clear();
        origin.connecting = false;
        boardWaiting(origin, due);
        grantWaiting(due);
      }
    } finally {
      lock.unlock();
    }
    grant(due);
  }

  /** Those who wait for a slot, and no longer need one of their own. */
  private void boardWaiting(Origin origin, List<Lease> due) {
    waiting.removeIf(
        waiter -> {
          if (waiter.lease.origin != origin) {
            return false;
          }
          waiter.lease.kind = Kind.RIDER;
          origin.riders++;
          due.add(waiter.lease);
          return true;
        });
  }

  /**
   * Makes a rider of a lease with a slot of its own: the first rider's slot is the connection's.
   */
  private void board(Lease lease, Origin origin) {
    if (lease.kind == Kind.RIDER) {
      return;
    }
    lease.kind = Kind.RIDER;
    if (origin.riders++ > 0) {
      inUse--;
    }
  }

  /** The request has ended, well or not, or is given up while it waits. */
  void release(Lease lease) {
    var due = new ArrayList<Lease>();
    lock.lock();
    try {
      if (lease.released) {
        return;
      }
      lease.released = true;
      Origin origin = lease.origin;
      boolean wasGranted = !waiting.removeIf(waiter -> waiter.lease == lease);
      switch (lease.kind) {
        case RIDER -> {
          if (!origin.followers.remove(lease) && --origin.riders == 0) {
            inUse--;
          }
        }
        case LEADER -> {
          origin.connecting = false;
          inUse -= wasGranted ? 1 : 0;
          letFollowersGoAlone(origin, due);
        }
        case SOLO -> inUse -= wasGranted ? 1 : 0;
      }
      grantWaiting(due);
    } finally {
      lock.unlock();
    }
    grant(due);
  }

  /** A connection takes no more requests: the next one to its origin goes ahead alone again. */
  void retired(String originName) {
    lock.lock();
    try {
      Origin origin = origins.get(originName);
      if (origin != null) {
        origin.shared = null;
      }
    } finally {
      lock.unlock();
    }
  }

  /** The settings changed: those who wait are served under the new ones. */
  void configure(int newMaxInUse, Duration newAcquireTimeout) {
    var due = new ArrayList<Lease>();
    lock.lock();
    try {
      maxInUse = newMaxInUse;
      acquireTimeout = newAcquireTimeout;
      grantWaiting(due);
    } finally {
      lock.unlock();
    }
    grant(due);
  }

  /** Forgets which origins share connections: there is a new pool. */
  void forgetOrigins() {
    lock.lock();
    try {
      origins = new HashMap<>();
    } finally {
      lock.unlock();
    }
  }

  int inUse() {
    lock.lock();
    try {
      return inUse;
    } finally {
      lock.unlock();
    }
  }

  private void letFollowersGoAlone(Origin origin, List<Lease> due) {
    origin.connecting = false;
    for (Lease follower : origin.followers) {
      if (!follower.released) {
        follower.kind = Kind.SOLO;
        if (!grantSlot(follower, due)) {
          limitTheWait(follower);
        }
      }
    }
    origin.followers.clear();
  }

  /** Gives a slot if there is one, or a place in the queue. */
  private boolean grantSlot(Lease lease, List<Lease> due) {
    if (inUse < maxInUse) {
      inUse++;
      due.add(lease);
      return true;
    }
    waiting.add(new Waiter(lease, time.nanoTime()));
    return false;
  }

  private void grantWaiting(List<Lease> due) {
    while (inUse < maxInUse) {
      Waiter next = waiting.poll();
      if (next == null) {
        return;
      }
      inUse++;
      due.add(next.lease);
    }
  }

  private void limitTheWait(Lease lease) {
    Duration limit = acquireTimeout;
    TimeSource.Cancellable timer = time.schedule(() -> exhausted(lease, limit), limit);
    lease.granted.whenComplete((l, problem) -> timer.cancel());
  }

  private void exhausted(Lease lease, Duration waited) {
    PoolState state;
    lock.lock();
    try {
      if (waiting.stream().noneMatch(waiter -> waiter.lease == lease)) {
        return;
      }
      state = new PoolState(maxInUse, inUse, waiting.size() - 1, waited);
    } finally {
      lock.unlock();
    }
    release(lease);
    lease.granted.completeExceptionally(AttemptFailure.poolExhausted(state));
  }

  private void grant(List<Lease> due) {
    for (Lease lease : due) {
      if (!lease.granted.complete(lease)) {
        release(lease);
      }
    }
  }
}
