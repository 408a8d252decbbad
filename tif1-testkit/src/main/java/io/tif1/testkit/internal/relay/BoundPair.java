package io.tif1.testkit.internal.relay;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;

/** A port of TCP and the one of UDP that has the same number, neither of them blocking. */
record BoundPair(ServerSocketChannel listener, DatagramChannel datagrams) {
  /** That the other port is taken is chance, and not so often in a row. */
  private static final int TRIES = 16;

  static final int DATAGRAM_BUFFER = 4 << 20;

  static BoundPair on(InetAddress address) throws IOException {
    for (int left = TRIES; ; left--) {
      var listener = ServerSocketChannel.open();
      var datagrams = DatagramChannel.open();
      try {
        listener.bind(new InetSocketAddress(address, 0));
        datagrams.bind(new InetSocketAddress(address, listener.socket().getLocalPort()));
        datagrams.socket().setReceiveBufferSize(DATAGRAM_BUFFER);
        listener.configureBlocking(false);
        datagrams.configureBlocking(false);
        return new BoundPair(listener, datagrams);
      } catch (BindException e) {
        listener.close();
        datagrams.close();
        if (left == 1) {
          throw e;
        }
      }
    }
  }
}
