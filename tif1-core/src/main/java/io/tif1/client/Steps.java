package io.tif1.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A future made of steps that follow one another. Cancelling it, or one derived from it, cancels
 * the step under way and begins no other. It fails with what a step fails with, never wrapped.
 */
final class Steps<T> extends CompletableFuture<T> {
  /** The step under way; shared with futures derived from this one, which callers hold. */
  private static final class Running {
    private volatile boolean cancelled;
    private volatile @Nullable CompletableFuture<?> step;

    void begin(CompletableFuture<?> next) {
      step = next;
      if (cancelled) {
        next.cancel(true); // cancelled while it was begun
      }
    }

    void cancel() {
      cancelled = true;
      CompletableFuture<?> now = step;
      if (now != null) {
        now.cancel(true);
      }
    }
  }

  private final Running running;

  private Steps(Running running) {
    this.running = running;
  }

  /** The first step, then the one that {@code next} begins with its value. */
  static <A, B> CompletableFuture<B> then(
      CompletableFuture<A> first, Function<? super A, ? extends CompletableFuture<B>> next) {
    var running = new Running();
    var result = new Steps<B>(running);
    running.begin(first);
    first.whenComplete(
        (value, problem) -> {
          if (problem != null) {
            result.completeExceptionally(unwrapped(problem));
            return;
          }
          try {
            CompletableFuture<B> second = next.apply(value);
            running.begin(second);
            second.whenComplete(result::end);
          } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  /** The step, then something that takes no waiting; what it throws fails the future. */
  static <A, B> CompletableFuture<B> map(
      CompletableFuture<A> step, Function<? super A, ? extends B> change) {
    return then(step, value -> CompletableFuture.<B>completedFuture(change.apply(value)));
  }

  private void end(T value, @Nullable Throwable problem) {
    if (problem != null) {
      completeExceptionally(unwrapped(problem));
    } else {
      complete(value);
    }
  }

  private static Throwable unwrapped(Throwable problem) {
    Throwable cause = problem.getCause();
    return problem instanceof CompletionException && cause != null ? cause : problem;
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled) {
      running.cancel();
    }
    return cancelled;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new Steps<>(running);
  }
}
