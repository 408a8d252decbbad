package io.tif1.client.internal.transport;

import io.tif1.client.TimeSource;
import io.tif1.client.event.FetchEvent.Timing;
import io.tif1.client.internal.pipe.Answer;
import io.tif1.client.internal.pipe.AttemptFailure;
import io.tif1.client.internal.pipe.Cancellation;
import io.tif1.client.internal.pipe.Verdict;
import io.tif1.client.internal.transport.ConnectionGate.Lease;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One exchange: a request, the redirects it is sent after, the whole body. Ends exactly once,
 * through {@link #result}: by the answer, a failure, the timer or the cancellation. Whoever ends it
 * also ends what is still on the wire; what comes late is thrown away.
 */
final class Exchange implements Callback {
  /** A server that refuses a stream as often as this means it. */
  private static final int MOST_REFUSALS = 5;

  private final OkHttpTransport transport;
  private final Map<String, String> headers;
  private final Duration timeout;
  private final Cancellation cancellation;
  private final long askedNanos;
  private final CompletableFuture<Answer> result = new CompletableFuture<>();

  // Written by the thread that begins a request or reads its answer, read by the one that ends it.
  private volatile URI uri;
  private volatile @Nullable Lease lease;
  private volatile @Nullable Hop hop;
  private volatile @Nullable Call call;
  private volatile long begunNanos;
  private volatile long bytes;

  // Touched by one request after the other.
  private int redirects;
  private boolean redone;
  private int refusals;

  /**
   * @param askedNanos when the wait for leave began
   */
  Exchange(
      OkHttpTransport transport,
      URI uri,
      Map<String, String> headers,
      Duration timeout,
      Cancellation cancellation,
      long askedNanos) {
    this.transport = transport;
    this.uri = uri;
    this.headers = headers;
    this.timeout = timeout;
    this.cancellation = cancellation;
    this.askedNanos = askedNanos;
    this.begunNanos = transport.time.nanoTime();
  }

  CompletableFuture<Answer> begin() {
    TimeSource.Cancellable timer = transport.time.schedule(this::timedOut, timeout);
    Runnable cancel = () -> result.completeExceptionally(AttemptFailure.cancelled(timing()));
    cancellation.onCancel(cancel);
    result.whenComplete(
        (answer, problem) -> {
          timer.cancel();
          cancellation.forget(cancel);
          if (problem != null) {
            abandon();
          }
        });
    request();
    return result;
  }

  /** Sends the request to {@link #uri}, once there is leave to. */
  private void request() {
    if (result.isDone()) {
      return;
    }
    HttpUrl url;
    try {
      url = HttpUrl.get(uri.toString());
    } catch (IllegalArgumentException e) {
      fail(Verdict.FAILED, "not a URL that can be asked for: " + e.getMessage(), e);
      return;
    }
    Lease asked = transport.gate.acquire(OkHttpTransport.originOf(url), transport.isMultiplexed());
    lease = asked;
    asked
        .granted()
        .whenComplete(
            (granted, refused) -> {
              if (refused != null) {
                result.completeExceptionally(refused);
              } else if (result.isDone()) {
                transport.gate.release(asked);
              } else {
                send(asked, url);
              }
            });
    if (result.isDone()) {
      transport.gate.release(asked); // ended while the lease was being asked for
    }
  }

  private void send(Lease granted, HttpUrl url) {
    var thisHop = new Hop(transport.time, transport.stats, transport.gate, granted);
    if (redirects == 0 && !redone && refusals == 0) {
      begunNanos = thisHop.begunNanos;
    }
    hop = thisHop;
    var request = new Request.Builder().url(url).tag(Hop.class, thisHop);
    request.header("User-Agent", transport.userAgent());
    request.header("Accept-Encoding", "gzip");
    headers.forEach(request::header);
    Call thisCall = transport.newCall(request.build());
    call = thisCall;
    transport.stats.requests.increment();
    thisCall.enqueue(this);
    if (result.isDone()) {
      thisCall.cancel(); // ended before the call could be seen
    }
  }

  @Override
  public void onResponse(Call answered, Response response) {
    try (response) {
      if (Redirects.isRedirect(response.code())) {
        redirected(response);
      } else {
        whole(response);
      }
    } catch (IOException e) {
      failed(e);
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(
          AttemptFailure.noAnswer(Verdict.FAILED, "internal error: " + e, timing(), e));
    } finally {
      transport.ended();
    }
  }

  private void whole(Response response) throws IOException {
    long most = response.code() == 200 ? transport.maxBodyBytes() : BodyReader.ENOUGH_OF_AN_ERROR;
    byte[] body;
    try {
      body = BodyReader.read(response, most, read -> bytes = read);
    } catch (BodyReader.TooLargeException e) {
      if (response.code() == 200) {
        answeredWhole();
        releaseLease();
        Answer empty = new Answer(uri, response.code(), lowerCase(response), new byte[0], timing());
        result.completeExceptionally(
            AttemptFailure.answered(
                Verdict.BAD_BODY, String.valueOf(e.getMessage()), empty, Duration.ZERO, e));
        return;
      }
      body = e.beginning();
    }
    var answer = new Answer(uri, response.code(), lowerCase(response), body, timing());
    answeredWhole();
    response.close();
    releaseLease(); // before the result: whoever waits for it finds the connection free
    result.complete(answer);
  }

  private void redirected(Response response) {
    answeredWhole();
    URI to;
    try {
      to = Redirects.follow(uri, response.header("Location"));
    } catch (IllegalArgumentException e) {
      fail(Verdict.FAILED, "HTTP " + response.code() + ", " + e.getMessage(), e);
      return;
    }
    int most = transport.maxRedirects();
    if (++redirects > most) {
      fail(Verdict.FAILED, "more than " + most + " redirects, the last to " + to, null);
      return;
    }
    response.close();
    releaseLease();
    uri = to;
    request();
  }

  @Override
  public void onFailure(Call failed, IOException e) {
    try {
      failed(e);
    } finally {
      transport.ended();
    }
  }

  private void failed(IOException e) {
    if (result.isDone()) {
      countFailure();
      return;
    }
    Hop last = hop;
    boolean stale = last != null && last.isReused() && !last.hasHeaders();
    if (stale && !redone) {
      // The server had closed the connection while it lay idle, or was closing it as the request
      // came. That says nothing about the server: ask again, on a connection of our own making.
      countFailure();
      redone = true;
      releaseLease();
      transport.dropIdleConnections();
      request();
      return;
    }
    if (Problems.isUnprocessed(e) && refusals < MOST_REFUSALS) {
      refusals++;
      countFailure();
      releaseLease();
      request();
      return;
    }
    fail(Verdict.FAILED, Problems.describe(e, last != null && last.hasHeaders(), bytes), e);
  }

  private void timedOut() {
    Hop last = hop;
    String stage;
    if (last == null || !last.isConnected()) {
      stage = last == null ? "waiting for a connection" : "connecting";
    } else {
      stage =
          last.hasHeaders()
              ? "reading the body, " + bytes + " bytes so far"
              : "waiting for the answer";
    }
    fail(
        Verdict.TIMED_OUT,
        "not whole within the timeout of " + timeout.toMillis() + " ms (" + stage + ")",
        null);
  }

  private void fail(Verdict verdict, String problem, @Nullable Throwable cause) {
    result.completeExceptionally(AttemptFailure.noAnswer(verdict, problem, timing(), cause));
  }

  /** Ends what is still on the wire. */
  private void abandon() {
    Call running = call;
    if (running != null) {
      running.cancel();
    }
    releaseLease();
    countFailure();
  }

  /** The request has had its answer: what becomes of the exchange is no failure of the request. */
  private void answeredWhole() {
    Hop last = hop;
    if (last != null) {
      last.answered();
    }
  }

  private void countFailure() {
    Hop last = hop;
    if (last != null) {
      last.failed();
    }
  }

  private void releaseLease() {
    Lease held = lease;
    if (held != null) {
      transport.gate.release(held);
    }
  }

  private Timing timing() {
    Hop last = hop;
    long now = transport.time.nanoTime();
    if (last == null) {
      return new Timing(
          "",
          false,
          0,
          Duration.ofNanos(now - askedNanos),
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO);
    }
    return new Timing(
        last.protocol(),
        last.isReused(),
        bytes,
        Duration.ofNanos(begunNanos - askedNanos),
        Duration.ofNanos(last.connectNanos()),
        Duration.ofNanos(last.firstByteNanos()),
        Duration.ofNanos(now - begunNanos));
  }

  private static Map<String, List<String>> lowerCase(Response response) {
    var lower = new TreeMap<String, List<String>>();
    response
        .headers()
        .toMultimap()
        .forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    return Collections.unmodifiableMap(lower);
  }
}
