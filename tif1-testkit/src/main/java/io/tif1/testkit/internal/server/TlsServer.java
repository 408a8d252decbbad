package io.tif1.testkit.internal.server;

import io.tif1.testkit.HttpProtocol;
import io.tif1.testkit.ServerCertificate;
import io.tif1.testkit.internal.wait.Patience;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.Http2ServerConfig;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerConfig;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * HTTP over TLS on loopback: one event loop, a port that is the same from start to close, a
 * certificate that can be changed, and access to the sockets. It knows nothing of what is served.
 */
public final class TlsServer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(TlsServer.class.getName());
  private static final String LOOPBACK = "127.0.0.1";

  private final OpenSockets sockets = new OpenSockets();
  private final Vertx vertx;
  private final Context loop;
  private final Set<HttpProtocol> protocols;
  private final Handler<HttpServerRequest> handler;

  // Set once, by the constructor, after the handler became reachable.
  private volatile int port;

  private final Set<HttpConnection> quicConnections = ConcurrentHashMap.newKeySet();

  // Guarded by this: the listening side. While refusing, `holder` keeps the port from others.
  private ServerCertificate certificate;
  private @Nullable HttpServer server;
  private @Nullable HttpServer quicServer;
  private @Nullable HeldPort holder;
  private boolean closed;

  public TlsServer(
      Set<HttpProtocol> protocols,
      ServerCertificate certificate,
      Handler<HttpServerRequest> handler) {
    this.protocols = protocols;
    this.certificate = certificate;
    this.handler = handler;
    vertx =
        Vertx.builder()
            .with(
                new VertxOptions()
                    .setEventLoopPoolSize(1)
                    .setWorkerPoolSize(2)
                    .setInternalBlockingPoolSize(2)
                    .setUseDaemonThread(true)
                    .setFileSystemOptions(
                        new FileSystemOptions()
                            .setClassPathResolvingEnabled(false)
                            .setFileCachingEnabled(false)))
            .withTransport(new WatchedTransport(sockets::accepted))
            .build();
    loop = vertx.getOrCreateContext();
    server = listen(0);
    port = server.actualPort();
    quicServer = listenToQuic(port);
  }

  public int port() {
    return port;
  }

  public OpenSockets sockets() {
    return sockets;
  }

  public Vertx vertx() {
    return vertx;
  }

  /**
   * Runs {@code task} where all handlers run, after what is running there now. Once the server is
   * closed there are no exchanges that a task could be about, and it does not run.
   *
   * @return whether it will run
   */
  public boolean onLoop(Runnable task) {
    try {
      loop.runOnContext(ignored -> task.run());
      return true;
    } catch (RejectedExecutionException e) {
      LOG.log(System.Logger.Level.DEBUG, "the server on port {0} is closed", port());
      return false;
    }
  }

  /** Like {@link #onLoop}, but done on return: what arrives after the call finds it done. */
  public void onLoopNow(Runnable task) {
    if (Context.isOnEventLoopThread()) {
      task.run();
      return;
    }
    Promise<Void> done = Promise.promise();
    boolean running =
        onLoop(
            () -> {
              try {
                task.run();
              } finally {
                done.complete();
              }
            });
    if (running) {
      await(done.future());
    }
  }

  /** Which connection a request came on, counted from 1 in the order of accepting. */
  public int connectionOf(HttpServerRequest request) {
    return socketOf(request).id();
  }

  OpenSocket socketOf(HttpServerRequest request) {
    return sockets.ofClientPort(request.connection().remoteAddress().port());
  }

  /** Closes the port, so that connecting is refused, and resets every open connection. */
  public synchronized void refuse() {
    if (server == null || closed) {
      return;
    }
    HttpServer listening = server;
    server = null;
    resetAll();
    await(listening.close());
    HttpServer quic = quicServer;
    quicServer = null;
    if (quic != null) {
      await(quic.close());
    }
    holder = HeldPort.hold(port);
  }

  /** Opens the port again. */
  public synchronized void accept() {
    if (server != null || closed) {
      return;
    }
    letGo();
    server = listen(port);
    quicServer = listenToQuic(port);
  }

  /** What new connections are shown; those that are open keep what they have. */
  public synchronized void present(ServerCertificate shown) {
    certificate = shown;
    if (server != null && !closed) {
      await(server.updateSSLOptions(tls(), true));
      if (quicServer != null) {
        await(quicServer.updateSSLOptions(tls(), true));
      }
    }
  }

  public void resetAll() {
    sockets.all().forEach(OpenSocket::reset);
    quicConnections.forEach(TlsServer::drop);
  }

  static void drop(HttpConnection connection) {
    try {
      connection.close();
    } catch (IllegalStateException e) {
      LOG.log(System.Logger.Level.DEBUG, "{0} is being closed already", connection);
    }
  }

  private void accepted(HttpConnection connection) {
    if (connection.protocolVersion() == HttpVersion.HTTP_3) {
      quicConnections.add(connection);
      connection.closeHandler(closed -> quicConnections.remove(connection));
    }
  }

  /** Closes the port and all connections and ends the threads. Harmless the second time. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    letGo();
    resetAll();
    await(vertx.close());
  }

  private HttpServer listen(int onPort) {
    Set<HttpProtocol> offered = EnumSet.copyOf(protocols);
    offered.remove(HttpProtocol.HTTP_3);
    return listen(
        onPort, offered.stream().map(TlsServer::version).collect(Collectors.toUnmodifiableSet()));
  }

  /** On the UDP port of the same number, as every server on the web has it. */
  private @Nullable HttpServer listenToQuic(int onPort) {
    return protocols.contains(HttpProtocol.HTTP_3)
        ? listen(onPort, Set.of(HttpVersion.HTTP_3))
        : null;
  }

  private HttpServer listen(int onPort, Set<HttpVersion> versions) {
    HttpServerConfig config =
        new HttpServerConfig()
            .setVersions(versions)
            .setHost(LOOPBACK)
            .setPort(onPort)
            // A client that cancels a thousand exchanges at once is what tests are for.
            .setHttp2Config(
                new Http2ServerConfig().setRstFloodMaxRstFramePerWindow(Integer.MAX_VALUE));
    HttpServer created =
        vertx
            .createHttpServer(config, tls())
            .connectionHandler(this::accepted)
            .requestHandler(handler);
    Future<HttpServer> listening =
        Future.future(
            promise -> loop.runOnContext(ignored -> created.listen().onComplete(promise)));
    return await(listening);
  }

  private ServerSSLOptions tls() {
    return new ServerSSLOptions()
        .setKeyCertOptions(KeyCertOptions.wrap(certificate.keyManagers()))
        .setUseAlpn(true);
  }

  private static HttpVersion version(HttpProtocol protocol) {
    return switch (protocol) {
      case HTTP_1_1 -> HttpVersion.HTTP_1_1;
      case HTTP_2 -> HttpVersion.HTTP_2;
      case HTTP_3 -> HttpVersion.HTTP_3;
    };
  }

  private void letGo() {
    HeldPort held = holder;
    holder = null;
    if (held != null) {
      held.close();
    }
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(Patience.LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "the test server did not answer within " + Patience.LIMIT_SECONDS + " s", e);
    }
  }
}
