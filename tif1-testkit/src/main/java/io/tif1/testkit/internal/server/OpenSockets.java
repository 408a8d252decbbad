package io.tif1.testkit.internal.server;

import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The sockets a server has accepted and that are still open, by the client's port. */
public final class OpenSockets {
  private final ConcurrentHashMap<Integer, OpenSocket> open = new ConcurrentHashMap<>();
  private final AtomicInteger accepted = new AtomicInteger();

  void accepted(SocketChannel channel) {
    InetSocketAddress remote = channel.remoteAddress();
    if (remote == null) {
      return; // gone before it was looked at
    }
    OpenSocket socket = new OpenSocket(accepted.incrementAndGet(), channel);
    open.put(remote.getPort(), socket);
    channel.closeFuture().addListener(closed -> open.remove(remote.getPort(), socket));
  }

  /** How many connections were accepted so far, whether or not their TLS handshake succeeded. */
  public int acceptedSoFar() {
    return accepted.get();
  }

  public int openNow() {
    // One that was accepted while the port was being closed is dropped without a word.
    open.values().removeIf(socket -> !socket.isOpen());
    return open.size();
  }

  /** The socket whose client uses {@code port}. One that just closed is given a stand-in. */
  OpenSocket ofClientPort(int port) {
    OpenSocket socket = open.get(port);
    return socket != null ? socket : OpenSocket.gone();
  }

  List<OpenSocket> all() {
    return List.copyOf(open.values());
  }
}
