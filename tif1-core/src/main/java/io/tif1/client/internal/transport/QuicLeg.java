package io.tif1.client.internal.transport;

import io.tif1.client.TimeSource;
import io.tif1.client.internal.pipe.AttemptFailure.PoolState;
import io.tif1.client.internal.runtime.OwnLock;
import io.tif1.client.internal.transport.ConnectionGate.Permit;
import io.tif1.client.internal.transport.WireFailure.Kind;
import io.tif1.client.internal.transport.proxy.ProxyException;
import io.tif1.client.internal.transport.quic.QuicException;
import io.tif1.client.internal.transport.quic.QuicReceiver;
import io.tif1.client.internal.transport.quic.QuicRequest;
import io.tif1.client.internal.transport.quic.QuicStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One request over QUIC. Until something of the answer is seen, what goes wrong says nothing of the
 * server as it is over TCP: the exchange is told to ask there.
 */
final class QuicLeg implements Leg, QuicReceiver {
  static final String PROTOCOL = "h3";

  /**
   * A line that is silent for so long is taken for lost, as when a firewall begins to drop UDP, and
   * the request is sent again over TCP; over TCP itself the whole timeout is waited.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int MISDIRECTED = 421; // RFC 7838, section 6

  private final QuicWire wire;
  private final QuicLine line;
  private final WireRequest request;
  private final Arrival arrival;
  private final AtomicBoolean counted = new AtomicBoolean();

  /** Set by whoever ends it; nothing is told to the arrival after that. */
  private final AtomicBoolean over = new AtomicBoolean();

  private volatile long begunNanos;
  private volatile @Nullable Permit permit;
  private volatile boolean taken;
  private volatile boolean reused;
  private volatile @Nullable QuicStream stream;
  private volatile TimeSource.@Nullable Cancellable patience;
  private volatile boolean headers;
  private volatile long headersNanos;

  // Touched by the receiver's calls only, one after the other.
  private long announced = -1;
  private long total;

  QuicLeg(QuicWire wire, QuicLine line, WireRequest request, Arrival arrival) {
    this.wire = wire;
    this.line = line;
    this.request = request;
    this.arrival = arrival;
    this.begunNanos = wire.time.nanoTime();
  }

  @Override
  public void begin() {
    Permit asked = wire.gate.acquire(line.gateName(), true, false);
    permit = asked;
    asked
        .granted()
        .whenComplete(
            (granted, refused) -> {
              if (refused == null) {
                sendOrFail(granted);
              } else if (!(refused instanceof CancellationException)
                  && over.compareAndSet(false, true)) {
                arrival.failed(
                    new WireFailure(
                        Kind.NO_CONNECTION, String.valueOf(refused.getMessage()), refused));
              }
            });
    if (over.get()) {
      wire.gate.release(asked); // ended before the permit could be seen
    }
  }

  private void sendOrFail(Permit granted) {
    int number = over.get() ? 0 : line.take();
    if (number == 0) { // full or gone by now, or nobody wants it any more
      wire.gate.release(granted);
      if (over.compareAndSet(false, true)) {
        arrival.failed(new WireFailure(Kind.WANTS_TCP, "no room over QUIC", null));
      }
      return;
    }
    taken = true;
    try {
      send(granted, number);
    } catch (Throwable thrown) { // a future would keep it to itself
      if (over.compareAndSet(false, true)) {
        settle(false);
        arrival.failed(WireFailure.unexpected(thrown));
      }
    }
  }

  private void send(Permit granted, int number) {
    OwnLock.assertNoneHeld("a connection over QUIC");
    begunNanos = wire.time.nanoTime();
    reused = number > 1;
    wire.stats.requests.increment();
    if (reused) {
      wire.stats.connectionsReused.increment();
    }
    wire.gate.connected(granted, line);
    line.carrier.asked(begunNanos);
    Duration half = request.timeout().dividedBy(2);
    patience =
        wire.time.schedule(this::giveUpIfSilent, half.compareTo(PATIENCE) < 0 ? half : PATIENCE);
    var fields = new TreeMap<String, String>();
    request.headers().forEach((name, value) -> fields.put(name.toLowerCase(Locale.ROOT), value));
    String query = request.url().encodedQuery();
    String path = request.url().encodedPath() + (query == null ? "" : "?" + query);
    stream =
        line.connection.get(
            new QuicRequest(request.url().host(), request.url().port(), path, fields), this);
    if (over.get()) {
      stop(); // ended before the stream and the timer could be seen
    }
  }

  @Override
  public void head(int status, Map<String, List<String>> fields) {
    headersNanos = wire.time.nanoTime();
    line.carrier.heard(headersNanos);
    if (over.get()) {
      return;
    }
    if (status == MISDIRECTED) {
      failed(
          new QuicException(
              QuicException.Kind.STREAM, "the alternative does not serve this origin", null));
      return;
    }
    headers = true;
    stopWaiting();
    wire.stats.answered(PROTOCOL);
    announced = ArrivingBody.announced(fields.get("content-length"), status);
    if (!arrival.head(status, fields)) {
      stop();
      wrapUp();
    }
  }

  @Override
  public void data(byte[] part) {
    if (over.get()) {
      return;
    }
    line.carrier.heard(wire.time.nanoTime());
    total += part.length;
    if (!arrival.data(part, 0, part.length)) {
      cancel(); // has no effect if whoever wanted no more has done so
    }
  }

  @Override
  public void end() {
    if (announced >= 0 && total != announced) {
      failed(
          new QuicException(
              QuicException.Kind.STREAM, "expected " + announced + " bytes, as announced", null));
    } else {
      wrapUp();
    }
  }

  /** All is here that is wanted. */
  private void wrapUp() {
    if (over.compareAndSet(false, true)) {
      stopWaiting();
      wire.router.succeeded(line);
      settle(true);
      arrival.end();
    }
  }

  @Override
  public void failed(QuicException problem) {
    if (!over.compareAndSet(false, true)) {
      return;
    }
    stop();
    wire.router.failed(line, problem);
    settle(false);
    arrival.failed(
        headers
            ? new WireFailure(
                Kind.FAILED,
                "cut short after " + total + " bytes of the body: " + problem.problem(),
                problem)
            : new WireFailure(Kind.WANTS_TCP, problem.problem(), problem));
  }

  private void giveUpIfSilent() {
    if (!headers && isSilent()) {
      failed(
          new QuicException(
              QuicException.Kind.CONNECTION,
              "nothing has come over QUIC for "
                  + Duration.ofNanos(wire.time.nanoTime() - begunNanos).toMillis()
                  + " ms",
              null));
    }
  }

  private boolean isSilent() {
    return line.carrier.isSilent(begunNanos, wire.time.nanoTime());
  }

  /** Lets go of the timer and the stream. Repeated without harm. */
  private void stop() {
    stopWaiting();
    QuicStream running = stream;
    if (running != null) {
      running.cancel();
      stream = null;
    }
  }

  private void stopWaiting() {
    TimeSource.Cancellable timer = patience;
    if (timer != null) {
      timer.cancel();
    }
  }

  @Override
  public void cancel() {
    if (over.compareAndSet(false, true)) {
      stop();
      settle(false);
    }
  }

  @Override
  public void enough() {
    if (over.compareAndSet(false, true)) {
      stop();
      wire.router.succeeded(line);
      settle(true);
    }
  }

  /** Counts it and leaves the line, once. */
  private void settle(boolean good) {
    if (taken && counted.compareAndSet(false, true)) {
      if (!good) {
        wire.stats.failures.increment();
      }
      line.done();
    }
    Permit held = permit;
    if (held != null) {
      wire.gate.release(held);
    }
  }

  @Override
  public void timedOut() {
    if (taken && isSilent()) {
      wire.router.failed(
          line, new QuicException(QuicException.Kind.CONNECTION, "silent within an answer", null));
    }
  }

  @Override
  public void avoidConnection() {
    line.retire();
  }

  @Override
  public long begunNanos() {
    return begunNanos;
  }

  @Override
  public String protocol() {
    return taken ? PROTOCOL : "";
  }

  @Override
  public boolean isReused() {
    return reused;
  }

  @Override
  public InetAddress peer() {
    return line.peer;
  }

  @Override
  public boolean isConnected() {
    return taken;
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
    return null; // UDP goes through none
  }

  @Override
  public boolean hasHeaders() {
    return headers;
  }

  /** Its connection was opened before there was a request for it. */
  @Override
  public long connectNanos() {
    return 0;
  }

  @Override
  public long firstByteNanos() {
    return headers ? headersNanos - begunNanos : 0;
  }
}
