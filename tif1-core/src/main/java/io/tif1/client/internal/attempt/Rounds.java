package io.tif1.client.internal.attempt;

import io.tif1.client.Cdn;
import io.tif1.client.Tif1Config;
import io.tif1.client.event.FetchEvent.PauseReason;
import io.tif1.client.internal.attempt.Decision.Await;
import io.tif1.client.internal.attempt.Decision.AwaitProbe;
import io.tif1.client.internal.attempt.Decision.GiveUp;
import io.tif1.client.internal.attempt.Decision.Pause;
import io.tif1.client.internal.attempt.Decision.TryNow;
import io.tif1.client.internal.attempt.Decision.Why;
import io.tif1.client.internal.pipe.AttemptFailure;
import io.tif1.client.internal.pipe.BreakerView;
import io.tif1.client.internal.pipe.Deadline;
import io.tif1.client.internal.pipe.Verdict;
import io.tif1.client.internal.pipe.Verdict.Trust;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * The plan of one fetch: rounds over the CDNs with pauses between them. No clock, no threads, no
 * effects: the moment comes with each call, what stands in the way comes from {@link Obstacles}.
 *
 * <ol>
 *   <li>A round asks each usable CDN at most once, in order and without a pause; one after another
 *       until a CDN says that it does not have the file, from then on all that are left at once.
 *   <li>A CDN that does not have the file, or refuses it, is not asked again. An absence speaks for
 *       the CDN's whole group. Not published is what every CDN says it does not have; one that has
 *       another version only is not asked again either, and its answer counts for nothing.
 *   <li>Once a CDN has refused, each other one is asked until it has given one answer, good or bad.
 *   <li>max_retries further rounds follow a round in which a CDN failed, each after a back-off.
 *   <li>Throttling and failed probes use up no round: the fetch waits until a CDN may be asked
 *       again, as long as its deadline allows. The same holds for CDNs that cannot be asked now.
 *   <li>If the breakers of all CDNs that are left are open, their probes go out early. Nobody waits
 *       for a CDN that counts as down longer than for the back-off, and that uses up a round.
 *   <li>What seldom changes within seconds is tried in two rounds at most; a certificate that is
 *       not trusted, if every CDN that is left shows one, in one.
 *   <li>When no connection was free, the same CDN is asked again after the pool's back-off, at most
 *       max_retries times in all.
 *   <li>If a proxy is down, the round is over, since it is the same for all CDNs; the next one
 *       begins with the next CDN, in case it is not.
 *   <li>With max_retries 0 there is no pause of any kind, and no pause is made that the deadline
 *       would cut short.
 * </ol>
 *
 * Used by one thread at a time.
 */
final class Rounds {
  /** What stands in the way of asking a CDN at a moment. */
  interface Obstacles {
    /** What its breaker says. */
    BreakerView breaker(Cdn cdn, long nowNanos);

    /** How long it is to be left alone because it throttled, in nanoseconds; 0 if it is not. */
    long holdNanos(Cdn cdn, long nowNanos);
  }

  /** Of a wait that ends when a probe is answered. */
  private static final long UNTIL_ANSWER = Long.MAX_VALUE;

  private final List<Cdn> cdns;
  private final int maxRetries;
  private final Deadline deadline;
  private final Tif1Config config;
  private final DoubleSupplier random;
  private final Obstacles obstacles;

  // Of the fetch as a whole, by CDN: it will not be asked again.
  private final boolean[] absent;
  private final boolean[] refused;
  private final boolean[] spent;

  // Of this round, by CDN.
  private final boolean[] asked;
  private final boolean[] failed;
  private final boolean[] probe;
  private final boolean[] untrusted;

  /** A proxy does not let the fetch through to a CDN, which may have the file. */
  private boolean proxyRefused;

  /** The CDN that a round begins with. */
  private int begin;

  private int round = 1;
  private int roundsUsed;
  private int lastingRounds;
  private boolean onlyLasting = true;
  private boolean throttled;
  private int underWay;
  private int poolPauses;
  private boolean poolExhausted;

  Rounds(
      List<Cdn> cdns,
      int maxRetries,
      Deadline deadline,
      Tif1Config config,
      DoubleSupplier random,
      Obstacles obstacles) {
    this.cdns = List.copyOf(cdns);
    this.maxRetries = maxRetries;
    this.deadline = deadline;
    this.config = config;
    this.random = random;
    this.obstacles = obstacles;
    this.absent = new boolean[cdns.size()];
    this.refused = new boolean[cdns.size()];
    this.spent = new boolean[cdns.size()];
    this.asked = new boolean[cdns.size()];
    this.failed = new boolean[cdns.size()];
    this.probe = new boolean[cdns.size()];
    this.untrusted = new boolean[cdns.size()];
  }

  /** What to do at {@code nowNanos}. What is to be tried counts as under way from now on. */
  Decision next(long nowNanos) {
    if (underWay > 0 && (poolExhausted || !any(absent))) {
      return new Await();
    }
    if (poolExhausted) {
      return poolPause(nowNanos);
    }
    boolean early = isEarly(nowNanos);
    for (int i : left()) {
      if (!asked[i] && waitNanos(i, nowNanos, early) == 0) {
        asked[i] = true;
        probe[i] = !obstacles.breaker(cdns.get(i), nowNanos).closed();
        underWay++;
        return new TryNow(cdns.get(i), round, early);
      }
    }
    return underWay > 0 ? new Await() : roundOver(nowNanos);
  }

  /** The CDNs that may still be asked, in this round or a later one. */
  private int[] left() {
    return IntStream.range(0, cdns.size())
        .map(i -> (i + begin) % cdns.size())
        .filter(i -> !absent[i] && !refused[i] && !spent[i])
        .toArray();
  }

  private boolean isEarly(long nowNanos) {
    for (int i : left()) {
      if (obstacles.breaker(cdns.get(i), nowNanos).closed()) {
        return false;
      }
    }
    return true;
  }

  /** How long until the CDN may be asked, 0 if it may be; {@link #UNTIL_ANSWER} of a probe. */
  private long waitNanos(int i, long nowNanos, boolean early) {
    BreakerView breaker = obstacles.breaker(cdns.get(i), nowNanos);
    if (breaker.probing()) {
      return UNTIL_ANSWER;
    }
    return Math.max(obstacles.holdNanos(cdns.get(i), nowNanos), breaker.leftNanos(early));
  }

  private Decision poolPause(long nowNanos) {
    poolExhausted = false;
    if (++poolPauses > maxRetries) {
      return new GiveUp(Why.POOL_EXHAUSTED, Duration.ZERO);
    }
    Duration pause = Backoff.poolExhausted(config, poolPauses, random.getAsDouble());
    return unlessTooLate(nowNanos, new Pause(pause, PauseReason.POOL_EXHAUSTED, 0));
  }

  private Decision roundOver(long nowNanos) {
    boolean oneRefused = any(refused);
    boolean counts = any(failed);
    if (oneRefused) {
      for (int i = 0; i < failed.length; i++) {
        spent[i] |= failed[i];
      }
    }
    if (left().length == 0) {
      Why why = proxyRefused ? Why.PROXY_REFUSED : Why.NOT_PUBLISHED;
      return new GiveUp(oneRefused ? Why.REJECTED : why, Duration.ZERO);
    }
    if (counts && !oneRefused) {
      lastingRounds = onlyLasting ? lastingRounds + 1 : 0;
      if (roundsUsed >= maxRetries || lastingRounds > 1 || noneIsTrusted()) {
        return new GiveUp(Why.RETRIES_EXHAUSTED, Duration.ZERO);
      }
    } else if (maxRetries == 0) {
      return cannotBeAsked(nowNanos);
    }
    return pauseUntilOneCanBeAsked(nowNanos, counts && !oneRefused);
  }

  private boolean noneIsTrusted() {
    return Arrays.stream(left()).allMatch(i -> untrusted[i]);
  }

  private Decision pauseUntilOneCanBeAsked(long nowNanos, boolean failures) {
    boolean early = isEarly(nowNanos);
    boolean counts = failures;
    int soonest = soonest(nowNanos, early, false);
    if (soonest < 0) { // all count as down
      soonest = soonest(nowNanos, early, true);
      long atMost = Backoff.beforeRetry(config, roundsUsed + 1, 0).toNanos();
      if (roundsUsed >= maxRetries || waitNanos(soonest, nowNanos, early) > atMost) {
        return cannotBeAsked(nowNanos);
      }
      counts = true;
    }
    long wait = waitNanos(soonest, nowNanos, early);
    long hold = obstacles.holdNanos(cdns.get(soonest), nowNanos);
    boolean backsOff = failures || throttled && wait == 0;
    long backOff =
        backsOff ? Backoff.beforeRetry(config, roundsUsed + 1, random.getAsDouble()).toNanos() : 0;
    long pause = wait == UNTIL_ANSWER ? backOff : Math.max(backOff, wait);
    PauseReason reason = PauseReason.BACK_OFF;
    if (pause > backOff) {
      reason = wait > hold ? PauseReason.BREAKER_OPEN : PauseReason.RETRY_AFTER;
    }
    int retry = any(asked) ? round : 0;
    Decision decision = unlessTooLate(nowNanos, new Pause(Duration.ofNanos(pause), reason, retry));
    if (decision instanceof Pause) {
      nextRound(counts);
      if (pause == 0) {
        return wait == UNTIL_ANSWER ? new AwaitProbe() : next(nowNanos);
      }
    }
    return decision;
  }

  /** The CDN that can be asked first, of those that do or do not count as down; -1 if none. */
  private int soonest(long nowNanos, boolean early, boolean down) {
    int soonest = -1;
    for (int i : left()) {
      BreakerView breaker = obstacles.breaker(cdns.get(i), nowNanos);
      boolean hopeless = breaker.down() && !breaker.probing();
      if (hopeless == down
          && (soonest < 0 || waitNanos(i, nowNanos, early) < waitNanos(soonest, nowNanos, early))) {
        soonest = i;
      }
    }
    return soonest;
  }

  private void nextRound(boolean counts) {
    if (any(asked)) {
      round++;
    }
    if (counts) {
      roundsUsed++;
    }
    Arrays.fill(asked, false);
    Arrays.fill(failed, false);
    Arrays.fill(untrusted, false);
    onlyLasting = true;
    throttled = false;
  }

  /** The end of a fetch that may not wait for those CDNs that have not answered. */
  private GiveUp cannotBeAsked(long nowNanos) {
    boolean early = isEarly(nowNanos);
    long shortest = UNTIL_ANSWER;
    boolean open = false;
    for (int i : left()) {
      open |= !obstacles.breaker(cdns.get(i), nowNanos).closed();
      shortest = Math.min(shortest, waitNanos(i, nowNanos, early));
    }
    return new GiveUp(
        open ? Why.BREAKERS_OPEN : Why.THROTTLED,
        Duration.ofNanos(shortest == UNTIL_ANSWER ? 0 : shortest));
  }

  private Decision unlessTooLate(long nowNanos, Pause pause) {
    if (deadline.leftNanos(nowNanos) > pause.delay().toNanos()) {
      return pause;
    }
    Why why =
        switch (pause.reason()) {
          case RETRY_AFTER -> Why.THROTTLED;
          case BREAKER_OPEN -> Why.BREAKERS_OPEN;
          default -> Why.OUT_OF_TIME;
        };
    return new GiveUp(why, pause.delay());
  }

  /** An attempt on {@code cdn} failed, and the fetch goes on. */
  void failed(Cdn cdn, AttemptFailure failure) {
    int i = cdns.indexOf(cdn);
    underWay--;
    Verdict verdict = failure.verdict();
    switch (verdict.course()) {
      case OTHER_CDNS_AT_ONCE -> {
        for (int j = 0; j < absent.length; j++) {
          absent[j] |= cdns.get(j).group().equals(cdn.group());
        }
      }
      case NEXT_CDN_NEXT_ROUND -> {
        Arrays.fill(asked, true);
        failed[i] = true;
        begin = i + 1;
        onlyLasting &= failure.isLasting();
      }
      case NEXT_CDN_NEVER_AGAIN -> {
        spent[i] = true;
        proxyRefused |= verdict == Verdict.PROXY_REFUSES_CDN;
      }
      case NEXT_CDN_LAST_ROUND -> refused[i] = true;
      case SAME_CDN_AFTER_PAUSE -> {
        poolExhausted = true;
        asked[i] = false;
      }
      default -> {
        asked[i] = verdict != Verdict.BREAKER_OPEN && verdict != Verdict.HELD; // nothing was sent
        failed[i] =
            verdict == Verdict.INTERNAL // the breaker did not count it, so the round has to
                || verdict == Verdict.PROXY_CANNOT_REACH_CDN
                || verdict.trust() == Trust.FAILURE && (!probe[i] || maxRetries == 0);
        untrusted[i] = failure.isFinal();
        throttled |= verdict == Verdict.THROTTLED;
        onlyLasting &= failure.isLasting();
      }
    }
  }

  private static boolean any(boolean[] of) {
    for (boolean one : of) {
      if (one) {
        return true;
      }
    }
    return false;
  }

  /** The round the fetch is in, counted from 1. */
  int round() {
    return round;
  }
}
