package io.tif1.client.internal.breaker;

import io.tif1.client.BreakerState;
import io.tif1.client.Tif1Config;
import io.tif1.client.TimeSource;
import io.tif1.client.event.FetchEvent.BreakerChanged;
import io.tif1.client.internal.breaker.Breaker.Move;
import io.tif1.client.internal.breaker.Breaker.Permission;
import io.tif1.client.internal.pipe.Attempt;
import io.tif1.client.internal.pipe.AttemptFailure;
import io.tif1.client.internal.pipe.AttemptStage;
import io.tif1.client.internal.pipe.BreakerView;
import io.tif1.client.internal.pipe.Breakers;
import io.tif1.client.internal.pipe.Payload;
import io.tif1.client.internal.pipe.Stages;
import io.tif1.client.internal.pipe.Verdict.Trust;
import io.tif1.client.internal.runtime.Events;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Refuses attempts on a CDN that keeps failing. A file that is not there is not a failure. Each
 * attempt that was let through reports one verdict, exactly once, whatever became of it. The
 * permission lapses when the breaker moves: an attempt that still waits for its permits then does
 * not go out.
 */
public final class BreakerRoom implements AttemptStage, Breakers {
  private final ConcurrentMap<String, Guard> guards = new ConcurrentHashMap<>();
  private final Supplier<Tif1Config> config;
  private final TimeSource time;
  private final Events events;
  private final AttemptStage next;
  private final Waiters waiters = new Waiters();

  public BreakerRoom(
      Supplier<Tif1Config> config, TimeSource time, Events events, AttemptStage next) {
    this.config = config;
    this.time = time;
    this.events = events;
    this.next = next;
  }

  private record Guard(
      Breaker breaker, AtomicInteger inFlight, AtomicReference<String> lastProblem) {}

  @Override
  public CompletableFuture<Payload> run(Attempt attempt) {
    String cdn = attempt.cdn().name();
    Guard guard = guard(cdn);
    Breaker.Reply reply = guard.breaker.ask(time.nanoTime(), attempt.earlyProbe());
    tell(attempt.fetch().id(), cdn, reply.move());
    Permission permission = reply.permission();
    if (permission == null) {
      return CompletableFuture.failedFuture(
          AttemptFailure.refused(Duration.ofNanos(reply.retryInNanos())));
    }
    guard.inFlight.incrementAndGet();
    return Stages.afterwards(
        Stages.call(next, attempt.under(() -> guard.breaker.isCurrent(permission))),
        (payload, problem) -> {
          guard.inFlight.decrementAndGet();
          try {
            report(attempt, guard, permission, problem);
          } catch (Throwable thrown) { // such as by the clock: the permission must not stay out
            guard.breaker.giveBack(permission);
            waiters.changed();
            throw thrown;
          }
        });
  }

  private static Trust trust(@Nullable Throwable problem) {
    if (problem == null) {
      return Trust.SUCCESS;
    }
    return problem instanceof AttemptFailure failure ? failure.verdict().trust() : Trust.RELEASED;
  }

  private void report(
      Attempt attempt, Guard guard, Permission permission, @Nullable Throwable problem) {
    Tif1Config now = config.get();
    boolean lasting = false;
    if (problem instanceof AttemptFailure failure && failure.verdict().trust() == Trust.FAILURE) {
      guard.lastProblem.set(failure.problem());
      lasting = failure.isLasting();
    }
    Breaker.Effect effect =
        guard.breaker.report(
            permission,
            trust(problem),
            lasting,
            time.nanoTime(),
            now.circuitBreakerThreshold(),
            now.circuitBreakerTimeout().toNanos());
    tell(attempt.fetch().id(), attempt.cdn().name(), effect.move());
    if (effect.move() != null || effect.freeForProbe()) {
      waiters.changed();
    }
  }

  private void tell(long fetchId, String cdn, @Nullable Move move) {
    if (move != null) {
      events.emit(new BreakerChanged(fetchId, cdn, move.from(), move.to()));
    }
  }

  private Guard guard(String cdn) {
    return guards.computeIfAbsent(
        cdn, name -> new Guard(new Breaker(), new AtomicInteger(), new AtomicReference<>("")));
  }

  /** Closes the breaker of one CDN. */
  public void reset(String cdn) {
    Guard guard = guards.get(cdn);
    if (guard != null) {
      Move move = guard.breaker.reset();
      tell(0, cdn, move);
      if (move != null) {
        waiters.changed();
      }
    }
  }

  @Override
  public BreakerView view(String cdn) {
    return guard(cdn).breaker.view(time.nanoTime());
  }

  @Override
  public @Nullable String lastProblem(String cdn) {
    return view(cdn).closed() ? null : guard(cdn).lastProblem.get();
  }

  @Override
  public long changes() {
    return waiters.changes();
  }

  @Override
  public TimeSource.Cancellable onChange(long since, Runnable action) {
    return waiters.add(since, action);
  }

  /** The state as the next fetch would meet it. */
  public BreakerState state(String cdn) {
    BreakerState state = guard(cdn).breaker.state(time.nanoTime());
    return state == BreakerState.OPEN && retryIn(cdn).isZero() ? BreakerState.HALF_OPEN : state;
  }

  /** How long until a probe of the next fetch is let through; zero unless open. */
  public Duration retryIn(String cdn) {
    boolean early = config.get().cdns().stream().noneMatch(one -> view(one.name()).closed());
    return Duration.ofNanos(view(cdn).leftNanos(early));
  }

  public int failuresInARow(String cdn) {
    return guard(cdn).breaker.failuresInARow();
  }

  public int inFlight(String cdn) {
    return guard(cdn).inFlight.get();
  }
}
