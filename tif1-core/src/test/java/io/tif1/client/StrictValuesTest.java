package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictValuesTest {
  private static Object after(String key, Object value) {
    return Tif1Config.defaults().toBuilder().set(key, value).build().get(key);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        arguments("max_retries", true),
        arguments("max_retries", 1.5),
        arguments("max_retries", "1.5"),
        arguments("max_retries", "true"),
        arguments("max_retries", "three"),
        arguments("max_retries", ""),
        arguments("max_retries", "0x10"),
        arguments("max_retries", "१"),
        arguments("max_retries", List.of(3)),
        arguments("max_retries", Map.of()),
        arguments("max_retries", Duration.ofSeconds(3)),
        arguments("max_retries", BigInteger.ONE.shiftLeft(80)),
        arguments("max_retries", "1e99"),
        arguments("max_retries", "99999999999999999999999999999999999999"),
        arguments("timeout", false),
        arguments("timeout", Double.NaN),
        arguments("timeout", Double.POSITIVE_INFINITY),
        arguments("timeout", Float.NaN),
        arguments("timeout", "NaN"),
        arguments("timeout", "Infinity"),
        arguments("timeout", "30s"),
        arguments("timeout", new BigDecimal("1e-999999999")),
        arguments("timeout", new BigDecimal("1e999999999")),
        arguments("retry_backoff_factor", true),
        arguments("retry_backoff_factor", Double.NEGATIVE_INFINITY),
        arguments("retry_jitter", 1),
        arguments("retry_jitter", 0.0),
        arguments("retry_jitter", "maybe"),
        arguments("cdns", 7),
        arguments("cdns", List.of(7)),
        arguments("http_resolvers", List.of(true)),
        arguments("user_agent", "two\nlines"),
        arguments("user_agent", "é"),
        arguments("user_agent", "x".repeat(257)),
        arguments("cache_dir", 5),
        arguments("cache_dir", "a\0b"),
        arguments("schedule_url", 5),
        arguments("schedule_url", "https://cdn.example/schedule.json"),
        arguments("schedule_url", "https://cdn{season}.example/schedule.json"),
        arguments("schedule_url", "http://cdn.example/{season}.json"),
        arguments("schedule_ttl", -1),
        arguments("validation", true),
        arguments("validation", "very"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void aValueOfAnotherTypeIsRefusedUnderItsKey(String key, Object value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> after(key, value))
        .withMessageStartingWith(key + " must be ");
  }

  static Stream<Arguments> accepted() {
    return Stream.of(
        arguments("max_retries", " 7 ", 7),
        arguments("max_retries", 7L, 7),
        arguments("max_retries", (short) 7, 7),
        arguments("max_retries", BigInteger.valueOf(7), 7),
        arguments("max_retries", 7.0, 7),
        arguments("max_retries", "7.0", 7),
        arguments("timeout", 2.5, 2.5),
        arguments("timeout", 2.5f, 2.5),
        arguments("timeout", "2.50", 2.5),
        arguments("timeout", "1e2", 100),
        arguments("timeout", new BigDecimal("2"), 2),
        arguments("timeout", Duration.ofMillis(1500), 1.5),
        arguments("circuit_breaker_timeout", 0.25, 0.25),
        arguments("retry_backoff_factor", 3, 3.0),
        arguments("retry_jitter", "OFF", false),
        arguments("schedule_url", "None", ""),
        arguments("schedule_url", "http://127.0.0.1:1/{season}", "http://127.0.0.1:1/{season}"),
        arguments("validation", "Strict", "strict"),
        arguments("validation", Validation.OFF, "off"),
        arguments("user_agent", "pit-wall/2 (ann@example.org)", "pit-wall/2 (ann@example.org)"),
        arguments("ca_bundle", Path.of("/etc/ca.pem"), Path.of("/etc/ca.pem").toString()));
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void aValueThatMeansTheRightThingIsTaken(String key, Object given, Object kept) {
    assertThat(after(key, given)).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "yes", "on", " TRUE ", "Yes"})
  void theseWordsMeanTrue(String word) {
    assertThat(after("offline_mode", word)).isEqualTo(true);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "false", "no", "off", " FALSE ", "No"})
  void theseWordsMeanFalse(String word) {
    assertThat(after("enable_cache", word)).isEqualTo(false);
  }

  @ParameterizedTest
  @CsvSource({
    "timeout, 0.001, 86400",
    "total_timeout, 0, 86400",
    "max_retries, 0, 100",
    "retry_backoff_factor, 1, 100",
    "retry_jitter_max, 0, 86400",
    "max_retry_delay, 0, 86400",
    "max_concurrent_requests, 1, 10000",
    "max_requests_per_second, 0, 1000000",
    "max_redirects, 0, 20",
    "max_body_bytes, 1, 2147483639",
    "close_timeout, 0, 86400",
    "circuit_breaker_threshold, 1, 10000",
    "circuit_breaker_timeout, 0.001, 86400",
    "pool_connections, 1, 65535",
    "pool_maxsize, 1, 65535",
    "pool_acquire_timeout, 0, 86400",
    "pool_exhaustion_backoff_base, 0, 86400",
    "pool_exhaustion_backoff_max, 0, 86400",
    "pool_exhaustion_backoff_jitter, 0, 86400",
    "keepalive_timeout, 0.001, 86400",
    "keepalive_max_requests, 1, 1000000000",
    "http3_after_requests, 0, 1000000000",
    "connection_stats_log_interval, 0, 86400",
    "resolver_timeout, 0.001, 86400",
    "sqlite_timeout, 0, 86400",
    "cache_max_bytes, 0, 1125899906842624",
    "memory_cache_max_bytes, 0, 1099511627776",
    "cache_ttl_running_season, 0, 315360000",
    "cache_ttl_older_seasons, 0, 315360000",
    "stale_if_error, 0, 315360000",
    "negative_cache_ttl, 0, 315360000",
    "schedule_ttl, 0, 315360000",
    "json_parse_workers, 0, 1024",
  })
  void aRangeIncludesItsEndsAndNothingBeyond(String key, BigDecimal min, BigDecimal max) {
    BigDecimal step = key.endsWith("timeout") ? new BigDecimal("0.0001") : BigDecimal.ONE;

    assertThat(new BigDecimal(after(key, min).toString())).isEqualByComparingTo(min);
    assertThat(new BigDecimal(after(key, max).toString())).isEqualByComparingTo(max);
    assertThatIllegalArgumentException().isThrownBy(() -> after(key, min.subtract(step)));
    assertThatIllegalArgumentException().isThrownBy(() -> after(key, max.add(step)));
  }

  @Test
  void theMessageSaysWhatIsAllowedAndWhatWasGiven() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tif1Config.defaults().toBuilder().maxRetries(-1))
        .withMessage("max_retries must be a whole number from 0 to 100, not -1");
  }

  @Test
  void aDurationIsShownInSeconds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tif1Config.defaults().toBuilder().timeout(Duration.ofMillis(-1500)))
        .withMessage("timeout must be a number of seconds from 0.001 to 86400, not -1.5 s");
  }

  @Test
  void theLongestDurationIsRefusedLikeAnyOther() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Tif1Config.defaults().toBuilder().timeout(Duration.ofSeconds(Long.MAX_VALUE)));
  }

  @Test
  void aLongTextIsCutInTheMessage() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> after("timeout", "9".repeat(5000)))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(250));
  }

  @Test
  void aTinySpanDoesNotBecomeTheZeroThatMeansNone() {
    var config = Tif1Config.defaults().toBuilder().set("total_timeout", "0.0000000001").build();

    assertThat(config.totalTimeout()).isEqualTo(Duration.ofNanos(1));
  }

  @Test
  void aRefusedValueLeavesTheOneBefore() {
    Tif1Config.Builder builder = Tif1Config.defaults().toBuilder().maxRetries(7);

    assertThatIllegalArgumentException().isThrownBy(() -> builder.maxRetries(101));

    assertThat(builder.build().maxRetries()).isEqualTo(7);
  }

  @Property
  void everyWholeNumberInRangeIsKeptAsItIs(@ForAll @IntRange(max = 100) int retries) {
    assertThat(after("max_retries", String.valueOf(retries))).isEqualTo(retries);
  }

  @Property
  void everyDurationInRangeIsKeptToTheNanosecond(
      @ForAll @LongRange(min = 1_000_000, max = 86_400_000_000_000L) long nanos) {
    var timeout = Duration.ofNanos(nanos);

    assertThat(Tif1Config.defaults().toBuilder().timeout(timeout).build().timeout())
        .isEqualTo(timeout);
  }

  @Property
  void whateverTextIsGivenIsTakenOrRefusedButNeverCrashes(@ForAll String text) {
    for (Setting setting : Setting.values()) {
      try {
        setting.read(text, Notes.LOG);
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageStartingWith(setting.key());
      }
    }
  }
}
