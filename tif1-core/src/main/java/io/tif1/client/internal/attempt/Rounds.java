package io.tif1.client.internal.attempt;

import io.tif1.client.Cdn;
import io.tif1.client.Tif1Config;
import io.tif1.client.event.FetchEvent.PauseReason;
import io.tif1.client.internal.attempt.Decision.GiveUp;
import io.tif1.client.internal.attempt.Decision.Pause;
import io.tif1.client.internal.attempt.Decision.TryNow;
import io.tif1.client.internal.attempt.Decision.Why;
import io.tif1.client.internal.pipe.AttemptFailure;
import io.tif1.client.internal.pipe.Deadline;
import io.tif1.client.internal.pipe.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * The plan of one fetch: rounds over the CDNs with pauses between them. No clock, no threads, no
 * effects: the moment comes with each call, what stands in the way comes from {@link Obstacles}.
 *
 * <ol>
 *   <li>1 + max_retries rounds; a round asks every usable CDN once, in order, without a pause.
 *   <li>A CDN that asked to be left alone is passed over while another can be asked. If none can,
 *       the round waits for the first that can.
 *   <li>A CDN that rejected the request is not asked again, and no further round follows.
 *   <li>When no connection was free, the same CDN is asked again after the pool's back-off, at most
 *       max_retries times in all.
 *   <li>If nothing can come of a pause (every breaker stays open longer, or the deadline comes
 *       first), it is not made.
 * </ol>
 *
 * Used by one thread at a time.
 */
final class Rounds {
  /** What stands in the way of asking a CDN, in nanoseconds from a moment; 0 for nothing. */
  interface Obstacles {
    /** How long its breaker stays open. */
    long breakerNanos(Cdn cdn, long nowNanos);

    /** How long it has asked to be left alone. */
    long holdNanos(Cdn cdn, long nowNanos);
  }

  private final List<Cdn> cdns;
  private final int maxRetries;
  private final Deadline deadline;
  private final Tif1Config config;
  private final DoubleSupplier dice;
  private final Obstacles obstacles;

  private final boolean[] rejected;
  private boolean[] done;
  private int round = 1;
  private int answeredOrSentThisRound;
  private int refusedThisRound;
  private int poolPauses;

  /** What comes before anything else, because the last attempt asked for it. */
  private boolean poolExhausted;

  Rounds(
      List<Cdn> cdns,
      int maxRetries,
      Deadline deadline,
      Tif1Config config,
      DoubleSupplier dice,
      Obstacles obstacles) {
    this.cdns = List.copyOf(cdns);
    this.maxRetries = maxRetries;
    this.deadline = deadline;
    this.config = config;
    this.dice = dice;
    this.obstacles = obstacles;
    this.rejected = new boolean[cdns.size()];
    this.done = new boolean[cdns.size()];
  }

  /** What to do at {@code nowNanos}. */
  Decision next(long nowNanos) {
    if (poolExhausted) {
      poolExhausted = false;
      if (++poolPauses > maxRetries) {
        return new GiveUp(Why.POOL_EXHAUSTED, Duration.ZERO);
      }
      Duration pause = Backoff.poolExhausted(config, poolPauses, dice.getAsDouble());
      return unlessTooLate(nowNanos, new Pause(pause, PauseReason.POOL_EXHAUSTED, 0));
    }
    long shortestHold = Long.MAX_VALUE;
    for (int i = 0; i < cdns.size(); i++) {
      if (done[i] || rejected[i]) {
        continue;
      }
      long hold = obstacles.holdNanos(cdns.get(i), nowNanos);
      if (hold == 0) {
        return new TryNow(cdns.get(i), round);
      }
      if (obstacles.breakerNanos(cdns.get(i), nowNanos) > hold) {
        done[i] = true; // when the hold is over, its breaker refuses
        refusedThisRound++;
        continue;
      }
      shortestHold = Math.min(shortestHold, hold);
    }
    boolean someHeld = shortestHold != Long.MAX_VALUE;
    if (someHeld && answeredOrSentThisRound == 0) {
      return waitFor(Duration.ofNanos(shortestHold), nowNanos);
    }
    return roundOver(nowNanos);
  }

  private Decision waitFor(Duration hold, long nowNanos) {
    return maxRetries == 0
        ? new GiveUp(Why.THROTTLED, hold)
        : unlessTooLate(nowNanos, new Pause(hold, PauseReason.RETRY_AFTER, 0));
  }

  private Decision roundOver(long nowNanos) {
    for (boolean one : rejected) {
      if (one) {
        return new GiveUp(Why.REJECTED, Duration.ZERO);
      }
    }
    if (refusedThisRound > 0 && answeredOrSentThisRound == 0) {
      return new GiveUp(Why.BREAKERS_OPEN, Duration.ofNanos(shortestBreaker(nowNanos)));
    }
    if (round > maxRetries) {
      return new GiveUp(Why.RETRIES_EXHAUSTED, Duration.ZERO);
    }
    long backOff = Backoff.beforeRetry(config, round, dice.getAsDouble()).toNanos();
    long pause = untilOneCanBeAsked(backOff, nowNanos);
    if (pause == Long.MAX_VALUE) {
      return new GiveUp(Why.BREAKERS_OPEN, Duration.ofNanos(shortestBreaker(nowNanos)));
    }
    PauseReason reason = pause > backOff ? PauseReason.RETRY_AFTER : PauseReason.BACK_OFF;
    Decision decision = unlessTooLate(nowNanos, new Pause(Duration.ofNanos(pause), reason, round));
    if (decision instanceof Pause) {
      round++;
      done = new boolean[cdns.size()];
      answeredOrSentThisRound = 0;
      refusedThisRound = 0;
    }
    return decision;
  }

  /**
   * The shortest pause, the back-off at least, after which some CDN is no longer held and its
   * breaker lets us through; the largest number if breakers would refuse after any of them.
   */
  private long untilOneCanBeAsked(long backOff, long nowNanos) {
    long shortest = Long.MAX_VALUE;
    for (Cdn cdn : cdns) {
      long pause = Math.max(backOff, obstacles.holdNanos(cdn, nowNanos));
      if (obstacles.breakerNanos(cdn, nowNanos) <= pause) {
        shortest = Math.min(shortest, pause);
      }
    }
    return shortest;
  }

  private Decision unlessTooLate(long nowNanos, Pause pause) {
    if (deadline.leftNanos(nowNanos) > pause.delay().toNanos()) {
      return pause;
    }
    Why why = pause.reason() == PauseReason.RETRY_AFTER ? Why.THROTTLED : Why.OUT_OF_TIME;
    return new GiveUp(why, pause.delay());
  }

  private long shortestBreaker(long nowNanos) {
    long shortest = Long.MAX_VALUE;
    for (Cdn cdn : cdns) {
      shortest = Math.min(shortest, obstacles.breakerNanos(cdn, nowNanos));
    }
    return shortest;
  }

  /** An attempt on {@code cdn} failed, and the fetch goes on. */
  void failed(Cdn cdn, AttemptFailure failure) {
    int i = cdns.indexOf(cdn);
    Verdict verdict = failure.verdict();
    switch (verdict.course()) {
      case SAME_CDN_AFTER_PAUSE -> poolExhausted = true;
      case NEXT_CDN_LAST_ROUND -> {
        rejected[i] = true;
        answeredOrSentThisRound++;
      }
      default -> {
        done[i] = true;
        if (verdict == Verdict.BREAKER_OPEN) {
          refusedThisRound++;
        } else {
          answeredOrSentThisRound++;
        }
      }
    }
  }

  /** The round the fetch is in, counted from 1. */
  int round() {
    return round;
  }
}
