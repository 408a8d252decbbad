package io.tif1.http3.internal;

import io.tif1.client.internal.transport.quic.QuicConnection;
import io.tif1.client.internal.transport.quic.QuicReceiver;
import io.tif1.client.internal.transport.quic.QuicRequest;
import io.tif1.client.internal.transport.quic.QuicStream;
import io.vertx.core.http.HttpClientConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection over QUIC. */
final class VertxConnection implements QuicConnection {
  private static final Logger LOG = LoggerFactory.getLogger(VertxConnection.class);

  private final HttpClientConnection connection;

  /** Vert.x takes it ill to be told twice, or after the server's goodbye. */
  private final AtomicBoolean closing = new AtomicBoolean();

  // Guarded by this; null once retired.
  private @Nullable List<Runnable> watchers = new ArrayList<>(1);

  VertxConnection(HttpClientConnection connection) {
    this.connection = connection;
    connection.exceptionHandler(problem -> LOG.debug("on a connection over QUIC", problem));
    connection.shutdownHandler(goodbye -> ending()); // GOAWAY; it is closed after its last stream
    connection.closeHandler(closed -> ending());
  }

  @Override
  public QuicStream get(QuicRequest request, QuicReceiver receiver) {
    var stream = new VertxStream(receiver);
    stream.begin(connection, request);
    return stream;
  }

  @Override
  public long mostStreams() {
    return connection.maxActiveStreams();
  }

  @Override
  public void onRetired(Runnable action) {
    synchronized (this) {
      if (watchers != null) {
        watchers.add(action);
        return;
      }
    }
    action.run();
  }

  private void ending() {
    closing.set(true);
    retired();
  }

  private void retired() {
    List<Runnable> told;
    synchronized (this) {
      told = watchers;
      watchers = null;
    }
    if (told != null) {
      told.forEach(Runnable::run);
    }
  }

  @Override
  public void close() {
    if (closing.compareAndSet(false, true)) {
      connection.close();
    }
    retired();
  }
}
