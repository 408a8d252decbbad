package io.tif1.client.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.Resource;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {
  @ParameterizedTest
  @CsvSource({
    // season, now, how long
    "2021, 2024-03-02T15:00:00Z, PT720H",
    "2023, 2024-03-02T15:00:00Z, PT720H",
    "2024, 2024-03-02T15:00:00Z, PT1H",
    "2025, 2024-03-02T15:00:00Z, PT1H",
    "2024, 2024-12-31T23:59:59Z, PT1H",
    "2024, 2025-01-01T00:00:00Z, PT720H",
  })
  void filesOfTheRunningSeasonAreBelievedForAnHourAndOthersFor30Days(
      int season, Instant now, Duration howLong) {
    var resource = Resource.json(season, "Belgian Grand Prix", "Race", "drivers.json");
    assertThat(Freshness.of(resource, now)).isEqualTo(howLong);
  }
}
