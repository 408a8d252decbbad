package io.tif1.client;

import io.tif1.model.json.StrictObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The defaults of Python's tif1, to tell what a person set from what that library wrote. Its {@code
 * config.save()} writes every key, so a saved file says {@code "validate_data": false} although
 * nobody asked for that. A file with most of the keys is taken for a saved one, and what it has of
 * those defaults counts as not set. In a shorter file, and in a variable, every value counts.
 */
final class PythonDefaults {
  static final String REASON =
      "a default of Python's tif1, whose config.save() writes every key; it counts as not set. To have"
          + " it, set the variable";

  /** Of 47 keys. Nobody writes so many by hand; a few may be missing, by hand or by version. */
  private static final int SAVED_FROM = 30;

  /** Keys that came with 0.9; before them some defaults were others. */
  private static final Set<String> NEW = Set.of("missing_payloads_ttl_days", "schedule_ttl_hours");

  private static final String CDNS = "cdns";

  /** Of 0.9.0. Three keys have a default that depends on the machine, or none. */
  private static final String NEWEST =
      """
      {"timeout": 30, "max_retries": 3, "retry_backoff_factor": 2, "retry_jitter": true,
       "retry_jitter_max": 0, "max_retry_delay": 60, "circuit_breaker_threshold": 5,
       "circuit_breaker_timeout": 60, "max_concurrent_requests": 22, "enable_cache": true,
       "offline_mode": false, "ci_mode": false, "sqlite_timeout": 30,
       "missing_payloads_ttl_days": 7, "schedule_ttl_hours": 6, "keepalive_timeout": 120,
       "keepalive_max_requests": 10000, "connection_stats_log_interval": 60,
       "pool_exhaustion_backoff_base": 0.01, "pool_exhaustion_backoff_max": 0.5,
       "pool_exhaustion_backoff_jitter": 0.01, "http_multiplexed": true,
       "http_disable_http3": true,
       "cdns": ["https://cdn.jsdelivr.net/gh/TracingInsights",
                "https://huggingface.co/buckets/tracinginsights",
                "https://cdn.staticdelivr.com/gh/TracingInsights"],
       "validate_data": false, "validate_lap_times": false, "validate_telemetry": false,
       "json_parse_workers": 0,
       "http_resolvers": ["standard", "doh+cloudflare://", "doh+google://"]}
      """;

  /** Where they were others, up to 0.8. */
  private static final String OLDER =
      """
      {"max_concurrent_requests": 20, "keepalive_max_requests": 1000, "http_disable_http3": false,
       "http_resolvers": ["standard", "doh://cloudflare", "doh://google"]}
      """;

  private static final Set<String> NAMES = Set.copyOf(parse(NEWEST).keySet());

  private final boolean older;
  private final Map<String, @Nullable Object> newest = parse(NEWEST);
  private final Map<String, @Nullable Object> before = parse(OLDER);

  private PythonDefaults(boolean older) {
    this.older = older;
  }

  /** Empty if it is no file that the Python library saved. */
  static Optional<PythonDefaults> savedIn(Map<String, Object> file) {
    long known = file.keySet().stream().filter(PythonDefaults::isPythons).count();
    return known < SAVED_FROM
        ? Optional.empty()
        : Optional.of(new PythonDefaults(file.keySet().stream().noneMatch(NEW::contains)));
  }

  private static boolean isPythons(String key) {
    return SettingKeys.ignored(key).isPresent()
        || SettingKeys.converted(key).isPresent()
        || NAMES.contains(key);
  }

  /** Whether the library saves this value if nobody set another. */
  boolean hold(String key, Object value, Home home) {
    if (key.equals(Setting.CACHE_DIR.key())) {
      return value instanceof String text && home.isCacheOfPython(text);
    }
    if (older && key.equals(CDNS)) {
      // They changed with the versions: one or two or three of the same.
      return value instanceof List<?> some && list(newest.get(CDNS)).containsAll(some);
    }
    return same(newest.get(key), value) || older && same(before.get(key), value);
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static boolean same(@Nullable Object theirs, Object value) {
    return theirs instanceof BigDecimal number && value instanceof BigDecimal other
        ? number.compareTo(other) == 0
        : value.equals(theirs);
  }

  private static Map<String, @Nullable Object> parse(String json) {
    try {
      return StrictObject.parse(json.getBytes(StandardCharsets.UTF_8));
    } catch (StrictObject.RefusedException e) {
      throw new IllegalStateException("the defaults of the Python library are no JSON object", e);
    }
  }
}
