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
import io.tif1.client.internal.pipe.HopListener;
import io.tif1.client.internal.pipe.Stages;
import io.tif1.client.internal.pipe.Unexpected;
import io.tif1.client.internal.pipe.Verdict;
import io.tif1.client.internal.runtime.OwnLock;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
    Stages.begun(() -> begin(uri, own, cancellation))
        .whenComplete(
            (given, problem) -> {
              lifecycle.leave(cancellation);
              Callbacks.run(threads, () -> hand(uri, given, problem, result));
            });
    return result;
  }

  /** What the transport gave, or why it gave nothing. */
  private record Given(@Nullable Answer answer, @Nullable Throwable problem, long begunNanos) {}

  private CompletableFuture<Given> begin(
      URI uri, Map<String, String> headers, Cancellation cancellation) {
    long begun = time.nanoTime();
    return transport
        .exchange(uri, headers, config.get().timeout(), cancellation, begun, true, HopListener.NONE)
        .handle((answer, problem) -> new Given(answer, problem, begun));
  }

  private void hand(
      URI uri,
      @Nullable Given given,
      @Nullable Throwable problem,
      CompletableFuture<HttpAnswer> result) {
    OwnLock.assertNoneHeld("what waits for a request");
    try {
      if (given == null || given.answer == null) {
        Throwable why = given == null ? problem : given.problem;
        long begun = given == null ? 0 : given.begunNanos;
        result.completeExceptionally(translated(uri, begun, why));
        return;
      }
      Answer answer = given.answer;
      byte[] body = answer.body();
      String protocol = answer.timing().protocol();
      byte[] plain = body.length == 0 ? body : bodies.plain(answer);
      result.complete(
          new HttpAnswer(answer.uri(), answer.status(), protocol, answer.headers(), plain));
    } catch (IOException e) {
      long begun = given == null ? 0 : given.begunNanos;
      var failure =
          AttemptFailure.answered(
              Verdict.BAD_BODY, String.valueOf(e.getMessage()), given.answer, Duration.ZERO, e);
      result.completeExceptionally(translated(uri, begun, failure));
    } catch (Throwable thrown) {
      result.completeExceptionally(unexpected(uri, thrown));
    }
  }

  private static RuntimeException unexpected(URI uri, @Nullable Throwable thrown) {
    Throwable problem = thrown == null ? new IllegalStateException("no answer") : thrown;
    return Unexpected.of(problem).logged("GET " + uri).asFetchFailure(uri.toString());
  }

  private RuntimeException translated(URI uri, long begun, @Nullable Throwable problem) {
    String what = uri.toString();
    if (!(problem instanceof AttemptFailure failure)) {
      return unexpected(uri, problem);
    }
    if (Unexpected.behind(failure.getCause()) != null) {
      return unexpected(uri, failure.getCause());
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
        reason(failure.verdict()),
        "no answer that could be used; this session asks once",
        List.of(attempt),
        failure.getCause());
  }

  private static Reason reason(Verdict verdict) {
    if (verdict.isOfProxy()) {
      return Reason.PROXY_FAILED;
    }
    return verdict == Verdict.TIMED_OUT ? Reason.TIMED_OUT : Reason.REQUEST_FAILED;
  }
}
