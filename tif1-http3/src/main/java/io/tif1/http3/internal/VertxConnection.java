package io.tif1.http3.internal;

import io.tif1.client.internal.transport.quic.QuicConnection;
import io.tif1.client.internal.transport.quic.QuicReceiver;
import io.tif1.client.internal.transport.quic.QuicRequest;
import io.tif1.client.internal.transport.quic.QuicStream;
import io.vertx.core.http.HttpClientConnection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection over QUIC. */
final class VertxConnection implements QuicConnection {
  private final HttpClientConnection connection;

  // Guarded by this; null once retired.
  private @Nullable List<Runnable> watchers = new ArrayList<>(1);

  VertxConnection(HttpClientConnection connection) {
    this.connection = connection;
    connection.shutdownHandler(goodbye -> retired()); // GOAWAY
    connection.closeHandler(closed -> retired());
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
    connection.close();
    retired();
  }
}
