package io.tif1.testkit;

import io.tif1.client.event.FetchEvent;
import io.tif1.client.event.FetchListener;
import io.tif1.testkit.internal.wait.Patience;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Keeps every event a client tells of, in order, and waits for those to come: a test that moves the
 * clock by hand must know when it is time to.
 *
 * <p>Methods named {@code await…} wait in real time, at most 30 seconds, and then fail with what
 * was there instead. Safe for use by multiple threads.
 *
 * @since 0.1
 */
public final class EventLog implements FetchListener {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition came = lock.newCondition();

  // Guarded by the lock.
  private final List<FetchEvent> events = new ArrayList<>();

  /** A log of nothing so far. */
  public EventLog() {}

  @Override
  public void onEvent(FetchEvent event) {
    lock.lock();
    try {
      events.add(event);
      came.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** All events so far, in the order they were told. */
  public List<FetchEvent> events() {
    lock.lock();
    try {
      return List.copyOf(events);
    } finally {
      lock.unlock();
    }
  }

  /** The events of one kind so far, in order. */
  public <E extends FetchEvent> List<E> of(Class<E> kind) {
    return events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /**
   * Waits until at least {@code count} events of a kind have come.
   *
   * @return the {@code count}-th of them
   * @throws AssertionError after 30 seconds of real time
   */
  public <E extends FetchEvent> E await(Class<E> kind, int count) {
    awaitThat(() -> of(kind).size() >= count, count + " events of " + kind.getSimpleName());
    return of(kind).get(count - 1);
  }

  /**
   * Waits until an event of a kind has come that satisfies {@code wanted}.
   *
   * @return the first such event
   * @throws AssertionError after 30 seconds of real time
   */
  public <E extends FetchEvent> E await(Class<E> kind, Predicate<? super E> wanted) {
    awaitThat(
        () -> of(kind).stream().anyMatch(wanted), "a wanted event of " + kind.getSimpleName());
    return of(kind).stream().filter(wanted).findFirst().orElseThrow();
  }

  /** Forgets what has come. */
  public void clear() {
    lock.lock();
    try {
      events.clear();
    } finally {
      lock.unlock();
    }
  }

  private void awaitThat(BooleanSupplier reached, String what) {
    lock.lock();
    try {
      Patience.await(came, reached, () -> what + "; there were " + events);
    } finally {
      lock.unlock();
    }
  }
}
