package io.tif1.client.internal;

import io.tif1.client.FetchOptions;
import io.tif1.client.Ref;
import io.tif1.client.Tif1Config;
import io.tif1.model.JsonDocument;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what {@link Ref#LATEST_RELEASE} stands for: the newest release tag of a season, or {@code
 * main} if it cannot be found. Once for each season and as long as the client is open, so that all
 * files that it reads of a season are of one version.
 */
final class Releases {
  /**
   * A release is made for each day with new data; so another process may use what this one read.
   */
  private static final Duration TTL = Duration.ofMinutes(10);

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Logger log = LoggerFactory.getLogger(Releases.class);
  private final Supplier<Tif1Config> config;
  private final SideFiles files;
  private final ConcurrentMap<Integer, CompletableFuture<String>> resolved =
      new ConcurrentHashMap<>();

  Releases(Supplier<Tif1Config> config, SideFiles files) {
    this.config = config;
    this.files = files;
  }

  /**
   * The version that files of a season are read at. The future never fails.
   *
   * @param options those of the fetch that needs it first
   */
  CompletableFuture<String> ref(int season, FetchOptions options) {
    String ref = config.get().ref(season);
    if (!ref.equals(Ref.LATEST_RELEASE)) {
      return CompletableFuture.completedFuture(ref);
    }
    var mine = new CompletableFuture<String>();
    CompletableFuture<String> earlier = resolved.putIfAbsent(season, mine);
    if (earlier != null) {
      return earlier;
    }
    String url = config.get().releaseUrl();
    if (url.isEmpty()) {
      mine.complete(fallBack(season, "release_url is none"));
      return mine;
    }
    var address = URI.create(url.replace("{season}", String.valueOf(season)));
    var wanted =
        new SideFiles.Wanted(
            "release", season, address, TTL, TIMEOUT, 1, document -> tag(document));
    files
        .get(wanted, options, false)
        .whenComplete((file, problem) -> mine.complete(chosen(season, address, file)));
    return mine;
  }

  private String chosen(int season, URI address, SideFile file) {
    JsonDocument document = file.document();
    if (document != null && (file.problem() == null || config.get().offlineMode())) {
      return tag(document);
    }
    return fallBack(
        season,
        file.problem() != null
            ? address.getRawAuthority() + ": " + file.problem()
            : "offline_mode is on, and none is in the cache");
  }

  private String fallBack(int season, String why) {
    log.warn(
        "the newest release of {} is not known ({}); {} is read instead", season, why, Ref.MAIN);
    return Ref.MAIN;
  }

  private static String tag(JsonDocument document) {
    if (!(document.asMap().get("tag_name") instanceof String tag)) {
      throw new IllegalArgumentException("it has no tag_name");
    }
    String ref = Ref.of(tag);
    if (!Ref.isRelease(ref)) {
      throw new IllegalArgumentException(
          "its tag_name, " + ref + ", is no release such as 2026.281.1");
    }
    return ref;
  }
}
