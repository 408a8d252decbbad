package io.tif1.client.internal.transport.quic;

/** A request under way. */
public interface QuicStream {
  /** Tells the server to stop, and the receiver nothing more. Harmless when it has ended. */
  void cancel();
}
