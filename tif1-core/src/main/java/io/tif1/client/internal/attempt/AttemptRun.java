package io.tif1.client.internal.attempt;

import io.tif1.client.Cdn;
import io.tif1.client.FetchFailedException;
import io.tif1.client.Tif1Config;
import io.tif1.client.TimeSource;
import io.tif1.client.event.FetchEvent.AttemptEnded;
import io.tif1.client.event.FetchEvent.RetryScheduled;
import io.tif1.client.event.FetchEvent.Timing;
import io.tif1.client.internal.attempt.Decision.GiveUp;
import io.tif1.client.internal.attempt.Decision.Pause;
import io.tif1.client.internal.attempt.Decision.TryNow;
import io.tif1.client.internal.pipe.Attempt;
import io.tif1.client.internal.pipe.AttemptFailure;
import io.tif1.client.internal.pipe.Cancellation;
import io.tif1.client.internal.pipe.Fetch;
import io.tif1.client.internal.pipe.Payload;
import io.tif1.client.internal.pipe.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One fetch's way through the loop. Each step (an attempt, a pause) ends in exactly one call of
 * {@link #step}, so the fields below are touched by one thread at a time, handed over by the
 * futures and timers in between; only {@link #result} is completed from elsewhere: by the deadline
 * and by the caller's cancellation.
 */
final class AttemptRun {
  private final AttemptRoom room;
  private final Fetch fetch;
  private final Tif1Config config;
  private final Rounds rounds;
  private final long begunNanos;
  private final CompletableFuture<Payload> result = new CompletableFuture<>();

  /** Ends the attempt or the pause that is under way, and keeps a next one from beginning. */
  private final Cancellation work = new Cancellation();

  // Touched by the step that is under way.
  private final List<AttemptFailure> failuresThisRound = new ArrayList<>();
  private @Nullable Cdn lastAskedThisRound;
  private int attempts;

  // Written by the step that is under way, read by the deadline: replaced, never changed.
  private volatile List<FetchFailedException.Attempt> story = List.of();
  private volatile boolean outOfTime;

  // A step may end on the thread that began it. The loop in step() then goes on instead of calling
  // itself: this counts the steps that are due.
  private final AtomicInteger due = new AtomicInteger();

  AttemptRun(AttemptRoom room, Fetch fetch, List<Cdn> cdns, Tif1Config config) {
    this.room = room;
    this.fetch = fetch;
    this.config = config;
    this.begunNanos = room.time.nanoTime();
    this.rounds =
        new Rounds(
            cdns,
            fetch.options().maxRetries(),
            fetch.deadline(),
            config,
            room.dice,
            new Rounds.Obstacles() {
              @Override
              public long breakerNanos(Cdn cdn, long nowNanos) {
                return room.breakerOpenFor.apply(cdn.name()).toNanos();
              }

              @Override
              public long holdNanos(Cdn cdn, long nowNanos) {
                return room.holds.leftNanos(cdn.name(), nowNanos);
              }
            });
  }

  CompletableFuture<Payload> begin() {
    TimeSource.Cancellable deadline = guardDeadline();
    Runnable cancel = this::stop;
    fetch.cancellation().onCancel(cancel);
    result.whenComplete(
        (payload, problem) -> {
          deadline.cancel();
          fetch.cancellation().forget(cancel);
        });
    step();
    return result;
  }

  private TimeSource.Cancellable guardDeadline() {
    if (fetch.deadline().isNever()) {
      return () -> {};
    }
    return room.time.schedule(
        () -> {
          outOfTime = true;
          stop();
        },
        Duration.ofNanos(fetch.deadline().leftNanos(begunNanos)));
  }

  /** Ends what is under way, then the fetch: in this order, so that its end is the last event. */
  private void stop() {
    work.cancel();
    result.completeExceptionally(stopped());
  }

  private RuntimeException stopped() {
    return outOfTime
        ? Failures.outOfTime(fetch, elapsed(), story)
        : new CancellationException("the fetch was cancelled");
  }

  private void step() {
    if (due.getAndIncrement() != 0) {
      return; // the loop below is running, on this or another thread, and will see it
    }
    do {
      if (result.isDone() || work.isCancelled()) {
        return; // due stays above zero: nothing begins any more
      }
      carryOut(rounds.next(room.time.nanoTime()));
    } while (due.decrementAndGet() != 0);
  }

  private void carryOut(Decision decision) {
    if (decision instanceof TryNow now) {
      attempt(now.cdn(), now.round());
    } else if (decision instanceof Pause pause) {
      pause(pause);
    } else if (decision instanceof GiveUp giveUp) {
      result.completeExceptionally(Failures.of(fetch, giveUp, failuresThisRound, story, elapsed()));
    }
  }

  private void pause(Pause pause) {
    if (pause.retry() > 0) {
      room.counters.retries.increment();
      failuresThisRound.clear();
      lastAskedThisRound = null;
    }
    room.events.emit(new RetryScheduled(fetch.id(), pause.retry(), pause.delay(), pause.reason()));
    TimeSource.Cancellable timer = room.time.schedule(this::step, pause.delay());
    work.onCancel(timer::cancel);
  }

  private void attempt(Cdn cdn, int round) {
    var attempt =
        new Attempt(
            fetch,
            attempts + 1,
            round,
            cdn,
            cdn.url(fetch.resource(), fetch.ref()),
            fetch.options().timeout(),
            work,
            room.time.nanoTime(),
            () -> true);
    boolean failover = lastAskedThisRound != null && !lastAskedThisRound.equals(cdn);
    room.next
        .run(attempt)
        .whenComplete(
            (payload, problem) -> {
              AttemptFailure failure = failure(problem);
              if (failure == null || failure.begun()) {
                attempts++;
                lastAskedThisRound = cdn;
                room.counters.attempts.increment();
                if (failover) {
                  room.counters.failovers.increment();
                }
                tell(attempt, payload, failure);
              }
              if (failure == null) {
                result.complete(payload);
              } else {
                failed(attempt, failure);
              }
            });
  }

  /** Rooms fail with an {@link AttemptFailure}; anything else is a defect, and must not hang us. */
  private static @Nullable AttemptFailure failure(@Nullable Throwable problem) {
    if (problem == null) {
      return null;
    }
    return problem instanceof AttemptFailure known
        ? known
        : AttemptFailure.noAnswer(
            Verdict.FAILED, "internal error: " + problem, Timing.NONE, problem);
  }

  private void failed(Attempt attempt, AttemptFailure failure) {
    failuresThisRound.add(failure);
    if (failure.begun()) {
      var extended = new ArrayList<>(story);
      extended.add(
          new FetchFailedException.Attempt(
              attempt.cdn().name(),
              failure.uri() == null ? attempt.uri() : failure.uri(),
              failure.status(),
              Duration.ofNanos(room.time.nanoTime() - attempt.begunNanos()),
              failure.problem()));
      story = List.copyOf(extended);
    }
    switch (failure.verdict().course()) {
      case STOP ->
          result.completeExceptionally(
              failure.verdict() == Verdict.OFFLINE ? Failures.offline(fetch, story) : stopped());
      case MISSING -> result.completeExceptionally(Failures.missing(fetch, attempt, failure));
      default -> {
        hold(attempt.cdn(), failure);
        rounds.failed(attempt.cdn(), failure);
        step();
      }
    }
  }

  private void hold(Cdn cdn, AttemptFailure failure) {
    if (failure.verdict() == Verdict.THROTTLED && !failure.waitFor().isZero()) {
      Duration most = config.maxRetryDelay();
      Duration wait = failure.waitFor().compareTo(most) > 0 ? most : failure.waitFor();
      room.holds.hold(cdn, room.time.nanoTime() + wait.toNanos());
    }
  }

  private void tell(Attempt attempt, @Nullable Payload payload, @Nullable AttemptFailure failure) {
    Timing timing =
        failure != null ? failure.timing() : payload != null ? payload.timing() : Timing.NONE;
    room.events.emit(
        new AttemptEnded(
            fetch.id(),
            attempt.cdn().name(),
            attempt.uri(),
            attempt.number(),
            failure == null ? Verdict.OK.name() : failure.verdict().name(),
            failure == null ? status(payload) : failure.status(),
            timing,
            failure == null ? null : failure.problem()));
  }

  /** Of an answer that was good: 304 if it says that what was known is current. */
  private int status(@Nullable Payload payload) {
    return payload != null && payload.confirmed() ? 304 : 200;
  }

  private Duration elapsed() {
    return Duration.ofNanos(room.time.nanoTime() - begunNanos);
  }
}
