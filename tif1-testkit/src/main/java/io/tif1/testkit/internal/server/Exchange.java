package io.tif1.testkit.internal.server;

import io.tif1.client.TimeSource;
import io.tif1.testkit.internal.wait.Patience;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One request and the ways to answer it, right or wrong. It ends exactly once: answered, broken off
 * by the server on purpose, or given up by the client, and only the last counts as aborted.
 *
 * <p>Everything here runs on the server's event loop.
 */
public final class Exchange {
  private static final System.Logger LOG = System.getLogger(Exchange.class.getName());
  private static final long INTERNAL_ERROR = 2; // RFC 9113, section 7
  private static final long UNTIL_READ_MILLIS = 100;
  private static final long H3_INTERNAL_ERROR = 0x102; // RFC 9114, section 8.1

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final TlsServer server;
  private final TimeSource time;
  private final Watcher watcher;
  private final OpenSocket socket;
  private final int requestOnConnection;

  private boolean over;
  private boolean finishing;
  private @Nullable Ticker ticker;
  private @Nullable Runnable onRelease;

  Exchange(HttpServerRequest request, TlsServer server, TimeSource time, Watcher watcher) {
    this.request = request;
    this.response = request.response();
    this.server = server;
    this.time = time;
    this.watcher = watcher;
    this.socket = server.socketOf(request);
    this.requestOnConnection = socket.countRequest();
  }

  /** Is told what the exchange does. */
  interface Watcher {
    /** It stands still, or no longer does. */
    void standing(boolean still);

    /** Its answer begins. */
    void answering(int status);

    /** It ended, by the client's doing or not. */
    void ended(Exchange exchange, boolean byClient);

    /** The server is about to break off the connection, and with it every exchange on it. */
    void breaking(OpenSocket socket);
  }

  void watch() {
    request.exceptionHandler(broken -> end(true));
    response.exceptionHandler(broken -> end(true));
    // Also called when a stream has come to its good end; what became of that, finish() learns.
    response.closeHandler(
        closed -> {
          if (!finishing) {
            end(true);
          }
        });
  }

  public HttpServerRequest request() {
    return request;
  }

  boolean isOn(OpenSocket other) {
    return socket == other;
  }

  public boolean isOver() {
    return over;
  }

  public boolean isHttp1() {
    return request.version() == HttpVersion.HTTP_1_1 || request.version() == HttpVersion.HTTP_1_0;
  }

  private boolean isHttp3() {
    return request.version() == HttpVersion.HTTP_3;
  }

  /** Sends the whole answer; complete when it has left. */
  public Future<Void> send(Answer answer) {
    if (over) {
      return Future.succeededFuture();
    }
    head(answer, answer.body().length());
    return finish(withBody(answer) ? answer.body() : Buffer.buffer());
  }

  /**
   * Sends the whole answer and, if this is the connection's {@code limit}-th request, retires it.
   */
  public void sendAndRetire(Answer answer, int limit) {
    if (over || requestOnConnection < limit) {
      send(answer);
    } else if (isHttp1()) {
      send(answer.with("connection", "close")).onComplete(sent -> request.connection().close());
    } else {
      sayGoodbye();
      send(answer);
    }
  }

  @SuppressWarnings("deprecation") // goAway(): what it is to give way to ends the connection
  private void sayGoodbye() {
    if (request.version() != HttpVersion.HTTP_3) {
      // The end of the connection is left to the client. If the server ended it, requests on their
      // way would be answered by a reset, which can overtake the GOAWAY that explains it.
      request.connection().goAway(0);
      return;
    }
    try {
      request.connection().shutdown(Duration.ofSeconds(Patience.LIMIT_SECONDS));
    } catch (IllegalStateException e) {
      // Vert.x refuses to say it twice; another request on the connection has.
      LOG.log(System.Logger.Level.DEBUG, "goodbye was said to {0}", request.remoteAddress());
    }
  }

  /** Sends the head, promising {@code length} bytes; a negative length promises nothing. */
  public void head(Answer answer, long length) {
    watcher.answering(answer.status());
    response.setStatusCode(answer.status());
    answer.headers().forEach(response::putHeader);
    if (answer.bodiless()) {
      return;
    }
    if (length >= 0) {
      response.putHeader("content-length", Long.toString(length));
    } else if (isHttp1()) {
      response.setChunked(true);
    }
  }

  boolean withBody(Answer answer) {
    return !request.method().equals(HttpMethod.HEAD) && !answer.bodiless();
  }

  /** Sends the head now if nothing else does, then {@code part}. */
  public Future<Void> write(Buffer part) {
    if (part.length() > 0) {
      return response.write(part);
    }
    return response.headWritten() ? Future.succeededFuture() : response.writeHead();
  }

  public boolean mustWait() {
    return response.writeQueueFull();
  }

  public void whenDrained(Runnable next) {
    response.drainHandler(
        drained -> {
          if (!over) {
            next.run();
          }
        });
  }

  /** Sends the last part; the exchange ends when the bytes have left. */
  public Future<Void> finish(Buffer last) {
    finishing = true;
    Future<Void> sent = last.length() == 0 ? response.end() : response.end(last);
    return sent.onComplete(done -> end(done.failed()));
  }

  /** Does nothing until released, or for ever. */
  public void stand(Runnable release) {
    if (!over && onRelease == null) {
      onRelease = release;
      watcher.standing(true);
    }
  }

  public boolean isStanding() {
    return onRelease != null;
  }

  /** Ends a stand before its time. Does nothing if the exchange does not stand. */
  public void release() {
    Runnable next = onRelease;
    if (over || next == null) {
      return;
    }
    stopStanding();
    next.run();
  }

  /** Stands for {@code delay} on the server's time source, then goes on. */
  public void after(Duration delay, Runnable next) {
    if (delay.isZero() || delay.isNegative()) {
      next.run();
      return;
    }
    tick(delay, 1, number -> release());
    stand(next);
  }

  /** Runs {@code onTick} on the event loop, {@code count} times, until the exchange is over. */
  public void tick(Duration interval, int count, IntConsumer onTick) {
    if (over) {
      return;
    }
    ticker =
        new Ticker(time, interval, count, number -> server.onLoop(() -> onTick.accept(number)))
            .start();
  }

  private void stopTicking() {
    if (ticker != null) {
      ticker.stop();
    }
  }

  /** Closes the connection under the exchange. */
  public void cut() {
    if (isHttp3()) {
      end(false);
      // What a client has received and not yet read is thrown away when it learns of the end.
      server.vertx().setTimer(UNTIL_READ_MILLIS, then -> TlsServer.drop(request.connection()));
      return;
    }
    watcher.breaking(socket);
    socket.cut();
  }

  /** RST_STREAM over HTTP/2, a TCP reset over HTTP/1.1. */
  public void reset() {
    if (isHttp1()) {
      watcher.breaking(socket);
      socket.reset();
    } else {
      end(false);
      response.reset(isHttp3() ? H3_INTERNAL_ERROR : INTERNAL_ERROR);
    }
  }

  /** Marks the exchange as ended by the server, which is about to drop its connection. */
  public void abandon() {
    end(false);
  }

  private void end(boolean byClient) {
    if (over) {
      return;
    }
    stopTicking();
    if (onRelease != null) {
      stopStanding();
    }
    over = true;
    watcher.ended(this, byClient);
  }

  private void stopStanding() {
    // Or a tick that is still to come would end a later stand.
    stopTicking();
    onRelease = null;
    watcher.standing(false);
  }
}
