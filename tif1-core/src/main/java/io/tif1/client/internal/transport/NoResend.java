package io.tif1.client.internal.transport;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps OkHttp from sending a request again by itself. It does so on a 503 with {@code Retry-After:
 * 0}, even with its retries off, and nobody would count that exchange. It heeds seconds but no
 * dates, so a date that is past says the same to us, and nothing to it.
 */
final class NoResend implements Interceptor {
  private static final String LONG_PAST = "Thu, 01 Jan 1970 00:00:00 GMT";

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    String wait = response.header("Retry-After");
    return response.code() == 503 && wait != null && wait.matches("0+")
        ? response.newBuilder().header("Retry-After", LONG_PAST).build()
        : response;
  }
}
