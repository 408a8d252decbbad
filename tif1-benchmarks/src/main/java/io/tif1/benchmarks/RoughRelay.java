package io.tif1.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands in front of a server on this machine and passes bytes on: slowly, not for long, and on
 * some connections not at all; until it is told to behave.
 */
final class RoughRelay implements AutoCloseable {
  private static final int SLOWEST_MILLIS = 40;
  private static final int HANGING_PERCENT = 30;
  private static final int CLOSING_PERCENT = 5;

  private final int target;
  private final Random random;
  private final ServerSocket listening;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong hung = new AtomicLong();
  private final AtomicInteger open = new AtomicInteger();
  private volatile boolean rough = true;

  RoughRelay(int target, long seed) throws IOException {
    this.target = target;
    this.random = new Random(seed);
    this.listening = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /** The address by which clients come to the server through this. */
  URI inFrontOf(URI server) {
    return URI.create("https://localhost:" + listening.getLocalPort() + server.getRawPath());
  }

  /** How many connections of clients are open. */
  int open() {
    return open.get();
  }

  long accepted() {
    return accepted.get();
  }

  long hung() {
    return hung.get();
  }

  /** From now on everything is passed on at once; what is open is closed. */
  void behave() {
    rough = false;
    clients.forEach(RoughRelay::close);
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        accepted.incrementAndGet();
        open.incrementAndGet();
        clients.add(client);
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        // Of one connection, or closed: the loop finds out.
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      if (rough && chance(HANGING_PERCENT)) {
        hung.incrementAndGet();
        client.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        return;
      }
      try (var server = new Socket(InetAddress.getLoopbackAddress(), target)) {
        threads.execute(() -> pass(server, client));
        pass(client, server);
      }
    } catch (IOException e) {
      // The client has gone, as it is wont to here.
    } finally {
      clients.remove(client);
      open.decrementAndGet();
    }
  }

  private void pass(Socket from, Socket to) {
    var buffer = new byte[4096];
    try (from;
        to) {
      for (int n = from.getInputStream().read(buffer);
          n >= 0;
          n = from.getInputStream().read(buffer)) {
        if (rough) {
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(SLOWEST_MILLIS)));
          if (chance(CLOSING_PERCENT)) {
            return;
          }
        }
        to.getOutputStream().write(buffer, 0, n);
      }
    } catch (IOException e) {
      // One of the two has gone, and the other goes with it.
    }
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed all the same.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    clients.forEach(RoughRelay::close);
    threads.shutdownNow();
  }
}
