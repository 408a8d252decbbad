package io.tif1.http3.internal;

import io.tif1.client.internal.runtime.OwnLock;
import io.tif1.client.internal.transport.quic.QuicConnection;
import io.tif1.client.internal.transport.quic.QuicException;
import io.tif1.client.internal.transport.quic.QuicException.Kind;
import io.tif1.client.internal.transport.quic.QuicReceiver;
import io.tif1.client.internal.transport.quic.QuicRequest;
import io.tif1.client.internal.transport.quic.QuicStream;
import io.vertx.core.Context;
import io.vertx.core.http.HttpClientConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

  /**
   * Those under way. Vert.x tells nothing to a request that is sent and waits for its answer when
   * its connection is closed.
   */
  private final Set<VertxStream> streams = ConcurrentHashMap.newKeySet();

  private volatile boolean goodbye;
  private volatile boolean closed;

  private final OwnLock lock = new OwnLock("VertxConnection");

  // Guarded by the lock; null once retired.
  private @Nullable List<Runnable> watchers = new ArrayList<>(1);

  /**
   * @param loop that its events come on
   */
  VertxConnection(HttpClientConnection connection, Context loop) {
    this.connection = connection;
    connection.exceptionHandler(problem -> LOG.debug("on a connection over QUIC", problem));
    connection.shutdownHandler(
        said -> { // GOAWAY; it is closed after its last stream
          goodbye = true;
          ending();
        });
    connection.closeHandler(
        ended -> {
          closed = true;
          ending();
          // After what has come before the end and is still to be handed over.
          loop.runOnContext(then -> streams.forEach(this::lost));
        });
  }

  @Override
  public QuicStream get(QuicRequest request, QuicReceiver receiver) {
    var stream = new VertxStream(receiver, streams::remove);
    streams.add(stream);
    if (closed) {
      lost(stream);
    } else {
      stream.begin(connection, request);
      if (closed) { // before the stream could be seen
        lost(stream);
      }
    }
    return stream;
  }

  private void lost(VertxStream stream) {
    stream.lost(
        goodbye
            ? new QuicException(Kind.UNPROCESSED, "the server has said goodbye", null)
            : new QuicException(Kind.CONNECTION, "the connection was closed", null));
  }

  @Override
  public long mostStreams() {
    return connection.maxActiveStreams();
  }

  @Override
  public void onRetired(Runnable action) {
    lock.lock();
    try {
      if (watchers != null) {
        watchers.add(action);
        return;
      }
    } finally {
      lock.unlock();
    }
    action.run();
  }

  private void ending() {
    closing.set(true);
    retired();
  }

  private void retired() {
    List<Runnable> told;
    lock.lock();
    try {
      told = watchers;
      watchers = null;
    } finally {
      lock.unlock();
    }
    if (told != null) {
      OwnLock.assertNoneHeld("what a connection over QUIC notifies");
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
