package io.tif1.client.internal.transport;

import java.net.Socket;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import okhttp3.Connection;

/** What is kept of each connection, for as long as OkHttp keeps it. */
final class Carriers {
  // A carrier knows the socket, which does not know the connection: the keys can go.
  private final Map<Connection, Carrier> known = Collections.synchronizedMap(new WeakHashMap<>());

  /** The one of {@code connection}, always the same. */
  Carrier of(Connection connection, long nowNanos) {
    return known.computeIfAbsent(connection, c -> carrier(c.socket(), nowNanos));
  }

  private static Carrier carrier(Socket socket, long nowNanos) {
    return new Carrier(() -> !socket.isClosed(), nowNanos);
  }
}
