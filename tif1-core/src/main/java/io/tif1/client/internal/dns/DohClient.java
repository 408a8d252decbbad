package io.tif1.client.internal.dns;

import io.tif1.client.TimeSource;
import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Carries DNS messages over HTTPS (RFC 8484, by GET), for all servers of the chain.
 *
 * <p>A client apart from the one that fetches data: it has to work when that one cannot find any
 * host, so it finds its servers by {@link BootstrapDns}; and its connections must not count as the
 * data's. It takes over trust and proxy from the data client. It is made when first needed, since
 * most processes never need it.
 *
 * <p>Safe for use by multiple threads.
 */
final class DohClient implements AutoCloseable {
  /**
   * After this a question is given up. Much more than the limit of a look-up: a first connection
   * over a slow link may come too late for one look-up and still serve the next.
   */
  static final Duration HARD_STOP = Duration.ofSeconds(10);

  /** A connection that answers no ping for so long is dead, and must not swallow more questions. */
  private static final Duration PING = Duration.ofSeconds(5);

  /** So that a server that swallows questions leaves room for the next one in the chain. */
  private static final int MAX_PER_SERVER = 16;

  private static final int MAX_REQUESTS = 64;
  private static final int IDLE_CONNECTIONS = 4;
  private static final long IDLE_SECONDS = 60;
  private static final String MEDIA_TYPE = "application/dns-message";

  private final TimeSource time;
  private final Dns bootstrap;
  private final Supplier<OkHttpClient.Builder> base;
  private final ExecutorService threads;
  private final Dispatcher dispatcher;
  private final ConnectionPool pool =
      new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS);

  // Guarded by this.
  private @Nullable OkHttpClient client;

  /** Hears of one question, once. */
  interface Heard {
    /**
     * A message, not yet read.
     *
     * @param ageSeconds how long it lay in an HTTP cache on the way
     */
    void answer(byte[] message, long ageSeconds);

    /** No message; the exception's text says why. */
    void failure(IOException e);
  }

  DohClient(
      TimeSource time, Dns bootstrap, Supplier<OkHttpClient.Builder> base, ThreadFactory factory) {
    this.time = time;
    this.bootstrap = bootstrap;
    this.base = base;
    this.threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            factory);
    this.dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(MAX_REQUESTS);
    dispatcher.setMaxRequestsPerHost(MAX_PER_SERVER);
  }

  /** Asks, without waiting. */
  void ask(DohEndpoint endpoint, byte[] query, Heard heard) {
    var dns = Base64.getUrlEncoder().withoutPadding().encodeToString(query);
    var url = endpoint.url().newBuilder().setQueryParameter("dns", dns).build();
    var call =
        client().newCall(new Request.Builder().url(url).header("Accept", MEDIA_TYPE).build());
    var stop = time.schedule(call::cancel, HARD_STOP);
    call.enqueue(
        new Callback() {
          @Override
          public void onFailure(Call failed, IOException e) {
            stop.cancel();
            heard.failure(failed.isCanceled() ? givenUp(e) : e);
          }

          @Override
          public void onResponse(Call answered, Response response) {
            byte[] message;
            try (response) {
              message = message(response);
            } catch (IOException e) {
              onFailure(answered, e);
              return;
            }
            stop.cancel();
            heard.answer(message, ageSeconds(response));
          }
        });
  }

  /** In words; those of the one who noticed differ by protocol and moment. */
  private static IOException givenUp(IOException e) {
    return new IOException("no answer within " + HARD_STOP.toMillis() + " ms", e);
  }

  private static byte[] message(Response response) throws IOException {
    var type = response.header("Content-Type", "no content type");
    if (response.code() != 200) {
      throw new ProtocolException("HTTP status " + response.code());
    }
    if (type == null || !type.regionMatches(true, 0, MEDIA_TYPE, 0, MEDIA_TYPE.length())) {
      throw new ProtocolException("HTTP status 200 with " + type + " instead of " + MEDIA_TYPE);
    }
    var source = response.body().source();
    if (source.request(DnsMessage.MAX_BYTES + 1L)) {
      throw new ProtocolException(
          "an answer of more than " + DnsMessage.MAX_BYTES + " bytes, which is the limit");
    }
    return source.readByteArray();
  }

  private static long ageSeconds(Response response) {
    var age = response.header("Age", "0");
    return age != null && age.matches("\\d{1,9}") ? Long.parseLong(age) : 0;
  }

  private synchronized OkHttpClient client() {
    if (client == null) {
      var builder = base.get();
      builder.interceptors().clear();
      builder.networkInterceptors().clear();
      client =
          builder
              .dns(bootstrap)
              .dispatcher(dispatcher)
              .connectionPool(pool)
              .eventListener(EventListener.NONE)
              .cache(null)
              .cookieJar(CookieJar.NO_COOKIES)
              .authenticator(Authenticator.NONE)
              .followRedirects(false)
              .retryOnConnectionFailure(true)
              .fastFallback(true)
              .connectTimeout(HARD_STOP)
              .readTimeout(HARD_STOP)
              .writeTimeout(HARD_STOP)
              .callTimeout(Duration.ZERO)
              .pingInterval(PING)
              .build();
    }
    return client;
  }

  /** Cancels what is under way and lets go of threads and connections. Harmless when repeated. */
  @Override
  public void close() {
    dispatcher.cancelAll();
    threads.shutdownNow();
    pool.evictAll();
  }
}
