package io.tif1.client.internal.transport;

import okhttp3.HttpUrl;

/** Names of origins: scheme, host and port (RFC 6454). */
final class Origins {
  private Origins() {}

  static String of(HttpUrl url) {
    return url.scheme() + "://" + url.host() + ":" + url.port();
  }
}
