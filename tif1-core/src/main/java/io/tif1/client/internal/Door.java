package io.tif1.client.internal;

import io.tif1.client.FetchFailedException;
import io.tif1.client.FetchFailedException.Reason;
import io.tif1.client.FetchOptions;
import io.tif1.client.NotFoundException;
import io.tif1.client.Origin;
import io.tif1.client.Outcome;
import io.tif1.client.Ref;
import io.tif1.client.Resource;
import io.tif1.client.Tif1Exception;
import io.tif1.client.TimeSource;
import io.tif1.client.event.FetchEvent.Finished;
import io.tif1.client.event.FetchEvent.Result;
import io.tif1.client.event.FetchEvent.Started;
import io.tif1.client.internal.decode.Decoders;
import io.tif1.client.internal.pipe.Batch;
import io.tif1.client.internal.pipe.CallbackException;
import io.tif1.client.internal.pipe.Cancellation;
import io.tif1.client.internal.pipe.Deadline;
import io.tif1.client.internal.pipe.Fetch;
import io.tif1.client.internal.pipe.FetchStage;
import io.tif1.client.internal.pipe.Payload;
import io.tif1.client.internal.pipe.Stages;
import io.tif1.client.internal.pipe.Unexpected;
import io.tif1.client.internal.runtime.Counters;
import io.tif1.client.internal.runtime.Events;
import io.tif1.client.internal.runtime.OwnLock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where callers come in and go out: numbers the fetch, fixes its deadline, counts how it ends, and
 * turns what the rooms bring into an outcome.
 */
final class Door {
  private final AtomicLong lastId = new AtomicLong();
  private final Lifecycle lifecycle;
  private final TimeSource time;
  private final Events events;
  private final Counters counters;
  private final Decoders decoders;
  private final Refs refs;
  private final FetchStage front;

  /** Says at which version a season is read; never fails. */
  interface Refs {
    CompletableFuture<String> of(int season, FetchOptions options);
  }

  Door(
      Lifecycle lifecycle,
      TimeSource time,
      Events events,
      Counters counters,
      Decoders decoders,
      Refs refs,
      FetchStage front) {
    this.lifecycle = lifecycle;
    this.time = time;
    this.events = events;
    this.counters = counters;
    this.decoders = decoders;
    this.refs = refs;
    this.front = front;
  }

  /**
   * Begins a fetch. The returned future has an outcome, whatever happens, unless it is cancelled:
   * cancelling it cancels the fetch.
   */
  <T> CompletableFuture<Outcome<T>> enter(
      Resource<T> resource, FetchOptions options, @Nullable Batch batch) {
    return enter(resource, null, options, batch);
  }

  /** Begins a fetch of a file that is in no season's tree. */
  <T> CompletableFuture<Outcome<T>> enterAside(
      Resource<T> resource, FetchOptions options, URI address) {
    return enter(resource, address, options, null);
  }

  private <T> CompletableFuture<Outcome<T>> enter(
      Resource<T> resource, @Nullable URI address, FetchOptions options, @Nullable Batch batch) {
    var cancellation = new Cancellation();
    var outcome = new CancellingFuture<Outcome<T>>(cancellation);
    if (!lifecycle.enter(cancellation)) {
      outcome.complete(new Outcome.Failure<>(resource, closed(resource.file())));
      return outcome;
    }
    var visit = new Visit<T>(lastId.incrementAndGet(), resource, options, cancellation, outcome);
    Stages.fetching(resource.file(), () -> begin(visit, address, batch))
        .whenComplete((payload, problem) -> end(visit, payload, problem));
    return outcome;
  }

  /** One fetch, from its beginning to its end. */
  private static final class Visit<T> {
    final long id;
    final Resource<T> resource;
    final FetchOptions options;
    final Cancellation cancellation;
    final CompletableFuture<Outcome<T>> outcome;
    volatile @Nullable Long begunNanos; // null if the clock has failed

    Visit(
        long id,
        Resource<T> resource,
        FetchOptions options,
        Cancellation cancellation,
        CompletableFuture<Outcome<T>> outcome) {
      this.id = id;
      this.resource = resource;
      this.options = options;
      this.cancellation = cancellation;
      this.outcome = outcome;
    }
  }

  private CompletableFuture<Payload> begin(
      Visit<?> visit, @Nullable URI address, @Nullable Batch batch) {
    counters.fetches.increment();
    events.emit(new Started(visit.id, visit.resource));
    long now = time.nanoTime();
    visit.begunNanos = now;
    CompletableFuture<String> ref =
        address == null
            ? refs.of(visit.resource.season(), visit.options)
            : CompletableFuture.completedFuture(Ref.MAIN);
    Function<String, CompletableFuture<Payload>> walk =
        version ->
            Stages.call(
                front,
                new Fetch(
                    visit.id,
                    visit.resource,
                    address,
                    version,
                    null,
                    visit.options,
                    Deadline.after(now, visit.options.totalTimeout()),
                    visit.cancellation,
                    batch));
    if (ref.isDone()) {
      return walk.apply(ref.getNow(Ref.MAIN)); // as a rule
    }
    var result = new CompletableFuture<Payload>();
    ref.whenComplete(
        (version, never) ->
            Stages.fetching(visit.resource.file(), () -> walk.apply(version))
                .whenComplete(
                    (payload, problem) -> {
                      if (problem != null) {
                        result.completeExceptionally(problem);
                      } else {
                        result.complete(payload);
                      }
                    }));
    return result;
  }

  private <T> void end(Visit<T> visit, @Nullable Payload payload, @Nullable Throwable problem) {
    Outcome<T> ending = null;
    try {
      ending = outcome(visit.resource, visit.options, payload, problem);
      Origin origin = ending instanceof Outcome.Success<T> success ? success.origin() : null;
      events.emit(new Finished(visit.id, visit.resource, count(ending), elapsed(visit), origin));
    } catch (Throwable thrown) {
      ending = failure(visit.resource, thrown);
    } finally {
      lifecycle.leave(visit.cancellation);
      OwnLock.assertNoneHeld("what waits for a fetch");
      if (ending == null) {
        visit.outcome.completeExceptionally(new CancellationException("the fetch was cancelled"));
      } else {
        visit.outcome.complete(ending);
      }
    }
  }

  /** How long it took; zero if the clock does not say. */
  private Duration elapsed(Visit<?> visit) {
    Long begun = visit.begunNanos;
    try {
      return begun == null ? Duration.ZERO : Duration.ofNanos(time.nanoTime() - begun);
    } catch (CallbackException clock) {
      Unexpected.of(clock).logged(visit.resource.file());
      return Duration.ZERO;
    }
  }

  /** How it ended; null if the caller cancelled it. */
  private <T> @Nullable Outcome<T> outcome(
      Resource<T> resource,
      FetchOptions options,
      @Nullable Payload payload,
      @Nullable Throwable problem) {
    if (payload != null) {
      try {
        return decoders.outcome(resource, options.validation(), payload);
      } catch (Throwable thrown) {
        return failure(resource, thrown);
      }
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
    return failure(
        resource,
        problem == null ? new IllegalStateException("neither a file nor a failure") : problem);
  }

  private static <T> Outcome<T> failure(Resource<T> resource, Throwable thrown) {
    String file = resource.file();
    return new Outcome.Failure<>(resource, Unexpected.of(thrown).logged(file).asFetchFailure(file));
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
