package io.tif1.client;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings of Python's tif1 0.9.0, as it saves them if nobody has set any. */
final class PythonSettings {
  private PythonSettings() {}

  private static Map<String, String> defaults(Path home) {
    var all = new LinkedHashMap<String, String>();
    all.put("cache_dir", '"' + home.resolve(".cache").resolve("tif1").toString() + '"');
    String rest =
        """
        timeout 30; max_retries 3; retry_backoff_factor 2.0; retry_jitter true;
        retry_jitter_max 0.0; max_retry_delay 60.0; circuit_breaker_threshold 5;
        circuit_breaker_timeout 60; max_workers 20; max_concurrent_requests 22; enable_cache true;
        offline_mode false; ci_mode false; lib "pandas"; polars_lap_categorical false;
        cache_commit_interval 100; sqlite_timeout 30.0; memory_cache_max_items 1024;
        memory_telemetry_cache_max_items 2048; missing_payloads_ttl_days 7.0;
        schedule_ttl_hours 6.0; keepalive_timeout 120; keepalive_max_requests 10000;
        connection_stats_log_interval 60.0; pool_exhaustion_backoff_base 0.01;
        pool_exhaustion_backoff_max 0.5; pool_exhaustion_backoff_jitter 0.01;
        http_multiplexed true; http_disable_http3 true; cdn_preconnect true;
        cdns ["https://cdn.jsdelivr.net/gh/TracingInsights",\
        "https://huggingface.co/buckets/tracinginsights",\
        "https://cdn.staticdelivr.com/gh/TracingInsights"];
        cdn_use_minification false; validate_data false; validate_lap_times false;
        validate_telemetry false; ultra_cold_start true; ultra_cold_background_cache_fill false;
        ultra_cold_skip_retries true; prefetch_driver_laps_on_get_driver true;
        prefetch_all_telemetry_on_first_lap_request false;
        prefetch_all_telemetry_after_laps_load false;
        telemetry_prefetch_max_concurrent_requests 32; json_parse_workers 0;
        http_resolvers ["standard","doh+cloudflare://","doh+google://"]
        """;
    for (String one : rest.split(";", -1)) {
      String[] parts = one.strip().split(" ", 2);
      all.put(parts[0], parts[1].strip());
    }
    return all;
  }

  /** The file; a change to null takes the key out. */
  static String json(Path home, Map<String, String> changed) {
    Map<String, String> all = defaults(home);
    all.putAll(changed);
    return all.entrySet().stream()
        .filter(member -> !member.getValue().equals("null"))
        .map(member -> "  \"" + member.getKey() + "\": " + member.getValue())
        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
  }

  /** The same as variables, lists with commas. */
  static Map<String, String> variables(Path home) {
    Map<String, String> all = new LinkedHashMap<>();
    defaults(home)
        .forEach(
            (key, value) ->
                all.put(
                    "TIF1_" + key.toUpperCase(Locale.ROOT), value.replaceAll("[\\[\\]\" ]", "")));
    return all;
  }
}
