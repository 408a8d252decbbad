package io.tif1.client.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.Resource;
import io.tif1.client.Samples;
import io.tif1.client.Tif1Config;
import io.tif1.client.internal.pipe.Deadline;
import io.tif1.client.internal.pipe.Fetch;
import io.tif1.client.internal.pipe.PipeSamples;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
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
    assertThat(Freshness.of(fetch(season, "main"), Tif1Config.defaults(), now)).isEqualTo(howLong);
  }

  private static Fetch fetch(int season, String ref) {
    Fetch fetch =
        PipeSamples.fetch(
            1,
            Resource.json(season, "Belgian Grand Prix", "Race", "drivers.json"),
            Samples.options(),
            Deadline.after(0, Duration.ZERO));
    return new Fetch(
        1,
        fetch.resource(),
        ref,
        null,
        fetch.options(),
        fetch.deadline(),
        fetch.cancellation(),
        null);
  }

  @Test
  void filesOfACommitAreBelievedForGood() {
    String commit = "0123456789abcdef0123456789abcdef01234567";
    assertThat(Freshness.of(fetch(2024, commit), Tif1Config.defaults(), Instant.EPOCH))
        .isGreaterThan(Duration.ofDays(100 * 365));
  }

  @Test
  void j_filesOfAReleaseTagAreFreshForGoodAndThoseOfABranchAreNot() {
    assertThat(Freshness.of(fetch(2026, "2026.281.1"), Tif1Config.defaults(), Instant.EPOCH))
        .isGreaterThan(Duration.ofDays(100 * 365));
    assertThat(Freshness.of(fetch(2026, "2026.281"), Tif1Config.defaults(), Instant.EPOCH))
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void theTimesAreSettings() {
    Tif1Config config =
        Tif1Config.defaults().toBuilder()
            .cacheTtlRunningSeason(Duration.ofMinutes(5))
            .cacheTtlOlderSeasons(Duration.ofDays(365))
            .build();
    Instant now = Instant.parse("2024-03-02T15:00:00Z");
    assertThat(Freshness.of(fetch(2024, "main"), config, now)).isEqualTo(Duration.ofMinutes(5));
    assertThat(Freshness.of(fetch(2023, "main"), config, now)).isEqualTo(Duration.ofDays(365));
  }
}
