package io.tif1.client.internal.transport;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Timeouts of the sockets themselves, on the machine's clock, a good deal later than the client's
 * timers. In the ordinary course those end every request; these are for the case that a timer
 * fails, is late, or its cancelling is lost, so that no thread and no socket outlives its request.
 */
final class Backstop implements Interceptor {
  private static final Duration BEHIND = Duration.ofSeconds(60);
  private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

  /** Has the whole of a call end some time after {@code timeout}. */
  static void bound(Call call, Duration timeout) {
    call.timeout().timeout(behind(timeout).toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Duration behind(Duration timeout) {
    Duration capped = timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout;
    Duration later = capped.plus(BEHIND);
    return later.compareTo(LONGEST) > 0 ? LONGEST : later;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    TcpLeg leg = chain.request().tag(TcpLeg.class);
    if (leg == null) {
      return chain.proceed(chain.request());
    }
    int millis = Math.toIntExact(behind(leg.request.timeout()).toMillis());
    return chain
        .withConnectTimeout(millis, TimeUnit.MILLISECONDS)
        .withReadTimeout(millis, TimeUnit.MILLISECONDS)
        .withWriteTimeout(millis, TimeUnit.MILLISECONDS)
        .proceed(chain.request());
  }
}
