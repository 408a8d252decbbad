package io.tif1.client.internal.transport;

import io.tif1.client.TimeSource;
import io.tif1.client.internal.pipe.AttemptFailure;
import io.tif1.client.internal.pipe.AttemptFailure.PoolState;
import io.tif1.client.internal.transport.Origin.Ride;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Leave to use a connection. OkHttp's pool bounds only how many connections lie idle, and lets
 * every request that finds none open its own. Three problems follow, which this solves:
 *
 * <ol>
 *   <li>Nothing bounds the connections in use. Here each takes one of {@code pool_maxsize} slots;
 *       who waits longer than {@code pool_acquire_timeout} for one is told so.
 *   <li>Twenty requests at once to a server that speaks HTTP/2 would open twenty connections where
 *       one serves them all. Here the first request to an origin goes ahead alone, it leads; when
 *       its connection turns out to be shared (HTTP/2), the others ride it on the one slot, and
 *       when it does not (HTTP/1.1), or fails, they take slots of their own.
 *   <li>A shared connection has room for so many requests at once and no more. Who comes when it is
 *       full leads again, so that one more connection is opened, and not one for each.
 * </ol>
 *
 * Decisions are made under the lock; futures are completed and timers set after it.
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

  /** A connection that carries many requests at a time; the same object each time it is told of. */
  interface SharedConnection {
    /** Whether it still takes new requests, as far as can be told without asking the server. */
    boolean isOpen();
  }

  /** Leave to use a connection; {@link ConnectionGate#release released} exactly once. */
  static final class Lease {
    private final Origin origin;
    private final boolean multiplexed;
    private final CompletableFuture<Lease> granted = new CompletableFuture<>();

    // Guarded by the gate's lock. One of the four at most.
    private boolean ownsSlot;
    private @Nullable Ride ride;
    private @Nullable Waiter waiter;
    private boolean follows;

    private boolean boards;
    private boolean released;

    private Lease(Origin origin, boolean multiplexed) {
      this.origin = origin;
      this.multiplexed = multiplexed;
    }

    /** Completes when leave is given; fails with an {@link AttemptFailure} if it is not. */
    CompletableFuture<Lease> granted() {
      return granted;
    }
  }

  private static final class Waiter {
    private final Lease lease;
    private final Duration limit;

    private Waiter(Lease lease, Duration limit) {
      this.lease = lease;
      this.limit = limit;
    }
  }

  /** What a decision leads to, once the lock is let go of. */
  private final class Effects {
    private final List<Lease> due = new ArrayList<>(1);
    private final List<Waiter> queued = new ArrayList<>(0);

    private void carryOut() {
      for (Waiter waiter : queued) {
        onWait.run();
        TimeSource.Cancellable timer = time.schedule(() -> exhausted(waiter), waiter.limit);
        waiter.lease.granted.whenComplete((granted, refused) -> timer.cancel());
      }
      for (Lease lease : due) {
        if (!lease.granted.complete(lease)) {
          release(lease);
        }
      }
    }
  }

  /** Asks for leave to send one request to {@code originName}. */
  Lease acquire(String originName, boolean multiplexed) {
    var effects = new Effects();
    Lease mine;
    lock.lock();
    try {
      Origin origin = origins.computeIfAbsent(originName, name -> new Origin());
      mine = new Lease(origin, multiplexed);
      if (!place(mine, effects)) {
        queue(mine, effects);
      }
    } finally {
      lock.unlock();
    }
    effects.carryOut();
    return mine;
  }

  /** Has the lease ride, follow, or take a slot; false if it needs a slot and there is none. */
  private boolean place(Lease lease, Effects effects) {
    Origin origin = lease.origin;
    boolean mayShare = lease.multiplexed && !origin.exclusive;
    Ride ride = mayShare ? origin.rideWithRoom() : null;
    if (ride != null) {
      board(lease, ride);
      effects.due.add(lease);
      return true;
    }
    boolean mustLead = mayShare && !origin.hasIdleRide();
    if (mustLead && (origin.leader != null || origin.boarding > 0)) {
      lease.follows = true;
      origin.followers.add(lease);
      return true;
    }
    if (inUse >= maxInUse) {
      return false;
    }
    inUse++;
    lease.ownsSlot = true;
    if (mustLead) {
      origin.leader = lease;
    }
    effects.due.add(lease);
    return true;
  }

  private void queue(Lease lease, Effects effects) {
    var waiter = new Waiter(lease, acquireTimeout);
    lease.waiter = waiter;
    waiting.add(waiter);
    effects.queued.add(waiter);
  }

  /**
   * The request opens a connection, though it was let onto one: that one takes no more, and those
   * who come now had better wait for the new one.
   */
  void connecting(Lease lease) {
    lock.lock();
    try {
      Ride ride = lease.ride;
      if (!lease.released && ride != null) {
        hasBoarded(lease);
        ride.refuses = true;
        if (lease.origin.leader == null) {
          lease.origin.leader = lease;
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** The request got onto a connection: now it is known whether others may ride it. */
  void connected(Lease lease, @Nullable SharedConnection shared) {
    var effects = new Effects();
    lock.lock();
    try {
      if (lease.released) {
        return;
      }
      Origin origin = lease.origin;
      hasBoarded(lease);
      if (origin.leader == lease) {
        origin.leader = null;
      }
      origin.exclusive = shared == null;
      if (shared == null) {
        getOff(lease);
        scatterFollowers(origin, effects);
      } else {
        Ride ride = origin.rideOf(shared);
        changeTo(lease, ride);
        boardOthers(origin, ride, effects);
        grantWaiting(effects);
      }
    } finally {
      lock.unlock();
    }
    effects.carryOut();
  }

  /** It rides no more but has a connection of its own: a slot of its own, if there is one. */
  private void getOff(Lease lease) {
    Ride ride = lease.ride;
    if (ride == null) {
      return;
    }
    if (ride.riders == 1) {
      ride.riders = 0;
    } else if (inUse < maxInUse) {
      ride.riders--;
      inUse++;
    } else {
      return; // stays on the books of the ride: no slot is counted that is not there
    }
    lease.ride = null;
    lease.ownsSlot = true;
  }

  /** The first rider's slot is the connection's; later ones give theirs back. */
  private void changeTo(Lease lease, Ride ride) {
    ride.refuses = false;
    if (lease.ride == ride) {
      return;
    }
    getOff(lease);
    if (!lease.ownsSlot) {
      return;
    }
    lease.ownsSlot = false;
    if (ride.riders > 0) {
      inUse--;
    }
    ride.riders++;
    lease.ride = ride;
  }

  private void board(Lease lease, Ride ride) {
    ride.riders++;
    lease.ride = ride;
    lease.boards = true;
    lease.origin.boarding++;
  }

  private void hasBoarded(Lease lease) {
    if (lease.boards) {
      lease.boards = false;
      lease.origin.boarding--;
    }
  }

  /** Lets on those who waited for this connection; the first whom it has no room for leads. */
  private void boardOthers(Origin origin, Ride ride, Effects effects) {
    while (ride.isRidden() && ride.hasRoom() && !origin.followers.isEmpty()) {
      Lease follower = origin.followers.remove();
      follower.follows = false;
      board(follower, ride);
      effects.due.add(follower);
    }
    replaceLeader(origin, effects);
    boardWaiting(origin, ride, effects);
  }

  /** Those who wait for a slot, and no longer need one of their own. */
  private void boardWaiting(Origin origin, Ride ride, Effects effects) {
    Iterator<Waiter> all = waiting.iterator();
    while (ride.isRidden() && ride.hasRoom() && all.hasNext()) {
      Lease lease = all.next().lease;
      if (lease.origin == origin && lease.multiplexed) {
        all.remove();
        lease.waiter = null;
        board(lease, ride);
        effects.due.add(lease);
      }
    }
  }

  /** The next follower takes the lead, if somebody has to. */
  private void replaceLeader(Origin origin, Effects effects) {
    while (origin.leader == null && origin.boarding == 0 && !origin.followers.isEmpty()) {
      Lease next = origin.followers.remove();
      next.follows = false;
      if (!place(next, effects)) {
        queue(next, effects);
      }
    }
  }

  /** Each goes for a slot of its own: what they followed came to nothing, or cannot be shared. */
  private void scatterFollowers(Origin origin, Effects effects) {
    for (Lease next = origin.followers.poll(); next != null; next = origin.followers.poll()) {
      next.follows = false;
      if (inUse < maxInUse) {
        inUse++;
        next.ownsSlot = true;
        effects.due.add(next);
      } else {
        queue(next, effects);
      }
    }
  }

  /** The request has ended, well or not, or has found no connection. */
  void release(Lease lease) {
    release(lease, false);
  }

  /**
   * The request is given up, which says nothing about the connection it was to have: if it led,
   * another one does.
   */
  void giveUp(Lease lease) {
    release(lease, true);
  }

  private void release(Lease lease, boolean givenUp) {
    var effects = new Effects();
    lock.lock();
    try {
      if (lease.released) {
        return;
      }
      letGo(lease, effects);
      Origin origin = lease.origin;
      if (origin.leader == lease) {
        origin.leader = null;
        if (givenUp) {
          replaceLeader(origin, effects);
        } else {
          scatterFollowers(origin, effects);
        }
      }
      grantWaiting(effects);
    } finally {
      lock.unlock();
    }
    lease.granted.cancel(false); // for its timer, if it waited
    effects.carryOut();
  }

  private void letGo(Lease lease, Effects effects) {
    lease.released = true;
    hasBoarded(lease);
    Ride ride = lease.ride;
    if (lease.waiter != null) {
      waiting.remove(lease.waiter);
    } else if (lease.follows) {
      lease.origin.followers.remove(lease);
    } else if (lease.ownsSlot) {
      inUse--;
    } else if (ride != null) {
      if (--ride.riders == 0) {
        inUse--;
      }
      boardOthers(lease.origin, ride, effects);
    }
  }

  private void grantWaiting(Effects effects) {
    while (inUse < maxInUse) {
      Waiter next = waiting.poll();
      if (next == null) {
        return;
      }
      next.lease.waiter = null;
      place(next.lease, effects);
    }
  }

  private void exhausted(Waiter waiter) {
    Lease lease = waiter.lease;
    PoolState state;
    lock.lock();
    try {
      if (lease.waiter != waiter) {
        return;
      }
      waiting.remove(waiter);
      lease.waiter = null;
      lease.released = true;
      state = new PoolState(maxInUse, inUse, waiting.size(), waiter.limit);
    } finally {
      lock.unlock();
    }
    lease.granted.completeExceptionally(AttemptFailure.poolExhausted(state));
  }

  /** The pool's state if the lease waits for a slot; null if it waits for none. */
  @Nullable PoolState stateIfWaiting(Lease lease, Duration waited) {
    lock.lock();
    try {
      return lease.waiter == null
          ? null
          : new PoolState(maxInUse, inUse, waiting.size() - 1, waited);
    } finally {
      lock.unlock();
    }
  }

  /** A connection takes no more requests: the next one to its origin goes ahead alone again. */
  void retired(String originName) {
    lock.lock();
    try {
      Origin origin = origins.get(originName);
      if (origin != null) {
        origin.retireRides();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The settings changed: those who wait are served under the new ones. */
  void configure(int newMaxInUse, Duration newAcquireTimeout) {
    var effects = new Effects();
    lock.lock();
    try {
      maxInUse = newMaxInUse;
      acquireTimeout = newAcquireTimeout;
      grantWaiting(effects);
    } finally {
      lock.unlock();
    }
    effects.carryOut();
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
}
