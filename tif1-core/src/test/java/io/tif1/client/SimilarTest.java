package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimilarTest {
  private static java.util.Optional<String> closest(String name) {
    return Similar.closest(name, Arrays.stream(Setting.values()).map(Setting::key));
  }

  @ParameterizedTest
  @CsvSource({
    "maxRetries, max_retries",
    "MAX-RETRIES, max_retries",
    "max_retry, max_retries",
    "cache_enabled, enable_cache",
    "retry_backoff, retry_backoff_factor",
    "timout, timeout",
    "cdn, cdns",
    "pool_connection, pool_connections",
  })
  void aSlipOfThePenFindsItsKey(String written, String meant) {
    assertThat(closest(written)).hasValue(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"colour", "x", "", "telemetry_frequency"})
  void somethingElseFindsNothing(String written) {
    assertThat(closest(written)).isEmpty();
  }
}
