package io.tif1.testkit.internal.relay;

import io.tif1.testkit.internal.wait.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Carries bytes, over TCP and over UDP, between clients and one server on loopback: one thread, one
 * selector. Each turn of its loop obeys commands, waits for a socket or a parcel's moment, and lets
 * every connection do what it can.
 */
public final class Relay implements AutoCloseable {
  static final System.Logger LOG = System.getLogger(Relay.class.getName());
  private static final int PARCEL_BYTES = 16 << 10;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final InetSocketAddress target;
  private final Shape up;
  private final Shape down;
  private final Selector selector;
  private final ServerSocketChannel listener;
  private final DatagramChannel datagrams;
  private final SelectionKey acceptKey;
  private final SelectionKey datagramKey;
  private final int port;
  private final Thread thread;
  private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();

  // Written by the relay thread, read by any.
  private volatile int accepted;
  private volatile int open;

  // Relay thread only.
  private final ByteBuffer scratch = ByteBuffer.allocateDirect(PARCEL_BYTES);
  private final List<RelayedConnection> connections = new ArrayList<>();
  private final Map<SocketAddress, RelayedDatagrams> udpClients = new LinkedHashMap<>();
  private boolean frozen;
  private boolean dropping;
  private boolean closing;

  public Relay(int targetPort, Shape up, Shape down) {
    this.up = up;
    this.down = down;
    try {
      InetAddress loopback = InetAddress.getByAddress(LOOPBACK);
      target = new InetSocketAddress(loopback, targetPort);
      selector = Selector.open();
      BoundPair pair = BoundPair.on(loopback);
      listener = pair.listener();
      datagrams = pair.datagrams();
      acceptKey = listener.register(selector, SelectionKey.OP_ACCEPT);
      datagramKey = datagrams.register(selector, SelectionKey.OP_READ);
      port = listener.socket().getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open a relay to port " + targetPort, e);
    }
    thread = new Thread(this::run, "testkit-link-" + port);
    thread.setDaemon(true);
    thread.start();
  }

  public int port() {
    return port;
  }

  public int accepted() {
    return accepted;
  }

  public int open() {
    return open;
  }

  /** While frozen, nothing is read, written, connected or closed. */
  public void freeze(boolean on) {
    command(() -> frozen = on);
  }

  public void reset() {
    command(() -> connections.forEach(c -> c.close(true)));
  }

  /** Datagrams come to the server from other ports from now on; those under way are lost. */
  public void forgetDatagrams() {
    command(
        () -> {
          udpClients.values().forEach(RelayedDatagrams::close);
          udpClients.clear();
        });
  }

  /** From now on datagrams are lost, or not any more. */
  public void dropDatagrams(boolean on) {
    command(() -> dropping = on);
  }

  public void endUp() {
    long now = System.nanoTime();
    command(() -> connections.forEach(c -> c.endUp(now)));
  }

  public void endDown() {
    long now = System.nanoTime();
    command(() -> connections.forEach(c -> c.endDown(now)));
  }

  /** Resets all connections and ends the thread. Harmless the second time. */
  @Override
  public void close() {
    command(() -> closing = true);
    try {
      thread.join(TimeUnit.SECONDS.toMillis(Patience.LIMIT_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Has the relay thread do it, and waits until it is done. Does nothing once closed. */
  private void command(Runnable action) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    commands.add(
        () -> {
          action.run();
          done.complete(null);
        });
    selector.wakeup();
    try {
      while (thread.isAlive() && !done.isDone()) {
        await(done);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the relay failed", e.getCause());
    }
  }

  private static void await(CompletableFuture<Void> done)
      throws InterruptedException, ExecutionException {
    try {
      done.get(100, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.log(System.Logger.Level.TRACE, "the relay is busy, or ended meanwhile", e);
    }
  }

  private void run() {
    try (selector;
        listener;
        datagrams) {
      while (!closing) {
        turn();
      }
      connections.forEach(c -> c.close(true));
      udpClients.values().forEach(RelayedDatagrams::close);
      open = 0;
      selector.selectNow(); // gives the descriptors back
    } catch (IOException e) {
      throw new UncheckedIOException("the relay on port " + port + " failed", e);
    }
  }

  private void turn() throws IOException {
    Consumer<SelectionKey> accept =
        key -> {
          if (key.isAcceptable()) {
            accept();
          }
        };
    long wait = millisUntilNextDue();
    if (wait < 0) {
      selector.select(accept);
    } else if (wait == 0) {
      selector.selectNow(accept);
    } else {
      selector.select(accept, wait);
    }
    for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
      command.run();
    }
    if (!frozen) {
      long now = System.nanoTime();
      connections.forEach(c -> c.step(now, scratch));
      receive(now);
      udpClients.values().forEach(c -> c.step(now, scratch));
    }
    connections.removeIf(c -> !c.isOpen());
    connections.forEach(c -> c.watch(frozen));
    acceptKey.interestOps(frozen ? 0 : SelectionKey.OP_ACCEPT);
    datagramKey.interestOps(frozen ? 0 : SelectionKey.OP_READ);
    open = connections.size();
  }

  /** Rounded up, so that the moment has come by then; negative if there is nothing to wait for. */
  private long millisUntilNextDue() {
    long next = Long.MAX_VALUE;
    for (RelayedConnection connection : connections) {
      next = Math.min(next, connection.nextDue());
    }
    for (RelayedDatagrams client : udpClients.values()) {
      next = Math.min(next, client.nextDue());
    }
    if (frozen || next == Long.MAX_VALUE) {
      return -1;
    }
    return Math.max(0, (next - System.nanoTime() + 999_999) / 1_000_000);
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // written by the relay thread alone
  private void accept() {
    try {
      SocketChannel client = listener.accept();
      if (client != null) {
        accepted++;
        connections.add(
            new RelayedConnection(client, target, selector, up, down, System.nanoTime()));
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "a client left while it was accepted", e);
    }
  }

  /** Takes what clients have sent over UDP. */
  private void receive(long now) throws IOException {
    for (SocketAddress from = datagrams.receive(scratch.clear());
        from != null;
        from = datagrams.receive(scratch.clear())) {
      if (dropping) {
        continue;
      }
      RelayedDatagrams client = udpClients.get(from);
      if (client == null) {
        client = new RelayedDatagrams(datagrams, from, target, selector, up, down);
        udpClients.put(from, client);
      }
      client.fromClient(now, scratch.flip());
    }
  }
}
