package io.tif1.client.internal.pipe;

import static java.util.Objects.requireNonNull;

import io.tif1.client.Tif1Exception;
import io.tif1.client.event.FetchEvent.Timing;
import io.tif1.client.internal.runtime.OwnLock;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How one stage hands over to the next, and the only place where a stage is called. Whatever a
 * stage throws, or fails with against its promise, arrives as a failure that it promises: nobody
 * who waits is forgotten, and whoever holds something for the call gives it back.
 */
public final class Stages {
  private Stages() {}

  /**
   * Hands a fetch over. The future fails with a {@link Tif1Exception} or a {@link
   * CancellationException}.
   */
  public static CompletableFuture<Payload> call(FetchStage stage, Fetch fetch) {
    return fetching(fetch.resource().file(), () -> stage.run(fetch));
  }

  /** Hands an attempt over. The future fails with an {@link AttemptFailure}. */
  public static CompletableFuture<Payload> call(AttemptStage stage, Attempt attempt) {
    return attempting(attempt, () -> stage.run(attempt));
  }

  /** Hands an attempt over. The future fails with an {@link AttemptFailure}. */
  public static CompletableFuture<Answer> exchange(ExchangeStage stage, Attempt attempt) {
    return attempting(attempt, () -> stage.run(attempt));
  }

  /**
   * Begins the work of a fetch in the same way, where it is not a stage that does it.
   *
   * @param what the file or URL that is asked for
   */
  public static <T> CompletableFuture<T> fetching(
      String what, Supplier<CompletableFuture<T>> work) {
    var result = new CompletableFuture<T>();
    begun(work)
        .whenComplete(
            (value, problem) ->
                end(result, value, problem == null ? null : fetchFailure(what, problem)));
    return result;
  }

  private static <T> CompletableFuture<T> attempting(
      Attempt attempt, Supplier<CompletableFuture<T>> work) {
    var result = new CompletableFuture<T>();
    begun(work)
        .whenComplete(
            (value, problem) ->
                end(result, value, problem == null ? null : attemptFailure(attempt, problem)));
    return result;
  }

  /** The future of {@code work}; what it throws is a future that fails with it. */
  public static <T> CompletableFuture<T> begun(Supplier<CompletableFuture<T>> work) {
    OwnLock.assertNoneHeld("a stage");
    try {
      return requireNonNull(work.get(), "a stage returned null, not a future");
    } catch (Throwable thrown) {
      return CompletableFuture.failedFuture(thrown);
    }
  }

  /**
   * Ends {@code to} as {@code from} ends. The failure is not wrapped: stages tell them by class.
   */
  public static <T> void pass(CompletableFuture<T> from, CompletableFuture<T> to) {
    from.whenComplete((value, problem) -> end(to, value, problem));
  }

  /** Ends a future with a value or, if there is one, with a problem. */
  public static <T> void end(
      CompletableFuture<T> future, @Nullable T value, @Nullable Throwable problem) {
    OwnLock.assertNoneHeld("what waits for a future");
    if (problem != null) {
      future.completeExceptionally(problem);
    } else {
      future.complete(value);
    }
  }

  /**
   * Runs {@code action} when {@code stage} ends, then ends the returned future alike, or with what
   * the action throws. Unlike {@code whenComplete} it does not wrap the failure.
   */
  public static <T> CompletableFuture<T> afterwards(
      CompletableFuture<T> stage, BiConsumer<@Nullable T, @Nullable Throwable> action) {
    var same = new CompletableFuture<T>();
    stage.whenComplete(
        (value, problem) -> {
          try {
            action.accept(value, problem);
          } catch (Throwable thrown) {
            same.completeExceptionally(thrown);
            return;
          }
          end(same, value, problem);
        });
    return same;
  }

  /**
   * Runs a step of the work that {@code result} stands for; what it throws fails that future. For
   * steps that futures, timers and threads take, which would keep it to themselves.
   */
  public static void step(CompletableFuture<?> result, Runnable step) {
    OwnLock.assertNoneHeld("a step of a fetch");
    try {
      step.run();
    } catch (Throwable thrown) {
      result.completeExceptionally(thrown);
    }
  }

  private static Throwable fetchFailure(String what, Throwable problem) {
    if (problem instanceof Tif1Exception || problem instanceof CancellationException) {
      return problem;
    }
    try {
      return Unexpected.of(problem).logged(what).asFetchFailure(what);
    } catch (Throwable worse) { // the log, or no memory even for this
      return problem;
    }
  }

  private static Throwable attemptFailure(Attempt attempt, Throwable problem) {
    try {
      AttemptFailure failure = problem instanceof AttemptFailure known ? known : null;
      if (failure != null && failure.verdict().trust() != Verdict.Trust.FAILURE) {
        return failure;
      }
      Unexpected unexpected =
          failure == null ? Unexpected.of(problem) : Unexpected.behind(failure.getCause());
      if (unexpected == null) {
        return problem; // the CDN's, as it says
      }
      String during = "GET " + attempt.uri();
      return unexpected
          .logged(during)
          .asAttemptFailure(failure == null ? Timing.NONE : failure.timing());
    } catch (Throwable worse) {
      return problem;
    }
  }
}
