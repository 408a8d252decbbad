package io.tif1.client.internal.transport.quic;

/** A connection that carries many requests at a time. Safe for use by multiple threads. */
public interface QuicConnection {
  /** Sends a request. */
  QuicStream get(QuicRequest request, QuicReceiver receiver);

  /** How many requests the server lets be under way at a time. */
  long mostStreams();

  /**
   * Runs {@code action} once when the connection takes no more requests: the server said goodbye
   * (GOAWAY) or it is closed. At once if that has happened.
   */
  void onRetired(Runnable action);

  /** Closes it, and every request on it. Harmless the second time. */
  void close();
}
