package io.tif1.client.internal.transport;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Makes the answer to a cancelled request a failure. OkHttp 5.3 does so itself, but one step later:
 * if the request was cancelled just as its headers were written, and the server has answered all
 * the same, it then holds the request for unfinished and never releases the connection. An
 * exception here makes it release both.
 */
final class CancelledAnswers implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    if (chain.call().isCanceled()) {
      response.close();
      throw new IOException("Canceled");
    }
    return response;
  }
}
