package io.tif1.client.internal.transport;

import io.tif1.client.TimeSource;
import io.tif1.client.internal.pipe.AttemptFailure;
import io.tif1.client.internal.pipe.AttemptFailure.PoolState;
import io.tif1.client.internal.runtime.OwnLock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Permits to use a connection. OkHttp's pool bounds only how many connections lie idle, and lets
 * every request that finds none open its own. Here
 *
 * <ol>
 *   <li>each connection in use takes one of {@code pool_maxsize} slots; a request that waits longer
 *       than {@code pool_acquire_timeout} for one fails;
 *   <li>the first request to an origin leads: it opens the connection, and the others wait until it
 *       is known whether the connection can be shared (HTTP/2) or each needs its own (HTTP/1.1);
 *   <li>no more requests are on a shared connection than its server allows; the others wait. Only
 *       where a server allows a hundred and these are used up, one more connection is opened.
 * </ol>
 *
 * All that wait are in one queue, in order. Whatever happens, the queue is gone through and those
 * who can go are let go. Decisions are made under the lock; futures are completed and timers set
 * after it.
 */
final class ConnectionGate {
  /**
   * So many requests at a time a server should allow on a connection (RFC 9113, section 6.5.2). One
   * that allows fewer does not want more, on further connections neither.
   */
  static final int ENOUGH_STREAMS = 100;

  private final OwnLock lock = new OwnLock("ConnectionGate");
  private final TimeSource time;
  private final Runnable onWait;

  // Guarded by the lock.
  private final ArrayDeque<Permit> waiting = new ArrayDeque<>();
  private Map<String, Host> hosts = new HashMap<>();
  private int maxInUse;
  private int inUse;
  private Duration acquireTimeout;

  /**
   * @param onWait notified each time a request has to wait for a slot
   */
  ConnectionGate(int maxInUse, Duration acquireTimeout, TimeSource time, Runnable onWait) {
    this.maxInUse = maxInUse;
    this.acquireTimeout = acquireTimeout;
    this.time = time;
    this.onWait = onWait;
  }

  /** A connection that carries many requests at a time; always the same object for it. */
  interface SharedConnection {
    /** Whether it takes new requests, as far as can be told without asking the server. */
    boolean isOpen();

    /** How many requests its server allows at a time. */
    int maxStreams();
  }

  /** What is known of an origin. Guarded by the gate's lock. */
  private static final class Host {
    private final List<Shared> shared = new ArrayList<>(1);
    private @Nullable Permit leader;

    /** Whether the last connection was one that cannot be shared. */
    private boolean exclusive;

    /**
     * How many were let onto a connection and have not got there yet. While there are any, nobody
     * leads: OkHttp would put the leader onto the connection that has no more room than for these.
     */
    private int boarding;

    /** How many that are sent again have a permit and have not been sent yet: they go first. */
    private int urgent;
  }

  /** A shared connection and the requests on it, which hold one slot together. */
  private static final class Shared {
    private final SharedConnection connection;
    private int streams;

    /** A request that was let onto it has opened another one. */
    private boolean refused;

    private Shared(SharedConnection connection) {
      this.connection = connection;
    }

    private boolean isOpen() {
      return !refused && connection.isOpen();
    }
  }

  private enum State {
    WAITING,
    GRANTED,
    ENDED
  }

  /** May use a connection once {@link #granted}; {@link ConnectionGate#release released} once. */
  static final class Permit {
    private final CompletableFuture<Permit> granted = new CompletableFuture<>();
    private final Host host;
    private final boolean sharing;
    private final boolean first;

    // Guarded by the gate's lock.
    private State state = State.WAITING;
    private boolean ownsSlot;
    private boolean boards;
    private boolean urgent;
    private @Nullable Shared on;
    private boolean waitsForSlot;
    private boolean wasTimed;

    private Permit(Host host, boolean sharing, boolean first) {
      this.host = host;
      this.sharing = sharing;
      this.first = first;
    }

    /** Fails with an {@link AttemptFailure} if no slot becomes free in time. */
    CompletableFuture<Permit> granted() {
      return granted;
    }
  }

  /** What a decision leads to, once the lock is given back. */
  private final class Effects {
    private final List<Permit> due = new ArrayList<>(1);
    private final List<Permit> timed = new ArrayList<>(0);
    private final Duration limit = acquireTimeout;

    private void carryOut() {
      OwnLock.assertNoneHeld("who waits for a connection");
      for (Permit permit : timed) {
        onWait.run();
        TimeSource.Cancellable timer = time.schedule(() -> exhausted(permit, limit), limit);
        permit.granted.whenComplete((granted, refused) -> timer.cancel());
      }
      for (Permit permit : due) {
        if (!permit.granted.complete(permit)) {
          release(permit);
        }
      }
    }
  }

  /** Some change to what the lock guards. */
  private interface Change {
    void make();
  }

  /** Makes a change, then lets go who can go. */
  private void change(Change change) {
    Effects effects;
    lock.lock();
    try {
      effects = new Effects();
      change.make();
      serve(effects);
    } finally {
      lock.unlock();
    }
    effects.carryOut();
  }

  /**
   * Asks for a permit for one request.
   *
   * @param multiplexed whether it may share a connection
   * @param first whether it goes before those that wait: it has been sent once, and not been
   *     answered
   */
  Permit acquire(String origin, boolean multiplexed, boolean first) {
    Permit[] made = new Permit[1];
    change(
        () -> {
          Host host = hosts.computeIfAbsent(origin, name -> new Host());
          made[0] = new Permit(host, multiplexed, first);
          if (first) {
            waiting.addFirst(made[0]);
          } else {
            waiting.addLast(made[0]);
          }
        });
    return made[0];
  }

  private void serve(Effects effects) {
    Iterator<Permit> all = waiting.iterator();
    while (all.hasNext()) {
      Permit permit = all.next();
      if (place(permit)) {
        all.remove();
        permit.state = State.GRANTED;
        permit.waitsForSlot = false;
        if (permit.first && permit.sharing) {
          permit.urgent = true;
          permit.host.urgent++;
        }
        effects.due.add(permit);
      } else if (permit.waitsForSlot && !permit.wasTimed) {
        permit.wasTimed = true;
        effects.timed.add(permit);
      }
    }
  }

  /** Gives it its place if there is one now. */
  private boolean place(Permit permit) {
    Host host = permit.host;
    permit.waitsForSlot = false;
    if (!permit.sharing || host.exclusive) {
      return takeSlot(permit);
    }
    if (host.urgent > 0 && !permit.first) {
      // A server that closes connections after some requests must not refuse the same ones again.
      return false;
    }
    boolean wait = false;
    for (Shared one : host.shared) {
      int most = one.connection.maxStreams();
      if (one.isOpen() && one.streams < most) {
        return board(permit, one);
      }
      wait |= one.isOpen() && most < ENOUGH_STREAMS;
    }
    if (wait || host.boarding > 0 || host.leader != null || !takeSlot(permit)) {
      return false;
    }
    host.leader = permit;
    return true;
  }

  private boolean takeSlot(Permit permit) {
    if (inUse >= maxInUse) {
      permit.waitsForSlot = true;
      return false;
    }
    inUse++;
    permit.ownsSlot = true;
    return true;
  }

  private boolean board(Permit permit, Shared shared) {
    if (shared.streams == 0) {
      if (inUse >= maxInUse) {
        permit.waitsForSlot = true;
        return false;
      }
      inUse++;
    }
    shared.streams++;
    permit.on = shared;
    permit.boards = true;
    permit.host.boarding++;
    return true;
  }

  private static void hasBoarded(Permit permit) {
    if (permit.boards) {
      permit.boards = false;
      permit.host.boarding--;
    }
  }

  /** It opens a connection of its own, whatever it was let onto: others had better wait for it. */
  void connecting(Permit permit) {
    change(
        () -> {
          hasBoarded(permit);
          Shared was = permit.on;
          if (permit.state == State.GRANTED && was != null) {
            was.refused = true;
            getOff(permit);
            inUse++;
            permit.ownsSlot = true;
            if (permit.host.leader == null) {
              permit.host.leader = permit;
            }
          }
        });
  }

  /**
   * It is on a connection.
   *
   * @param shared null if the connection cannot be shared
   */
  void connected(Permit permit, @Nullable SharedConnection shared) {
    change(
        () -> {
          Host host = permit.host;
          hasBoarded(permit);
          if (permit.state != State.GRANTED) {
            return;
          }
          if (host.leader == permit) {
            host.leader = null;
          }
          if (permit.sharing) {
            host.exclusive = shared == null;
          }
          if (shared != null && permit.sharing) {
            moveTo(permit, sharedOf(host, shared));
          }
        });
  }

  private static Shared sharedOf(Host host, SharedConnection connection) {
    host.shared.removeIf(one -> one.streams == 0 && !one.isOpen());
    for (Shared one : host.shared) {
      if (one.connection == connection) {
        one.refused = false;
        return one;
      }
    }
    var made = new Shared(connection);
    host.shared.add(made);
    return made;
  }

  private void moveTo(Permit permit, Shared shared) {
    if (permit.on == shared) {
      return;
    }
    getOff(permit);
    if (shared.streams++ == 0) {
      inUse++;
    }
    permit.on = shared;
  }

  /** The request is on its way. Of interest for one that is sent again: the others may go now. */
  void sent(Permit permit) {
    change(() -> isSent(permit));
  }

  private static void isSent(Permit permit) {
    if (permit.urgent) {
      permit.urgent = false;
      permit.host.urgent--;
    }
  }

  /** Gives back what it holds. */
  private void getOff(Permit permit) {
    Shared shared = permit.on;
    if (permit.ownsSlot) {
      permit.ownsSlot = false;
      inUse--;
    } else if (shared != null && --shared.streams == 0) {
      inUse--;
    }
    permit.on = null;
  }

  /**
   * The request has been given up, which says nothing of the connection that it was to open:
   * another one leads. It keeps its place on the connection until it is released.
   */
  void giveUp(Permit permit) {
    end(permit, false);
  }

  /** The request has ended and is off the connection. Harmless the second time. */
  void release(Permit permit) {
    end(permit, true);
  }

  private void end(Permit permit, boolean off) {
    boolean[] waited = new boolean[1];
    change(
        () -> {
          hasBoarded(permit);
          isSent(permit);
          if (permit.state == State.WAITING) {
            waited[0] = waiting.remove(permit);
            permit.state = State.ENDED;
          } else if (permit.state == State.GRANTED) {
            if (permit.host.leader == permit) {
              permit.host.leader = null;
            }
            if (off) {
              getOff(permit);
              permit.state = State.ENDED;
            }
          }
        });
    if (waited[0]) {
      permit.granted.cancel(false); // for its timer
    }
  }

  /** A shared connection has other limits, or has ended. */
  void changed() {
    change(() -> {});
  }

  private void exhausted(Permit permit, Duration limit) {
    PoolState[] state = new PoolState[1];
    change(
        () -> {
          if (permit.state == State.WAITING && permit.waitsForSlot) {
            waiting.remove(permit);
            permit.state = State.ENDED;
            state[0] = new PoolState(maxInUse, inUse, waitingForSlots(), limit);
          }
        });
    if (state[0] != null) {
      permit.granted.completeExceptionally(AttemptFailure.poolExhausted(state[0]));
    }
  }

  private int waitingForSlots() {
    return (int) waiting.stream().filter(one -> one.waitsForSlot).count();
  }

  /** The pool's state if the permit waits for a slot; null if it waits for none. */
  @Nullable PoolState stateIfWaiting(Permit permit, Duration waited) {
    lock.lock();
    try {
      return permit.state == State.WAITING && permit.waitsForSlot
          ? new PoolState(maxInUse, inUse, waitingForSlots() - 1, waited)
          : null;
    } finally {
      lock.unlock();
    }
  }

  /** What one that has not been granted waits for, in words. */
  String whatItWaitsFor(Permit permit) {
    lock.lock();
    try {
      for (Shared one : permit.host.shared) {
        if (one.isOpen()) {
          int most = one.connection.maxStreams();
          return most == 0
              ? "the server to allow requests on its connection: it allows 0 streams"
              : "one of the " + most + " requests to end that the server allows at a time";
        }
      }
      return "the connection that another request opens";
    } finally {
      lock.unlock();
    }
  }

  /** The settings changed: those who wait are served under the new ones. */
  void configure(int newMaxInUse, Duration newAcquireTimeout) {
    change(
        () -> {
          maxInUse = newMaxInUse;
          acquireTimeout = newAcquireTimeout;
        });
  }

  /**
   * There is a new pool: what connections the origins had is of no use to new requests. Those that
   * wait are for the connections of the old pool no more.
   */
  void forgetConnections() {
    change(
        () ->
            hosts
                .values()
                .forEach(
                    host -> {
                      host.exclusive = false;
                      host.shared.forEach(one -> one.refused = true);
                    }));
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
