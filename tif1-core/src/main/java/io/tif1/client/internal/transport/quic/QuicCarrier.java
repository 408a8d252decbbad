package io.tif1.client.internal.transport.quic;

import java.util.concurrent.CompletableFuture;

/** Opens connections over QUIC. Safe for use by multiple threads; nothing here blocks but close. */
public interface QuicCarrier extends AutoCloseable {
  /**
   * Connects and shakes hands, without early data. Bounded by nobody: whoever waits cancels the
   * future, and a connection that comes late is closed.
   *
   * @return fails with a {@link QuicException}
   */
  CompletableFuture<QuicConnection> connect(QuicTarget target);

  /** Ends connections and threads; waits a little for them. Harmless the second time. */
  @Override
  void close();
}
