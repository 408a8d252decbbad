package io.tif1.client.internal.attempt;

import io.tif1.client.Cdn;
import io.tif1.client.event.FetchEvent.PauseReason;
import java.time.Duration;

/** What to do next. Made by {@link Rounds}, carried out by {@link AttemptRun}. */
sealed interface Decision {
  /**
   * Ask this CDN now, then decide anew without waiting for it.
   *
   * @param early whether a probe may go out before the time of the CDN's breaker is over
   */
  record TryNow(Cdn cdn, int round, boolean early) implements Decision {}

  /** Nothing to do until an attempt that is under way ends. */
  record Await() implements Decision {}

  /** Do nothing until a breaker moves: the answer to somebody else's probe is on its way. */
  record AwaitProbe() implements Decision {}

  /**
   * Do nothing for a while, then decide anew; sooner if the reason is a breaker and one moves.
   *
   * @param retry which further round follows; 0 if the same one goes on
   */
  record Pause(Duration delay, PauseReason reason, int retry) implements Decision {}

  /** End in failure. */
  record GiveUp(Why why, Duration retryIn) implements Decision {}

  /** Why a fetch ends in failure. */
  enum Why {
    NOT_PUBLISHED,
    RETRIES_EXHAUSTED,
    REJECTED,
    PROXY_REFUSED,
    THROTTLED,
    OUT_OF_TIME,
    BREAKERS_OPEN,
    POOL_EXHAUSTED
  }
}
