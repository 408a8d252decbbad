package io.tif1.client.internal.cache;

import io.tif1.client.Resource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** How long a file may be believed without asking. Pure. */
final class Freshness {
  /** Files of the running season are corrected and completed, mostly within days. */
  static final Duration RUNNING_SEASON = Duration.ofHours(1);

  /** Files of older seasons change when their generator does. */
  static final Duration OLDER_SEASONS = Duration.ofDays(30);

  private Freshness() {}

  static Duration of(Resource<?> resource, Instant now) {
    return resource.season() >= now.atZone(ZoneOffset.UTC).getYear()
        ? RUNNING_SEASON
        : OLDER_SEASONS;
  }
}
