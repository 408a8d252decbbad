package io.tif1.client.internal.dns;

import java.time.Duration;
import okhttp3.Response;

/**
 * How long an answer may be used. Neither the JVM's resolver nor OkHttp's says what the records
 * say; but a server for DNS over HTTPS has to tell HTTP caches, in {@code Cache-Control}, a
 * lifetime of at most the smallest TTL of the records (RFC 8484, section 5.1).
 */
final class Ttl {
  /** Where nobody says it. This is also how long the JVM keeps answers itself by default. */
  static final Duration UNKNOWN = Duration.ofSeconds(30);

  /** Less would ask again for every connection, more would outlive any move of a CDN. */
  private static final Duration MIN = Duration.ofSeconds(5);

  private static final Duration MAX = Duration.ofDays(1);

  private Ttl() {}

  /** What is left of the lifetime of an answer, less the time it lay in an HTTP cache. */
  static Duration of(Response response) {
    int maxAge = response.cacheControl().maxAgeSeconds();
    if (maxAge < 0) {
      return UNKNOWN;
    }
    var left = Duration.ofSeconds(maxAge - ageSeconds(response));
    return left.compareTo(MIN) < 0 ? MIN : left.compareTo(MAX) > 0 ? MAX : left;
  }

  private static long ageSeconds(Response response) {
    var age = response.header("Age", "0");
    return age != null && age.matches("\\d{1,9}") ? Long.parseLong(age) : 0;
  }
}
