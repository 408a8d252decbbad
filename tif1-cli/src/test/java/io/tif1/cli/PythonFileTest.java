package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands with a settings file as {@code config.save()} of Python's tif1 0.9.0 writes it. */
class PythonFileTest {
  private static final String SAVED =
      """
      {"timeout": 30, "max_retries": 3, "retry_backoff_factor": 2.0, "retry_jitter": true,
       "retry_jitter_max": 0.0, "max_retry_delay": 60.0, "circuit_breaker_threshold": 5,
       "circuit_breaker_timeout": 60, "max_workers": 20, "max_concurrent_requests": 22,
       "enable_cache": true, "offline_mode": false, "ci_mode": false, "lib": "pandas",
       "polars_lap_categorical": false, "cache_commit_interval": 100, "sqlite_timeout": 30.0,
       "memory_cache_max_items": 1024, "memory_telemetry_cache_max_items": 2048,
       "missing_payloads_ttl_days": 7.0, "schedule_ttl_hours": 6.0, "keepalive_timeout": 120,
       "keepalive_max_requests": 10000, "connection_stats_log_interval": 60.0,
       "pool_exhaustion_backoff_base": 0.01, "pool_exhaustion_backoff_max": 0.5,
       "pool_exhaustion_backoff_jitter": 0.01, "http_multiplexed": true,
       "http_disable_http3": true, "cdn_preconnect": true,
       "cdns": ["https://cdn.jsdelivr.net/gh/TracingInsights",
                "https://huggingface.co/buckets/tracinginsights",
                "https://cdn.staticdelivr.com/gh/TracingInsights"],
       "cdn_use_minification": false, "validate_data": false, "validate_lap_times": false,
       "validate_telemetry": false, "ultra_cold_start": true,
       "ultra_cold_background_cache_fill": false, "ultra_cold_skip_retries": true,
       "prefetch_driver_laps_on_get_driver": true,
       "prefetch_all_telemetry_on_first_lap_request": false,
       "prefetch_all_telemetry_after_laps_load": false,
       "telemetry_prefetch_max_concurrent_requests": 32, "json_parse_workers": 0,
       "http_resolvers": ["standard", "doh+cloudflare://", "doh+google://"]}
      """;

  @TempDir private static Path directory;

  private SimCdn cdn;
  private Path file;

  @BeforeEach
  void open() throws IOException {
    cdn = SimCdn.race(directory);
    file = Files.writeString(directory.resolve("tif1rc"), SAVED);
  }

  @AfterEach
  void close() {
    cdn.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"drivers", "laps", "fastest", "weather", "messages", "results"})
  void b3_everyListingWorksWithIt(String command) {
    Run run = Run.of(cdn.ask(command, "--config", file.toString()));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isNotEmpty();
  }

  @Test
  void b3_fetchWorksWithIt() {
    Path out = directory.resolve("out");
    Run run =
        Run.of(
            cdn.with(
                "fetch",
                "2021",
                "Belgian Grand Prix",
                "Race",
                "drivers.json",
                "--out",
                out.toString(),
                "--config",
                file.toString()));

    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"config show", "config explain", "cache info", "config explain cdns"})
  void b3_commandsWithoutTheNetworkWorkWithIt(String command) {
    Run run = Run.of((command + " --config " + file).split(" "));

    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  @Test
  void b3_aSettingIsPutIntoIt() throws IOException {
    Run run = Run.of("config", "set", "timeout", "45", "--config", file.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Run.of("config", "show", "timeout", "--config", file.toString()).out())
        .contains("45     file " + file);
  }

  @Test
  void b3_showSaysWhichDefaultsOfPythonWereNotTaken() {
    Run run = Run.of("config", "show", "validation", "--config", file.toString());
    Run all = Run.of("config", "show", "--config", file.toString());

    assertThat(run.out()).contains("lenient  default");
    assertThat(all.out()).doesNotContain("file " + file);
    assertThat(all.err())
        .containsPattern("not taken from file .*default of Python's tif1.*: .*validate_data");
  }
}
