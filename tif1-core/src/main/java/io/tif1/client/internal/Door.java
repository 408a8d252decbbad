package io.tif1.client.internal;

import io.tif1.client.FetchFailedException;
import io.tif1.client.FetchFailedException.Reason;
import io.tif1.client.FetchOptions;
import io.tif1.client.NotFoundException;
import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Tif1Config;
import io.tif1.client.Tif1Exception;
import io.tif1.client.TimeSource;
import io.tif1.client.event.FetchEvent.Finished;
import io.tif1.client.event.FetchEvent.Result;
import io.tif1.client.event.FetchEvent.Started;
import io.tif1.client.internal.decode.Decoders;
import io.tif1.client.internal.pipe.Batch;
import io.tif1.client.internal.pipe.Cancellation;
import io.tif1.client.internal.pipe.Deadline;
import io.tif1.client.internal.pipe.Fetch;
import io.tif1.client.internal.pipe.FetchStage;
import io.tif1.client.internal.pipe.Payload;
import io.tif1.client.internal.runtime.Counters;
import io.tif1.client.internal.runtime.Events;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where callers come in and go out: numbers the fetch, fixes its deadline, counts how it ends, and
 * turns what the rooms bring into an outcome.
 */
final class Door {
  private final AtomicLong lastId = new AtomicLong();
  private final Lifecycle lifecycle;
  private final Supplier<Tif1Config> config;
  private final TimeSource time;
  private final Events events;
  private final Counters counters;
  private final Decoders decoders;
  private final FetchStage front;

  Door(
      Lifecycle lifecycle,
      Supplier<Tif1Config> config,
      TimeSource time,
      Events events,
      Counters counters,
      Decoders decoders,
      FetchStage front) {
    this.lifecycle = lifecycle;
    this.config = config;
    this.time = time;
    this.events = events;
    this.counters = counters;
    this.decoders = decoders;
    this.front = front;
  }

  /**
   * Begins a fetch. The returned future has an outcome, whatever happens, unless it is cancelled:
   * cancelling it cancels the fetch.
   */
  <T> CompletableFuture<Outcome<T>> enter(
      Resource<T> resource, FetchOptions options, @Nullable Batch batch) {
    var cancellation = new Cancellation();
    var outcome = new CancellingFuture<Outcome<T>>(cancellation);
    if (!lifecycle.enter(cancellation)) {
      outcome.complete(new Outcome.Failure<>(resource, closed(resource.file())));
      return outcome;
    }
    long begun = time.nanoTime();
    var fetch =
        new Fetch(
            lastId.incrementAndGet(),
            resource,
            config.get().ref(resource.season()),
            null,
            options,
            Deadline.after(begun, options.totalTimeout()),
            cancellation,
            batch);
    counters.fetches.increment();
    events.emit(new Started(fetch.id(), resource));
    front
        .run(fetch)
        .whenComplete(
            (payload, problem) -> {
              Outcome<T> ending = outcome(resource, options, payload, problem);
              Result result = count(ending);
              events.emit(
                  new Finished(
                      fetch.id(), resource, result, Duration.ofNanos(time.nanoTime() - begun)));
              lifecycle.leave(cancellation);
              if (ending == null) {
                outcome.completeExceptionally(new CancellationException("the fetch was cancelled"));
              } else {
                outcome.complete(ending);
              }
            });
    return outcome;
  }

  /** How it ended; null if the caller cancelled it. */
  private <T> @Nullable Outcome<T> outcome(
      Resource<T> resource,
      FetchOptions options,
      @Nullable Payload payload,
      @Nullable Throwable problem) {
    if (payload != null) {
      return decoders.outcome(resource, options.validation(), payload);
    }
    if (problem instanceof NotFoundException missing) {
      return new Outcome.Missing<>(resource, missing.url());
    }
    if (problem instanceof Tif1Exception known) {
      return new Outcome.Failure<>(resource, known);
    }
    if (problem instanceof CancellationException) {
      return lifecycle.isClosing()
          ? new Outcome.Failure<>(resource, closed(resource.file()))
          : null;
    }
    return new Outcome.Failure<>(
        resource,
        new FetchFailedException(
            resource.file(),
            Reason.RETRIES_EXHAUSTED,
            "internal error, please report it: " + problem,
            List.of(),
            problem));
  }

  private Result count(@Nullable Outcome<?> ending) {
    if (ending == null) {
      counters.cancelled.increment();
      return Result.CANCELLED;
    }
    if (ending instanceof Outcome.Success<?>) {
      counters.succeeded.increment();
      return Result.SUCCEEDED;
    }
    if (ending instanceof Outcome.Missing<?>) {
      counters.missing.increment();
      return Result.MISSING;
    }
    counters.failed.increment();
    return Result.FAILED;
  }

  static FetchFailedException closed(String what) {
    return new FetchFailedException(
        what, Reason.CLIENT_CLOSED, "the client is closed; open another", List.of(), null);
  }
}
