package io.tif1.client.internal.batch;

import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.internal.pipe.CallersCode;
import io.tif1.client.internal.pipe.Unexpected;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/**
 * Feeds fetches through a window: as many are under way or waiting to be delivered as the window is
 * wide, so memory is bounded however long the batch is, and each fetch's time begins when it is
 * fed. All that is not a fetch (taking from the source, delivering) happens in {@link #turn}, which
 * runs on one thread at a time: sources and sinks need not be thread-safe, and a slow sink slows
 * the feeding.
 *
 * @param <T> the decoded type
 */
public final class BatchRun<T> {
  /** Takes outcomes, one at a time, with their place in the source. */
  @FunctionalInterface
  public interface Sink<T> {
    void accept(int index, Outcome<T> outcome);
  }

  private record Ended<T>(int index, Outcome<T> outcome) {}

  private final Iterator<Resource<T>> source;
  private final BiFunction<Resource<T>, Integer, CompletableFuture<Outcome<T>>> fetcher;
  private final int window;
  private final Executor threads;
  private final Sink<T> sink;
  private final Runnable beforeCancelling;
  private final CompletableFuture<Integer> result = new CompletableFuture<>();

  /** What is under way, by index. */
  private final Map<Integer, CompletableFuture<Outcome<T>>> running = new ConcurrentHashMap<>();

  private final ConcurrentLinkedQueue<Ended<T>> ended = new ConcurrentLinkedQueue<>();
  private final AtomicInteger wakeUps = new AtomicInteger();

  // Touched by the turn alone.
  private int fed;
  private int delivered;

  /**
   * @param fetcher begins the fetch of a resource, given its index; cancelling the future cancels
   *     it
   * @param window how many may be under way or undelivered
   * @param threads where sources are read and sinks are called
   * @param beforeCancelling called once when the batch ends early, before what is under way is
   *     cancelled: whatever that sets free is not for the rest of the batch
   */
  public BatchRun(
      Iterator<Resource<T>> source,
      BiFunction<Resource<T>, Integer, CompletableFuture<Outcome<T>>> fetcher,
      int window,
      Executor threads,
      Sink<T> sink,
      Runnable beforeCancelling) {
    this.source = source;
    this.fetcher = fetcher;
    this.window = window;
    this.threads = threads;
    this.sink = sink;
    this.beforeCancelling = beforeCancelling;
  }

  /** Begins. The future has the number of resources when all have been delivered. */
  public CompletableFuture<Integer> begin() {
    wake();
    return result;
  }

  /** Ends what is under way; nothing more is fed or delivered. */
  public void cancel(String why) {
    stop(new CancellationException(why));
  }

  private void stop(Throwable why) {
    // The first alone: each fetch that it cancels comes here too, and would cancel the rest in it.
    if (result.completeExceptionally(why)) {
      beforeCancelling.run();
      running.values().forEach(fetch -> fetch.cancel(true));
    }
  }

  private void wake() {
    if (wakeUps.getAndIncrement() == 0) {
      try {
        threads.execute(this::turn);
      } catch (RejectedExecutionException closed) {
        turn(); // the client is closing: what is left ends at once
      } catch (Throwable noThread) {
        // Sinks and sources may block, so they must not run here: this thread may be the timer's.
        stop(Unexpected.of(noThread).logged("a batch").asFetchFailure("a batch"));
      }
    }
  }

  private void turn() {
    int seen = 1;
    do {
      try {
        deliver();
        feed();
      } catch (Throwable thrown) { // by the caller's source or sink, as a rule
        stop(thrown);
      }
      seen = wakeUps.addAndGet(-seen);
    } while (seen != 0);
  }

  private void deliver() {
    for (Ended<T> next = ended.poll(); next != null; next = ended.poll()) {
      if (result.isDone()) {
        return;
      }
      delivered++;
      sink.accept(next.index, next.outcome);
    }
  }

  private void feed() {
    while (!result.isDone() && fed - delivered < window) {
      if (!CallersCode.get("source", source, source::hasNext)) {
        if (fed == delivered) {
          result.complete(delivered);
        }
        return;
      }
      begin(CallersCode.get("source", source, source::next), fed++);
    }
  }

  private void begin(Resource<T> resource, int index) {
    if (resource == null) {
      throw new IllegalArgumentException("resource " + index + " of the batch is null");
    }
    CompletableFuture<Outcome<T>> fetch = fetcher.apply(resource, index);
    running.put(index, fetch);
    fetch.whenComplete(
        (outcome, problem) -> {
          running.remove(index);
          if (problem != null) {
            stop(problem); // outcomes hold failures; only cancelling and defects come here
          } else {
            ended.add(new Ended<>(index, outcome));
          }
          wake();
        });
    if (result.isDone()) {
      fetch.cancel(true); // stopped while it began
    }
  }
}
