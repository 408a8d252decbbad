package io.tif1.tests.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A plain server behind another one: begins an answer to each request and does not go on; sees when
 * whoever asked has left.
 */
final class StallingServer implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 30;

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, CompletableFuture<Socket>> asked = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Void>> left = new ConcurrentHashMap<>();

  StallingServer() throws IOException {
    threads.execute(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        threads.execute(() -> serve(socket));
      }
    } catch (IOException e) {
      threads.shutdown(); // closed
    }
  }

  private void serve(Socket socket) {
    String path = "";
    try (socket) {
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      path = in.readLine().split(" ")[1];
      while (!in.readLine().isEmpty()) {
        // The headers are not looked at.
      }
      send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nab");
      of(asked, path).complete(socket);
      while (in.read() >= 0) {
        // Nothing more is said.
      }
      of(left, path).complete(null);
    } catch (IOException e) {
      of(left, path).complete(null);
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    // In one step: whoever has had all may close the connection at once.
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static <T> CompletableFuture<T> of(Map<String, CompletableFuture<T>> all, String path) {
    return all.computeIfAbsent(path, p -> new CompletableFuture<>());
  }

  void awaitAsked(String path) {
    of(asked, path).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Waits until {@code count} of these were left by whoever asked for them. */
  void awaitLeft(List<String> paths, int count) {
    var latch = new CountDownLatch(count);
    paths.forEach(path -> of(left, path).thenRun(latch::countDown));
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError(latch.getCount() + " too few were left: " + left.keySet());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends the rest of an answer. */
  void finish(String path) {
    try {
      send(of(asked, path).join(), "cd");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (CompletableFuture<Socket> one : asked.values()) {
      if (one.isDone()) {
        one.join().close();
      }
    }
    threads.shutdownNow();
  }
}
