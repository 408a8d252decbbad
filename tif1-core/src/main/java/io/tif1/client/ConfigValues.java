package io.tif1.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The typed getters of {@link Tif1Config}, kept apart so that both files stay readable. */
abstract sealed class ConfigValues permits Tif1Config {
  private static final int IDLE_AT_LEAST = 256;
  private static final int IN_USE_AT_LEAST = 512;

  /** The value as kept: what was set, else the default. */
  abstract Object kept(Setting setting);

  abstract boolean isSet(Setting setting);

  abstract Home home();

  // Fetching

  /** How long one attempt may take: connecting, headers and body. Default 30 s. */
  public Duration timeout() {
    return duration(Setting.TIMEOUT);
  }

  /**
   * How long a fetch may take as a whole, pauses and decoding included. Default 300 s; {@link
   * Duration#ZERO} means no limit.
   */
  public Duration totalTimeout() {
    return duration(Setting.TOTAL_TIMEOUT);
  }

  /** How many further rounds over all CDNs follow a failed first one. Default 3; may be 0. */
  public int maxRetries() {
    return whole(Setting.MAX_RETRIES);
  }

  /** The pause before further round k is this to the power of k, in seconds. Default 2. */
  public double retryBackoffFactor() {
    return decimal(Setting.RETRY_BACKOFF_FACTOR);
  }

  /** Whether chance is added to pauses. Default true. */
  public boolean retryJitter() {
    return yes(Setting.RETRY_JITTER);
  }

  /** The most that chance adds to a pause. Default 1 s; zero if {@link #retryJitter} is off. */
  public Duration retryJitterMax() {
    return retryJitter() ? duration(Setting.RETRY_JITTER_MAX) : Duration.ZERO;
  }

  /** No pause between rounds is longer, chance included. Default 60 s; may be zero. */
  public Duration maxRetryDelay() {
    return duration(Setting.MAX_RETRY_DELAY);
  }

  /** How many requests are on their way at once. Default 20. */
  public int maxConcurrentRequests() {
    return whole(Setting.MAX_CONCURRENT_REQUESTS);
  }

  /** How many requests begin in a second, on average. Default 0, which means no limit. */
  public double maxRequestsPerSecond() {
    return decimal(Setting.MAX_REQUESTS_PER_SECOND);
  }

  /** How many redirects a request follows. Default 5; 0 means a redirect is an error. */
  public int maxRedirects() {
    return whole(Setting.MAX_REDIRECTS);
  }

  /** The most bytes a body may have once decompressed. Default 64 MiB. */
  public long maxBodyBytes() {
    return (Long) kept(Setting.MAX_BODY_BYTES);
  }

  /** What the client calls itself: the setting, or its own name and version. Never empty. */
  public String userAgent() {
    String own = (String) kept(Setting.USER_AGENT);
    return own.isEmpty() ? ClientVersion.userAgent() : own;
  }

  /** How long closing waits for running fetches. Default 5 s; may be zero. */
  public Duration closeTimeout() {
    return duration(Setting.CLOSE_TIMEOUT);
  }

  // CDNs and circuit breakers

  /**
   * The CDNs in order of preference, at least one, no two equal. Default: jsDelivr, StaticDelivr,
   * Hugging Face.
   */
  public List<Cdn> cdns() {
    return ((List<?>) kept(Setting.CDNS)).stream().map(Cdn.class::cast).toList();
  }

  /** After how many failures in a row a CDN is left alone. Default 5. */
  public int circuitBreakerThreshold() {
    return whole(Setting.CIRCUIT_BREAKER_THRESHOLD);
  }

  /** For how long it is left alone. Default 60 s; never zero. */
  public Duration circuitBreakerTimeout() {
    return duration(Setting.CIRCUIT_BREAKER_TIMEOUT);
  }

  // Pool

  /**
   * How many idle connections are kept, in force: the value that was set, else 256 or {@link
   * #maxConcurrentRequests} if that is more, bounded by a {@link #poolMaxsize} that was set.
   */
  public int poolConnections() {
    int set = whole(Setting.POOL_CONNECTIONS);
    if (set != WholeNumberType.AUTO) {
      return set;
    }
    int wanted = Math.max(IDLE_AT_LEAST, maxConcurrentRequests());
    int bound = whole(Setting.POOL_MAXSIZE);
    return bound == WholeNumberType.AUTO ? wanted : Math.min(wanted, bound);
  }

  /**
   * How many connections may be in use, in force: the value that was set, else 512 or {@link
   * #poolConnections} if that is more.
   */
  public int poolMaxsize() {
    int set = whole(Setting.POOL_MAXSIZE);
    return set == WholeNumberType.AUTO ? Math.max(IN_USE_AT_LEAST, poolConnections()) : set;
  }

  /** How long a request waits for a connection. Default 10 s; zero means not at all. */
  public Duration poolAcquireTimeout() {
    return duration(Setting.POOL_ACQUIRE_TIMEOUT);
  }

  /** The first pause after the pool was exhausted; then doubled. Default 0.5 s; may be zero. */
  public Duration poolExhaustionBackoffBase() {
    return duration(Setting.POOL_EXHAUSTION_BACKOFF_BASE);
  }

  /** No such pause is longer, before chance is added. Default 5 s; may be zero. */
  public Duration poolExhaustionBackoffMax() {
    return duration(Setting.POOL_EXHAUSTION_BACKOFF_MAX);
  }

  /** The most that chance adds to such a pause. Default 0.5 s; may be zero. */
  public Duration poolExhaustionBackoffJitter() {
    return duration(Setting.POOL_EXHAUSTION_BACKOFF_JITTER);
  }

  /** For how long an idle connection is kept. Default 120 s; never zero. */
  public Duration keepaliveTimeout() {
    return duration(Setting.KEEPALIVE_TIMEOUT);
  }

  /** How many answers that offer HTTP/3 come before it is used. Default 64; zero: one. */
  public int http3AfterRequests() {
    return whole(Setting.HTTP3_AFTER_REQUESTS);
  }

  /** After how many requests a connection is retired. Default 1000. */
  public int keepaliveMaxRequests() {
    return whole(Setting.KEEPALIVE_MAX_REQUESTS);
  }

  /** How often connection statistics are logged. Default 60 s; zero means never. */
  public Duration connectionStatsLogInterval() {
    return duration(Setting.CONNECTION_STATS_LOG_INTERVAL);
  }

  // Connections and name resolution

  /** Whether a connection may carry many requests at once. Default true. */
  public boolean httpMultiplexed() {
    return yes(Setting.HTTP_MULTIPLEXED);
  }

  /** Whether HTTP/3 is left unused. Default false. */
  public boolean httpDisableHttp3() {
    return yes(Setting.HTTP_DISABLE_HTTP3);
  }

  /** Which way requests leave this machine. Default {@link ProxyChoice.FromEnvironment}. */
  public ProxyChoice proxy() {
    try {
      return ProxyType.parse((String) kept(Setting.PROXY));
    } catch (BadValueException e) {
      throw new AssertionError("the setting proxy was kept unchecked", e);
    }
  }

  /** A PEM file with authorities to trust besides the JVM's. Default null: none. */
  public @Nullable Path caBundle() {
    String text = (String) kept(Setting.CA_BUNDLE);
    return text.isEmpty() ? null : FilePathType.expand(text, home());
  }

  /**
   * Resolvers in the order they are asked, at least one, no two equal, each {@code standard},
   * {@code doh://cloudflare}, {@code doh://google} or {@code doh://} and an https address.
   */
  public List<String> httpResolvers() {
    return ((List<?>) kept(Setting.HTTP_RESOLVERS)).stream().map(String.class::cast).toList();
  }

  /** How long one resolver may take. Default 2 s; never zero. */
  public Duration resolverTimeout() {
    return duration(Setting.RESOLVER_TIMEOUT);
  }

  // Cache

  /** The setting {@code enable_cache}; default true. See {@link #cacheUsed}. */
  public boolean enableCache() {
    return yes(Setting.ENABLE_CACHE);
  }

  /** Whether what is read from disk is stored there decoded too, and read as such. Default true. */
  public boolean cacheColumns() {
    return yes(Setting.CACHE_COLUMNS);
  }

  /** Whether fetches are answered from the cache only. Default false. */
  public boolean offlineMode() {
    return yes(Setting.OFFLINE_MODE);
  }

  /** The setting {@code ci_mode}; default false. See {@link #cacheUsed}. */
  public boolean ciMode() {
    return yes(Setting.CI_MODE);
  }

  /** Whether the cache is read and written: {@link #enableCache} and not {@link #ciMode}. */
  public boolean cacheUsed() {
    return enableCache() && !ciMode();
  }

  /**
   * The directory of the disk cache: the setting, else {@code tif1-files} in the platform's
   * directory for caches ({@code $XDG_CACHE_HOME} or {@code ~/.cache}, {@code ~/Library/Caches},
   * {@code %LOCALAPPDATA%}), or {@code ~/.tif1/cache} if only that has a cache of this client. Null
   * if none is set and there is no home directory: then nothing is kept on disk.
   */
  public @Nullable Path cacheDir() {
    String text = (String) kept(Setting.CACHE_DIR);
    return text.isEmpty() ? home().cacheDir() : FilePathType.expand(text, home());
  }

  /** How long the disk cache waits for another process. Default 30 s; may be zero. */
  public Duration sqliteTimeout() {
    return duration(Setting.SQLITE_TIMEOUT);
  }

  /** The most bytes the disk cache may take. Default 4 GiB; 0 means none are kept on disk. */
  public long cacheMaxBytes() {
    return (Long) kept(Setting.CACHE_MAX_BYTES);
  }

  /** For how long a file of this year's season is believed. Default 1 h; zero means not at all. */
  public Duration cacheTtlRunningSeason() {
    return duration(Setting.CACHE_TTL_RUNNING_SEASON);
  }

  /** For how long a file of an older season is believed. Default 30 d; zero means not at all. */
  public Duration cacheTtlOlderSeasons() {
    return duration(Setting.CACHE_TTL_OLDER_SEASONS);
  }

  /** How old a file may be that is given out after a failure. Default 365 d; zero means never. */
  public Duration staleIfError() {
    return duration(Setting.STALE_IF_ERROR);
  }

  /**
   * Seasons to the versions of the published tree they are read at: commits, release tags, branches
   * or {@link Ref#LATEST_RELEASE}. Default none.
   */
  @SuppressWarnings("unchecked")
  public Map<Integer, String> seasonRefs() {
    return (Map<Integer, String>) kept(Setting.SEASON_REFS);
  }

  /**
   * What the files of a season are read at, as it is set; {@code main}, which is the newest, if it
   * is not. For what {@link Ref#LATEST_RELEASE} stands for see {@link Ref}.
   */
  public String ref(int season) {
    return seasonRefs().getOrDefault(season, Ref.MAIN);
  }

  /**
   * Who is asked for the newest release tag of a season, with <code>{season}</code> in place of the
   * year. Empty means nobody.
   *
   * @since 0.2
   */
  public String releaseUrl() {
    return (String) kept(Setting.RELEASE_URL);
  }

  /** The most bytes of decoded data in memory. Default 128 MiB; 0 means none are kept. */
  public long memoryCacheMaxBytes() {
    return (Long) kept(Setting.MEMORY_CACHE_MAX_BYTES);
  }

  /** For how long a missing file stays missing. Default 600 s; zero means not remembered. */
  public Duration negativeCacheTtl() {
    return duration(Setting.NEGATIVE_CACHE_TTL);
  }

  // Calendar

  /**
   * Where schedules of seasons are read from, with <code>{season}</code> in place of the year.
   * Empty means that only the calendar built into the client is used.
   *
   * @since 0.2
   */
  public String scheduleUrl() {
    return (String) kept(Setting.SCHEDULE_URL);
  }

  /**
   * For how long a schedule that was read is fresh. Default 6 h; zero means not at all.
   *
   * @since 0.2
   */
  public Duration scheduleTtl() {
    return duration(Setting.SCHEDULE_TTL);
  }

  // Decoding

  /** How many threads decode, in force: the setting, or one for each processor. At least 1. */
  public int jsonParseWorkers() {
    int set = whole(Setting.JSON_PARSE_WORKERS);
    return set == 0 ? Runtime.getRuntime().availableProcessors() : set;
  }

  /**
   * How closely content is checked, in force: the setting, else off if the three switches of the
   * Python library are all false, else lenient.
   */
  public Validation validation() {
    boolean allOff =
        !yes(Setting.VALIDATE_DATA)
            && !yes(Setting.VALIDATE_LAP_TIMES)
            && !yes(Setting.VALIDATE_TELEMETRY);
    return allOff && !isSet(Setting.VALIDATION)
        ? Validation.OFF
        : (Validation) kept(Setting.VALIDATION);
  }

  private Duration duration(Setting setting) {
    return (Duration) kept(setting);
  }

  private int whole(Setting setting) {
    return Math.toIntExact((Long) kept(setting));
  }

  private double decimal(Setting setting) {
    return (Double) kept(setting);
  }

  private boolean yes(Setting setting) {
    return (Boolean) kept(setting);
  }
}
