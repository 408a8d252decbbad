package io.tif1.testkit.internal.relay;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One client's datagrams over UDP, with a socket of their own towards the server, as a router that
 * translates addresses has it. What is lost is gone: sending it again is the ends' affair. Relay
 * thread only.
 */
final class RelayedDatagrams {
  private record Datagram(ByteBuffer bytes, long due) {}

  private final DatagramChannel front;
  private final SocketAddress client;
  private final DatagramChannel server;
  private final Shape up;
  private final Shape down;
  private final Deque<Datagram> upward = new ArrayDeque<>();
  private final Deque<Datagram> downward = new ArrayDeque<>();

  /**
   * @param front where clients send to, shared by all of them
   */
  RelayedDatagrams(
      DatagramChannel front,
      SocketAddress client,
      SocketAddress target,
      Selector selector,
      Shape up,
      Shape down)
      throws IOException {
    this.front = front;
    this.client = client;
    this.up = up;
    this.down = down;
    server = DatagramChannel.open();
    server.configureBlocking(false);
    server.socket().setReceiveBufferSize(BoundPair.DATAGRAM_BUFFER); // a burst is not lost here
    server.connect(target);
    server.register(selector, SelectionKey.OP_READ, this);
  }

  /** A datagram has come from the client. */
  void fromClient(long now, ByteBuffer datagram) {
    queue(upward, up, now, datagram);
  }

  private static void queue(Deque<Datagram> way, Shape shape, long now, ByteBuffer datagram) {
    long due = shape.datagramArrival(now, datagram.remaining());
    if (due != Shape.LOST) {
      way.add(new Datagram(ByteBuffer.allocate(datagram.remaining()).put(datagram).flip(), due));
    }
  }

  /** When there is something to send next; {@code Long.MAX_VALUE} if nothing is under way. */
  long nextDue() {
    return Math.min(due(upward), due(downward));
  }

  private static long due(Deque<Datagram> way) {
    Datagram first = way.peek();
    return first == null ? Long.MAX_VALUE : first.due;
  }

  /** Does what can be done now. What a socket does not take is lost, as it would be. */
  void step(long now, ByteBuffer scratch) {
    try {
      while (server.read(scratch.clear()) > 0) {
        queue(downward, down, now, scratch.flip());
      }
    } catch (IOException e) {
      Relay.LOG.log(System.Logger.Level.TRACE, "nobody listens for datagrams", e);
    }
    try {
      for (; due(upward) <= now; upward.remove()) {
        server.write(upward.element().bytes);
      }
      for (; due(downward) <= now; downward.remove()) {
        front.send(downward.element().bytes, client);
      }
    } catch (IOException e) {
      Relay.LOG.log(System.Logger.Level.TRACE, "a datagram was not taken", e);
      upward.clear();
      downward.clear();
    }
  }

  void close() {
    try {
      server.close();
    } catch (IOException e) {
      Relay.LOG.log(System.Logger.Level.DEBUG, "closing a relayed socket failed", e);
    }
  }
}
