package io.tif1.testkit.internal.relay;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * A client's connection, the one to the server behind it, and a flow each way. Relay thread only.
 */
final class RelayedConnection {
  private final SelectionKey clientKey;
  private final SelectionKey serverKey;
  private final SocketChannel client;
  private final SocketChannel server;
  private final Flow up;
  private final Flow down;
  private boolean connected;

  RelayedConnection(
      SocketChannel client, SocketAddress target, Selector selector, Shape up, Shape down, long now)
      throws IOException {
    this.client = client;
    this.server = SocketChannel.open();
    for (SocketChannel channel : new SocketChannel[] {client, server}) {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }
    connected = server.connect(target);
    clientKey = client.register(selector, 0, this);
    serverKey = server.register(selector, 0, this);
    // The kernel accepted at once; over a real link that takes a round trip, and then the way up.
    long setUp = now + up.delayNanos() + down.delayNanos() + up.delayNanos();
    this.up = new Flow(client, server, up, setUp);
    this.down = new Flow(server, client, down, now);
  }

  boolean isOpen() {
    return client.isOpen();
  }

  long nextDue() {
    return connected ? Math.min(up.nextDue(), down.nextDue()) : Long.MAX_VALUE;
  }

  /**
   * Does what can be done now. A failure of either side resets both, as a router cannot explain.
   */
  void step(long now, ByteBuffer scratch) {
    try {
      if (!connected) {
        connected = server.finishConnect();
      }
      if (connected) {
        up.read(now, scratch);
        down.read(now, scratch);
        up.write(now);
        down.write(now);
      }
      if (up.hasEnded() && down.hasEnded()) {
        close(false);
      }
    } catch (IOException e) {
      close(true);
    }
  }

  void endUp(long now) {
    up.endSource(now);
  }

  void endDown(long now) {
    down.endSource(now);
  }

  /** Asks the selector for what can make progress; for nothing while {@code frozen}. */
  void watch(boolean frozen) {
    if (!isOpen()) {
      return;
    }
    clientKey.interestOps(frozen || !connected ? 0 : interest(up, down));
    serverKey.interestOps(frozen ? 0 : connected ? interest(down, up) : SelectionKey.OP_CONNECT);
  }

  private static int interest(Flow readsFrom, Flow writesTo) {
    return (readsFrom.wantsToRead() ? SelectionKey.OP_READ : 0)
        | (writesTo.wantsToWrite() ? SelectionKey.OP_WRITE : 0);
  }

  void close(boolean reset) {
    close(client, reset);
    close(server, reset);
  }

  private static void close(SocketChannel channel, boolean reset) {
    try {
      if (reset && channel.isOpen()) {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
      }
      channel.close();
    } catch (IOException e) {
      Relay.LOG.log(System.Logger.Level.DEBUG, "closing a relayed connection failed", e);
    }
  }
}
