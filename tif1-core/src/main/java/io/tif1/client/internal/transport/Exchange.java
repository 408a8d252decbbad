package io.tif1.client.internal.transport;

import io.tif1.client.TimeSource;
import io.tif1.client.event.FetchEvent.Timing;
import io.tif1.client.internal.pipe.Answer;
import io.tif1.client.internal.pipe.AttemptFailure;
import io.tif1.client.internal.pipe.AttemptFailure.PoolState;
import io.tif1.client.internal.pipe.Cancellation;
import io.tif1.client.internal.pipe.UrlText;
import io.tif1.client.internal.pipe.Verdict;
import io.tif1.client.internal.transport.ConnectionGate.Lease;
import io.tif1.client.internal.transport.quic.QuicException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One exchange: a request, the redirects it is sent after, the whole body. Ends exactly once,
 * through {@link #result}: by the answer, a failure, the timer or the cancellation. Whoever ends it
 * also ends what is still on the wire; what comes late is thrown away.
 */
final class Exchange implements Callback {
  /**
   * How often a request is sent again that was lost with a connection which had served others. Once
   * is enough for a server that closes idle connections; one that says goodbye after a few requests
   * may do so to one that was sent twenty.
   */
  private static final int MOST_REDOS = 8;

  private final OkHttpTransport transport;
  private final Duration timeout;
  private final Cancellation cancellation;
  private final long askedNanos;
  private final boolean wholeErrors;
  private final CompletableFuture<Answer> result = new CompletableFuture<>();

  // Written by the thread that begins a request or reads its answer, read by the one that ends it.
  private volatile URI uri;
  private volatile @Nullable Lease lease;
  private volatile @Nullable Leg leg;
  private volatile @Nullable Hop hop; // the leg, as long as it goes over TCP
  private volatile @Nullable Call call;
  private volatile boolean begun;
  private volatile long begunNanos;
  private volatile long bytes;

  // Touched by one request after the other.
  private Map<String, String> headers;
  private int redirects;
  private @Nullable Map<String, List<String>> asked; // what the server said that redirected first
  private int redos;
  private boolean overTcp;

  /**
   * @param askedNanos when the wait for leave began
   * @param wholeErrors whether the body of an error is wanted whole, or only its beginning
   */
  Exchange(
      OkHttpTransport transport,
      URI uri,
      Map<String, String> headers,
      Duration timeout,
      Cancellation cancellation,
      long askedNanos,
      boolean wholeErrors) {
    this.transport = transport;
    this.uri = uri;
    this.headers = headers;
    this.timeout = timeout;
    this.cancellation = cancellation;
    this.askedNanos = askedNanos;
    this.wholeErrors = wholeErrors;
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
    QuicLine line = overTcp ? null : transport.quic.lineFor(url);
    Lease asked =
        line == null
            ? transport.gate.acquire(OkHttpTransport.originOf(url), transport.isMultiplexed())
            : transport.gate.acquire(line.gateName(), true);
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
                sendOrFail(asked, url, line);
              }
            });
    if (result.isDone()) {
      transport.gate.giveUp(asked); // ended while the lease was being asked for
    }
  }

  private void sendOrFail(Lease granted, HttpUrl url, @Nullable QuicLine line) {
    try {
      if (line == null) {
        send(granted, url);
      } else {
        sendOverQuic(granted, url, line);
      }
    } catch (RuntimeException | Error e) {
      // A future would keep it to itself.
      fail(Verdict.FAILED, "internal error, please report it: " + e, e);
    }
  }

  private void send(Lease granted, HttpUrl url) {
    OkHttpClient client = transport.client();
    var thisHop = new Hop(transport, client, granted, timeout);
    begun(thisHop);
    hop = thisHop;
    var request = new Request.Builder().url(url).tag(Hop.class, thisHop);
    request.header("User-Agent", transport.userAgent());
    request.header("Accept-Encoding", "gzip");
    headers.forEach((name, value) -> setHeader(request, name, value));
    Call thisCall = client.newCall(request.build());
    call = thisCall;
    Backstop.bound(thisCall, timeout);
    transport.stats.requests.increment();
    thisCall.enqueue(this);
    if (result.isDone()) {
      thisCall.cancel(); // ended before the call could be seen
    }
  }

  /** A validator may have letters beyond ASCII, which OkHttp lets through only where told. */
  private static void setHeader(Request.Builder request, String name, String value) {
    request.headers(
        request
            .build()
            .headers()
            .newBuilder()
            .removeAll(name)
            .addUnsafeNonAscii(name, value)
            .build());
  }

  private void begun(Leg first) {
    if (!begun) {
      begun = true;
      begunNanos = first.begunNanos();
    }
    leg = first;
  }

  private void sendOverQuic(Lease granted, HttpUrl url, QuicLine line) {
    int number = line.take();
    if (number == 0) { // full or gone by now
      transport.gate.release(granted);
      sendOverTcp();
      return;
    }
    var thisLeg = new QuicLeg(transport, this, line, number, granted, url);
    begun(thisLeg);
    hop = null;
    call = null;
    var fields = new HashMap<String, String>();
    fields.put("user-agent", transport.userAgent());
    fields.put("accept-encoding", "gzip");
    headers.forEach((name, value) -> fields.put(name.toLowerCase(Locale.ROOT), value));
    thisLeg.send(fields, timeout);
    if (result.isDone()) {
      thisLeg.abandon(); // ended before the leg could be seen
    }
  }

  private void sendOverTcp() {
    overTcp = true;
    request();
  }

  /** How much of a body is wanted. */
  long mostBytes(int status) {
    return isWanted(status) ? transport.maxBodyBytes() : BodyReader.ENOUGH_OF_AN_ERROR;
  }

  private boolean isWanted(int status) {
    return wholeErrors || status == 200;
  }

  /** So much of the body has come. */
  void came(long read) {
    bytes = read;
  }

  /** An answer has come over QUIC, or as much of it as is wanted. */
  void answered(QuicLeg mine, int status, Map<String, List<String>> fields, ArrivingBody body) {
    try {
      if (Redirects.isRedirect(status)) {
        mine.answered();
        List<String> location = fields.get("location");
        redirected(status, location == null ? null : location.get(0), fields);
      } else {
        whole(status, Collections.unmodifiableMap(new TreeMap<>(fields)), body::take, mine);
      }
    } catch (IOException | RuntimeException e) {
      fail(Verdict.FAILED, "internal error, please report it: " + e, e);
    }
  }

  /**
   * A request over QUIC has come to nothing. As long as nothing of the answer was seen, that says
   * nothing about the server as it is over TCP: it is asked there at once.
   */
  void failed(QuicLeg mine, QuicException problem) {
    mine.abandon();
    if (result.isDone()) {
      return;
    }
    releaseLease();
    if (mine.hasHeaders()) {
      fail(
          Verdict.FAILED,
          "cut short after " + bytes + " bytes of the body: " + problem.problem(),
          problem);
    } else {
      sendOverTcp();
    }
  }

  @Override
  public void onResponse(Call answered, Response response) {
    try (response) {
      transport.quic.heard(response.request().url(), response.headers("Alt-Svc"));
      if (Redirects.isRedirect(response.code())) {
        String location = response.header("Location");
        Map<String, List<String>> fields = lowerCase(response);
        response.close();
        Objects.requireNonNull(hop).answered();
        redirected(response.code(), location, fields);
      } else {
        whole(response);
      }
    } catch (IOException e) {
      failed(e);
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(
          AttemptFailure.noAnswer(
              Verdict.FAILED, "internal error, please report it: " + e, timing(), e));
    } finally {
      transport.ended(answered);
    }
  }

  private void whole(Response response) throws IOException {
    Hop mine = Objects.requireNonNull(hop);
    long most = mostBytes(response.code());
    whole(
        response.code(),
        lowerCase(response),
        () -> {
          byte[] body = BodyReader.read(response, most, read -> came(mine, read));
          response.close();
          return body;
        },
        mine);
  }

  /** Brings a body. */
  private interface BodySource {
    byte[] take() throws IOException;
  }

  private void whole(int status, Map<String, List<String>> fields, BodySource source, Leg mine)
      throws IOException {
    byte[] body;
    try {
      body = source.take();
    } catch (BodyReader.TooLargeException e) {
      if (isWanted(status)) {
        releaseLease();
        Answer empty = answer(status, fields, new byte[0]);
        result.completeExceptionally(
            AttemptFailure.answered(
                Verdict.BAD_BODY, String.valueOf(e.getMessage()), empty, Duration.ZERO, e));
        return;
      }
      body = e.beginning();
    }
    Answer answer = answer(status, fields, body);
    mine.answered();
    releaseLease(); // before the result: whoever waits for it finds the connection free
    result.complete(answer);
  }

  private void came(Hop mine, long read) {
    bytes = read;
    mine.heardMore();
  }

  private Answer answer(int status, Map<String, List<String>> fields, byte[] body) {
    Map<String, List<String>> first = asked;
    return first == null
        ? new Answer(uri, status, fields, body, timing())
        : new Answer(
            wholeErrors ? uri : UrlText.plain(uri), // a caller's own request is the caller's
            status,
            Redirects.withQuotaOf(first, fields),
            body,
            timing());
  }

  private void redirected(int status, @Nullable String location, Map<String, List<String>> fields) {
    asked = asked == null ? fields : asked;
    URI to;
    try {
      to = Redirects.follow(uri, location);
    } catch (IllegalArgumentException e) {
      fail(Verdict.FAILED, "HTTP " + status + ", " + e.getMessage(), e);
      return;
    }
    int most = transport.maxRedirects();
    if (++redirects > most) {
      fail(Verdict.FAILED, "more than " + most + " redirects, the last to " + UrlText.of(to), null);
      return;
    }
    releaseLease();
    headers = Redirects.carriedTo(to, uri, headers);
    uri = to;
    request();
  }

  @Override
  public void onFailure(Call failed, IOException e) {
    try {
      failed(e);
    } finally {
      transport.ended(failed);
    }
  }

  private void failed(IOException e) {
    Hop last = Objects.requireNonNull(hop);
    last.failed();
    if (result.isDone()) {
      return;
    }
    if (redos < MOST_REDOS && saysNothingOfTheServer(last, e)) {
      redos++;
      releaseLease();
      transport.forsake(last);
      request();
      return;
    }
    releaseLease(); // not given up: who follows it learns that nothing came of it
    fail(Verdict.FAILED, Problems.describe(e, last.hasHeaders(), bytes), e);
  }

  /**
   * Whether the request fell between two connections: the server had closed this one while it lay
   * idle, or was closing it as the request came.
   */
  private static boolean saysNothingOfTheServer(Hop last, IOException e) {
    return Problems.isUnprocessed(e)
        || (last.isOnProvenConnection() && !last.hasHeaders() && Problems.isOfConnection(e));
  }

  private void timedOut() {
    Leg last = leg;
    Lease asked = lease;
    boolean waits = asked != null && !asked.granted().isDone();
    PoolState pool = asked != null && waits ? transport.gate.stateIfWaiting(asked, timeout) : null;
    if (pool != null) {
      // No matter of the server's, even if this timeout is shorter than the one for the pool.
      result.completeExceptionally(AttemptFailure.poolExhausted(pool));
      return;
    }
    String stage;
    if (waits || last == null || !last.isConnected()) {
      stage = waits ? "waiting for the connection that another request opens" : "connecting";
    } else {
      stage =
          last.hasHeaders()
              ? "reading the body, " + bytes + " bytes so far"
              : "waiting for the answer";
      last.forsakeIfSilent(); // first: what comes of the failure may send the next one
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
    Lease held = lease;
    if (held != null) {
      transport.gate.giveUp(held);
    }
    Leg last = leg;
    if (last != null) {
      last.abandon();
    }
  }

  private void releaseLease() {
    Lease held = lease;
    if (held != null) {
      transport.gate.release(held);
    }
  }

  private Timing timing() {
    Leg last = leg;
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

  private Map<String, List<String>> lowerCase(Response response) {
    var lower = new TreeMap<String, List<String>>();
    response
        .headers()
        .toMultimap()
        .forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    Hop last = hop;
    String hidden = last == null ? null : last.hiddenRetryAfter();
    if (hidden != null) {
      lower.put(NoHiddenRetry.RETRY_AFTER.toLowerCase(Locale.ROOT), List.of(hidden));
    }
    return Collections.unmodifiableMap(lower);
  }
}
