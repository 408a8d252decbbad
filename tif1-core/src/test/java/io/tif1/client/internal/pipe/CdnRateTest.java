package io.tif1.client.internal.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.internal.pipe.RateLimitFields.Quota;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class CdnRateTest {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;
  private static final int ANY = Integer.MAX_VALUE;
  private static final long LONGEST = 60 * SECOND;

  private final CdnRate rate = new CdnRate();
  private long now = Long.MAX_VALUE - 5; // nanoTime may overflow

  private void throttled(long wait) {
    rate.throttled(now, now, wait, LONGEST);
  }

  private void pass(long nanos) {
    now += nanos;
  }

  private void answered() {
    assertThat(rate.takeNanos(now, true, ANY)).isNotNegative();
    rate.answered(now, now);
  }

  private static Quota quota(long remaining, long resetSeconds, long limit) {
    return new Quota(remaining, Duration.ofSeconds(resetSeconds), limit, Duration.ZERO);
  }

  @Example
  void aCdnOfWhichNothingIsKnownIsAskedAtOnce() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(rate.takeNanos(now, false, ANY)).isZero();
    }
  }

  @Example
  void c4_itIsLeftAloneForAsLongAsItAsks() {
    throttled(7 * SECOND);
    pass(3 * SECOND);

    assertThat(rate.holdNanos(now)).isEqualTo(4 * SECOND);
    assertThat(rate.takeNanos(now, true, ANY)).isEqualTo(-4 * SECOND);
    pass(4 * SECOND);
    assertThat(rate.holdNanos(now)).isZero();
  }

  @Example
  void aShorterWaitDoesNotShortenALongerOne() {
    throttled(7 * SECOND);
    throttled(2 * SECOND);

    assertThat(rate.holdNanos(now)).isEqualTo(7 * SECOND);
  }

  @Example
  void c4_theBackoffDoublesWhileItGoesOnThrottling() {
    for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      throttled(0);
      assertThat(rate.holdNanos(now)).isEqualTo(seconds * SECOND);
      pass(seconds * SECOND);
    }
  }

  @Example
  void requestsThatWereOnTheirWayTogetherDoubleNothing() {
    long begun = now;
    pass(5 * MILLI);
    for (int i = 0; i < 20; i++) {
      rate.throttled(begun, now, 0, LONGEST);
    }

    assertThat(rate.holdNanos(now)).isEqualTo(SECOND);
  }

  @Example
  void anAnswerAfterTheHoldEndsTheDoubling() {
    throttled(0);
    pass(SECOND);
    answered();
    pass(MILLI);
    throttled(0);

    assertThat(rate.holdNanos(now)).isEqualTo(SECOND);
  }

  @Example
  void c4_afterwardsItIsAskedAtNineTenthsOfWhatItAnswered() {
    for (int i = 0; i < 20; i++) {
      answered();
      pass(10 * MILLI);
    }
    throttled(SECOND);

    assertThat(rate.perSecond(now)).isBetween(17.0, 18.1);
  }

  @Example
  void timeWithoutRequestsTeachesNothing() {
    answered();
    throttled(SECOND);
    double lowered = rate.perSecond(now);
    pass(86_400 * SECOND);

    assertThat(rate.perSecond(now)).isEqualTo(lowered);
  }

  @Example
  void b7_nothingIsSentOnceTheQuotaIsSpent() {
    rate.takeNanos(now, false, ANY);
    rate.heard(quota(0, 55, 3000), now, now);

    assertThat(rate.holdNanos(now)).isEqualTo(55 * SECOND);
    pass(55 * SECOND);
    assertThat(rate.takeNanos(now, false, ANY)).isZero();
  }

  @Example
  void b7_theFirstHalfOfAQuotaIsSpentAsItComesTheRestIsSpread() {
    rate.heard(quota(300, 60, 300), now, now);
    for (int i = 0; i < 150; i++) {
      assertThat(rate.takeNanos(now, false, ANY)).isZero();
    }

    rate.takeNanos(now, false, ANY);
    rate.takeNanos(now, false, ANY);
    assertThat(rate.perSecond(now)).isBetween(2.4, 2.5);
    assertThat(rate.takeNanos(now, false, ANY)).isBetween(300 * MILLI, 500 * MILLI);
  }

  @Example
  void whoWouldWaitLongForATurnIsSentAwayUnlessItIsPatient() {
    rate.heard(quota(2, 60, 300), now, now);
    rate.takeNanos(now, false, ANY);

    assertThat(rate.takeNanos(now, false, ANY)).isLessThan(-CdnRate.LONGEST_TURN_NANOS);
    assertThat(rate.busyNanos(now, ANY)).isPositive();
    assertThat(rate.takeNanos(now, true, ANY)).isGreaterThan(CdnRate.LONGEST_TURN_NANOS);
  }

  @Example
  void aPlain503LowersTheRateOnlyOfACdnThatAnswersOthers() {
    rate.overloaded(now, now);
    assertThat(rate.perSecond(now)).isInfinite();

    answered();
    rate.overloaded(now, now);
    assertThat(rate.perSecond(now)).isLessThan(1);
    assertThat(rate.holdNanos(now)).isZero();
  }

  @Example
  void c4_several503sInARowHoldACdnThatAnswersOthers() {
    pass(SECOND);
    answered();
    long begun = now;
    pass(MILLI);
    rate.overloaded(begun, now);
    rate.overloaded(begun, now);
    assertThat(rate.holdNanos(now)).isZero();
    rate.overloaded(begun, now);

    assertThat(rate.holdNanos(now)).isEqualTo(SECOND);
  }

  @Property(tries = 200)
  void theRateNeverFallsWhileNothingIsThrottled(
      @ForAll @Size(min = 1, max = 100) List<@LongRange(min = 0, max = 3_000) Long> pauses) {
    var one = new CdnRate();
    long at = 0;
    one.takeNanos(at, true, ANY);
    one.answered(at, at);
    one.throttled(at, at, SECOND, LONGEST);
    at += SECOND;
    double before = one.perSecond(at);
    for (long pause : pauses) {
      at += pause * MILLI;
      at += Math.max(0, one.takeNanos(at, true, ANY));
      one.answered(at, at);
      assertThat(one.perSecond(at)).isGreaterThanOrEqualTo(before);
      before = one.perSecond(at);
    }
  }

  @Property(tries = 200)
  void whatComesInAnyOrderLeavesItAskable(
      @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 7) Integer> events,
      @ForAll @LongRange(min = 0, max = 400) long step) {
    var one = new CdnRate();
    long at = Long.MAX_VALUE - 1_000;
    for (int event : events) {
      long begun = at;
      at += step * MILLI;
      switch (event) {
        case 0 -> one.takeNanos(at, false, ANY);
        case 1 -> one.answered(begun, at);
        case 2 -> one.throttled(begun, at, 0, LONGEST);
        case 3 -> one.throttled(begun, at, step * SECOND, LONGEST);
        case 4 -> one.overloaded(begun, at);
        case 5 -> one.heard(quota(step % 7, step % 11, step % 13), begun, at);
        case 6 -> one.lost(at, step % 2 == 0);
        default -> one.notSent();
      }
      assertThat(one.perSecond(at)).isGreaterThan(0);
      assertThat(one.holdNanos(at)).isBetween(0L, 400 * SECOND);
    }
    for (int i = 0; i < events.size(); i++) {
      one.notSent(); // what is under way ends at some time
    }
    at += 500 * SECOND;
    assertThat(one.holdNanos(at)).isZero();
    assertThat(one.takeNanos(at, true, ANY)).isNotNegative();
  }

  /**
   * A server with a bucket of tokens: what it refuses, and how long 600 files take, by a client
   * that sends 20 at a time.
   */
  @Property(tries = 60)
  void c4_aServersLimitIsFoundAndKept(
      @ForAll @IntRange(min = 5, max = 200) int limit,
      @ForAll @IntRange(min = 1, max = 200) int latencyMillis,
      @ForAll @DoubleRange(min = 0.3, max = 1) double fill) {
    var one = new CdnRate();
    int files = 600;
    double tokens = 1 + fill * (limit - 1);
    long at = 0;
    int served = 0;
    int refused = 0;
    Deque<long[]> underWay = new ArrayDeque<>(); // begun, ends, whether it was served
    long filled = 0;
    while (served < files && at < 4_000 * SECOND) {
      while (!underWay.isEmpty() && underWay.peek()[1] <= at) {
        long[] ended = underWay.poll();
        if (ended[2] == 1) {
          served++;
          one.answered(ended[0], at);
        } else {
          refused++;
          one.throttled(ended[0], at, 0, LONGEST);
        }
      }
      if (underWay.size() < 20 && one.busyNanos(at, ANY) == 0) {
        long wait = one.takeNanos(at, false, ANY);
        if (wait >= 0) {
          at += wait;
          tokens = Math.min(limit, tokens + (at - filled) / 1e9 * limit);
          filled = at;
          boolean ok = tokens >= 1;
          tokens -= ok ? 1 : 0;
          underWay.add(new long[] {at, at + latencyMillis * MILLI, ok ? 1 : 0});
        }
      }
      at += MILLI;
    }

    assertThat(served).isGreaterThanOrEqualTo(files);
    double ideal = Math.max(files / (double) limit, files / 20.0 * latencyMillis / 1e3);
    assertThat(at / 1e9).as("seconds; ideal %s", ideal).isLessThan(1.3 * ideal + 5);
    assertThat(refused).as("refused of %s", files).isLessThanOrEqualTo(20 + files / 20);
  }
}
