package io.tif1.client.internal.transport;

import io.tif1.client.TimeSource;
import io.tif1.client.event.FetchEvent.Timing;
import io.tif1.client.internal.pipe.Answer;
import io.tif1.client.internal.pipe.AttemptFailure;
import io.tif1.client.internal.pipe.AttemptFailure.PoolState;
import io.tif1.client.internal.pipe.Cancellation;
import io.tif1.client.internal.pipe.HopListener;
import io.tif1.client.internal.pipe.UrlText;
import io.tif1.client.internal.pipe.Verdict;
import io.tif1.client.internal.runtime.PrivateHosts;
import io.tif1.client.internal.transport.WireFailure.Kind;
import io.tif1.client.internal.transport.WireRequest.Sending;
import io.tif1.client.internal.transport.proxy.ProxyException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * One exchange: a request, the redirects it is sent after, the whole body. Ends exactly once,
 * through {@link #result}: by the answer, a failure, the timer or the cancellation. Whoever ends it
 * also ends what is still on the wire; what comes late is thrown away. Knows nothing of what
 * carries it.
 */
final class Exchange implements Arrival {
  /** The status of an error decides; so long its text may take, and so large it may be. */
  static final Duration ERROR_TEXT_TIME = Duration.ofSeconds(1);

  private static final long ERROR_TEXT_BYTES = 64 * 1024;

  /** How often a request that was not sent, its connection being closed, goes for another one. */
  private static final int MOST_UNSENT = 3;

  private static final int MISDIRECTED = 421;
  private static final int PRECONDITION_FAILED = 412;
  private static final int REQUEST_TIMEOUT = 408;

  private final OkHttpTransport transport;
  private final Duration timeout;
  private final Cancellation cancellation;
  private final long askedNanos;
  private final boolean wholeErrors;
  private final URI firstUri;
  private final HopListener hops;
  private final CompletableFuture<Answer> result = new CompletableFuture<>();

  // Written by the thread that begins a request or reads its answer, read by the one that ends it.
  private volatile URI uri;
  private volatile @Nullable Leg first;
  private volatile @Nullable Leg leg;
  private volatile @Nullable AnswerHead head;
  private volatile @Nullable ArrivingBody body;
  private volatile TimeSource.@Nullable Cancellable errorTimer;

  // Touched by one request after the other.
  private Map<String, String> headers;
  private int redirects;
  private @Nullable Map<String, List<String>> asked; // what the server said that redirected first
  private int unsent;
  private boolean sentAgain;
  private boolean overTcp;
  private boolean publicOnly; // a public server may not send it into a private network

  /**
   * @param askedNanos when the wait for a permit began
   * @param wholeErrors whether the body of an error is wanted whole, or only its beginning
   * @param hops notified of what the server of {@code uri} answers
   */
  Exchange(
      OkHttpTransport transport,
      URI uri,
      Map<String, String> headers,
      Duration timeout,
      Cancellation cancellation,
      long askedNanos,
      boolean wholeErrors,
      HopListener hops) {
    this.transport = transport;
    this.uri = uri;
    this.headers = headers;
    this.timeout = timeout;
    this.cancellation = cancellation;
    this.askedNanos = askedNanos;
    this.wholeErrors = wholeErrors;
    this.firstUri = uri;
    this.hops = hops;
  }

  CompletableFuture<Answer> begin() {
    TimeSource.Cancellable timer = transport.time.schedule(this::timedOut, timeout);
    Runnable cancel = () -> result.completeExceptionally(AttemptFailure.cancelled(timing()));
    cancellation.onCancel(cancel);
    result.whenComplete(
        (answer, problem) -> {
          timer.cancel();
          cancellation.forget(cancel);
          stopErrorTimer();
          Leg last = leg;
          if (problem != null && last != null) {
            last.cancel();
          }
        });
    request(Sending.FIRST);
    return result;
  }

  /** Sends the request to {@link #uri}. */
  private void request(Sending sending) {
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
    head = null;
    body = null;
    var all = new HashMap<>(Map.of("User-Agent", transport.userAgent(), "Accept-Encoding", "gzip"));
    headers.forEach(
        (name, value) -> {
          all.keySet().removeIf(name::equalsIgnoreCase);
          all.put(name, value);
        });
    var request = new WireRequest(url, all, timeout, sending, publicOnly);
    Leg next = overTcp ? null : transport.quic.leg(request, this);
    if (next == null) {
      next = transport.tcp.leg(request, this);
    }
    if (first == null) {
      first = next;
    }
    leg = next;
    next.begin();
    if (result.isDone()) {
      next.cancel(); // ended before the leg could be seen
    }
  }

  private boolean isWanted(int status) {
    return wholeErrors || status == 200 || status == 203;
  }

  @Override
  public boolean head(int status, Map<String, List<String>> fields) {
    var arrived = new AnswerHead(status, fields);
    head = arrived;
    transport.quic.heard(uri, arrived.values("alt-svc"));
    if (Redirects.isSameServer(uri, firstUri)) {
      hops.heard(fields);
    }
    if (Redirects.isRedirect(status) || isAskedAgain(arrived)) {
      return false;
    }
    String problem = arrived.problem();
    if (problem != null) {
      fail(Verdict.FAILED, problem, null);
      return false;
    }
    var coming =
        new ArrivingBody(
            arrived.length(), isWanted(status) ? transport.maxBodyBytes() : ERROR_TEXT_BYTES);
    body = coming;
    if (!isWanted(status) && arrived.mayHaveBody()) {
      errorTimer = transport.time.schedule(this::decided, ERROR_TEXT_TIME);
      if (result.isDone()) {
        stopErrorTimer();
      }
    } else if (isWanted(status) && coming.excess() != null) {
      tooLarge(arrived, coming);
      return false;
    }
    return true;
  }

  /** Whether the answer is one after which the request goes out once more, otherwise. */
  private boolean isAskedAgain(AnswerHead arrived) {
    return !sentAgain
        && (arrived.status() == MISDIRECTED
            || isOfIdleness(arrived)
            || (arrived.status() == PRECONDITION_FAILED
                && !wholeErrors // else the condition is the caller's
                && Conditions.areIn(headers)));
  }

  /** A server closes an idle connection with a 408, which meets the next request on its way. */
  private boolean isOfIdleness(AnswerHead arrived) {
    Leg last = leg;
    return arrived.status() == REQUEST_TIMEOUT
        && last != null
        && last.isReused()
        && arrived.values("connection").stream().anyMatch("close"::equalsIgnoreCase);
  }

  @Override
  public boolean data(byte[] bytes, int offset, int length) {
    ArrivingBody coming = body;
    AnswerHead arrived = head;
    if (coming == null || arrived == null || result.isDone()) {
      return false;
    }
    coming.add(bytes, offset, length);
    if (isWanted(arrived.status())) {
      if (coming.excess() == null) {
        return true;
      }
      tooLarge(arrived, coming);
      return false;
    }
    if (coming.length() < ERROR_TEXT_BYTES) {
      return true;
    }
    decided();
    return false;
  }

  private void tooLarge(AnswerHead arrived, ArrivingBody coming) {
    Answer empty = answer(arrived, new byte[0]);
    result.completeExceptionally(
        AttemptFailure.answered(
            Verdict.BAD_BODY, String.valueOf(coming.excess()), empty, Duration.ZERO, null));
  }

  @Override
  public void end() {
    AnswerHead arrived = head;
    if (arrived == null || result.isDone()) {
      return;
    }
    stopErrorTimer();
    if (Redirects.isRedirect(arrived.status())) {
      redirected(arrived);
    } else if (isAskedAgain(arrived)) {
      sentAgain = true;
      Leg last = leg;
      if (arrived.status() == PRECONDITION_FAILED) {
        headers = Conditions.without(headers);
      } else if (last != null) {
        last.avoidConnection();
      }
      sendOn(Sending.AGAIN);
    } else {
      complete(arrived);
    }
  }

  /** The status of an error decides, whatever has come of its text. */
  private void decided() {
    AnswerHead arrived = head;
    Leg last = leg;
    if (arrived == null || result.isDone()) {
      return;
    }
    if (last != null) {
      last.enough();
    }
    complete(arrived);
  }

  private void complete(AnswerHead arrived) {
    ArrivingBody whole = body;
    byte[] bytes = whole == null ? new byte[0] : whole.bytes();
    result.complete(answer(arrived, bytes));
  }

  private Answer answer(AnswerHead arrived, byte[] bytes) {
    Map<String, List<String>> before = asked;
    return before == null
        ? new Answer(uri, arrived.status(), arrived.headers(), bytes, timing())
        : new Answer(
            wholeErrors ? uri : UrlText.plain(uri), // a caller's own request is the caller's
            arrived.status(),
            Redirects.withQuotaOf(before, arrived.headers()),
            bytes,
            timing());
  }

  private void stopErrorTimer() {
    TimeSource.Cancellable timer = errorTimer;
    if (timer != null) {
      timer.cancel();
    }
  }

  private void redirected(AnswerHead arrived) {
    asked = asked == null ? arrived.headers() : asked;
    boolean fromPrivate = isPrivate(uri, leg);
    List<String> location = arrived.values("location");
    URI to;
    try {
      to = Redirects.follow(uri, fromPrivate, theOne(location));
    } catch (IllegalArgumentException e) {
      fail(Verdict.FAILED, "HTTP " + arrived.status() + ", " + e.getMessage(), e);
      return;
    }
    int most = transport.maxRedirects();
    if (++redirects > most) {
      fail(Verdict.FAILED, "more than " + most + " redirects, the last to " + UrlText.of(to), null);
      return;
    }
    headers = Redirects.carriedTo(to, uri, headers);
    uri = to;
    publicOnly = !fromPrivate;
    sendOn(Sending.FIRST);
  }

  /** By its name, which alone is known behind a proxy, or by the address it was found at. */
  private static boolean isPrivate(URI server, @Nullable Leg answered) {
    InetAddress peer = answered == null ? null : answered.peer();
    return (peer != null && PrivateHosts.isPrivate(peer))
        || PrivateHosts.isPrivate(HttpUrl.get(server.toString()).host());
  }

  /** Sends the next request after an answer. */
  private void sendOn(Sending sending) {
    if (Redirects.isSameServer(uri, firstUri) && !result.isDone()) {
      hops.sentAgain();
    }
    request(sending);
  }

  /** The one place to go to; null if none is named. */
  private static @Nullable String theOne(List<String> location) {
    List<String> different = location.stream().distinct().toList();
    if (different.size() > 1) {
      throw new IllegalArgumentException(
          "a redirect to several places: "
              + String.join(" and ", different.stream().map(UrlText::of).toList()));
    }
    return different.isEmpty() ? null : different.get(0);
  }

  @Override
  public void failed(WireFailure failure) {
    AnswerHead arrived = head;
    if (result.isDone()) {
      return;
    }
    boolean isError =
        arrived != null
            && body != null
            && !isWanted(arrived.status())
            && arrived.mayHaveBody(); // one without must at least end
    if (isError) {
      decided();
      return;
    }
    Sending again = isSentAgain(failure.kind());
    if (again != null) {
      request(again);
    } else if (failure.cause() != null
        && (failure.kind() == Kind.UNEXPECTED || failure.kind() == Kind.NO_CONNECTION)) {
      result.completeExceptionally(failure.cause());
    } else if (failure.cause() instanceof ProxyException proxy) {
      proxyFailed(proxy);
    } else {
      Verdict verdict = failure.kind() == Kind.THROTTLED ? Verdict.THROTTLED : Verdict.FAILED;
      fail(verdict, failure.problem(), failure.cause());
    }
  }

  private void proxyFailed(ProxyException problem) {
    Verdict verdict =
        switch (problem.kind()) {
          case REFUSES_US -> Verdict.PROXY_REFUSES;
          case REFUSES_SERVER -> Verdict.PROXY_REFUSES_CDN;
          case DOWN -> Verdict.PROXY_DOWN;
          case SERVER_UNREACHABLE -> Verdict.PROXY_CANNOT_REACH_CDN;
        };
    fail(verdict, String.valueOf(problem.getMessage()), problem);
  }

  /**
   * How the request goes out once more within this attempt; null if it does not. What was sent is
   * sent again once at most, and only if that is not the server's fault, or not this request's.
   */
  private @Nullable Sending isSentAgain(Kind kind) {
    switch (kind) {
      case WANTS_TCP -> {
        overTcp = true;
        return Sending.AGAIN;
      }
      case UNSENT -> {
        return ++unsent <= MOST_UNSENT ? Sending.AGAIN : null;
      }
      case UNPROCESSED, WANTS_HTTP_1_1, LOST_WITH_OTHERS -> {
        if (sentAgain) {
          return null;
        }
        sentAgain = true;
        return kind == Kind.LOST_WITH_OTHERS ? Sending.ALONE : Sending.AGAIN;
      }
      default -> {
        return null;
      }
    }
  }

  private void timedOut() {
    Leg last = leg;
    PoolState pool = last == null ? null : last.poolIfWaiting(timeout);
    if (pool != null) {
      // No matter of the server's, even if this timeout is shorter than the one for the pool.
      result.completeExceptionally(AttemptFailure.poolExhausted(pool));
      return;
    }
    ProxyException overdue = last == null ? null : last.overdueProxy(timeout);
    if (last != null && overdue != null) {
      last.timedOut();
      proxyFailed(overdue);
      return;
    }
    if (last != null && last.lacksThreads()) {
      last.timedOut();
      result.completeExceptionally(
          new OutOfMemoryError("unable to create native thread: OkHttp waits for one to connect"));
      return;
    }
    String stage;
    String awaited = last == null ? "its turn" : last.waitsFor();
    if (last == null || awaited != null) {
      stage = "waiting for " + awaited;
    } else {
      last.timedOut(); // first: what comes of the failure may send the next one
      stage =
          !last.isConnected()
              ? "connecting"
              : last.hasHeaders()
                  ? "reading the body, " + bytes() + " bytes so far"
                  : "waiting for the answer";
    }
    fail(
        Verdict.TIMED_OUT,
        "not whole within the timeout of " + timeout.toMillis() + " ms (" + stage + ")",
        null);
  }

  private long bytes() {
    ArrivingBody coming = body;
    return coming == null ? 0 : coming.length();
  }

  private void fail(Verdict verdict, String problem, @Nullable Throwable cause) {
    result.completeExceptionally(AttemptFailure.noAnswer(verdict, problem, timing(), cause));
  }

  private Timing timing() {
    Leg begun = first;
    Leg last = leg;
    long now = transport.time.nanoTime();
    if (begun == null || last == null || begun.waitsFor() != null) {
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
        bytes(),
        Duration.ofNanos(begun.begunNanos() - askedNanos),
        Duration.ofNanos(last.connectNanos()),
        Duration.ofNanos(last.firstByteNanos()),
        Duration.ofNanos(now - begun.begunNanos()));
  }
}
