package io.tif1.client.internal.dns;

import io.tif1.client.internal.runtime.OwnLock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.dnsoverhttps.DnsOverHttps;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP client that carries questions over HTTPS (RFC 8484), for all servers of the chain.
 *
 * <p>A client apart from the one that fetches data: it has to work when that one cannot find any
 * host, so it finds its servers by {@link BootstrapDns}; and its connections must not count as the
 * data's. It takes over trust and proxy from the data client. It is made when first needed, since
 * most processes never need it.
 *
 * <p>Safe for use by multiple threads.
 */
final class DohClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DohClient.class);

  /** A connection that answers no ping for so long is dead, and must not swallow more questions. */
  private static final Duration PING = Duration.ofSeconds(5);

  /** So that a server that swallows questions leaves room for the next one in the chain. */
  private static final int MAX_PER_SERVER = 16;

  private static final int MAX_REQUESTS = 64;
  private static final int IDLE_CONNECTIONS = 4;
  private static final long IDLE_SECONDS = 60;

  private final Dns bootstrap;
  private final Function<Dns, OkHttpClient.Builder> base;
  private final ExecutorService threads;
  private final Dispatcher dispatcher;
  private final ConnectionPool pool =
      new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS);

  private final OwnLock lock = OwnLock.heldWhileOpening("DohClient");

  // Guarded by the lock.
  private @Nullable OkHttpClient client;

  DohClient(Dns bootstrap, Function<Dns, OkHttpClient.Builder> base, ThreadFactory factory) {
    this.bootstrap = bootstrap;
    this.base = base;
    this.threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> quiet(factory.newThread(task)));
    this.dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(MAX_REQUESTS);
    dispatcher.setMaxRequestsPerHost(MAX_PER_SERVER);
  }

  /** OkHttp throws what its caller was notified of once more, on the thread. */
  private static Thread quiet(Thread thread) {
    thread.setUncaughtExceptionHandler(
        (ended, thrown) -> LOG.debug("{} has ended; its question has failed with", ended, thrown));
    return thread;
  }

  /** OkHttp's resolver over one server, whose questions and answers pass through {@code round}. */
  Dns resolver(DohEndpoint endpoint, DohRound round) {
    var through =
        client().newBuilder().addInterceptor(round).addNetworkInterceptor(round::noteRoute).build();
    return new DnsOverHttps.Builder()
        .client(through)
        // Not bootstrapDnsHosts, which knows the server alone: a proxy has to be found as well.
        .systemDns(through.dns())
        .url(endpoint.url())
        .resolvePrivateAddresses(true) // which names may be asked for is decided before
        .build();
  }

  private OkHttpClient client() {
    lock.lock();
    try {
      if (client == null) {
        client =
            base.apply(bootstrap)
                .dispatcher(dispatcher)
                .connectionPool(pool)
                .cache(null)
                .cookieJar(CookieJar.NO_COOKIES)
                .authenticator(Authenticator.NONE)
                .followRedirects(false)
                .retryOnConnectionFailure(true)
                .fastFallback(true)
                .connectTimeout(DohRound.HARD_STOP)
                .readTimeout(DohRound.HARD_STOP)
                .writeTimeout(DohRound.HARD_STOP)
                .callTimeout(Duration.ZERO)
                .pingInterval(PING)
                .build();
      }
      return client;
    } finally {
      lock.unlock();
    }
  }

  /** Cancels what is under way and lets go of threads and connections. Harmless when repeated. */
  @Override
  public void close() {
    dispatcher.cancelAll();
    threads.shutdownNow();
    pool.evictAll();
  }
}
