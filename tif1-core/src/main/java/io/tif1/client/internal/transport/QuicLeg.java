package io.tif1.client.internal.transport;

import io.tif1.client.TimeSource;
import io.tif1.client.internal.transport.ConnectionGate.Lease;
import io.tif1.client.internal.transport.quic.QuicException;
import io.tif1.client.internal.transport.quic.QuicReceiver;
import io.tif1.client.internal.transport.quic.QuicRequest;
import io.tif1.client.internal.transport.quic.QuicStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * One request of an exchange over QUIC. What it brings is handed to the exchange; what goes wrong
 * is judged here as far as it concerns the connection, and by the exchange as far as it concerns
 * the request.
 */
final class QuicLeg implements Leg, QuicReceiver {
  static final String PROTOCOL = "h3";

  /**
   * A line that is silent for so long is taken for lost, as when a firewall begins to drop UDP, and
   * the request is sent again over TCP; over TCP itself the whole timeout is waited.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int MISDIRECTED = 421; // RFC 7838, section 6

  private final OkHttpTransport transport;
  private final Exchange exchange;
  private final QuicLine line;
  private final Lease lease;
  private final HttpUrl url;
  private final boolean reused;
  private final long begunNanos;
  private final AtomicBoolean counted = new AtomicBoolean();

  /** Set by whoever ends it; nothing is told to the exchange after that. */
  private final AtomicBoolean over = new AtomicBoolean();

  private volatile @Nullable QuicStream stream;
  private volatile TimeSource.@Nullable Cancellable patience;
  private volatile boolean headers;
  private volatile long headersNanos;

  // Touched by the receiver's calls only, one after the other.
  private int status;
  private Map<String, List<String>> head = Map.of();
  private @Nullable ArrivingBody body;

  /**
   * @param number which request on the line it is, from 1
   */
  QuicLeg(
      OkHttpTransport transport,
      Exchange exchange,
      QuicLine line,
      int number,
      Lease lease,
      HttpUrl url) {
    this.transport = transport;
    this.exchange = exchange;
    this.line = line;
    this.lease = lease;
    this.url = url;
    this.reused = number > 1;
    this.begunNanos = transport.time.nanoTime();
  }

  void send(Map<String, String> fields, Duration timeout) {
    transport.stats.requests.increment();
    if (reused) {
      transport.stats.connectionsReused.increment();
    }
    transport.gate.connected(lease, line.carrier);
    line.carrier.asked(begunNanos);
    Duration half = timeout.dividedBy(2);
    patience =
        transport.time.schedule(
            this::giveUpIfSilent, half.compareTo(PATIENCE) < 0 ? half : PATIENCE);
    String query = url.encodedQuery();
    String path = query == null ? url.encodedPath() : url.encodedPath() + "?" + query;
    stream = line.connection.get(new QuicRequest(url.host(), url.port(), path, fields), this);
    if (over.get()) {
      stop(); // ended before the stream and the timer could be seen
    }
  }

  @Override
  public void head(int answered, Map<String, List<String>> fields) {
    headersNanos = transport.time.nanoTime();
    line.carrier.heard(headersNanos);
    if (answered == MISDIRECTED) {
      failed(
          new QuicException(
              QuicException.Kind.STREAM, "the alternative does not serve this origin", null));
      return;
    }
    headers = true;
    stopWaiting();
    transport.stats.answered(PROTOCOL);
    transport.quic.heard(url, fields.getOrDefault("alt-svc", List.of()));
    status = answered;
    head = fields;
    long most = exchange.mostBytes(answered);
    body = ArrivingBody.announced(fields.get("content-length"), most, answered);
    if (body.isTooLarge()) {
      wrapUp();
    }
  }

  @Override
  public void data(byte[] part) {
    ArrivingBody coming = body;
    if (coming == null || over.get()) {
      return;
    }
    line.carrier.heard(transport.time.nanoTime());
    coming.add(part);
    exchange.came(coming.length());
    if (coming.isTooLarge()) {
      wrapUp();
    }
  }

  @Override
  public void end() {
    ArrivingBody all = body;
    if (all != null && all.isShort()) {
      failed(
          new QuicException(
              QuicException.Kind.STREAM,
              "expected " + all.announced() + " bytes, as announced",
              null));
      return;
    }
    wrapUp();
  }

  /** The answer, or as much of it as is wanted, is here. */
  private void wrapUp() {
    ArrivingBody all = body;
    if (all == null || !over.compareAndSet(false, true)) {
      return;
    }
    if (all.isTooLarge()) {
      stop();
    }
    stopWaiting();
    transport.quic.succeeded(line);
    exchange.answered(this, status, head, all);
  }

  @Override
  public void failed(QuicException problem) {
    if (!over.compareAndSet(false, true)) {
      return;
    }
    stop();
    transport.quic.failed(line, problem);
    exchange.failed(this, problem);
  }

  private void giveUpIfSilent() {
    if (!headers && isSilent()) {
      failed(
          new QuicException(
              QuicException.Kind.CONNECTION,
              "nothing has come over QUIC for "
                  + Duration.ofNanos(transport.time.nanoTime() - begunNanos).toMillis()
                  + " ms",
              null));
    }
  }

  private boolean isSilent() {
    return line.carrier.isSilent(begunNanos, transport.time.nanoTime());
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
  public void abandon() {
    if (over.compareAndSet(false, true)) {
      stop();
    }
    settle(false);
  }

  @Override
  public void answered() {
    settle(true);
  }

  /** Counts it and leaves the line, once. */
  private void settle(boolean good) {
    if (counted.compareAndSet(false, true)) {
      if (!good) {
        transport.stats.failures.increment();
      }
      line.done();
    }
  }

  @Override
  public void forsakeIfSilent() {
    if (isSilent()) {
      transport.quic.failed(
          line, new QuicException(QuicException.Kind.CONNECTION, "silent within an answer", null));
    }
  }

  @Override
  public long begunNanos() {
    return begunNanos;
  }

  @Override
  public String protocol() {
    return PROTOCOL;
  }

  @Override
  public boolean isReused() {
    return reused;
  }

  @Override
  public boolean isConnected() {
    return true;
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
