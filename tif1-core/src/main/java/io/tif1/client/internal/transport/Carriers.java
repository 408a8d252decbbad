package io.tif1.client.internal.transport;

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
    return known.computeIfAbsent(connection, c -> new Carrier(c.socket(), nowNanos));
  }
}
