package io.tif1.client.internal.transport;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps OkHttp from sending a request again by itself when a 503 has {@code Retry-After: 0}, which
 * no switch of it turns off: hides the header from it. The exchange puts it back.
 */
final class NoHiddenRetry implements Interceptor {
  static final String RETRY_AFTER = "Retry-After";

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    String wait = response.header(RETRY_AFTER);
    TcpLeg leg = chain.request().tag(TcpLeg.class);
    if (response.code() != 503 || wait == null || leg == null) {
      return response;
    }
    leg.hide(wait);
    return response.newBuilder().removeHeader(RETRY_AFTER).build();
  }
}
