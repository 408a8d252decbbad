package io.tif1.cli;

import io.tif1.client.FetchFailedException;
import java.util.Optional;

/** What to try after a failure of which its message cannot know it. */
final class NextStep {
  private static final String UNREACHABLE =
      "Try: tif1 doctor, which finds what is in the way; --offline reads the cache alone";

  private NextStep() {}

  /** A line of it if no CDN answered at all. */
  static Optional<String> of(Throwable problem) {
    return problem instanceof FetchFailedException failed && isUnreachable(failed)
        ? Optional.of(UNREACHABLE)
        : Optional.empty();
  }

  private static boolean isUnreachable(FetchFailedException failed) {
    return switch (failed.reason()) {
      case RETRIES_EXHAUSTED, TIMED_OUT, BREAKERS_OPEN, PROXY_FAILED -> failed.status() == 0;
      default -> false;
    };
  }
}
