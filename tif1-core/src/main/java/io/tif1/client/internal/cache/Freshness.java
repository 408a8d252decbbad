package io.tif1.client.internal.cache;

import io.tif1.client.Tif1Config;
import io.tif1.client.internal.pipe.Fetch;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** How long a file may be believed without asking. Pure. */
final class Freshness {
  /** What a commit names never changes. */
  static final Duration FOR_GOOD = Duration.ofNanos(Long.MAX_VALUE);

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

  private Freshness() {}

  /**
   * Files of the running season are corrected and completed, mostly within days; those of older
   * ones change when their generator does.
   */
  static Duration of(Fetch fetch, Tif1Config config, Instant now) {
    if (COMMIT.matcher(fetch.ref()).matches()) {
      return FOR_GOOD;
    }
    return fetch.resource().season() >= now.atZone(ZoneOffset.UTC).getYear()
        ? config.cacheTtlRunningSeason()
        : config.cacheTtlOlderSeasons();
  }
}
