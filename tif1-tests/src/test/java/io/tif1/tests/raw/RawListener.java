package io.tif1.tests.raw;

import io.tif1.testkit.ServerCertificate;
import io.tif1.testkit.TestAuthority;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * TLS with ALPN on loopback, a thread for each connection, and what goes over it is left to the
 * subclass. A script that fails makes {@link #close} fail; a client that leaves does not.
 */
abstract class RawListener implements AutoCloseable {
  private final ServerSocket listening;
  private final SSLContext tls;
  private final List<String> protocols;
  private final ExecutorService threads = Executors.newCachedThreadPool(this::daemon);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(this::daemon);
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private final List<RawRequest> requests = new CopyOnWriteArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();

  /** Something to do on a connection. */
  interface Step {
    void run() throws IOException;
  }

  /** Does not accept before {@link #begin}. */
  RawListener(String... protocols) throws IOException {
    this.protocols = List.of(protocols);
    try {
      tls = SSLContext.getInstance("TLS");
      tls.init(ServerCertificate.trusted().keyManagers().getKeyManagers(), null, null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM cannot build a TLS context", e);
    }
    listening = new ServerSocket(0, 100, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
  }

  final void begin() {
    threads.execute(this::accept);
  }

  /** Serves one connection until it ends, blocking. */
  abstract void serve(SSLSocket socket, int number) throws IOException;

  /** {@code https://localhost:PORT/gh/TracingInsights}, as a CDN's base. */
  public URI baseUri() {
    return URI.create("https://localhost:" + port() + "/gh/TracingInsights");
  }

  /** The port, on the loopback address 127.0.0.1. */
  public int port() {
    return listening.getLocalPort();
  }

  /** Writes the certificate that clients are to trust into {@code directory}. */
  public Path writeCaPem(Path directory) {
    return TestAuthority.writeCaPem(directory);
  }

  /** How many connections were accepted so far, also those whose handshake failed. */
  public int connectionsAccepted() {
    return accepted.get();
  }

  /** How many connections are open. */
  public int openConnections() {
    return open.size();
  }

  /** The requests so far, in the order of arrival. */
  public List<RawRequest> requests() {
    return List.copyOf(requests);
  }

  /** How many requests arrived so far. */
  public int requestCount() {
    return requests.size();
  }

  final void seen(RawRequest request) {
    requests.add(request);
  }

  /** Runs {@code step} on another thread after {@code delay} of real time. */
  final void later(Duration delay, Step step) {
    timer.schedule(() -> guarded(step), delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        int number = accepted.incrementAndGet();
        open.add(socket);
        threads.execute(() -> guarded(() -> handshake(socket, number)));
      } catch (IOException e) {
        if (!listening.isClosed()) {
          failures.add(e);
        }
      }
    }
  }

  private void handshake(Socket socket, int number) throws IOException {
    try (SSLSocket secure =
        (SSLSocket) tls.getSocketFactory().createSocket(socket, "localhost", port(), true)) {
      secure.setUseClientMode(false);
      SSLParameters parameters = secure.getSSLParameters();
      parameters.setApplicationProtocols(protocols.toArray(String[]::new));
      secure.setSSLParameters(parameters);
      secure.startHandshake();
      serve(secure, number);
    } finally {
      open.remove(socket);
    }
  }

  private void guarded(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      // The client has gone, or the test closed the connection: what scripts are written for.
    } catch (RuntimeException | Error e) {
      failures.add(e);
    }
  }

  /** Reads {@code count} bytes. */
  static byte[] exactly(InputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new SocketException("the client closed the connection");
    }
    return bytes;
  }

  private Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "raw-server");
    thread.setDaemon(true);
    return thread;
  }

  /** Closes the port and all connections; fails if a script has. */
  @Override
  public void close() throws IOException {
    listening.close();
    timer.shutdownNow();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
    if (!failures.isEmpty()) {
      throw new AssertionError("a script of a raw server failed", failures.get(0));
    }
  }
}
