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
import org.jspecify.annotations.Nullable;

/**
 * Exchanges over TCP, HTTP/1.1 and HTTP/2 by OkHttp, and over QUIC where {@link QuicRouter} has a
 * connection that stands. Over TCP one thread for each exchange under way reads its body; nothing
 * of a caller's runs on it. OkHttp's own retries, redirects and time-outs are off: the rooms around
 * it decide those, on the client's clock.
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
  final Carriers carriers = new Carriers();
  final Sockets sockets = new Sockets();
  final QuicRouter quic;
  private final Supplier<Tif1Config> config;
  private final ThreadPoolExecutor threads;
  private final StatsLog statsLog;

  // Replaced together, under the lock of this.
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
    this.statsLog =
        new StatsLog(() -> config.get().connectionStatsLogInterval(), time, this::stats);
    var dialer =
        new QuicDialer(
            config, time, dns, trust.trustManager(), threads, stats.connectionsCreated::increment);
    this.quic = new QuicRouter(config, time, proxies, dialer);
    var dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(Integer.MAX_VALUE);
    dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
    var builder =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .dns(dns)
            .proxySelector(proxies)
            .proxyAuthenticator(proxies.authenticator())
            .socketFactory(sockets.plain())
            .sslSocketFactory(sockets.secure(trust.socketFactory()), trust.trustManager())
            .hostnameVerifier(new SameHost(new OkHttpClient().hostnameVerifier()))
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .callTimeout(Duration.ZERO)
            .connectTimeout(Duration.ZERO)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .pingInterval(PING)
            .addInterceptor(new Backstop())
            .addNetworkInterceptor(new NoHiddenRetry())
            .addNetworkInterceptor(
                new Retirement(
                    carriers,
                    time,
                    () -> config.get().keepaliveMaxRequests(),
                    this::connectionRetired))
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
            Conditions.of(attempt.fetch().known()),
            attempt.timeout(),
            attempt.cancellation(),
            attempt.begunNanos(),
            false)
        .whenComplete(
            (answer, problem) -> {
              if (problem != null) {
                judged.completeExceptionally(problem);
                return;
              }
              AttemptFailure failure = judge(answer, attempt.fetch().known() != null);
              if (failure == null) {
                judged.complete(answer);
              } else {
                judged.completeExceptionally(failure);
              }
            });
    return judged;
  }

  /** What the answer's status means, as a failure; null if it is good so far. */
  private @Nullable AttemptFailure judge(Answer answer, boolean conditional) {
    if (answer.status() == 304 && conditional) {
      return null;
    }
    Duration wait = RetryAfter.of(answer, time.instant());
    String body = answer.status() == 200 ? "" : ErrorText.of(answer);
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
   * @param wholeErrors whether a body of any status is wanted whole; else only of status 200
   */
  public CompletableFuture<Answer> exchange(
      URI uri,
      Map<String, String> headers,
      Duration timeout,
      Cancellation cancellation,
      long askedNanos,
      boolean wholeErrors) {
    return new Exchange(this, uri, headers, timeout, cancellation, askedNanos, wholeErrors).begin();
  }

  /** The settings changed. Connections in use end their work; the next requests get new ones. */
  public void configure(Tif1Config changed) {
    gate.configure(changed.poolMaxsize(), changed.poolAcquireTimeout());
    quic.configure();
    Pooling wanted = Pooling.of(changed);
    OkHttpClient old;
    synchronized (this) {
      if (wanted.equals(pooling)) {
        return;
      }
      pooling = wanted;
      old = useNewPool();
    }
    old.connectionPool().evictAll();
  }

  /**
   * From now on requests get new connections. Those under way keep theirs, which are closed when
   * they end; idle ones are the caller's to close. Called with the lock held.
   */
  private OkHttpClient useNewPool() {
    OkHttpClient old = client;
    client = pooling.applyTo(old.newBuilder()).build();
    gate.forgetOrigins();
    return old;
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
    quic.close();
    threads.shutdownNow(); // one may be looking up a host, which only an interrupt ends
    client.connectionPool().evictAll();
    DaemonThreads.awaitEnd(threads, LINGER);
    client.connectionPool().evictAll();
  }

  // For the exchanges.

  OkHttpClient client() {
    return client;
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

  /** A request has timed out. If its connection seems dead, no other may be sent into it. */
  void forsakeIfSilent(Hop hop) {
    Carrier carrier = hop.carrier();
    if (carrier != null && carrier.isSilent(hop.sentNanos(), time.nanoTime())) {
      forsake(hop);
    }
  }

  /**
   * The connection of {@code hop} is dead: no other request may be sent into it. Over HTTP/1.1 it
   * is closed with the request, but what lies idle beside it is as old. Over HTTP/2 it would stay,
   * and swallow one request after the other; it is not closed, for the sake of others that may
   * still get their answers on it.
   */
  void forsake(Hop hop) {
    synchronized (this) {
      if (hop.client != client) {
        return; // that has happened
      }
      if (hop.isShared()) {
        useNewPool();
      }
    }
    hop.client.connectionPool().evictAll();
  }

  /** An exchange's thread is done with a request. */
  void ended(Call call) {
    Hop hop = call.request().tag(Hop.class);
    if (hop != null && (closed || hop.client != client)) {
      hop.client.connectionPool().evictAll(); // what it used may just have become idle
    }
    statsLog.maybe();
  }

  private void connectionRetired(Connection connection) {
    gate.retired(originOf(connection.route().address().url()));
  }

  static String originOf(HttpUrl url) {
    return url.scheme() + "://" + url.host() + ":" + url.port();
  }
}
