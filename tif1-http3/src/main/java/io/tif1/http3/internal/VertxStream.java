package io.tif1.http3.internal;

import io.tif1.client.internal.transport.quic.QuicException;
import io.tif1.client.internal.transport.quic.QuicException.Kind;
import io.tif1.client.internal.transport.quic.QuicReceiver;
import io.tif1.client.internal.transport.quic.QuicRequest;
import io.tif1.client.internal.transport.quic.QuicStream;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.net.HostAndPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request and its answer. */
final class VertxStream implements QuicStream {
  private static final long REQUEST_REJECTED = 0x10b; // RFC 9114, section 8.1

  private final QuicReceiver receiver;
  private final Consumer<VertxStream> onOver;
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile @Nullable HttpClientRequest request;

  /**
   * @param onOver told once, when nothing more comes
   */
  VertxStream(QuicReceiver receiver, Consumer<VertxStream> onOver) {
    this.receiver = receiver;
    this.onOver = onOver;
  }

  void begin(HttpClientConnection connection, QuicRequest asked) {
    connection
        .request(new RequestOptions().setMethod(HttpMethod.GET).setURI(asked.path()))
        .onComplete(
            made -> {
              if (made.failed()) {
                fail(made.cause());
              } else {
                send(made.result(), asked);
              }
            });
  }

  private void send(HttpClientRequest made, QuicRequest asked) {
    request = made;
    if (over.get()) {
      made.cancel(); // cancelled before it could be seen
      return;
    }
    made.authority(HostAndPort.create(asked.host(), asked.port()));
    asked.headers().forEach(made::putHeader);
    made.exceptionHandler(this::fail);
    made.send()
        .onComplete(
            answered -> {
              if (answered.failed()) {
                fail(answered.cause());
              } else {
                read(answered.result());
              }
            });
  }

  private void read(HttpClientResponse response) {
    response.exceptionHandler(this::fail); // without one Vert.x logs an error
    if (over.get()) {
      return;
    }
    response.handler(
        part -> {
          if (!over.get()) {
            receiver.data(part.getBytes());
          }
        });
    response.endHandler(
        ended -> {
          if (ends()) {
            receiver.end();
          }
        });
    receiver.head(response.statusCode(), headers(response));
  }

  private static Map<String, List<String>> headers(HttpClientResponse response) {
    var headers = new TreeMap<String, List<String>>();
    for (Map.Entry<String, String> field : response.headers()) {
      String name = field.getKey().toLowerCase(Locale.ROOT);
      if (!name.startsWith(":")) {
        headers.computeIfAbsent(name, n -> new ArrayList<>(1)).add(field.getValue());
      }
    }
    return headers;
  }

  private boolean ends() {
    boolean first = over.compareAndSet(false, true);
    if (first) {
      onOver.accept(this);
    }
    return first;
  }

  private void fail(Throwable problem) {
    lost(translated(problem));
  }

  /** Ends it with {@code problem}, unless it has ended. */
  void lost(QuicException problem) {
    if (ends()) {
      receiver.failed(problem);
    }
  }

  private static QuicException translated(Throwable problem) {
    if (problem instanceof StreamResetException reset) {
      boolean refused = reset.getCode() == REQUEST_REJECTED;
      return new QuicException(
          refused ? Kind.UNPROCESSED : Kind.STREAM,
          "the server reset the stream (code 0x" + Long.toHexString(reset.getCode()) + ")",
          problem);
    }
    return new QuicException(Kind.CONNECTION, "the connection was lost: " + problem, problem);
  }

  /** Stops the server's sending (STOP_SENDING), since what we had to send has ended. */
  @Override
  public void cancel() {
    HttpClientRequest made = request;
    if (ends() && made != null) {
      made.cancel();
    }
  }
}
