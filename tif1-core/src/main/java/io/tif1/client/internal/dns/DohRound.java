package io.tif1.client.internal.dns;

import io.tif1.client.TimeSource;
import io.tif1.client.TimeSource.Cancellable;
import io.tif1.client.internal.runtime.OwnLock;
import io.tif1.client.internal.runtime.PrivateHosts;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The two questions of one look-up, one for each address family, as they pass by on their way
 * through OkHttp: ends those that take too long, checks answers before they are read, and notes
 * what the answers say beyond addresses.
 */
final class DohRound implements Interceptor, AutoCloseable {
  /**
   * After this questions are given up. Much more than the limit of a look-up: a first connection
   * over a slow link may come too late for one look-up and still serve the next.
   */
  static final Duration HARD_STOP = Duration.ofSeconds(10);

  /**
   * How long IPv6 may come after an answer for IPv4. RFC 8305 section 3 has 50 ms for it. IPv4 is
   * waited for: whether an answer for IPv6 has addresses, or aliases only, is known too late.
   */
  static final Duration GRACE = Duration.ofMillis(100);

  private final TimeSource time;
  private final Cancellable stop;
  private final OwnLock lock = new OwnLock("DohRound");

  // Guarded by the lock.
  private final List<Call> waiting = new ArrayList<>();
  private @Nullable Cancellable grace;
  private @Nullable Duration ttl;
  private boolean serverIsPrivate;
  private boolean stopped;
  private boolean closed;

  /**
   * Begins the time for the questions.
   *
   * @param serverIsPrivate what its name says of the server, for when a proxy hides the address
   */
  DohRound(TimeSource time, boolean serverIsPrivate) {
    this.time = time;
    this.serverIsPrivate = serverIsPrivate;
    this.stop = time.schedule(this::giveUp, HARD_STOP);
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    begun(chain.call());
    try (var response = chain.proceed(chain.request())) {
      var query = query(chain);
      var message = DohAnswer.read(response, query);
      arrived(chain.call(), response, message, query);
      return response
          .newBuilder()
          // HTTP/1.1 is all that some proxies pass on; the module warns of it at each answer.
          .protocol(Protocol.HTTP_2)
          .body(ResponseBody.create(message, response.body().contentType()))
          .build();
    } catch (IOException e) {
      ended(chain.call());
      throw isStopped() ? givenUp(e) : e;
    }
  }

  /** In words; those of the one who noticed differ by protocol and moment. */
  private static IOException givenUp(IOException e) {
    return new IOException("no answer within " + HARD_STOP.toMillis() + " ms", e);
  }

  private static ByteString query(Chain chain) throws IOException {
    var text = chain.request().url().queryParameter("dns");
    var query = text == null ? null : ByteString.decodeBase64(text);
    if (query == null) {
      throw new IOException("a question without a DNS message: " + chain.request().url());
    }
    return query;
  }

  private void begun(Call call) throws IOException {
    lock.lock();
    try {
      if (!stopped) {
        waiting.add(call);
        return;
      }
    } finally {
      lock.unlock();
    }
    throw givenUp(new IOException("not asked before"));
  }

  private void arrived(Call call, Response response, ByteString message, ByteString query) {
    boolean wait = false;
    lock.lock();
    try {
      waiting.remove(call);
      if (DohAnswer.hasRecords(message)) {
        var said = Ttl.of(response);
        ttl = ttl == null || said.compareTo(ttl) < 0 ? said : ttl;
        wait = DohAnswer.isForIpv4(query) && grace == null && !closed;
      }
    } finally {
      lock.unlock();
    }
    if (wait) {
      startGrace();
    }
  }

  private void startGrace() {
    var timer = time.schedule(this::cancelWaiting, GRACE);
    lock.lock();
    try {
      if (!closed) {
        grace = timer;
        return;
      }
    } finally {
      lock.unlock();
    }
    timer.cancel();
  }

  private void ended(Call call) {
    lock.lock();
    try {
      waiting.remove(call);
    } finally {
      lock.unlock();
    }
  }

  private void giveUp() {
    lock.lock();
    try {
      stopped = true;
    } finally {
      lock.unlock();
    }
    cancelWaiting();
  }

  private void cancelWaiting() {
    List<Call> late;
    lock.lock();
    try {
      late = List.copyOf(waiting);
    } finally {
      lock.unlock();
    }
    OwnLock.assertNoneHeld("the cancelling of a call");
    late.forEach(Call::cancel);
  }

  private boolean isStopped() {
    lock.lock();
    try {
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  /** For the network side of OkHttp, where the connection is known. */
  Response noteRoute(Chain chain) throws IOException {
    Connection connection = chain.connection();
    if (connection != null && connection.route().proxy().type() == Proxy.Type.DIRECT) {
      var address = connection.route().socketAddress().getAddress();
      boolean isPrivate = address != null && PrivateHosts.isPrivate(address);
      lock.lock();
      try {
        serverIsPrivate = isPrivate;
      } finally {
        lock.unlock();
      }
    }
    return chain.proceed(chain.request());
  }

  /** Whether the server that answered is on this machine or in a private network. */
  boolean isServerPrivate() {
    lock.lock();
    try {
      return serverIsPrivate;
    } finally {
      lock.unlock();
    }
  }

  /** The shortest that an answer with records may be used. */
  Duration ttl() {
    lock.lock();
    try {
      return ttl == null ? Ttl.UNKNOWN : ttl;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the timers, and questions that nobody waits for any more. Harmless when repeated. */
  @Override
  public void close() {
    stop.cancel();
    Cancellable timer;
    lock.lock();
    try {
      closed = true;
      timer = grace;
    } finally {
      lock.unlock();
    }
    if (timer != null) {
      timer.cancel();
    }
    cancelWaiting();
  }
}
