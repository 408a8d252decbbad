package io.tif1.client.internal.attempt;

import io.tif1.client.Cdn;
import io.tif1.client.Tif1Config;
import io.tif1.client.TimeSource;
import io.tif1.client.event.FetchEvent.AttemptEnded;
import io.tif1.client.event.FetchEvent.PauseReason;
import io.tif1.client.event.FetchEvent.RetryScheduled;
import io.tif1.client.event.FetchEvent.Timing;
import io.tif1.client.internal.attempt.Decision.AwaitProbe;
import io.tif1.client.internal.attempt.Decision.GiveUp;
import io.tif1.client.internal.attempt.Decision.Pause;
import io.tif1.client.internal.attempt.Decision.TryNow;
import io.tif1.client.internal.pipe.Attempt;
import io.tif1.client.internal.pipe.AttemptFailure;
import io.tif1.client.internal.pipe.BreakerView;
import io.tif1.client.internal.pipe.Cancellation;
import io.tif1.client.internal.pipe.Fetch;
import io.tif1.client.internal.pipe.HopListener;
import io.tif1.client.internal.pipe.Payload;
import io.tif1.client.internal.pipe.Stages;
import io.tif1.client.internal.pipe.Verdict;
import io.tif1.client.internal.pipe.Verdict.Course;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One fetch's way through the loop. What happens to it (an attempt ends, a pause is over, a breaker
 * moves) comes in as steps that follow one another ({@link Turns}), so the fields below are touched
 * by one thread at a time; only {@link #result} is completed from elsewhere: by the deadline and by
 * the caller's cancellation.
 */
final class AttemptRun {
  private final AttemptRoom room;
  private final Fetch fetch;
  private final List<Cdn> cdns;
  private final Rounds rounds;
  private final long begunNanos;
  private final Story story;
  private final Turns turns = new Turns();
  private final CompletableFuture<Payload> result = new CompletableFuture<>();

  /** Ends the attempts or the pause that are under way, and keeps others from beginning. */
  private final Cancellation work = new Cancellation();

  // Touched by the step that is under way.
  private @Nullable Cdn lastAskedThisRound;
  private int lastRound;
  private int begun;
  private int underWay;
  private boolean won;

  private volatile boolean outOfTime;

  AttemptRun(AttemptRoom room, Fetch fetch, List<Cdn> cdns, Tif1Config config) {
    this.room = room;
    this.fetch = fetch;
    this.cdns = cdns;
    this.story = new Story();
    this.begunNanos = room.time.nanoTime();
    this.rounds =
        new Rounds(
            cdns,
            fetch.options().maxRetries(),
            fetch.deadline(),
            config,
            room.random,
            new Rounds.Obstacles() {
              @Override
              public BreakerView breaker(Cdn cdn, long nowNanos) {
                return room.breakers.view(cdn.name());
              }

              @Override
              public long holdNanos(Cdn cdn, long nowNanos) {
                // Who may not pause would be turned away by others that queue, so only a hold
                // counts.
                return fetch.options().maxRetries() == 0
                    ? room.rates.holdNanos(cdn.name(), nowNanos)
                    : room.rates.busyNanos(cdn.name(), nowNanos, mostUnknown());
              }
            });
  }

  /** As the next attempt will be asked by {@code CdnTurns}: how many may go to an unknown CDN. */
  private int mostUnknown() {
    return begun > 0 ? room.config.get().maxConcurrentRequests() : Integer.MAX_VALUE;
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
    step(this::plan);
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

  /**
   * Ends what is under way, then the fetch: in this order, so that its end is the last event unless
   * another thread is taking a step. It does not wait for that step, which a listener may hold up.
   */
  private void stop() {
    work.cancel();
    Stages.step(result, () -> result.completeExceptionally(stopped()));
  }

  private RuntimeException stopped() {
    return outOfTime
        ? Failures.outOfTime(fetch, elapsed(), story)
        : new CancellationException("the fetch was cancelled");
  }

  /** Takes a step when those before it are done; what one throws fails the fetch. */
  private void step(Runnable step) {
    turns.take(
        () -> {
          try {
            step.run();
          } catch (Throwable thrown) { // or nobody would ever hear of this fetch again
            work.cancel();
            result.completeExceptionally(thrown); // who called this stage says what it means
          }
        });
  }

  private void plan() {
    while (!result.isDone() && !work.isCancelled()) {
      long changes = room.breakers.changes();
      Decision decision = rounds.next(room.time.nanoTime());
      if (decision instanceof TryNow now) {
        attempt(now);
        continue;
      }
      if (decision instanceof Pause pause) {
        pause(pause, changes);
      } else if (decision instanceof AwaitProbe) {
        new Wait().untilBreakersMove(changes);
      } else if (decision instanceof GiveUp giveUp) {
        result.completeExceptionally(Failures.of(fetch, giveUp, story, elapsed(), lastProblem()));
      }
      return;
    }
  }

  /** Why the breakers are open, for a fetch that has not asked anybody. */
  private @Nullable String lastProblem() {
    for (Cdn cdn : cdns) {
      String problem = room.breakers.lastProblem(cdn.name());
      if (problem != null) {
        return cdn.name() + ": " + problem;
      }
    }
    return null;
  }

  private void pause(Pause pause, long changes) {
    if (pause.retry() > 0) {
      room.counters.retries.increment();
    }
    room.events.emit(new RetryScheduled(fetch.id(), pause.retry(), pause.delay(), pause.reason()));
    var wait = new Wait();
    wait.untilTimeIsOver(pause.delay());
    if (pause.reason() == PauseReason.BREAKER_OPEN) {
      wait.untilBreakersMove(changes);
    }
  }

  /** Ends at whatever comes first, once, and the fetch goes on. */
  private final class Wait {
    private final AtomicBoolean over = new AtomicBoolean();
    private final Cancellation others = new Cancellation();
    private final Runnable stop = this::end;

    Wait() {
      work.onCancel(stop);
    }

    void untilTimeIsOver(Duration delay) {
      TimeSource.Cancellable timer = room.time.schedule(this::goOn, delay);
      others.onCancel(timer::cancel);
    }

    void untilBreakersMove(long since) {
      TimeSource.Cancellable change = room.breakers.onChange(since, this::goOn);
      others.onCancel(change::cancel);
    }

    private void goOn() {
      if (end()) {
        work.forget(stop);
        step(AttemptRun.this::plan);
      }
    }

    private boolean end() {
      boolean first = over.compareAndSet(false, true);
      others.cancel();
      return first;
    }
  }

  private void attempt(TryNow now) {
    Cdn cdn = now.cdn();
    if (now.round() > lastRound) {
      lastRound = now.round();
      lastAskedThisRound = null;
      story.roundBegins();
    }
    boolean failover = lastAskedThisRound != null && !lastAskedThisRound.equals(cdn);
    var attempt =
        new Attempt(
            fetch,
            ++begun,
            now.round(),
            cdn,
            fetch.url(cdn),
            fetch.options().timeout(),
            work,
            room.time.nanoTime(),
            now.early(),
            () -> true,
            HopListener.NONE);
    underWay++;
    Stages.call(room.next, attempt)
        .whenComplete((payload, problem) -> step(() -> ended(attempt, failover, payload, problem)));
  }

  private void ended(
      Attempt attempt, boolean failover, @Nullable Payload payload, @Nullable Throwable problem) {
    underWay--;
    AttemptFailure failure = failure(problem);
    if (failure == null || failure.begun()) {
      room.counters.attempts.increment();
      if (failover) {
        room.counters.failovers.increment();
      }
      lastAskedThisRound = attempt.cdn();
      if (!(won && result.isDone())) { // else its end was the last event
        tell(attempt, payload, failure);
      }
    } else if (attempt.number() == begun) {
      begun--; // its number has not been seen
    }
    if (result.isDone() || won) {
      return;
    }
    if (failure != null) {
      failed(attempt, failure);
    } else if (payload != null) {
      succeeded(payload);
    }
  }

  /**
   * Stages fail with an {@link AttemptFailure}; anything else is a defect, and must not hang us.
   */
  private static @Nullable AttemptFailure failure(@Nullable Throwable problem) {
    if (problem == null) {
      return null;
    }
    return problem instanceof AttemptFailure known
        ? known
        : AttemptFailure.noAnswer(
            Verdict.FAILED, "internal error: " + problem, Timing.NONE, problem);
  }

  private void succeeded(Payload payload) {
    won = true;
    Payload first = payload.refusedBy(story.refusedBy());
    if (underWay == 0) {
      result.complete(first);
      return;
    }
    work.cancel(); // the others, whose ends are steps that come before this one
    step(() -> result.complete(first));
  }

  private void failed(Attempt attempt, AttemptFailure failure) {
    if (failure.verdict().course() == Course.STOP) {
      if (failure.begun()) {
        story.add(attempt, failure, room.time.nanoTime());
      }
      if (failure.verdict() == Verdict.OFFLINE) {
        work.cancel();
        result.completeExceptionally(Failures.offline(fetch, story));
      } else if (failure.verdict() == Verdict.PROXY_REFUSES) {
        work.cancel();
        result.completeExceptionally(Failures.proxyRefuses(fetch, failure, story));
      } else if (failure.verdict() == Verdict.LOCAL) {
        work.cancel();
        result.completeExceptionally(Failures.local(fetch, failure, story));
      } else if (!work.isCancelled()) {
        stop();
      }
      return;
    }
    story.add(attempt, failure, room.time.nanoTime());
    rounds.failed(attempt.cdn(), failure);
    plan();
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
  private static int status(@Nullable Payload payload) {
    return payload != null && payload.confirmed() ? 304 : 200;
  }

  private Duration elapsed() {
    return Duration.ofNanos(room.time.nanoTime() - begunNanos);
  }
}
