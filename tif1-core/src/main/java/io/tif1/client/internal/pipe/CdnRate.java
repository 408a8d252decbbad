package io.tif1.client.internal.pipe;

import io.tif1.client.internal.pipe.RateLimitFields.Quota;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How often one CDN may be asked, learnt from its answers. Pure arithmetic: the moment comes with
 * each call; confined by the lock of {@link CdnRates}. Three things are kept apart:
 *
 * <ul>
 *   <li><b>The hold.</b> After a throttling answer the CDN is left alone: for as long as it asks
 *       for, else for a backoff that doubles while it goes on throttling, from 1 s. Answers to
 *       requests that were sent before the hold speak of the same overload and do not double it.
 *   <li><b>The learnt rate.</b> What it answered in the second before it throttled is near what it
 *       allows. Afterwards it is asked at nine tenths of that; the rate is back after {@value
 *       #SECONDS_BACK} s of use, stays near it for as long again, then grows ever faster (the curve
 *       of TCP's CUBIC), until it throttles again. If it throttled within the first second, all
 *       answers of that second count, and may say little: that rate is kept for {@value
 *       #SECONDS_STEADY} s, then doubles every {@value #SECONDS_TO_DOUBLE} s. Time without requests
 *       teaches nothing and does not count.
 *   <li><b>The quota</b> that answers tell of ({@link CdnQuota}). Its first half is spent as it
 *       comes. What is left is spread over the rest of its time; when nothing is left, the CDN is
 *       left alone until it begins anew.
 * </ul>
 */
final class CdnRate {
  /** No CDN is asked more seldom than this because of what was learnt. */
  static final double LEAST_PER_SECOND = 0.5;

  /** Nobody waits longer than this for a turn; whoever would have to is sent away instead. */
  static final long LONGEST_TURN_NANOS = 1_000_000_000L;

  /** A shorter wait for a turn is no reason to ask another CDN. */
  static final long SHORT_TURN_NANOS = 100_000_000L;

  private static final double LOWERED_BY = 0.1;
  private static final double SECONDS_BACK = 16;
  private static final double SECONDS_TO_DOUBLE = 4;
  private static final double SECONDS_STEADY = 4;
  private static final long SECOND = 1_000_000_000L;
  private static final int OVERLOADED_IN_A_ROW = 3;
  private static final int SLICES = 10;
  private static final long SLICE = SECOND / SLICES;

  // The hold.
  private boolean held;
  private long heldUntil;
  private int throttledInARow;
  private int overloadedInARow;

  // The learnt rate.
  private double allowed = Double.POSITIVE_INFINITY;
  private double atMost = Double.POSITIVE_INFINITY; // the rate before it was lowered
  private boolean measured = true;
  private long burstBegan;
  private double secondsOfUse;
  private boolean everLowered;
  private long loweredAt;
  private long lastUse;

  // When the first answer came since the rate was lowered, and how many came in each tenth of the
  // last second.
  private boolean anyAnswer;
  private long firstAnswer;
  private final int[] answers = new int[SLICES];
  private long slice;

  private final CdnQuota quota = new CdnQuota();

  // Turns.
  private long nextTurn;
  private boolean anyTurn;
  private long windows;

  /**
   * Asks for a turn. Whoever gets one counts as under way until {@link #heard}, {@link #lost} or
   * {@link #notSent}.
   *
   * @param patient whether any wait for a turn will do
   * @param most how many requests may be under way or were cancelled before it answers for the
   *     first time
   * @return how long to wait for the turn, 0 for none; or, negative, that there is none and how
   *     long it is sensible to wait before asking again
   */
  long takeNanos(long now, boolean patient, int most) {
    long hold = holdNanos(now);
    if (hold > 0) {
      return -hold;
    }
    long doubt = quota.doubtNanos(most, now);
    if (doubt > 0 && !patient) {
      return -doubt;
    }
    double perSecond = perSecond(now);
    long turn = anyTurn && nextTurn - now > 0 ? nextTurn : now;
    if (!patient && turn - now > LONGEST_TURN_NANOS) {
      return -(turn - now);
    }
    nextTurn = turn + (perSecond == Double.POSITIVE_INFINITY ? 0 : (long) (SECOND / perSecond));
    anyTurn = true;
    quota.taken(now);
    return Math.max(doubt, turn - now);
  }

  /** How long it is to be left alone altogether; 0 if it may be asked. */
  long holdNanos(long now) {
    long spent = quota.holdNanos(now);
    if (quota.windows() != windows) {
      windows = quota.windows();
      if (anyTurn && nextTurn - now > 0) {
        nextTurn = now; // turns were given out for the slower rate
      }
    }
    return Math.max(spent, held ? Math.max(0, heldUntil - now) : 0);
  }

  /**
   * How long a fetch that could ask another CDN would lose here; 0 if it is little.
   *
   * @param most as for {@link #takeNanos}
   */
  long busyNanos(long now, int most) {
    long hold = Math.max(holdNanos(now), quota.doubtNanos(most, now));
    long turn = anyTurn ? nextTurn - now : 0;
    return Math.max(hold, turn > SHORT_TURN_NANOS ? turn : 0);
  }

  /** How many requests a second it is asked at most; infinite if nothing is known of a limit. */
  double perSecond(long now) {
    return Math.min(quota.perSecond(now), learnt());
  }

  private double learnt() {
    if (!measured) {
      double beyond = Math.max(0, secondsOfUse - SECONDS_STEADY);
      return allowed * (1 - LOWERED_BY) * Math.pow(2, beyond / SECONDS_TO_DOUBLE);
    }
    double away = (secondsOfUse - SECONDS_BACK) / SECONDS_BACK;
    return allowed * (1 + LOWERED_BY * away * away * away);
  }

  /** A request that had its turn is not sent. */
  void notSent() {
    quota.notSent();
  }

  /** One more request goes to it within an exchange that had its turn. */
  void sentAgain() {
    quota.sentAgain();
  }

  /** A request ended before anything of an answer came. */
  void lost(long now, boolean cancelled) {
    quota.lost(now, cancelled);
  }

  /**
   * The headers of an answer came.
   *
   * @param told the quota that they tell of; null if none
   * @param sent when the request was sent, or before
   */
  void heard(@Nullable Quota told, long sent, long now) {
    quota.answered(told, sent, now);
  }

  /** It answered a request, sent at {@code begun}, without throttling. */
  void answered(long begun, long now) {
    tidy(now);
    overloadedInARow = 0;
    if (!anyAnswer) {
      anyAnswer = true;
      firstAnswer = now;
    }
    answers[(int) Math.floorMod(slice, (long) SLICES)]++;
    if (!held || begun - heldUntil >= 0) {
      throttledInARow = 0;
    }
    if (isBurst(now)) {
      allowed = Math.min(Math.max(allowed, lately()), atMost); // the rest of the burst
    }
    if (everLowered && begun - loweredAt >= 0) {
      secondsOfUse += Math.min(0.5, Math.max(0, now - Math.max(lastUse, loweredAt)) / 1e9);
      lastUse = now;
    }
  }

  /**
   * It throttled a request.
   *
   * @param wait how long it asks to be left alone; 0 if it does not say
   * @param longestBackoff of waits that it does not ask for
   */
  void throttled(long begun, long now, long wait, long longestBackoff) {
    boolean known = isKnown(begun, now);
    if (!known) {
      lower(now);
      throttledInARow++;
    }
    if (wait > 0) {
      holdUntil(now + Math.min(wait, Long.MAX_VALUE / 4));
    } else if (!known) {
      double backoff = SECOND * Math.pow(2, Math.min(throttledInARow, 32) - 1.0);
      holdUntil(now + (long) Math.min(backoff, (double) longestBackoff));
    }
  }

  /**
   * It could not serve a request, for what may be too many of them. One lowers the rate; several
   * without an answer in between, of requests that were under way then, hold the CDN for a second.
   */
  void overloaded(long begun, long now) {
    tidy(now);
    boolean known = isKnown(begun, now);
    overloadedInARow++;
    if (!known && lately() > 0) { // else it is down
      lower(now);
    } else if (known && overloadedInARow == OVERLOADED_IN_A_ROW) {
      holdUntil(now + SECOND); // not one request that failed, but all
    }
  }

  /** Whether the rate was lowered for it: it was under way by then, or is of the same burst. */
  private boolean isKnown(long begun, long now) {
    return everLowered && (begun - loweredAt < 0 || isBurst(now));
  }

  /** Whether the first second is not over, of which too much came. */
  private boolean isBurst(long now) {
    return !measured && now - burstBegan < SECOND;
  }

  private void lower(long now) {
    tidy(now);
    double before = learnt();
    if (anyAnswer || !everLowered) { // else nothing has come since it was lowered
      measured = anyAnswer && now - firstAnswer >= SECOND;
    }
    burstBegan = anyAnswer ? firstAnswer : now;
    double lately = lately();
    anyAnswer = false;
    // A rate that was kept and is now too high is near what is allowed; what came in the last
    // second may be less for other reasons, such as a pause of ours.
    double found =
        lately == 0
            ? Math.min(before, 2) / 2
            : before == Double.POSITIVE_INFINITY ? lately : Math.max(lately, 0.85 * before);
    allowed = Math.max(LEAST_PER_SECOND, Math.min(before, found));
    atMost = Math.max(allowed, before);
    secondsOfUse = 0;
    everLowered = true;
    loweredAt = now;
    lastUse = now;
  }

  /** How many answers came in the last second, of whose first tenth a part is not counted. */
  private int lately() {
    return Arrays.stream(answers).sum();
  }

  private void holdUntil(long until) {
    if (!held || until - heldUntil > 0) {
      held = true;
      heldUntil = until;
    }
  }

  /** Forgets how many answers came more than a second ago. */
  private void tidy(long now) {
    long current = Math.floorDiv(now, SLICE);
    if (current - slice >= SLICES || current < slice) {
      Arrays.fill(answers, 0);
    } else {
      for (long old = slice + 1; old <= current; old++) {
        answers[(int) Math.floorMod(old, (long) SLICES)] = 0;
      }
    }
    slice = current;
  }
}
