package io.tif1.testkit.internal.server;

import io.netty.channel.socket.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One accepted TCP connection. */
final class OpenSocket {
  private final int id;
  private final @Nullable SocketChannel channel;
  private final AtomicInteger requests = new AtomicInteger();

  OpenSocket(int id, @Nullable SocketChannel channel) {
    this.id = id;
    this.channel = channel;
  }

  /** Stands for a connection that closed while its last request was on the way up. */
  static OpenSocket gone() {
    return new OpenSocket(0, null);
  }

  /** From 1, in the order of accepting. */
  int id() {
    return id;
  }

  /** Counts a request; the number of it on this connection, from 1. */
  int countRequest() {
    return requests.incrementAndGet();
  }

  boolean isOpen() {
    return channel != null && channel.isOpen();
  }

  /** Ends the connection in the middle of whatever it carries: a FIN without TLS' close_notify. */
  void cut() {
    close(-1);
  }

  /** Ends the connection with a TCP reset. */
  void reset() {
    close(0);
  }

  private void close(int linger) {
    if (channel == null) {
      return;
    }
    if (!channel.isRegistered()) {
      // Accepted while the port was being closed: no loop has taken it, and none will.
      channel.unsafe().closeForcibly();
      return;
    }
    channel
        .eventLoop()
        .execute(
            () -> {
              if (channel.isOpen()) {
                channel.config().setSoLinger(linger);
                // Past the TLS handler, which would say goodbye first.
                channel.unsafe().close(channel.voidPromise());
              }
            });
  }
}
