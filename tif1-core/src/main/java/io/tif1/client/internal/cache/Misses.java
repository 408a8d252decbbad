package io.tif1.client.internal.cache;

import io.tif1.client.FetchFailedException;
import io.tif1.client.FetchFailedException.Reason;
import io.tif1.client.NotFoundException;
import java.util.List;

/** What is said when the cache cannot answer, or answers with what is not fresh. */
final class Misses {
  private static final String CACHE_ONLY =
      "only the cache may be asked (--offline, offline_mode or the options of the fetch)";

  private Misses() {}

  static String whyStale(Throwable problem) {
    String message = String.valueOf(problem.getMessage());
    return problem instanceof NotFoundException ? "no CDN has it any more: " + message : message;
  }

  static FetchFailedException notCached(String file) {
    return new FetchFailedException(
        file,
        Reason.NOT_CACHED,
        "not in the cache, and " + CACHE_ONLY + "; fetch it once while online",
        List.of(),
        null);
  }

  static FetchFailedException noAnswer(String file) {
    return new FetchFailedException(
        file,
        Reason.NOT_CACHED,
        "the cache on disk has not answered for "
            + Looks.PATIENCE.toSeconds()
            + " s, and "
            + CACHE_ONLY
            + "; see whether the disk of cache_dir works",
        List.of(),
        null);
  }
}
