package io.tif1.client.internal.join;

import io.tif1.client.CachePolicy;
import io.tif1.client.FetchFailedException;
import io.tif1.client.FetchFailedException.Reason;
import io.tif1.client.NotFoundException;
import io.tif1.client.TimeSource;
import io.tif1.client.event.FetchEvent.Joined;
import io.tif1.client.internal.pipe.Fetch;
import io.tif1.client.internal.pipe.FetchStage;
import io.tif1.client.internal.pipe.Payload;
import io.tif1.client.internal.pipe.Stages;
import io.tif1.client.internal.runtime.Counters;
import io.tif1.client.internal.runtime.Events;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets callers who want the same file at the same time share one transfer. Numbered, what makes
 * that harder than a map of futures:
 *
 * <ol>
 *   <li>One caller's cancelling must not end the others' transfer, but the last one's must: a
 *       flight counts who waits for it.
 *   <li>A caller may have a shorter deadline than the flight it joins: it leaves at its own.
 *   <li>The flight may fail under terms narrower than a waiter's own (fewer retries, an earlier
 *       deadline, a caller who gave up): that waiter then flies itself.
 *   <li>A caller who may not read the cache must not be handed what a flight read from it: flights
 *       are by file and by what they may do with the cache.
 *   <li>A caller who knows the file's SHA-256 asks CDNs that a flight without it does not.
 * </ol>
 */
public final class JoinRoom implements FetchStage {
  private final ConcurrentMap<Key, Flight> flights = new ConcurrentHashMap<>();
  private final TimeSource time;
  private final Events events;
  private final Counters counters;
  private final FetchStage next;

  private record Key(String file, CachePolicy cache, @Nullable String sha256) {}

  public JoinRoom(TimeSource time, Events events, Counters counters, FetchStage next) {
    this.time = time;
    this.events = events;
    this.counters = counters;
    this.next = next;
  }

  @Override
  public CompletableFuture<Payload> run(Fetch fetch) {
    var result = new CompletableFuture<Payload>();
    Runnable cancel = () -> result.completeExceptionally(new CancellationException("cancelled"));
    fetch.cancellation().onCancel(cancel);
    result.whenComplete((payload, problem) -> fetch.cancellation().forget(cancel));
    Stages.step(result, () -> board(fetch, result));
    return result;
  }

  private void board(Fetch fetch, CompletableFuture<Payload> result) {
    var key = new Key(fetch.file(), fetch.options().cache(), fetch.sha256());
    while (!result.isDone()) {
      var mine = new Flight(fetch);
      Flight running = flights.putIfAbsent(key, mine);
      if (running == null) {
        wait(fetch, mine, result);
        // Off the map before it lands: nobody may board what has landed.
        mine.take(next, () -> flights.remove(key, mine));
        return;
      }
      if (running.board()) {
        counters.joined.increment();
        events.emit(new Joined(fetch.id(), fetch.resource()));
        wait(fetch, running, result);
        return;
      }
      flights.remove(key, running); // it is being abandoned: nobody may board it any more
    }
  }

  private void wait(Fetch fetch, Flight flight, CompletableFuture<Payload> result) {
    TimeSource.Cancellable ownDeadline;
    try {
      ownDeadline = guard(fetch, flight, result);
    } catch (Throwable thrown) { // by the clock: it must not count as one who waits
      flight.leave();
      throw thrown;
    }
    result.whenComplete(
        (payload, problem) -> {
          ownDeadline.cancel();
          flight.leave();
        });
    flight.landed.whenComplete(
        (payload, problem) -> {
          if (problem == null && payload.serves(fetch.resource())) {
            result.complete(payload);
          } else if (problem == null) { // memory had it as another type only
            Stages.step(result, () -> board(fetch, result));
          } else if (mayDoBetter(fetch, flight, problem)) {
            Stages.step(result, () -> board(fetch, result));
          } else {
            result.completeExceptionally(problem);
          }
        });
  }

  private TimeSource.Cancellable guard(
      Fetch fetch, Flight flight, CompletableFuture<Payload> result) {
    if (flight.leader.id() == fetch.id() || !fetch.deadline().isBefore(flight.leader.deadline())) {
      return () -> {};
    }
    return time.schedule(
        () ->
            result.completeExceptionally(
                new FetchFailedException(
                    fetch.resource().file(),
                    Reason.TIMED_OUT,
                    "not had within the total timeout of "
                        + fetch.options().totalTimeout().toMillis()
                        + " ms, waiting for another fetch of the same file",
                    List.of(),
                    null)),
        Duration.ofNanos(fetch.deadline().leftNanos(time.nanoTime())));
  }

  /** Whether a waiter may get what the flight's leader did not. */
  private static boolean mayDoBetter(Fetch fetch, Flight flight, Throwable problem) {
    if (flight.leader.id() == fetch.id() || problem instanceof NotFoundException) {
      return false;
    }
    if (!fetch.options().equals(flight.leader.options())) {
      return true;
    }
    return problem instanceof CancellationException
        || problem instanceof FetchFailedException failed && failed.reason() == Reason.TIMED_OUT;
  }

  /** How many transfers are under way or waiting. */
  public int inFlight() {
    return flights.size();
  }
}
