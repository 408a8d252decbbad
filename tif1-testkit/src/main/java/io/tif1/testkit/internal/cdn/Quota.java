package io.tif1.testkit.internal.cdn;

import io.tif1.client.TimeSource;
import io.tif1.testkit.internal.server.Answer;
import java.time.Duration;
import java.util.Map;

/**
 * So many requests in each window of time, and the headers by which Hugging Face tells of it. A
 * window begins with the first request after the end of the one before. Safe for use by multiple
 * threads.
 */
public final class Quota {
  private final int requests;
  private final Duration window;
  private final TimeSource time;

  // Guarded by this.
  private boolean begun;
  private long windowEnd;
  private int used;

  public Quota(int requests, Duration window, TimeSource time) {
    if (requests < 1 || window.toSeconds() < 1) {
      throw new IllegalArgumentException(
          "a quota is at least 1 request in at least 1 s, not " + requests + " in " + window);
    }
    this.requests = requests;
    this.window = window;
    this.time = time;
  }

  /**
   * What is left after a request was counted.
   *
   * @param allowed whether the request was within the quota
   * @param secondsLeft of the window, rounded up
   */
  public record State(boolean allowed, int remaining, long secondsLeft, int most, long window) {
    /** The headers of every answer, an error too. */
    public Map<String, String> headers() {
      return Map.of(
          "ratelimit", "\"resolvers\";r=" + remaining + ";t=" + secondsLeft,
          "ratelimit-policy", "\"fixed window\";\"resolvers\";q=" + most + ";w=" + window);
    }

    /** What a request beyond the quota gets; as on the public CDN without {@code Retry-After}. */
    public Answer refusal() {
      return Answer.text(
          429,
          "Too many requests: %d in %d s are allowed, and the window ends in %d s."
              .formatted(most, window, secondsLeft));
    }
  }

  /** Counts a request. */
  public synchronized State take() {
    long now = time.nanoTime();
    if (!begun || now - windowEnd >= 0) {
      begun = true;
      windowEnd = now + window.toNanos();
      used = 0;
    }
    boolean allowed = used < requests;
    if (allowed) {
      used++;
    }
    long left = Duration.ofNanos(windowEnd - now).plusNanos(999_999_999).toSeconds();
    return new State(allowed, requests - used, left, requests, window.toSeconds());
  }
}
