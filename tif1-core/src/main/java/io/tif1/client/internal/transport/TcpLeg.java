package io.tif1.client.internal.transport;

import io.tif1.client.internal.pipe.AttemptFailure.PoolState;
import io.tif1.client.internal.runtime.OwnLock;
import io.tif1.client.internal.transport.ConnectionGate.Permit;
import io.tif1.client.internal.transport.WireFailure.Kind;
import io.tif1.client.internal.transport.WireRequest.Sending;
import io.tif1.client.internal.transport.proxy.ProxyException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * One request over TCP: waits for its permit, hands the request to OkHttp, and reads the answer on
 * OkHttp's thread for it. How far it has come it knows from its {@link TcpEvents}.
 */
final class TcpLeg implements Leg, Callback {
  private static final int READ_BYTES = 16 * 1024;

  /** Whether a thread starts, or a server takes a connection, shows well before that. */
  private static final Duration LONG = Duration.ofSeconds(1);

  final TcpWire wire;
  final WireRequest request;
  final String origin;
  private final Arrival arrival;
  private final TcpEvents events;
  private volatile long begunNanos;
  private final long timesLacking = StuckTaskRunner.timesLacking();
  private final AtomicBoolean counted = new AtomicBoolean();

  /** Set by whoever ends it; nothing is told to the arrival after that. */
  private final AtomicBoolean over = new AtomicBoolean();

  // Each written once, on the way to the wire.
  private volatile @Nullable Permit permit;
  private volatile @Nullable OkHttpClient client;
  private volatile @Nullable Call call;
  private volatile @Nullable String hiddenRetryAfter;
  private volatile boolean reading;

  TcpLeg(TcpWire wire, WireRequest request, Arrival arrival) {
    this.wire = wire;
    this.request = request;
    this.origin = Origins.of(request.url());
    this.arrival = arrival;
    this.begunNanos = wire.time.nanoTime();
    this.events = new TcpEvents(this);
  }

  @Override
  public void begin() {
    boolean sharing = request.sending() != Sending.ALONE && wire.isMultiplexed(origin);
    Permit asked = wire.gate.acquire(origin, sharing, request.sending() != Sending.FIRST);
    permit = asked;
    asked
        .granted()
        .whenComplete(
            (granted, refused) -> {
              if (refused != null) {
                noConnection(refused);
              } else {
                sendOrFail(granted);
              }
            });
    if (over.get()) {
      wire.gate.giveUp(asked); // ended before the permit could be seen
    }
  }

  private void noConnection(Throwable refused) {
    if (!(refused instanceof CancellationException)) {
      fail(new WireFailure(Kind.NO_CONNECTION, String.valueOf(refused.getMessage()), refused));
    }
  }

  private void sendOrFail(Permit granted) {
    if (over.get()) {
      wire.gate.release(granted);
      return;
    }
    try {
      send();
    } catch (Throwable thrown) { // a future would keep it to itself
      wire.gate.release(granted);
      fail(WireFailure.unexpected(thrown));
    }
  }

  private void send() {
    OwnLock.assertNoneHeld("OkHttp");
    if (StuckTaskRunner.release(wire.threads())) {
      wire.startAfresh(); // connections made meanwhile may lack whoever reads them
    }
    OkHttpClient by = wire.clientFor(origin, request);
    client = by;
    var built = new Request.Builder().url(request.url()).tag(TcpLeg.class, this);
    var headers = built.build().headers().newBuilder();
    // A validator may have letters beyond ASCII, which OkHttp lets through only where told.
    request.headers().forEach(headers::addUnsafeNonAscii);
    Call made = by.newCall(built.headers(headers.build()).build());
    call = made;
    Backstop.bound(made, request.timeout());
    begunNanos = wire.time.nanoTime();
    wire.stats.requests.increment();
    made.enqueue(this);
    if (over.get()) {
      made.cancel(); // ended before the call could be seen
    }
  }

  @Override
  public void onResponse(Call answered, Response response) {
    try (response) {
      read(response);
    } catch (IOException e) {
      failed(e);
    } catch (Throwable thrown) {
      fail(WireFailure.unexpected(thrown));
    } finally {
      off();
    }
  }

  private void read(Response response) throws IOException {
    if (over.get()) {
      return;
    }
    Map<String, List<String>> headers = lowerCase(response);
    long announced = new AnswerHead(response.code(), headers).length();
    reading = true;
    if (arrival.head(response.code(), headers)) {
      BufferedSource source = response.body().source();
      byte[] part = new byte[READ_BYTES];
      // OkHttp reads a list of lengths as none, and would wait for the end of the connection.
      boolean knowsLength = response.body().contentLength() >= 0;
      long total = 0;
      while (knowsLength || events.isShared() || announced < 0 || total < announced) {
        int n = source.read(part);
        if (n < 0) {
          break;
        }
        total += n;
        events.heardMore(total);
        if (!arrival.data(part, 0, n)) {
          cancel(); // has no effect if whoever wanted no more has done so
          return;
        }
      }
      if (announced >= 0 && total != announced) {
        // OkHttp looks after this over HTTP/1.1 only.
        throw new ProtocolException("expected " + announced + " bytes, as announced");
      }
    }
    response.close();
    off(); // before the end: whoever waits for it finds the connection free
    if (over.compareAndSet(false, true)) {
      counted.set(true);
      arrival.end();
    }
  }

  private Map<String, List<String>> lowerCase(Response response) {
    var lower = new TreeMap<String, List<String>>();
    response
        .headers()
        .toMultimap()
        .forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    String hidden = hiddenRetryAfter;
    if (hidden != null) {
      lower.put(NoHiddenRetry.RETRY_AFTER.toLowerCase(Locale.ROOT), List.of(hidden));
    }
    return Collections.unmodifiableMap(lower);
  }

  @Override
  public void onFailure(Call failed, IOException e) {
    try {
      Throwable thrown = TcpFailures.thrownBehind(e);
      if (thrown == null) {
        failed(e);
      } else {
        fail(WireFailure.unexpected(thrown));
      }
    } finally {
      off();
    }
  }

  private void failed(IOException e) {
    if (isDecidedByStatus()) {
      return;
    }
    WireFailure failure = TcpFailures.of(this, events, e);
    Line on = events.line();
    if (on != null && !over.get() && failure.kind() != Kind.UNPROCESSED) {
      on.retire(); // OkHttp sends no more requests on a connection after such a failure
    }
    off(); // so that the connection, or the lead, is another's before the request is sent again
    fail(failure);
  }

  /**
   * OkHttp refuses some answers for what else they say, as a 204 with a length or a 407 where there
   * is no proxy. Their status is known all the same, and decides unless there should be a file.
   */
  private boolean isDecidedByStatus() {
    Response answered = events.answered();
    if (answered == null || reading || answered.code() == 200 || answered.code() == 203) {
      return false;
    }
    reading = true;
    if (!over.get()) {
      arrival.head(answered.code(), lowerCase(answered));
    }
    off();
    if (over.compareAndSet(false, true)) {
      counted.set(true);
      arrival.end();
    }
    return true;
  }

  private void fail(WireFailure failure) {
    if (failure.cause() instanceof OutOfMemoryError) { // no memory, or no thread
      StuckTaskRunner.lacking();
    }
    if (over.compareAndSet(false, true)) {
      countFailed();
      arrival.failed(failure);
    }
  }

  /** Its thread is done with the connection. Repeated without harm. */
  private void off() {
    Permit held = permit;
    if (held != null) {
      wire.gate.release(held);
    }
    events.off();
    wire.ended(this);
  }

  private void countFailed() {
    if (client != null && counted.compareAndSet(false, true)) {
      wire.stats.failures.increment();
    }
  }

  @Override
  public void cancel() {
    if (!over.compareAndSet(false, true)) {
      return;
    }
    countFailed();
    Call running = call;
    if (running != null) {
      running.cancel();
    }
    Permit held = permit;
    if (held != null) {
      wire.gate.giveUp(held);
    }
  }

  @Override
  public void enough() {
    counted.set(true);
    cancel();
  }

  boolean isOver() {
    return over.get();
  }

  @Override
  public void timedOut() {
    Line line = events.line();
    if (line == null) {
      // One that has only just been let go says nothing of the addresses it has begun to try.
      if (wire.time.nanoTime() - begunNanos >= longEnough().toNanos()) {
        events.addressesFailed();
      }
    } else if (line.carrier.isSilent(events.sentNanos(), wire.time.nanoTime())) {
      wire.avoid(this);
    }
  }

  @Override
  public boolean lacksThreads() {
    if (events.line() != null || events.isConnecting()) {
      return false; // on a thread that was started
    }
    if (StuckTaskRunner.timesLacking() != timesLacking) {
      return true;
    }
    if (events.isLeftUnconnected(longEnough()) && StuckTaskRunner.waits()) {
      StuckTaskRunner.lacking();
      return true;
    }
    return false;
  }

  private Duration longEnough() {
    Duration half = request.timeout().dividedBy(2);
    return half.compareTo(LONG) < 0 ? half : LONG;
  }

  @Override
  public void avoidConnection() {
    wire.avoid(this);
  }

  // For what stands around OkHttp's call.

  /** Whether the answer has begun to be read. */
  boolean isReading() {
    return reading;
  }

  TcpEvents events() {
    return events;
  }

  @Nullable Line line() {
    return events.line();
  }

  @Nullable ConnectionPool pool() {
    OkHttpClient used = client;
    return used == null ? null : used.connectionPool();
  }

  @Nullable Permit permit() {
    return permit;
  }

  void enterTurn() {
    events.enterTurn();
  }

  void leaveTurn() {
    events.leaveTurn(false);
  }

  /** Remembers the value of a header that OkHttp must not see. */
  void hide(String retryAfter) {
    hiddenRetryAfter = retryAfter;
  }

  // How far it has come.

  @Override
  public long begunNanos() {
    return begunNanos;
  }

  @Override
  public String protocol() {
    return events.protocol();
  }

  @Override
  public boolean isReused() {
    return events.isReused();
  }

  @Override
  public @Nullable InetAddress peer() {
    return events.peer();
  }

  @Override
  public boolean isConnected() {
    return events.line() != null;
  }

  @Override
  public @Nullable String waitsFor() {
    Permit asked = permit;
    return asked == null || asked.granted().isDone() ? null : wire.gate.whatItWaitsFor(asked);
  }

  @Override
  public @Nullable PoolState poolIfWaiting(Duration waited) {
    Permit asked = permit;
    return asked == null ? null : wire.gate.stateIfWaiting(asked, waited);
  }

  @Override
  public @Nullable ProxyException overdueProxy(Duration timeout) {
    ProxyRoute route = events.route();
    return route == null || isConnected() ? null : route.overdue(timeout);
  }

  @Override
  public boolean hasHeaders() {
    return events.hasHeaders();
  }

  @Override
  public long connectNanos() {
    return events.isReused() || !isConnected() ? 0 : events.sentNanos() - begunNanos;
  }

  @Override
  public long firstByteNanos() {
    return events.firstByteNanos();
  }
}
