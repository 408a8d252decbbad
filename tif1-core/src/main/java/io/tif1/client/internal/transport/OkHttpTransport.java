package io.tif1.client.internal.transport;

import io.tif1.client.ConnectionStats;
import io.tif1.client.Tif1Config;
import io.tif1.client.TimeSource;
import io.tif1.client.internal.pipe.Answer;
import io.tif1.client.internal.pipe.Attempt;
import io.tif1.client.internal.pipe.AttemptFailure;
import io.tif1.client.internal.pipe.Cancellation;
import io.tif1.client.internal.pipe.ExchangeStage;
import io.tif1.client.internal.pipe.RetryAfter;
import io.tif1.client.internal.pipe.Verdict;
import io.tif1.client.internal.runtime.DaemonThreads;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges over TCP: HTTP/1.1 and HTTP/2 by OkHttp. One thread for each exchange under way reads
 * its body; nothing of a caller's runs on it. OkHttp's own retries, redirects and time-outs are
 * off: the rooms around it decide those, on the client's clock.
 */
public final class OkHttpTransport implements ExchangeStage, AutoCloseable {
  /**
   * An HTTP/2 connection that does not answer a ping within this time is dead: its requests fail,
   * and the next ones get a new one. Without it a dead connection would swallow every request until
   * each one's timeout, because a cancelled stream does not end its connection.
   */
  private static final Duration PING = Duration.ofSeconds(10);

  private static final Duration LINGER = Duration.ofSeconds(2);

  final TimeSource time;
  final TransportStats stats = new TransportStats();
  final ConnectionGate gate;
  private final Supplier<Tif1Config> config;
  private final ThreadPoolExecutor threads;
  private final Retirement retirement;
  private volatile Pooling pooling;
  private volatile OkHttpClient client;
  private volatile boolean closed;

  public OkHttpTransport(
      Supplier<Tif1Config> config, TimeSource time, Dns dns, TrustStore trust, Proxies proxies) {
    this.config = config;
    this.time = time;
    Tif1Config now = config.get();
    this.gate =
        new ConnectionGate(
            now.poolMaxsize(), now.poolAcquireTimeout(), time, stats.poolWaits::increment);
    this.threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            new DaemonThreads("tif1-io"));
    this.retirement =
        new Retirement(() -> config.get().keepaliveMaxRequests(), this::connectionRetired);
    var dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(Integer.MAX_VALUE);
    dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
    var builder =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .dns(dns)
            .proxySelector(proxies)
            .proxyAuthenticator(proxies.authenticator())
            .sslSocketFactory(trust.socketFactory(), trust.trustManager())
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .callTimeout(Duration.ZERO)
            .connectTimeout(Duration.ZERO)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .pingInterval(PING)
            .addNetworkInterceptor(retirement)
            .addNetworkInterceptor(new NoResend())
            .eventListenerFactory(
                call -> {
                  Hop hop = call.request().tag(Hop.class);
                  return hop == null ? EventListener.NONE : hop;
                });
    this.pooling = Pooling.of(now);
    this.client = pooling.applyTo(builder).build();
  }

  @Override
  public CompletableFuture<Answer> run(Attempt attempt) {
    var judged = new CompletableFuture<Answer>();
    exchange(
            attempt.uri(),
            Map.of(),
            attempt.timeout(),
            attempt.cancellation(),
            attempt.begunNanos())
        .whenComplete(
            (answer, problem) -> {
              if (problem != null) {
                judged.completeExceptionally(problem);
                return;
              }
              AttemptFailure failure = judge(answer);
              if (failure == null) {
                judged.complete(answer);
              } else {
                judged.completeExceptionally(failure);
              }
            });
    return judged;
  }

  /** What the answer's status means, as a failure; null if it is good so far. */
  private @Nullable AttemptFailure judge(Answer answer) {
    Duration wait = RetryAfter.parse(answer.header("retry-after"), time.instant());
    String body =
        answer.status() == 200
            ? ""
            : new String(
                answer.body(), 0, Math.min(answer.body().length, 1000), StandardCharsets.UTF_8);
    Verdict verdict = Verdict.ofStatus(answer.status(), wait != null, body);
    if (verdict == Verdict.OK) {
      return null;
    }
    String problem =
        "HTTP "
            + answer.status()
            + (wait == null ? "" : ", which asks to wait " + wait.toSeconds() + " s");
    return AttemptFailure.answered(
        verdict, problem, answer, wait == null ? Duration.ZERO : wait, null);
  }

  /**
   * Gets {@code uri}, whatever the status. Fails with an {@link AttemptFailure}.
   *
   * @param askedNanos when the wait for leave began, for the timing
   */
  public CompletableFuture<Answer> exchange(
      URI uri,
      Map<String, String> headers,
      Duration timeout,
      Cancellation cancellation,
      long askedNanos) {
    return new Exchange(this, uri, headers, timeout, cancellation, askedNanos).begin();
  }

  /** The settings changed. Connections in use end their work; the next requests get new ones. */
  public void configure(Tif1Config changed) {
    gate.configure(changed.poolMaxsize(), changed.poolAcquireTimeout());
    Pooling wanted = Pooling.of(changed);
    if (wanted.equals(pooling)) {
      return;
    }
    pooling = wanted;
    OkHttpClient old = client;
    client = wanted.applyTo(old.newBuilder()).build();
    gate.forgetOrigins();
    old.connectionPool().evictAll();
  }

  /** What a pool of connections is made with, and cannot be told later. */
  private record Pooling(int idle, long keepAliveNanos, boolean multiplexed) {
    static Pooling of(Tif1Config config) {
      return new Pooling(
          config.poolConnections(), config.keepaliveTimeout().toNanos(), config.httpMultiplexed());
    }

    OkHttpClient.Builder applyTo(OkHttpClient.Builder builder) {
      return builder
          .connectionPool(new ConnectionPool(idle, keepAliveNanos, TimeUnit.NANOSECONDS))
          .protocols(
              multiplexed
                  ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1)
                  : List.of(Protocol.HTTP_1_1));
    }
  }

  public ConnectionStats stats() {
    return stats.snapshot();
  }

  /** How many connections, or shares of one, are in use. */
  public int connectionsInUse() {
    return gate.inUse();
  }

  /**
   * Ends what is under way and lets connections and threads go; waits a little for the threads to
   * see it.
   */
  @Override
  public void close() {
    closed = true;
    client.dispatcher().cancelAll();
    threads.shutdown();
    client.connectionPool().evictAll();
    DaemonThreads.awaitEnd(threads, LINGER);
    client.connectionPool().evictAll();
  }

  // For the exchanges.

  Call newCall(Request request) {
    return client.newCall(request);
  }

  String userAgent() {
    return config.get().userAgent();
  }

  long maxBodyBytes() {
    return config.get().maxBodyBytes();
  }

  int maxRedirects() {
    return config.get().maxRedirects();
  }

  boolean isMultiplexed() {
    return pooling.multiplexed;
  }

  void dropIdleConnections() {
    client.connectionPool().evictAll();
  }

  /** An exchange's thread is done with it. */
  void ended() {
    if (closed) {
      client.connectionPool().evictAll(); // what it used has just become idle
    }
  }

  private void connectionRetired(Connection connection) {
    gate.retired(originOf(connection.route().address().url()));
  }

  static String originOf(HttpUrl url) {
    return url.scheme() + "://" + url.host() + ":" + url.port();
  }
}
