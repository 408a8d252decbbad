package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and variables of the users of Python's tif1 0.2 work as they are. */
class PythonFilesTest {
  /** All 47 keys, as that library saves them. */
  private static final String SAVED =
      """
      {
        "cache_dir": "/home/ann/.tif1/cache", "log_level": "WARNING", "timeout": 30,
        "max_retries": 3, "retry_backoff_factor": 2.0, "retry_jitter": true,
        "retry_jitter_max": 0.0, "max_retry_delay": 60.0, "circuit_breaker_threshold": 5,
        "circuit_breaker_timeout": 60, "http2_max_connections": 10, "http2_max_pool_size": 20,
        "pool_connections": null, "pool_maxsize": null,
        "max_workers": 20, "max_concurrent_requests": 20, "enable_cache": true,
        "offline_mode": false, "ci_mode": false, "lib": "pandas",
        "polars_lap_categorical": false, "cache_commit_interval": 25, "sqlite_timeout": 30.0,
        "memory_cache_max_items": 1024, "memory_telemetry_cache_max_items": 2048,
        "keepalive_timeout": 120, "keepalive_max_requests": 1000,
        "connection_stats_log_interval": 60.0, "pool_exhaustion_backoff_base": 0.01,
        "pool_exhaustion_backoff_max": 0.5, "pool_exhaustion_backoff_jitter": 0.01,
        "http_multiplexed": true, "http_disable_http3": false,
        "http_resolvers": ["standard", "doh://cloudflare", "doh://google"],
        "cdns": ["https://cdn.jsdelivr.net/gh/TracingInsights"],
        "cdn_use_minification": false, "validate_data": false, "validate_lap_times": false,
        "validate_telemetry": false, "ultra_cold_start": true,
        "ultra_cold_background_cache_fill": false, "ultra_cold_skip_retries": true,
        "prefetch_driver_laps_on_get_driver": true,
        "prefetch_all_telemetry_on_first_lap_request": false,
        "prefetch_all_telemetry_after_laps_load": false,
        "telemetry_prefetch_max_concurrent_requests": 32, "json_parse_workers": 0
      }
      """;

  private final Path home;
  private final RecordedNotes notes = new RecordedNotes();

  PythonFilesTest(@TempDir Path home) {
    this.home = home;
  }

  private Tif1Config load(Map<String, String> environment) throws IOException {
    Files.writeString(home.resolve(".tif1rc"), SAVED);
    return ConfigLoader.load(environment, Home.at(home), home, notes);
  }

  @Test
  void aSavedFileIsReadWithoutWarnings() throws IOException {
    assertThat(load(Map.of())).isNotNull();

    assertThat(notes.warnings()).isEmpty();
  }

  @Test
  void whatMeansNothingHereIsRemarkedOnKeyByKey() throws IOException {
    assertThat(load(Map.of())).isNotNull();

    assertThat(notes.infos())
        .hasSize(IgnoredKey.values().length); // without cdn_preconnect, and one for the file
  }

  @Test
  void whatIsADefaultOfThatLibraryIsNotTaken() throws IOException {
    assertThat(load(Map.of()).explain())
        .filteredOn(line -> !line.origin().equals("default"))
        .extracting(ExplainedSetting::key)
        .containsExactly("cache_dir"); // not in this home, hence chosen
  }

  @Test
  void absentPoolSizesAreWorkedOut() throws IOException {
    assertThat(load(Map.of()).poolConnections()).isEqualTo(256);
  }

  @Test
  void variablesOfThatLibraryWinOverItsFile() throws IOException {
    Tif1Config config =
        load(Map.of("TIF1_MAX_RETRIES", "0", "TIF1_OFFLINE_MODE", "Yes", "TIF1_LIB", "polars"));

    assertThat(config.maxRetries()).isZero();
    assertThat(config.offlineMode()).isTrue();
  }
}
