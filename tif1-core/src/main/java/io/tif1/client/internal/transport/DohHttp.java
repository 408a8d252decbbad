package io.tif1.client.internal.transport;

import java.util.function.Supplier;
import okhttp3.OkHttpClient;

/**
 * What a client for DNS over HTTPS begins with: the trust and the proxy of the client that fetches,
 * and nothing else of it.
 */
public final class DohHttp {
  private DohHttp() {}

  /** Makes such builders. */
  public static Supplier<OkHttpClient.Builder> through(TrustStore trust, Proxies proxies) {
    return () ->
        new OkHttpClient.Builder()
            .sslSocketFactory(trust.socketFactory(), trust.trustManager())
            .proxySelector(proxies)
            .proxyAuthenticator(proxies.authenticator());
  }
}
