package io.tif1.client.internal;

import static java.util.Objects.requireNonNull;

import io.tif1.client.FetchOptions;
import io.tif1.client.Limit;
import io.tif1.client.Outcome;
import io.tif1.client.Progress;
import io.tif1.client.Resource;
import io.tif1.client.internal.batch.BatchRun;
import io.tif1.client.internal.pipe.Batch;
import io.tif1.client.internal.pipe.CallersCode;
import io.tif1.client.internal.pipe.Cancellation;
import io.tif1.client.internal.pipe.Stages;
import io.tif1.client.internal.runtime.OwnLock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Fetching one, all, or each: what callers of the API see of the door. */
final class Batches {
  private static final int SMALLEST_WINDOW = 16;

  private static final String CLOSED =
      "the client was closed and close_timeout was over before the source or the sink of the batch"
          + " returned";

  private final Door door;
  private final Lifecycle lifecycle;
  private final Executor callbacks;
  private final CallersTurns turns = new CallersTurns();
  private final IntSupplier maxConcurrentRequests;

  /**
   * @param callbacks where callers' dependent stages and sinks run
   */
  Batches(Door door, Lifecycle lifecycle, Executor callbacks, IntSupplier maxConcurrentRequests) {
    this.door = door;
    this.lifecycle = lifecycle;
    this.callbacks = callbacks;
    this.maxConcurrentRequests = maxConcurrentRequests;
  }

  <T> CompletableFuture<T> one(Resource<T> resource, FetchOptions options) {
    CompletableFuture<Outcome<T>> outcome = door.enter(resource, options, null);
    var cancellation = new Cancellation();
    cancellation.onCancel(() -> outcome.cancel(true));
    var result = new CancellingFuture<T>(cancellation);
    outcome.whenComplete((ending, cancelled) -> onCallbackThread(() -> hand(ending, result)));
    return result;
  }

  private static <T> void hand(@Nullable Outcome<T> ending, CompletableFuture<T> result) {
    if (ending == null) {
      result.cancel(false);
      return;
    }
    OwnLock.assertNoneHeld("what waits for a fetch");
    Stages.step(result, () -> result.complete(ending.orElseThrow()));
  }

  <T> CompletableFuture<List<Outcome<T>>> all(
      Collection<Resource<T>> resources, FetchOptions options) {
    List<Resource<T>> wanted = new ArrayList<>(resources);
    int hole = wanted.indexOf(null);
    if (hole >= 0) {
      throw new IllegalArgumentException("resource " + hole + " of the batch is null");
    }
    var outcomes = new Object[wanted.size()];
    var cancellation = new Cancellation();
    var result = new CancellingFuture<List<Outcome<T>>>(cancellation);
    // Nothing of the caller's runs in the turns of this batch, so they need no thread of their own.
    run(
            wanted.iterator(),
            options,
            Runnable::run,
            (i, o) -> outcomes[i] = o,
            cancellation,
            new Cancellation())
        .whenComplete(
            (count, problem) ->
                onCallbackThread(
                    () -> {
                      if (problem != null) {
                        result.completeExceptionally(problem);
                      } else {
                        Stages.step(result, () -> result.complete(list(outcomes)));
                      }
                    }));
    return result;
  }

  @SuppressWarnings("unchecked") // filled with outcomes of this type alone
  private static <T> List<Outcome<T>> list(Object[] outcomes) {
    return (List<Outcome<T>>) (List<?>) List.copyOf(Arrays.asList(outcomes));
  }

  <T> CompletableFuture<Progress> each(
      Iterable<Resource<T>> resources,
      FetchOptions options,
      Consumer<? super Outcome<T>> sink,
      Consumer<? super Progress> progress) {
    requireNonNull(resources, "resources");
    requireNonNull(sink, "sink");
    requireNonNull(progress, "progress");
    long total;
    Iterator<Resource<T>> source;
    try {
      total = resources instanceof Collection<?> collection ? collection.size() : -1;
      source = requireNonNull(resources.iterator(), "the iterator of the resources");
    } catch (Throwable thrown) { // the caller's: it ends the batch, as it would later on
      return CompletableFuture.failedFuture(CallersCode.logged("source", resources, thrown));
    }
    var tally = new Tally(new Progress(total, 0, 0, 0));
    var cancellation = new Cancellation();
    var result = new CancellingFuture<Progress>(cancellation);
    BatchRun.Sink<T> delivery =
        (index, outcome) -> {
          CallersCode.run("sink", sink, () -> sink.accept(outcome));
          tally.counted = tally.counted.plus(outcome);
          CallersCode.run("progress listener", progress, () -> progress.accept(tally.counted));
        };
    // A client that closes waits for sources and sinks as it does for fetches, then ends them.
    var owner = new CallersTurns.Owner(new Cancellation(), new Cancellation());
    lifecycle.enter(owner.visit());
    Executor threads = turn -> callbacks.execute(() -> turns.run(owner, turn));
    run(source, options, threads, delivery, cancellation, owner.end())
        .whenComplete(
            (count, problem) -> {
              lifecycle.leave(owner.visit());
              onCallbackThread(
                  () -> {
                    if (problem != null) {
                      result.completeExceptionally(problem);
                    } else {
                      Stages.step(result, () -> result.complete(tally.counted.outOf(count)));
                    }
                  });
            });
    return result;
  }

  /** Before the client is closed by this thread: it must not wait for what this thread runs. */
  void leaveOwn() {
    CallersTurns.Owner own = turns.own();
    if (own != null) {
      lifecycle.leave(own.visit());
    }
  }

  /** Ends sources and sinks that have not returned, once nothing else runs on their threads. */
  void endTurns() {
    turns.end();
  }

  /** Written in the batch's turns, which follow one another; read after the last. */
  private static final class Tally {
    private volatile Progress counted;

    Tally(Progress begin) {
      this.counted = begin;
    }
  }

  private <T> CompletableFuture<Integer> run(
      Iterator<Resource<T>> source,
      FetchOptions options,
      Executor threads,
      BatchRun.Sink<T> sink,
      Cancellation cancellation,
      Cancellation closing) {
    int own = options.maxConcurrentRequests();
    int clients = maxConcurrentRequests.getAsInt();
    var shared = new Batch(own == 0 ? null : Limit.of(own));
    int window = Math.max(SMALLEST_WINDOW, 2 * (own == 0 ? clients : Math.min(own, clients)));
    var batch =
        new BatchRun<T>(
            source,
            (resource, index) -> door.enter(resource, options, shared),
            window,
            threads,
            sink,
            shared::end);
    cancellation.onCancel(() -> batch.cancel("the batch was cancelled"));
    closing.onCancel(() -> batch.cancel(CLOSED));
    return batch.begin();
  }

  private void onCallbackThread(Runnable task) {
    Callbacks.run(callbacks, task);
  }
}
