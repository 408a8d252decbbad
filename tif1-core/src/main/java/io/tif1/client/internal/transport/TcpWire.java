package io.tif1.client.internal.transport;

import io.tif1.client.Tif1Config;
import io.tif1.client.TimeSource;
import io.tif1.client.internal.runtime.DaemonThreads;
import io.tif1.client.internal.runtime.OwnLock;
import io.tif1.client.internal.transport.WireRequest.Sending;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP/1.1 and HTTP/2 over TCP, by OkHttp. One thread for each request under way reads its answer;
 * nothing of a caller's runs on it. OkHttp's own retries, redirects, timeouts and sharing of
 * connections between hosts are off.
 */
final class TcpWire implements Wire, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TcpWire.class);

  /**
   * An HTTP/2 connection that does not answer a ping within this time is dead: its requests fail,
   * and the next ones get a new one. Without it a dead connection would swallow every request until
   * each one's timeout, because a cancelled stream does not end its connection.
   */
  private static final Duration PING = Duration.ofSeconds(10);

  private static final Duration LINGER = Duration.ofSeconds(2);
  private static final int MOST_ORIGINS = 1000;

  final TimeSource time;
  final TransportStats stats;
  final ConnectionGate gate;
  final Tunnels tunnels;
  final Sockets sockets;
  final AddressMemory addresses;
  private final ThreadPoolExecutor threads;
  private final Set<String> wantHttp1 = ConcurrentHashMap.newKeySet();

  private final OwnLock lock = new OwnLock("TcpWire");

  // Replaced together, under the lock.
  private volatile Pooling pooling;
  private volatile OkHttpClient client;

  private volatile boolean closed;

  TcpWire(
      Supplier<Tif1Config> config,
      TimeSource time,
      TransportStats stats,
      ConnectionGate gate,
      Dns dns,
      TrustStore trust,
      Proxies proxies) {
    this.time = time;
    this.stats = stats;
    this.gate = gate;
    this.addresses = new AddressMemory(dns, time);
    this.tunnels =
        new Tunnels(
            proxies, addresses, trust.socketFactory(), () -> config.get().userAgent(), time);
    this.sockets = new Sockets(tunnels);
    this.threads =
        new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), ioThreads());
    var dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(Integer.MAX_VALUE);
    dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
    this.pooling = Pooling.of(config.get());
    this.client =
        pooling
            .applyTo(new OkHttpClient.Builder())
            .dispatcher(dispatcher)
            .dns(tunnels.dns(addresses))
            .proxy(Proxy.NO_PROXY) // they are below OkHttp
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
            .addNetworkInterceptor(new CancelledAnswers())
            .addNetworkInterceptor(new NoHiddenRetry())
            .addNetworkInterceptor(new Retirement(() -> config.get().keepaliveMaxRequests()))
            .addNetworkInterceptor(new HeadersInTurn())
            .eventListenerFactory(
                call -> {
                  TcpLeg leg = call.request().tag(TcpLeg.class);
                  return leg == null ? EventListener.NONE : leg.events();
                })
            .build();
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

  /** OkHttp throws what its caller was notified of once more, on the thread. */
  private static ThreadFactory ioThreads() {
    var threads = new DaemonThreads("tif1-io");
    return task -> {
      Thread thread = threads.newThread(task);
      thread.setUncaughtExceptionHandler(
          (ended, thrown) -> LOG.debug("{} has ended; its request has failed with", ended, thrown));
      return thread;
    };
  }

  @Override
  public Leg leg(WireRequest request, Arrival arrival) {
    return new TcpLeg(this, request, arrival);
  }

  /** Where blocking is no harm. */
  ThreadPoolExecutor threads() {
    return threads;
  }

  /**
   * Connections in use end their work; the next requests get new ones if what they need changed.
   */
  void configure(Tif1Config changed) {
    Pooling wanted = Pooling.of(changed);
    OkHttpClient old;
    lock.lock();
    try {
      if (wanted.equals(pooling)) {
        return;
      }
      pooling = wanted;
      old = client;
      client = pooling.applyTo(old.newBuilder()).build();
    } finally {
      lock.unlock();
    }
    gate.forgetConnections();
    old.connectionPool().evictAll();
  }

  boolean isMultiplexed(String origin) {
    return pooling.multiplexed && !wantHttp1.contains(origin);
  }

  /** The server wants HTTP/1.1 for this origin (RFC 9113, section 9.2). */
  void wantsHttp1(String origin) {
    if (wantHttp1.size() >= MOST_ORIGINS) {
      wantHttp1.clear();
    }
    wantHttp1.add(origin);
  }

  /** What sends a request. */
  OkHttpClient clientFor(String origin, WireRequest request) {
    OkHttpClient used = client;
    if (request.publicOnly()) {
      // Its connections are its own: OkHttp shares them where the resolver is equal, too.
      used =
          used.newBuilder()
              .dns(tunnels.dns(new PublicDns(addresses, request.url().host())))
              .build();
    }
    if (request.sending() == Sending.ALONE) {
      // A pool of its own, from which nobody else takes the connection.
      used = used.newBuilder().connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS)).build();
    }
    return wantHttp1.contains(origin)
        ? used.newBuilder().protocols(List.of(Protocol.HTTP_1_1)).build()
        : used;
  }

  /**
   * The leg's connection is dead, or not to be used again: no other request may be sent into it.
   * Over HTTP/1.1 it is closed with the request, but what lies idle beside it is as old. Over
   * HTTP/2 it would stay, and swallow one request after the other; it is not closed, for the sake
   * of others that may still get their answers on it.
   */
  void avoid(TcpLeg leg) {
    Line line = leg.line();
    if (line != null && line.isMultiplexed() && line.isOpen()) {
      startAfresh(leg.pool());
    } else {
      evict(leg);
    }
  }

  /** No request goes into the connections there are; those on them may still be answered. */
  void startAfresh() {
    startAfresh(client.connectionPool());
  }

  private void startAfresh(@Nullable ConnectionPool instead) {
    OkHttpClient old;
    lock.lock();
    try {
      if (instead != client.connectionPool()) {
        return; // that has happened
      }
      old = client;
      client = pooling.applyTo(old.newBuilder()).build();
    } finally {
      lock.unlock();
    }
    gate.forgetConnections();
    old.connectionPool().evictAll();
  }

  /** Closes what lies idle in the pool of the leg, if it came as far as having one. */
  private static void evict(TcpLeg leg) {
    ConnectionPool pool = leg.pool();
    if (pool != null) {
      pool.evictAll();
    }
  }

  /** A leg's thread is done with it. */
  void ended(TcpLeg leg) {
    if (closed || leg.pool() != client.connectionPool()) {
      evict(leg); // what it used may just have become idle
    }
  }

  /**
   * Ends what is under way and closes connections and threads; waits a little for the threads to
   * see it.
   */
  @Override
  public void close() {
    closed = true;
    client.dispatcher().cancelAll();
    threads.shutdownNow(); // one may be looking up a host, which only an interrupt ends
    client.connectionPool().evictAll();
    DaemonThreads.awaitEnd(threads, LINGER);
    client.connectionPool().evictAll();
  }
}
