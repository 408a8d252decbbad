package io.tif1.client;

import java.util.Locale;

/** Keys of the Python library that mean nothing here: accepted, ignored, and said so once. */
enum IgnoredKey {
  LIB("results are typed columns, not data frames"),
  POLARS_LAP_CATEGORICAL("results are typed columns, not data frames"),
  LOG_LEVEL("of 0.2.0, gone since; set the level of the logger io.tif1 in your logging library"),
  HTTP2_MAX_CONNECTIONS("of 0.2.0, which never read it; gone since; see pool_maxsize"),
  HTTP2_MAX_POOL_SIZE("of 0.2.0, which never read it; gone since; see pool_maxsize"),
  CDN_PRECONNECT("a connection is opened when there is a request for it"),
  MAX_WORKERS("requests need no thread of their own; see max_concurrent_requests"),
  CDN_USE_MINIFICATION("the files have no minified twins, and travel compressed"),
  CACHE_COMMIT_INTERVAL("every write is a short transaction of its own"),
  MEMORY_CACHE_MAX_ITEMS("the memory cache is weighed in bytes; see memory_cache_max_bytes"),
  MEMORY_TELEMETRY_CACHE_MAX_ITEMS(
      "the memory cache is weighed in bytes; see memory_cache_max_bytes"),
  ULTRA_COLD_START("the cache is fast enough to stay on from the first fetch"),
  ULTRA_COLD_BACKGROUND_CACHE_FILL("the cache is always written behind the fetch"),
  ULTRA_COLD_SKIP_RETRIES("set max_retries to 0 instead"),
  PREFETCH_DRIVER_LAPS_ON_GET_DRIVER("nothing is fetched that nobody asked for"),
  PREFETCH_ALL_TELEMETRY_ON_FIRST_LAP_REQUEST("nothing is fetched that nobody asked for"),
  PREFETCH_ALL_TELEMETRY_AFTER_LAPS_LOAD("nothing is fetched that nobody asked for"),
  TELEMETRY_PREFETCH_MAX_CONCURRENT_REQUESTS("nothing is prefetched; see max_concurrent_requests");

  private final String why;

  IgnoredKey(String why) {
    this.why = why;
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  String variable() {
    return "TIF1_" + name();
  }

  String why() {
    return why;
  }
}
