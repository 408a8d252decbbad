package io.tif1.client.internal.transport;

import java.io.IOException;
import java.util.function.IntSupplier;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Retires a connection after so many requests: on the last one it says {@code Connection: close},
 * which OkHttp heeds over HTTP/1.1 and HTTP/2 alike by using the connection no more (over HTTP/2
 * the header itself is not sent). It heeds it when that request's answer begins: over HTTP/2,
 * requests that are sent before that still ride along.
 */
final class Retirement implements Interceptor {
  private final IntSupplier most;

  Retirement(IntSupplier most) {
    this.most = most;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    TcpLeg leg = chain.request().tag(TcpLeg.class);
    Line line = leg == null ? null : leg.line();
    if (line == null || line.carrier.count() < most.getAsInt()) {
      return chain.proceed(chain.request());
    }
    line.retire();
    return chain.proceed(chain.request().newBuilder().header("Connection", "close").build());
  }
}
