package io.tif1.client.internal.cache;

import io.tif1.client.Ref;
import io.tif1.client.Tif1Config;
import io.tif1.client.internal.pipe.Fetch;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** How long a file may be believed without asking. Pure. */
final class Freshness {
  /** What a commit or a release tag names never changes. */
  static final Duration FOR_GOOD = Duration.ofNanos(Long.MAX_VALUE);

  private Freshness() {}

  /**
   * Files of the running season are corrected and completed, mostly within days; those of older
   * ones change when their generator does.
   */
  static Duration of(Fetch fetch, Tif1Config config, Instant now) {
    if (Ref.isPinned(fetch.ref())) {
      return FOR_GOOD;
    }
    return fetch.resource().season() >= now.atZone(ZoneOffset.UTC).getYear()
        ? config.cacheTtlRunningSeason()
        : config.cacheTtlOlderSeasons();
  }
}
