package io.tif1.client.internal.transport;

import io.tif1.client.TimeSource;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Retires a connection after so many requests: on the last one it says {@code Connection: close},
 * which OkHttp heeds over HTTP/1.1 and HTTP/2 alike by using the connection no more (over HTTP/2
 * the header itself is not sent). It heeds it when that request's answer begins: over HTTP/2,
 * requests that are sent before that still ride along.
 */
final class Retirement implements Interceptor {
  private final Carriers carriers;
  private final TimeSource time;
  private final IntSupplier most;
  private final Consumer<Connection> onRetired;

  /**
   * @param onRetired told once of each connection
   */
  Retirement(Carriers carriers, TimeSource time, IntSupplier most, Consumer<Connection> onRetired) {
    this.carriers = carriers;
    this.time = time;
    this.most = most;
    this.onRetired = onRetired;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Connection connection = chain.connection();
    if (connection == null) {
      return chain.proceed(chain.request());
    }
    Carrier carrier = carriers.of(connection, time.nanoTime());
    if (carrier.count() < most.getAsInt()) {
      return chain.proceed(chain.request());
    }
    if (carrier.retire()) {
      onRetired.accept(connection);
    }
    return chain.proceed(chain.request().newBuilder().header("Connection", "close").build());
  }
}
