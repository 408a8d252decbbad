package io.tif1.client.internal.transport;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Retires a connection after so many requests: on the last one it says {@code Connection: close},
 * which OkHttp heeds over HTTP/1.1 and HTTP/2 alike by using the connection no more (over HTTP/2
 * the header itself is not sent).
 */
final class Retirement implements Interceptor {
  private final Map<Connection, AtomicInteger> requests =
      Collections.synchronizedMap(new WeakHashMap<>());
  private final IntSupplier most;
  private final Consumer<Connection> onRetired;

  Retirement(IntSupplier most, Consumer<Connection> onRetired) {
    this.most = most;
    this.onRetired = onRetired;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Connection connection = chain.connection();
    if (connection == null) {
      return chain.proceed(chain.request());
    }
    int count = requests.computeIfAbsent(connection, c -> new AtomicInteger()).incrementAndGet();
    if (count < most.getAsInt()) {
      return chain.proceed(chain.request());
    }
    onRetired.accept(connection);
    return chain.proceed(chain.request().newBuilder().header("Connection", "close").build());
  }
}
