package io.tif1.testkit.internal.relay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over a pair of sockets, at moments that the tests make up. */
class FlowTest {
  private final Shape shape = new Shape(1);
  private final ByteBuffer scratch = ByteBuffer.allocate(16 << 10);
  private SocketChannel sender;
  private SocketChannel from;
  private SocketChannel to;
  private SocketChannel receiver;
  private Flow flow;

  @BeforeEach
  void open() throws IOException {
    try (ServerSocketChannel listener = ServerSocketChannel.open()) {
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      sender = SocketChannel.open(listener.getLocalAddress());
      from = listener.accept();
      to = SocketChannel.open(listener.getLocalAddress());
      receiver = listener.accept();
    }
    from.configureBlocking(false);
    to.configureBlocking(false);
    flow = new Flow(from, to, shape, 0);
  }

  @AfterEach
  void close() throws IOException {
    for (SocketChannel channel : new SocketChannel[] {sender, from, to, receiver}) {
      channel.close();
    }
  }

  @Test
  void holdsAParcelUntilItsMoment() throws IOException {
    shape.delay(100);
    receive("hello");
    flow.write(99);
    assertThat(flow.nextDue()).isEqualTo(100);
  }

  @Test
  void deliversAParcelAtItsMoment() throws IOException {
    shape.delay(100);
    receive("hello");
    flow.write(100);
    ByteBuffer got = ByteBuffer.allocate(5);
    receiver.read(got);
    assertThat(new String(got.array(), US_ASCII)).isEqualTo("hello");
  }

  @Test
  void keepsTheOrderWhenTheDelayFalls() throws IOException {
    shape.delay(100);
    receive("first");
    shape.delay(0);
    receive("second");
    flow.write(99);
    assertThat(flow.nextDue()).isEqualTo(100);
  }

  @Test
  void passesTheEndOnAfterWhatIsUnderWay() throws IOException {
    shape.delay(100);
    receive("x");
    flow.endSource(50);
    flow.write(99);
    assertThat(flow.hasEnded()).isFalse();
    flow.write(100);
    assertThat(flow.hasEnded()).isTrue();
    receiver.read(ByteBuffer.allocate(1));
    assertThat(receiver.read(ByteBuffer.allocate(1))).isEqualTo(-1);
  }

  @Test
  void stopsReadingAtItsWindow() throws IOException {
    shape.delay(100);
    Thread writer = new Thread(this::fill);
    writer.start();
    while (flow.wantsToRead()) {
      flow.read(0, scratch);
    }
    assertThat(shape.carriedBytes())
        .isBetween(shape.windowBytes(), shape.windowBytes() + (16 << 10));
  }

  private void fill() {
    try {
      sender.write(ByteBuffer.allocate(4 << 20));
    } catch (IOException e) {
      // The test has what it needs and closed the socket.
      assertThat(sender.isOpen()).isFalse();
    }
  }

  /** Sends the text and has the flow take it in at moment 0. */
  private void receive(String text) throws IOException {
    long target = shape.carriedBytes() + text.length();
    sender.write(ByteBuffer.wrap(text.getBytes(US_ASCII)));
    while (shape.carriedBytes() < target) {
      flow.read(0, scratch);
      Thread.onSpinWait();
    }
  }
}
