package io.tif1.client.internal.admit;

import io.tif1.client.Limit;
import io.tif1.client.Limit.Permit;
import io.tif1.client.Tif1Config;
import io.tif1.client.TimeSource;
import io.tif1.client.event.FetchEvent.AttemptStarted;
import io.tif1.client.event.FetchEvent.LimitChanged;
import io.tif1.client.internal.pipe.Answer;
import io.tif1.client.internal.pipe.Attempt;
import io.tif1.client.internal.pipe.AttemptFailure;
import io.tif1.client.internal.pipe.Batch;
import io.tif1.client.internal.pipe.CdnRates;
import io.tif1.client.internal.pipe.ExchangeStage;
import io.tif1.client.internal.pipe.Stages;
import io.tif1.client.internal.pipe.Verdict.Load;
import io.tif1.client.internal.runtime.Events;
import io.tif1.client.internal.runtime.OwnLock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds attempts until the limits let them out: first the limit of their batch, then the client's,
 * then the rate, then the CDN's own rate. Always in this order, so that nobody holds what another
 * waits for while waiting for what the other holds. The permits cover one exchange and are given
 * back when it ends; an attempt that pauses holds none.
 */
public final class AdmissionRoom implements ExchangeStage {
  private final Supplier<Tif1Config> config;
  private final TimeSource time;
  private final Events events;
  private final ExchangeStage next;
  private final Limit clientLimit;
  private final Pace pace = new Pace();
  private final CdnTurns turns;

  private final OwnLock lock = new OwnLock("AdmissionRoom");

  // Guarded by the lock.
  private final AimdLimit allowed;

  private volatile boolean closed;

  public AdmissionRoom(
      Supplier<Tif1Config> config,
      TimeSource time,
      Events events,
      CdnRates rates,
      ExchangeStage next) {
    this.config = config;
    this.time = time;
    this.events = events;
    this.next = next;
    this.turns = new CdnTurns(rates, config, time);
    int max = config.get().maxConcurrentRequests();
    this.clientLimit = Limit.of(max);
    this.allowed = new AimdLimit(max);
  }

  @Override
  public CompletableFuture<Answer> run(Attempt attempt) {
    var answer = new CompletableFuture<Answer>();
    Batch batch = attempt.fetch().batch();
    Limit batchLimit = batch == null ? null : batch.limit();
    if (batchLimit == null) {
      withClientPermit(attempt, null, answer);
    } else {
      whenGranted(
          batchLimit, attempt, null, answer, permit -> withClientPermit(attempt, permit, answer));
    }
    return answer;
  }

  private void withClientPermit(
      Attempt attempt, @Nullable Permit batchPermit, CompletableFuture<Answer> answer) {
    whenGranted(
        clientLimit,
        attempt,
        batchPermit,
        answer,
        permit -> paced(attempt, new Held(batchPermit, permit), answer));
  }

  /** The permits of one exchange. */
  private record Held(@Nullable Permit batch, Permit client) {
    void release() {
      try {
        client.release();
      } finally {
        if (batch != null) {
          batch.release();
        }
      }
    }
  }

  private interface Granted {
    void accept(Permit permit);
  }

  private void whenGranted(
      Limit limit,
      Attempt attempt,
      @Nullable Permit alreadyHeld,
      CompletableFuture<Answer> answer,
      Granted then) {
    CompletableFuture<Permit> asked = limit.acquire();
    Runnable leaveQueue = () -> asked.cancel(false);
    attempt.cancellation().onCancel(leaveQueue);
    asked.whenComplete(
        (permit, cancelled) -> {
          attempt.cancellation().forget(leaveQueue);
          if (permit != null) {
            try {
              then.accept(permit);
            } catch (Throwable thrown) { // the future would keep it, and the permit, to itself
              permit.release();
              if (alreadyHeld != null) {
                alreadyHeld.release();
              }
              answer.completeExceptionally(thrown);
            }
            return;
          }
          if (alreadyHeld != null) {
            alreadyHeld.release();
          }
          answer.completeExceptionally(AttemptFailure.cancelledInQueue());
        });
  }

  private void paced(Attempt attempt, Held held, CompletableFuture<Answer> answer) {
    long wait = pace.takeNanos(config.get().maxRequestsPerSecond(), time.nanoTime());
    if (wait == 0) {
      atTurn(attempt, held, answer);
      return;
    }
    var turn = new CompletableFuture<Boolean>();
    TimeSource.Cancellable timer;
    try {
      timer = time.schedule(() -> turn.complete(true), Duration.ofNanos(wait));
    } catch (Throwable thrown) {
      pace.giveBack();
      throw thrown;
    }
    Runnable giveUp =
        () -> {
          if (turn.complete(false)) {
            timer.cancel();
            pace.giveBack();
          }
        };
    attempt.cancellation().onCancel(giveUp);
    turn.thenAccept(
        come -> {
          attempt.cancellation().forget(giveUp);
          if (come) {
            try {
              atTurn(attempt, held, answer);
            } catch (Throwable thrown) {
              held.release();
              answer.completeExceptionally(thrown);
            }
          } else {
            held.release();
            answer.completeExceptionally(AttemptFailure.cancelledInQueue());
          }
        });
  }

  private void atTurn(Attempt attempt, Held held, CompletableFuture<Answer> answer) {
    CompletableFuture<Void> turn = turns.take(attempt);
    if (turn == null) {
      exchange(attempt, held, answer);
      return;
    }
    turn.whenComplete(
        (come, refused) -> {
          if (refused == null) {
            try {
              exchange(attempt, held, answer);
            } catch (Throwable thrown) { // the future would keep it, and the permits, to itself
              held.release();
              answer.completeExceptionally(thrown);
            }
          } else {
            held.release();
            answer.completeExceptionally(refused);
          }
        });
  }

  private void exchange(Attempt attempt, Held held, CompletableFuture<Answer> answer) {
    AttemptFailure obstacle = obstacle(attempt);
    if (obstacle != null) {
      turns.notSent(attempt);
      held.release();
      answer.completeExceptionally(obstacle);
      return;
    }
    events.emit(
        new AttemptStarted(
            attempt.fetch().id(),
            attempt.cdn().name(),
            attempt.uri(),
            attempt.number(),
            attempt.round()));
    long begun = time.nanoTime();
    CdnTurns.Turn turn = turns.begin(attempt, begun);
    Stages.afterwards(
            Stages.exchange(next, attempt.notifying(turn)),
            // First: a lowered limit must hold for the next in line.
            (good, problem) -> {
              turn.ended(good, problem);
              learn(load(problem), begun);
            })
        .whenComplete(
            (good, problem) -> {
              try {
                if (problem != null) {
                  // The breaker must have counted it when the next in line asks.
                  answer.completeExceptionally(problem);
                }
              } finally {
                held.release();
                Stages.end(answer, good, problem);
              }
            });
  }

  /** What has happened since it queued, because of which it does not go out; null if nothing. */
  private @Nullable AttemptFailure obstacle(Attempt attempt) {
    Batch batch = attempt.fetch().batch();
    if (closed || (batch != null && batch.isOver())) {
      return AttemptFailure.cancelledInQueue();
    }
    if (config.get().offlineMode()) {
      return AttemptFailure.offline();
    }
    return attempt.trusted().getAsBoolean() ? null : AttemptFailure.refused(Duration.ZERO);
  }

  private static Load load(@Nullable Throwable problem) {
    if (problem == null) {
      return Load.SAMPLE;
    }
    return problem instanceof AttemptFailure failure ? failure.verdict().load() : Load.IGNORED;
  }

  private void learn(Load load, long begunNanos) {
    if (load == Load.IGNORED) {
      return;
    }
    int before;
    int after;
    long now = time.nanoTime(); // before the lock: it may be a caller's clock
    lock.lock();
    try {
      before = allowed.current();
      if (load == Load.SAMPLE) {
        allowed.onSample();
      } else {
        allowed.onDropped(begunNanos, now);
      }
      after = allowed.current();
    } finally {
      lock.unlock();
    }
    adopt(before, after);
  }

  /** The settings changed. */
  public void configure(Tif1Config changed) {
    int before;
    int after;
    lock.lock();
    try {
      before = allowed.current();
      allowed.max(changed.maxConcurrentRequests());
      after = allowed.current();
    } finally {
      lock.unlock();
    }
    adopt(before, after);
  }

  private void adopt(int before, int after) {
    if (before != after) {
      // Resizing lets others go, so it happens outside the lock; two threads may then come here in
      // the wrong order, and what counts is what the arithmetic says at the end.
      int current;
      do {
        current = allowedNow();
        clientLimit.resize(current);
      } while (current != allowedNow());
      events.emit(new LimitChanged(0, before, after));
    }
  }

  private int allowedNow() {
    lock.lock();
    try {
      return allowed.current();
    } finally {
      lock.unlock();
    }
  }

  /** From now on no exchange begins; those that have begun go on. */
  public void close() {
    closed = true;
  }

  /** The client's limit, for statistics. */
  public Limit limit() {
    return clientLimit;
  }
}
