package io.tif1.client.internal;

import io.tif1.client.FetchFailedException;
import io.tif1.client.FetchFailedException.Reason;
import io.tif1.client.HttpAnswer;
import io.tif1.client.HttpSession;
import io.tif1.client.PoolExhaustedException;
import io.tif1.client.Tif1Config;
import io.tif1.client.Tif1Exception;
import io.tif1.client.TimeSource;
import io.tif1.client.internal.decode.Bodies;
import io.tif1.client.internal.pipe.Answer;
import io.tif1.client.internal.pipe.AttemptFailure;
import io.tif1.client.internal.pipe.AttemptFailure.PoolState;
import io.tif1.client.internal.pipe.Cancellation;
import io.tif1.client.internal.pipe.Verdict;
import io.tif1.client.internal.transport.OkHttpTransport;
import io.tif1.client.internal.transport.Redirects;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** The side door: one exchange with any URL, past the rooms that serve fetches. */
final class HttpDoor implements HttpSession {
  private final Lifecycle lifecycle;
  private final Supplier<Tif1Config> config;
  private final TimeSource time;
  private final OkHttpTransport transport;
  private final Bodies bodies;
  private final Executor threads;

  HttpDoor(
      Lifecycle lifecycle,
      Supplier<Tif1Config> config,
      TimeSource time,
      OkHttpTransport transport,
      Bodies bodies,
      Executor threads) {
    this.lifecycle = lifecycle;
    this.config = config;
    this.time = time;
    this.transport = transport;
    this.bodies = bodies;
    this.threads = threads;
  }

  @Override
  public CompletableFuture<HttpAnswer> getAsync(URI uri, Map<String, String> headers) {
    Redirects.checkTarget(uri);
    var cancellation = new Cancellation();
    var result = new CancellingFuture<HttpAnswer>(cancellation);
    if (!lifecycle.enter(cancellation)) {
      result.completeExceptionally(Door.closed(uri.toString()));
      return result;
    }
    transport
        .exchange(uri, Map.copyOf(headers), config.get().timeout(), cancellation, time.nanoTime())
        .whenComplete(
            (answer, problem) -> {
              lifecycle.leave(cancellation);
              try {
                threads.execute(() -> hand(uri, answer, problem, result));
              } catch (RejectedExecutionException closing) {
                hand(uri, answer, problem, result);
              }
            });
    return result;
  }

  private void hand(
      URI uri, Answer answer, Throwable problem, CompletableFuture<HttpAnswer> result) {
    if (problem != null) {
      result.completeExceptionally(translated(uri, problem));
      return;
    }
    try {
      result.complete(
          new HttpAnswer(
              answer.uri(),
              answer.status(),
              answer.timing().protocol(),
              answer.headers(),
              bodies.plain(answer)));
    } catch (IOException e) {
      result.completeExceptionally(failed(uri, String.valueOf(e.getMessage()), e));
    }
  }

  private RuntimeException translated(URI uri, Throwable problem) {
    if (!(problem instanceof AttemptFailure failure)) {
      return failed(uri, "internal error, please report it: " + problem, problem);
    }
    if (failure.verdict() == Verdict.CANCELLED) {
      return lifecycle.isClosing()
          ? Door.closed(uri.toString())
          : new CancellationException("the request was cancelled");
    }
    PoolState pool = failure.pool();
    if (pool != null) {
      return new PoolExhaustedException(
          uri.toString(), pool.limit(), pool.inUse(), pool.waiting(), List.of(), failure);
    }
    return failed(uri, failure.problem(), failure.getCause());
  }

  private static Tif1Exception failed(
      URI uri, String problem, @org.jspecify.annotations.Nullable Throwable cause) {
    return new FetchFailedException(
        uri.toString(), Reason.RETRIES_EXHAUSTED, problem, List.of(), cause);
  }
}
