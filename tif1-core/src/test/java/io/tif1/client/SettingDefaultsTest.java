package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingDefaultsTest {
  private static final Tif1Config DEFAULTS =
      new Tif1Config.Builder(Home.at(Path.of("/home/ann")), Notes.LOG).build();

  static Stream<Arguments> defaults() {
    return Stream.of(
        arguments("timeout", 30),
        arguments("total_timeout", 300),
        arguments("max_retries", 3),
        arguments("retry_backoff_factor", 2.0),
        arguments("retry_jitter", true),
        arguments("retry_jitter_max", 1),
        arguments("max_retry_delay", 60),
        arguments("max_concurrent_requests", 20),
        arguments("max_requests_per_second", 0.0),
        arguments("max_redirects", 5),
        arguments("max_body_bytes", 64 << 20),
        arguments("user_agent", ClientVersion.userAgent()),
        arguments("close_timeout", 5),
        arguments(
            "cdns",
            List.of(
                "https://cdn.jsdelivr.net/gh/TracingInsights",
                "https://cdn.staticdelivr.com/gh/TracingInsights",
                "https://huggingface.co/buckets/tracinginsights")),
        arguments("circuit_breaker_threshold", 5),
        arguments("circuit_breaker_timeout", 60),
        arguments("pool_connections", 256),
        arguments("pool_maxsize", 512),
        arguments("pool_acquire_timeout", 10),
        arguments("pool_exhaustion_backoff_base", 0.5),
        arguments("pool_exhaustion_backoff_max", 5),
        arguments("pool_exhaustion_backoff_jitter", 0.5),
        arguments("keepalive_timeout", 120),
        arguments("keepalive_max_requests", 1000),
        arguments("connection_stats_log_interval", 60),
        arguments("http_multiplexed", true),
        arguments("http_disable_http3", false),
        arguments("http3_after_requests", 64),
        arguments("proxy", ""),
        arguments("ca_bundle", ""),
        arguments("http_resolvers", List.of("standard", "doh://cloudflare", "doh://google")),
        arguments("resolver_timeout", 2),
        arguments("enable_cache", true),
        arguments("offline_mode", false),
        arguments("ci_mode", false),
        arguments("cache_dir", Path.of("/home/ann/.cache/tif1-files").toString()),
        arguments("sqlite_timeout", 30),
        arguments("cache_max_bytes", 4L << 30),
        arguments("cache_columns", true),
        arguments("memory_cache_max_bytes", 128L << 20),
        arguments("cache_ttl_running_season", 3600),
        arguments("cache_ttl_older_seasons", 2_592_000),
        arguments("stale_if_error", 31_536_000),
        arguments("season_refs", List.of()),
        arguments(
            "release_url", "https://api.github.com/repos/TracingInsights/{season}/releases/latest"),
        arguments("negative_cache_ttl", 600),
        arguments(
            "schedule_url",
            "https://cdn.jsdelivr.net/gh/theOehrly/f1schedule@master/schedule_{season}.json"),
        arguments("schedule_ttl", 21_600),
        arguments("json_parse_workers", 0),
        arguments("validation", "lenient"),
        arguments("validate_data", true),
        arguments("validate_lap_times", true),
        arguments("validate_telemetry", true));
  }

  @ParameterizedTest
  @MethodSource("defaults")
  void everyDefaultIsAsDecided(String key, Object value) {
    assertThat(DEFAULTS.get(key)).isEqualTo(value);
  }

  @Test
  void theTableAboveNamesEverySetting() {
    Set<Object> named = defaults().map(row -> row.get()[0]).collect(Collectors.toSet());

    assertThat(Arrays.stream(Setting.values()).map(Setting::key)).allMatch(named::contains);
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void everyVariableIsTheKeyInCapitals(Setting setting) {
    assertThat(setting.variable())
        .isEqualTo("TIF1_" + setting.key().toUpperCase(java.util.Locale.ROOT));
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void everyDefaultIsWrittenTheWayItIsRead(Setting setting) {
    assertThat(setting.type().text(setting.defaultValue())).isEqualTo(setting.defaultText());
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void everySettingExplainsItselfInSentences(Setting setting) {
    assertThat(setting.doc()).hasSizeGreaterThan(30).endsWith(".");
  }

  /** The three switches of the Python library are read through {@code validation()}. */
  @ParameterizedTest
  @EnumSource(value = Setting.class, mode = EnumSource.Mode.MATCH_NONE, names = "VALIDATE_.*")
  void everySettingHasATypedGetterAndSetterOfItsName(Setting setting) {
    String name = camelCase(setting.key());

    assertThat(names(Tif1Config.class)).contains(name);
    assertThat(names(Tif1Config.Builder.class)).contains(name);
  }

  @Test
  void theClientNamesItselfWithItsVersion() {
    assertThat(DEFAULTS.userAgent())
        .matches("tif1-java/\\d+\\.\\d+\\.\\d+\\S* \\(\\+https://\\S+\\)");
  }

  @Test
  void decodingTakesOneThreadForEachProcessor() {
    assertThat(DEFAULTS.jsonParseWorkers()).isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  private static List<String> names(Class<?> type) {
    return Arrays.stream(type.getMethods()).map(Method::getName).toList();
  }

  private static String camelCase(String key) {
    var name = new StringBuilder();
    for (String word : key.split("_", -1)) {
      name.append(
          name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }
}
