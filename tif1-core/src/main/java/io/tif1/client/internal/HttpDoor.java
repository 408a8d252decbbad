package io.tif1.client.internal;

import io.tif1.client.FetchFailedException;
import io.tif1.client.FetchFailedException.Reason;
import io.tif1.client.HttpAnswer;
import io.tif1.client.HttpSession;
import io.tif1.client.PoolExhaustedException;
import io.tif1.client.Tif1Config;
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
import java.time.Duration;
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
    var own = Map.copyOf(headers);
    Redirects.checkHeaders(own);
    var cancellation = new Cancellation();
    var result = new CancellingFuture<HttpAnswer>(cancellation);
    if (!lifecycle.enter(cancellation)) {
      result.completeExceptionally(Door.closed(uri.toString()));
      return result;
    }
    long begun = time.nanoTime();
    transport
        .exchange(uri, own, config.get().timeout(), cancellation, begun, true)
        .whenComplete(
            (answer, problem) -> {
              lifecycle.leave(cancellation);
              try {
                threads.execute(() -> hand(uri, begun, answer, problem, result));
              } catch (RejectedExecutionException closing) {
                hand(uri, begun, answer, problem, result);
              }
            });
    return result;
  }

  private void hand(
      URI uri, long begun, Answer answer, Throwable problem, CompletableFuture<HttpAnswer> result) {
    if (problem != null) {
      result.completeExceptionally(translated(uri, begun, problem));
      return;
    }
    try {
      result.complete(
          new HttpAnswer(
              answer.uri(),
              answer.status(),
              answer.timing().protocol(),
              answer.headers(),
              answer.body().length == 0 ? answer.body() : bodies.plain(answer)));
    } catch (IOException e) {
      var failure =
          AttemptFailure.answered(
              Verdict.BAD_BODY, String.valueOf(e.getMessage()), answer, Duration.ZERO, e);
      result.completeExceptionally(translated(uri, begun, failure));
    }
  }

  private RuntimeException translated(URI uri, long begun, Throwable problem) {
    String what = uri.toString();
    if (!(problem instanceof AttemptFailure failure)) {
      return new FetchFailedException(
          what,
          Reason.RETRIES_EXHAUSTED,
          "internal error, please report it: " + problem,
          List.of(),
          problem);
    }
    if (failure.verdict() == Verdict.CANCELLED) {
      return lifecycle.isClosing()
          ? Door.closed(what)
          : new CancellationException("the request was cancelled");
    }
    PoolState pool = failure.pool();
    if (pool != null) {
      return new PoolExhaustedException(
          what, pool.limit(), pool.inUse(), pool.waiting(), List.of(), failure);
    }
    URI answering = failure.uri();
    var attempt =
        new FetchFailedException.Attempt(
            uri.getRawAuthority(),
            answering == null ? uri : answering,
            failure.status(),
            Duration.ofNanos(time.nanoTime() - begun),
            failure.problem());
    return new FetchFailedException(
        what,
        failure.verdict() == Verdict.TIMED_OUT ? Reason.TIMED_OUT : Reason.RETRIES_EXHAUSTED,
        "no answer that could be used; this session asks once",
        List.of(attempt),
        failure.getCause());
  }
}
