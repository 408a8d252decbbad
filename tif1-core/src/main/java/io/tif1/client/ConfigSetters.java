package io.tif1.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The typed setters of {@link Tif1Config.Builder}. Every one checks at once and throws {@link
 * IllegalArgumentException} with the value and what is allowed; what the values mean stands at the
 * getters of {@link Tif1Config}.
 */
abstract sealed class ConfigSetters permits Tif1Config.Builder {

  /** Checks and keeps the value. */
  abstract Tif1Config.Builder keep(Setting setting, Object value);

  /** 1 ms to a day; default 30 s. */
  public Tif1Config.Builder timeout(Duration timeout) {
    return keep(Setting.TIMEOUT, timeout);
  }

  /** Zero (no limit) to a day; default 300 s. */
  public Tif1Config.Builder totalTimeout(Duration timeout) {
    return keep(Setting.TOTAL_TIMEOUT, timeout);
  }

  /** 0 to 100; default 3. */
  public Tif1Config.Builder maxRetries(int retries) {
    return keep(Setting.MAX_RETRIES, retries);
  }

  /** 1 to 100; default 2. */
  public Tif1Config.Builder retryBackoffFactor(double factor) {
    return keep(Setting.RETRY_BACKOFF_FACTOR, factor);
  }

  /** Default true. */
  public Tif1Config.Builder retryJitter(boolean jitter) {
    return keep(Setting.RETRY_JITTER, jitter);
  }

  /** Zero to a day; default 1 s. */
  public Tif1Config.Builder retryJitterMax(Duration max) {
    return keep(Setting.RETRY_JITTER_MAX, max);
  }

  /** Zero to a day; default 60 s. */
  public Tif1Config.Builder maxRetryDelay(Duration max) {
    return keep(Setting.MAX_RETRY_DELAY, max);
  }

  /** 1 to 10,000; default 20. */
  public Tif1Config.Builder maxConcurrentRequests(int requests) {
    return keep(Setting.MAX_CONCURRENT_REQUESTS, requests);
  }

  /** 0 (no limit) to 1,000,000; default 0. */
  public Tif1Config.Builder maxRequestsPerSecond(double requests) {
    return keep(Setting.MAX_REQUESTS_PER_SECOND, requests);
  }

  /** 0 to 20; default 5. */
  public Tif1Config.Builder maxRedirects(int redirects) {
    return keep(Setting.MAX_REDIRECTS, redirects);
  }

  /** 1 to 2,147,483,639; default 67,108,864. */
  public Tif1Config.Builder maxBodyBytes(long bytes) {
    return keep(Setting.MAX_BODY_BYTES, bytes);
  }

  /** At most 256 printable ASCII characters; empty, the default, for the client's own name. */
  public Tif1Config.Builder userAgent(String userAgent) {
    return keep(Setting.USER_AGENT, userAgent);
  }

  /** Zero to a day; default 5 s. */
  public Tif1Config.Builder closeTimeout(Duration timeout) {
    return keep(Setting.CLOSE_TIMEOUT, timeout);
  }

  /**
   * In order of preference, at least one: https base addresses, or plain http on this machine. The
   * layout below a base address follows from its host; see {@link Cdn}. Default: jsDelivr,
   * StaticDelivr, Hugging Face.
   */
  public Tif1Config.Builder cdns(List<URI> cdns) {
    return keep(Setting.CDNS, cdns);
  }

  /** As {@link #cdns(List)}; each is a base address or a template, as {@link Cdn#of} reads it. */
  public Tif1Config.Builder cdns(String... cdns) {
    return keep(Setting.CDNS, List.of(cdns));
  }

  /** As {@link #cdns(List)}, for CDNs that another configuration has. */
  public Tif1Config.Builder cdns(Cdn... cdns) {
    return keep(Setting.CDNS, List.of(cdns));
  }

  /** 1 to 10,000; default 5. */
  public Tif1Config.Builder circuitBreakerThreshold(int failures) {
    return keep(Setting.CIRCUIT_BREAKER_THRESHOLD, failures);
  }

  /** 1 ms to a day; default 60 s. */
  public Tif1Config.Builder circuitBreakerTimeout(Duration timeout) {
    return keep(Setting.CIRCUIT_BREAKER_TIMEOUT, timeout);
  }

  /** 1 to 65,535; worked out by the client unless set. */
  public Tif1Config.Builder poolConnections(int connections) {
    return keep(Setting.POOL_CONNECTIONS, connections);
  }

  /** 1 to 65,535; worked out by the client unless set. */
  public Tif1Config.Builder poolMaxsize(int connections) {
    return keep(Setting.POOL_MAXSIZE, connections);
  }

  /** Zero to a day; default 10 s. */
  public Tif1Config.Builder poolAcquireTimeout(Duration timeout) {
    return keep(Setting.POOL_ACQUIRE_TIMEOUT, timeout);
  }

  /** Zero to a day; default 0.5 s. */
  public Tif1Config.Builder poolExhaustionBackoffBase(Duration base) {
    return keep(Setting.POOL_EXHAUSTION_BACKOFF_BASE, base);
  }

  /** Zero to a day; default 5 s. */
  public Tif1Config.Builder poolExhaustionBackoffMax(Duration max) {
    return keep(Setting.POOL_EXHAUSTION_BACKOFF_MAX, max);
  }

  /** Zero to a day; default 0.5 s. */
  public Tif1Config.Builder poolExhaustionBackoffJitter(Duration jitter) {
    return keep(Setting.POOL_EXHAUSTION_BACKOFF_JITTER, jitter);
  }

  /** 1 ms to a day; default 120 s. */
  public Tif1Config.Builder keepaliveTimeout(Duration timeout) {
    return keep(Setting.KEEPALIVE_TIMEOUT, timeout);
  }

  /** 0 to 1,000,000,000; default 64. */
  public Tif1Config.Builder http3AfterRequests(int answers) {
    return keep(Setting.HTTP3_AFTER_REQUESTS, answers);
  }

  /** 1 to 1,000,000,000; default 1000. */
  public Tif1Config.Builder keepaliveMaxRequests(int requests) {
    return keep(Setting.KEEPALIVE_MAX_REQUESTS, requests);
  }

  /** Zero (never) to a day; default 60 s. */
  public Tif1Config.Builder connectionStatsLogInterval(Duration interval) {
    return keep(Setting.CONNECTION_STATS_LOG_INTERVAL, interval);
  }

  /** Default true. */
  public Tif1Config.Builder httpMultiplexed(boolean multiplexed) {
    return keep(Setting.HTTP_MULTIPLEXED, multiplexed);
  }

  /** Default false. */
  public Tif1Config.Builder httpDisableHttp3(boolean disable) {
    return keep(Setting.HTTP_DISABLE_HTTP3, disable);
  }

  /**
   * Empty (the default: what the machine says), {@code direct}, or the address of a proxy as {@link
   * ProxyChoice#of} reads it.
   */
  public Tif1Config.Builder proxy(String proxy) {
    return keep(Setting.PROXY, proxy);
  }

  /** A PEM file; it is read when the client is opened. Default none. */
  public Tif1Config.Builder caBundle(Path pem) {
    return keep(Setting.CA_BUNDLE, pem);
  }

  /** In the order they are asked, at least one. Default: standard, Cloudflare, Google. */
  public Tif1Config.Builder httpResolvers(List<String> resolvers) {
    return keep(Setting.HTTP_RESOLVERS, resolvers);
  }

  /** 1 ms to a day; default 2 s. */
  public Tif1Config.Builder resolverTimeout(Duration timeout) {
    return keep(Setting.RESOLVER_TIMEOUT, timeout);
  }

  /** Default true. */
  public Tif1Config.Builder enableCache(boolean enable) {
    return keep(Setting.ENABLE_CACHE, enable);
  }

  /** Default true. */
  public Tif1Config.Builder cacheColumns(boolean columns) {
    return keep(Setting.CACHE_COLUMNS, columns);
  }

  /** Default false. */
  public Tif1Config.Builder offlineMode(boolean offline) {
    return keep(Setting.OFFLINE_MODE, offline);
  }

  /** Default false. */
  public Tif1Config.Builder ciMode(boolean ci) {
    return keep(Setting.CI_MODE, ci);
  }

  /**
   * Created when it is missing. Default {@code tif1-files} in the platform's directory for caches.
   */
  public Tif1Config.Builder cacheDir(Path directory) {
    return keep(Setting.CACHE_DIR, directory);
  }

  /** Zero to a day; default 30 s. */
  public Tif1Config.Builder sqliteTimeout(Duration timeout) {
    return keep(Setting.SQLITE_TIMEOUT, timeout);
  }

  /** 0 (nothing on disk) to 1 PiB; default 4 GiB. */
  public Tif1Config.Builder cacheMaxBytes(long bytes) {
    return keep(Setting.CACHE_MAX_BYTES, bytes);
  }

  /** Zero to ten years; default 1 h. */
  public Tif1Config.Builder cacheTtlRunningSeason(Duration ttl) {
    return keep(Setting.CACHE_TTL_RUNNING_SEASON, ttl);
  }

  /** Zero to ten years; default 30 days. */
  public Tif1Config.Builder cacheTtlOlderSeasons(Duration ttl) {
    return keep(Setting.CACHE_TTL_OLDER_SEASONS, ttl);
  }

  /** Zero (never) to ten years; default 365 days. */
  public Tif1Config.Builder staleIfError(Duration age) {
    return keep(Setting.STALE_IF_ERROR, age);
  }

  /** Seasons to versions of the published tree, see {@link Ref}; default none. */
  public Tif1Config.Builder seasonRefs(Map<Integer, String> refs) {
    return keep(Setting.SEASON_REFS, refs);
  }

  /**
   * An https address with <code>{season}</code> in its path, or empty to ask nobody for release
   * tags.
   *
   * @since 0.2
   */
  public Tif1Config.Builder releaseUrl(String url) {
    return keep(Setting.RELEASE_URL, url);
  }

  /** 0 (none) to 1 TiB; default 128 MiB. */
  public Tif1Config.Builder memoryCacheMaxBytes(long bytes) {
    return keep(Setting.MEMORY_CACHE_MAX_BYTES, bytes);
  }

  /** Zero to ten years; default 600 s. */
  public Tif1Config.Builder negativeCacheTtl(Duration ttl) {
    return keep(Setting.NEGATIVE_CACHE_TTL, ttl);
  }

  /**
   * An https address with <code>{season}</code> in its path, or empty for no schedules but those
   * built in.
   *
   * @since 0.2
   */
  public Tif1Config.Builder scheduleUrl(String url) {
    return keep(Setting.SCHEDULE_URL, url);
  }

  /**
   * Zero to ten years; default 6 h.
   *
   * @since 0.2
   */
  public Tif1Config.Builder scheduleTtl(Duration ttl) {
    return keep(Setting.SCHEDULE_TTL, ttl);
  }

  /** 0 (one for each processor) to 1024; default 0. */
  public Tif1Config.Builder jsonParseWorkers(int workers) {
    return keep(Setting.JSON_PARSE_WORKERS, workers);
  }

  /** Default {@link Validation#LENIENT}. */
  public Tif1Config.Builder validation(Validation validation) {
    return keep(Setting.VALIDATION, validation);
  }
}
