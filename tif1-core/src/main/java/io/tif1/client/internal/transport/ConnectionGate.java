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
  private final ArrayDeque<Lease> waiting = new ArrayDeque<>();
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
    private final long askedNanos;
    private final CompletableFuture<Lease> granted = new CompletableFuture<>();

    // Guarded by the gate's lock.
    private Kind kind;
    private boolean released;

    private Lease(Origin origin, Kind kind, long askedNanos) {
      this.origin = origin;
      this.kind = kind;
      this.askedNanos = askedNanos;
    }

    /** Completes when leave is given; fails with an {@link AttemptFailure} if it is not. */
    CompletableFuture<Lease> granted() {
      return granted;
    }
  }

  /** What was decided under the lock, to be acted on after it. */
  private static final class Due {
    final List<Lease> granted = new ArrayList<>();
    final List<Lease> queued = new ArrayList<>();
  }

  /** Asks for leave to send one request to {@code originName}. */
  Lease acquire(String originName, boolean multiplexed) {
    var due = new Due();
    Lease mine;
    long now = time.nanoTime();
    lock.lock();
    try {
      Origin origin = origins.computeIfAbsent(originName, name -> new Origin());
      if (!multiplexed || origin.exclusive) {
        mine = new Lease(origin, Kind.SOLO, now);
        grantSlot(mine, due);
      } else if (origin.shared != null && origin.shared.isOpen() && origin.riders > 0) {
        mine = new Lease(origin, Kind.RIDER, now);
        origin.riders++;
        due.granted.add(mine);
      } else if (origin.shared != null && origin.shared.isOpen()) {
        // Becomes a rider when it gets onto the connection.
        mine = new Lease(origin, Kind.SOLO, now);
        grantSlot(mine, due);
      } else if (origin.connecting) {
        mine = new Lease(origin, Kind.RIDER, now);
        origin.followers.add(mine);
      } else {
        if (origin.riders > 0) {
          // They ride on, on a connection that takes nobody else: its slot is theirs alone.
          origin = new Origin();
          origins.put(originName, origin);
        }
        origin.shared = null;
        origin.connecting = true;
        mine = new Lease(origin, Kind.LEADER, now);
        grantSlot(mine, due);
      }
    } finally {
      lock.unlock();
    }
    act(due);
    return mine;
  }

  /** The request got onto a connection: now it is known whether others may ride it. */
  void connected(Lease lease, @Nullable SharedConnection shared) {
    var due = new Due();
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
            due.granted.add(follower);
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
    act(due);
  }

  /** Those who wait for a slot, and no longer need one of their own. */
  private void boardWaiting(Origin origin, Due due) {
    waiting.removeIf(
        waiter -> {
          if (waiter.origin != origin) {
            return false;
          }
          waiter.kind = Kind.RIDER;
          origin.riders++;
          due.granted.add(waiter);
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
    var due = new Due();
    lock.lock();
    try {
      leave(lease, due);
    } finally {
      lock.unlock();
    }
    act(due);
  }

  private void leave(Lease lease, Due due) {
    if (lease.released) {
      return;
    }
    lease.released = true;
    Origin origin = lease.origin;
    boolean wasGranted = !waiting.remove(lease);
    switch (lease.kind) {
      case RIDER -> {
        if (!origin.followers.remove(lease) && --origin.riders == 0) {
          inUse--;
        }
      }
      case LEADER -> {
        inUse -= wasGranted ? 1 : 0;
        letFollowersGoAlone(origin, due);
      }
      case SOLO -> inUse -= wasGranted ? 1 : 0;
    }
    grantWaiting(due);
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
    var due = new Due();
    lock.lock();
    try {
      maxInUse = newMaxInUse;
      acquireTimeout = newAcquireTimeout;
      grantWaiting(due);
    } finally {
      lock.unlock();
    }
    act(due);
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

  private void letFollowersGoAlone(Origin origin, Due due) {
    origin.connecting = false;
    for (Lease follower : origin.followers) {
      if (!follower.released) {
        follower.kind = Kind.SOLO;
        grantSlot(follower, due);
      }
    }
    origin.followers.clear();
  }

  /** Gives a slot if there is one, or a place in the queue. */
  private void grantSlot(Lease lease, Due due) {
    if (inUse < maxInUse) {
      inUse++;
      due.granted.add(lease);
    } else {
      waiting.add(lease);
      due.queued.add(lease);
    }
  }

  private void grantWaiting(Due due) {
    while (inUse < maxInUse) {
      Lease next = waiting.poll();
      if (next == null) {
        return;
      }
      inUse++;
      due.granted.add(next);
    }
  }

  private void act(Due due) {
    for (Lease lease : due.queued) {
      onWait.run();
      limitTheWait(lease);
    }
    for (Lease lease : due.granted) {
      if (!lease.granted.complete(lease)) {
        release(lease);
      }
    }
  }

  /** Counts from when the lease was asked for: following a leader was waiting too. */
  private void limitTheWait(Lease lease) {
    long waited = time.nanoTime() - lease.askedNanos;
    TimeSource.Cancellable timer =
        time.schedule(() -> exhausted(lease), patience().minusNanos(waited));
    lease.granted.whenComplete((l, problem) -> timer.cancel());
  }

  private Duration patience() {
    lock.lock();
    try {
      return acquireTimeout;
    } finally {
      lock.unlock();
    }
  }

  private void exhausted(Lease lease) {
    var due = new Due();
    PoolState state;
    lock.lock();
    try {
      if (!waiting.contains(lease)) {
        return; // served, or given up, as the timer went off
      }
      Duration waited = Duration.ofNanos(time.nanoTime() - lease.askedNanos);
      state = new PoolState(maxInUse, inUse, waiting.size() - 1, waited);
      leave(lease, due);
    } finally {
      lock.unlock();
    }
    lease.granted.completeExceptionally(AttemptFailure.poolExhausted(state));
    act(due);
  }
}
