package io.tif1.cli;

import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Work of several steps that can be told to stop, by a thread that does not wait for it. One thread
 * waits; any may stop.
 */
final class Stoppable {
  private volatile boolean stopped;

  /** Null while none runs. */
  private volatile @Nullable CompletableFuture<?> running;

  /**
   * Waits for a step.
   *
   * @return empty if it was stopped
   */
  <T> Optional<T> await(CompletableFuture<T> step) {
    running = step;
    if (stopped) {
      step.cancel(true); // told in between
    }
    try {
      return Optional.of(step.join());
    } catch (CancellationException e) {
      return Optional.empty();
    } catch (CompletionException e) {
      if (stopped) {
        return Optional.empty();
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      running = null;
    }
  }

  /** No other step begins, and the one that runs takes up nothing new ({@link #until}). */
  void stopFeeding() {
    stopped = true;
  }

  /**
   * Sees the step that runs to its end.
   *
   * @param grace how long it may go on with what it has begun; then it is cancelled
   */
  void end(Duration grace) {
    CompletableFuture<?> step = running;
    if (step == null) {
      return;
    }
    try {
      step.get(grace.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      step.cancel(true);
    } catch (InterruptedException e) {
      step.cancel(true);
      Thread.currentThread().interrupt();
    } catch (ExecutionException | CancellationException e) {
      return; // told where it is waited for
    }
  }

  /** The same things, but none any more once it was told to stop. */
  <T> Iterable<T> until(Iterable<T> things) {
    return () -> {
      Iterator<T> all = things.iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return !stopped && all.hasNext();
        }

        @Override
        public T next() {
          return all.next();
        }
      };
    };
  }

  boolean isStopped() {
    return stopped;
  }
}
