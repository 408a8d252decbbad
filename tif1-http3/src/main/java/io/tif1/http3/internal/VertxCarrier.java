package io.tif1.http3.internal;

import io.tif1.client.internal.runtime.Certificates;
import io.tif1.client.internal.transport.quic.QuicCarrier;
import io.tif1.client.internal.transport.quic.QuicConnection;
import io.tif1.client.internal.transport.quic.QuicException;
import io.tif1.client.internal.transport.quic.QuicException.Kind;
import io.tif1.client.internal.transport.quic.QuicTarget;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientConfig;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Vert.x with one event loop, for one client, ended with it. */
final class VertxCarrier implements QuicCarrier {
  private static final Logger LOG = LoggerFactory.getLogger(VertxCarrier.class);

  /** Whoever waits has given up long before; this only frees what is left of the attempt. */
  private static final Duration CONNECT = Duration.ofSeconds(30);

  /** The client closes idle connections by its own clock; this ends those it was cut off from. */
  private static final Duration IDLE = Duration.ofMinutes(5);

  private static final long LINGER_SECONDS = 2;

  private final X509TrustManager trust;
  private final Vertx vertx;
  private final Context loop;
  private final HttpClientAgent client;

  VertxCarrier(X509TrustManager trust) {
    this.trust = trust;
    this.vertx =
        Vertx.builder()
            .with(
                new VertxOptions()
                    .setEventLoopPoolSize(1)
                    .setWorkerPoolSize(1)
                    .setInternalBlockingPoolSize(1)
                    .setUseDaemonThread(true)
                    .setFileSystemOptions(
                        new FileSystemOptions()
                            .setClassPathResolvingEnabled(false)
                            .setFileCachingEnabled(false)))
            .withTransport(new RoomyTransport())
            .build();
    this.loop = vertx.getOrCreateContext();
    var config =
        new HttpClientConfig()
            .setVersions(HttpVersion.HTTP_3)
            .setSsl(true)
            .setVerifyHost(true)
            .setDecompressionEnabled(false)
            .setFollowAlternativeServices(false)
            .setConnectTimeout(CONNECT);
    config.getQuicConfig().getTransportConfig().setMaxIdleTimeout(IDLE);
    this.client = vertx.httpClientBuilder().with(config).with(tls(trust)).build();
  }

  private static ClientSSLOptions tls(X509TrustManager judge) {
    return new ClientSSLOptions()
        .setTrustOptions(TrustOptions.wrap(judge))
        .setHostnameVerificationAlgorithm("HTTPS");
  }

  @Override
  public CompletableFuture<QuicConnection> connect(QuicTarget target) {
    var judge = new RememberingTrust(trust);
    var opened = new CompletableFuture<QuicConnection>();
    client
        .connect(
            new HttpConnectOptions()
                .setProtocolVersion(HttpVersion.HTTP_3)
                .setServer(
                    SocketAddress.inetSocketAddress(
                        target.port(), target.address().getHostAddress()))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(true)
                .setSslOptions(tls(judge)))
        .onComplete(done -> finish(opened, done.result(), done.cause(), judge));
    return opened;
  }

  private void finish(
      CompletableFuture<QuicConnection> opened,
      @Nullable HttpClientConnection connection,
      @Nullable Throwable problem,
      RememberingTrust judge) {
    if (connection == null) {
      opened.completeExceptionally(translated(problem, judge.refusal()));
    } else if (!opened.complete(new VertxConnection(connection, loop))) {
      connection.close();
    }
  }

  private static QuicException translated(
      @Nullable Throwable problem, @Nullable Exception refusal) {
    if (refusal != null) {
      String why = Certificates.refused(refusal);
      return new QuicException(
          Kind.CERTIFICATE,
          "the certificate shown over QUIC is refused: "
              + (why == null ? refusal.getMessage() : why),
          refusal);
    }
    String what = problem instanceof SSLException ? "TLS over QUIC: " : "could not connect: ";
    return new QuicException(Kind.CONNECTION, what + problem, problem);
  }

  @Override
  public void close() {
    try {
      vertx.close().await(LINGER_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      LOG.debug("QUIC was not closed within {} s, it goes on closing", LINGER_SECONDS);
    } catch (RuntimeException e) {
      LOG.debug("QUIC did not close cleanly", e);
    }
  }
}
