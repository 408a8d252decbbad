package io.tif1.client.internal.attempt;

import io.tif1.client.Cdn;
import io.tif1.client.event.FetchEvent.PauseReason;
import java.time.Duration;

/** What to do next. Made by {@link Rounds}, carried out by {@link AttemptRun}. */
sealed interface Decision {
  /** Ask this CDN now. */
  record TryNow(Cdn cdn, int round) implements Decision {}

  /**
   * Do nothing for a while, then decide anew.
   *
   * @param retry which further round follows; 0 if the same one goes on
   */
  record Pause(Duration delay, PauseReason reason, int retry) implements Decision {}

  /** End in failure. */
  record GiveUp(Why why, Duration retryIn) implements Decision {}

  /** Why a fetch ends in failure. */
  enum Why {
    RETRIES_EXHAUSTED,
    REJECTED,
    THROTTLED,
    OUT_OF_TIME,
    BREAKERS_OPEN,
    POOL_EXHAUSTED
  }
}
