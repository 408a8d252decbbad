package io.tif1.client.internal.transport;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Has the requests on one HTTP/2 connection write their headers in turn, so that each knows its
 * stream, by which the server says what became of it: OkHttp keeps the number to itself. {@link
 * TcpLeg} ends the turn as soon as the headers are written.
 */
final class HeadersInTurn implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    TcpLeg leg = chain.request().tag(TcpLeg.class);
    if (leg == null) {
      return chain.proceed(chain.request());
    }
    leg.enterTurn();
    try {
      return chain.proceed(chain.request());
    } finally {
      leg.leaveTurn();
    }
  }
}
