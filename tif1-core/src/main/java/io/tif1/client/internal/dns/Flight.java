package io.tif1.client.internal.dns;

import io.tif1.client.TimeSource;
import io.tif1.client.TimeSource.Cancellable;
import io.tif1.client.internal.dns.Addresses.Worth;
import io.tif1.client.internal.dns.Ending.Note;
import io.tif1.client.internal.runtime.OwnLock;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One look-up of one host under way: the resolvers one after the other, the next as soon as the one
 * before fails or is over its limit. One that is over its limit is not forgotten: what it says
 * later still counts while others are being asked, and may be kept for the next look-up after that.
 *
 * <p>Nothing here blocks but {@link #await}, so that a caller who is interrupted leaves without
 * ending the look-up of the others. It moves on the threads of those who answer and of the timers,
 * and always ends: no resolver holds it for longer than its limit.
 */
final class Flight {
  private final String host;
  private final List<Resolver> resolvers;
  private final Supplier<Duration> limit;
  private final TimeSource time;
  private final FlightEnd end;
  private final long begun;
  private final CountDownLatch landed = new CountDownLatch(1);

  // Written once, before landed opens.
  private volatile @Nullable Ending ending;

  private final OwnLock lock = new OwnLock("Flight");

  // Guarded by the lock.
  private final @Nullable Note[] notes;
  private final boolean[] heard;
  private final long[] askedAt;
  private int current = -1;
  private @Nullable Cancellable timer;
  private @Nullable Found doubtful;
  private boolean over;

  Flight(
      String host,
      List<Resolver> resolvers,
      Supplier<Duration> limit,
      TimeSource time,
      long begunNanos,
      FlightEnd end) {
    this.host = host;
    this.resolvers = resolvers;
    this.limit = limit;
    this.time = time;
    this.end = end;
    this.begun = begunNanos;
    this.notes = new Note[resolvers.size()];
    this.heard = new boolean[resolvers.size()];
    this.askedAt = new long[resolvers.size()];
  }

  /** Asks the first resolver. Called once. */
  void start() {
    moveOn(-1);
  }

  /** Ends it now, for a chain that closes. Harmless afterwards. */
  void stop() {
    Cancellable stopped;
    lock.lock();
    try {
      if (over) {
        return;
      }
      over = true;
      stopped = takeTimer();
      for (int i = 0; i < notes.length; i++) {
        if (notes[i] == null) {
          notes[i] = new Note(resolvers.get(i).name(), "not waited for, since closed", null);
        }
      }
    } finally {
      lock.unlock();
    }
    cancel(stopped);
    land(null);
  }

  /**
   * Waits for the end.
   *
   * @throws UnknownHostException if interrupted; the interrupt flag is set again
   */
  Ending await() throws UnknownHostException {
    OwnLock.assertMayBlock("waiting for a look-up");
    try {
      landed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      var interrupted =
          new UnknownHostException(
              "Interrupted after %d ms of looking up %s. The look-up goes on for others."
                  .formatted(millisSince(begun), host));
      interrupted.initCause(e);
      throw interrupted;
    }
    return Objects.requireNonNull(ending);
  }

  /** Asks the resolver after {@code from}, if {@code from} is still the one waited for. */
  private void moveOn(int from) {
    int next;
    Cancellable stopped;
    long now = time.nanoTime(); // without the lock: it may be a caller's code
    lock.lock();
    try {
      if (over || current != from) {
        return;
      }
      stopped = takeTimer();
      next = ++current;
      over = next == resolvers.size();
      if (!over) {
        askedAt[next] = now;
      }
    } finally {
      lock.unlock();
    }
    cancel(stopped);
    if (next == resolvers.size()) {
      land(null);
      return;
    }
    try {
      var patience = limit.get();
      keep(next, time.schedule(() -> overdue(next, patience), patience));
      OwnLock.assertNoneHeld("a resolver");
      resolvers.get(next).ask(host, reply -> heard(next, reply));
    } catch (RuntimeException | Error e) {
      // Also a time source that is closed: without a timer nobody may be waited for. Or no thread
      // can be started.
      heard(next, new Reply.Failure(e.toString(), e));
    }
  }

  private void keep(int asked, Cancellable limitTimer) {
    lock.lock();
    try {
      if (!over && current == asked) {
        timer = limitTimer;
        return;
      }
    } finally {
      lock.unlock();
    }
    limitTimer.cancel();
  }

  private void overdue(int asked, Duration patience) {
    lock.lock();
    try {
      if (over || heard[asked]) {
        return;
      }
      note(asked, "no answer within " + patience.toMillis() + " ms", null);
    } finally {
      lock.unlock();
    }
    moveOn(asked);
  }

  private void heard(int asked, Reply reply) {
    Found good = null;
    boolean late;
    Cancellable stopped = null;
    long now = time.nanoTime();
    lock.lock();
    try {
      if (heard[asked]) {
        return;
      }
      heard[asked] = true;
      late = over;
      if (reply instanceof Reply.Answer answer) {
        good = judge(asked, answer, now);
      } else if (reply instanceof Reply.Failure failure) {
        note(asked, failure.said() + after(asked, now), failure.cause());
      }
      if (good != null) {
        over = true;
        stopped = takeTimer();
      }
    } finally {
      lock.unlock();
    }
    cancel(stopped);
    if (good == null) {
      moveOn(asked);
    } else if (late) {
      end.late(host, good);
    } else {
      land(good);
    }
  }

  /** The answer, if it is beyond doubt. Called with the lock held. */
  private @Nullable Found judge(int asked, Reply.Answer answer, long now) {
    var judged = Addresses.judge(host, answer.addresses());
    var resolver = resolvers.get(asked).name();
    if (judged.worth() == Worth.GOOD) {
      return new Found(judged.usable(), answer.ttl(), resolver);
    }
    var given = Addresses.text(answer.addresses());
    if (judged.worth() == Worth.DOUBTFUL) {
      note(asked, given + ", which a public name should not have" + after(asked, now), null);
      if (doubtful == null) {
        doubtful = new Found(judged.usable(), answer.ttl(), resolver);
      }
    } else {
      var what = given.isEmpty() ? "no addresses" : given + ", where no server can be";
      note(asked, what + after(asked, now), null);
    }
    return null;
  }

  private void note(int asked, String said, @Nullable Throwable cause) {
    if (!over) {
      notes[asked] = new Note(resolvers.get(asked).name(), said, cause);
    }
  }

  private String after(int asked, long now) {
    return " (" + (now - askedAt[asked]) / 1_000_000 + " ms)";
  }

  /** With the lock held; what it returns is to be cancelled without it. */
  private @Nullable Cancellable takeTimer() {
    Cancellable taken = timer;
    timer = null;
    return taken;
  }

  private static void cancel(@Nullable Cancellable timer) {
    if (timer != null) {
      timer.cancel();
    }
  }

  /** Called once, by whoever set {@code over}, without the lock. */
  private void land(@Nullable Found found) {
    var said = new ArrayList<Note>();
    Found fallback;
    lock.lock();
    try {
      Arrays.stream(notes).filter(Objects::nonNull).forEach(said::add);
      fallback = doubtful;
    } finally {
      lock.unlock();
    }
    var raw = new Ending(host, found, fallback, said, millisSince(begun));
    ending = raw;
    OwnLock.assertNoneHeld("the end of a look-up");
    try {
      ending = end.settle(raw);
    } finally {
      landed.countDown();
    }
  }

  private long millisSince(long nanos) {
    return (time.nanoTime() - nanos) / 1_000_000;
  }
}
