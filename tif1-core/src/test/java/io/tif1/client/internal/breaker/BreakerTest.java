package io.tif1.client.internal.breaker;

import static io.tif1.client.BreakerState.CLOSED;
import static io.tif1.client.BreakerState.HALF_OPEN;
import static io.tif1.client.BreakerState.OPEN;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.internal.breaker.Breaker.Move;
import io.tif1.client.internal.breaker.Breaker.Permission;
import io.tif1.client.internal.pipe.Verdict.Trust;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BreakerTest {
  private static final int THRESHOLD = 5;
  private static final long TIMEOUT = 60;

  private final Breaker breaker = new Breaker();
  private long now = Long.MAX_VALUE - 70; // so that it wraps on the way

  private Permission permission() {
    return requireNonNull(breaker.ask(now).permission(), "refused");
  }

  private @Nullable Move report(Permission permission, Trust trust) {
    return breaker.report(permission, trust, false, now, THRESHOLD, TIMEOUT).move();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      report(permission(), Trust.FAILURE);
    }
  }

  private Permission openedAndProbed() {
    fail(THRESHOLD);
    now += TIMEOUT;
    return permission();
  }

  @Test
  void isClosedAtFirst() {
    assertThat(breaker.state(now)).isEqualTo(CLOSED);
  }

  @Test
  void staysClosedBelowTheThreshold() {
    fail(THRESHOLD - 1);
    assertThat(breaker.state(now)).isEqualTo(CLOSED);
    assertThat(breaker.failuresInARow()).isEqualTo(THRESHOLD - 1);
  }

  @Test
  void opensAtTheThreshold() {
    fail(THRESHOLD - 1);
    assertThat(report(permission(), Trust.FAILURE)).isEqualTo(new Move(CLOSED, OPEN));
    assertThat(breaker.state(now)).isEqualTo(OPEN);
  }

  @Test
  void aSuccessBetweenFailuresBeginsTheCountAnew() {
    fail(THRESHOLD - 1);
    report(permission(), Trust.SUCCESS);
    fail(THRESHOLD - 1);
    assertThat(breaker.state(now)).isEqualTo(CLOSED);
  }

  @Test
  void aReleaseBetweenFailuresCountsNothing() {
    fail(THRESHOLD - 1);
    report(permission(), Trust.RELEASED);
    fail(1);
    assertThat(breaker.state(now)).isEqualTo(OPEN);
  }

  @Test
  void refusesWhileOpenAndSaysForHowLong() {
    fail(THRESHOLD);
    now += 20;
    var reply = breaker.ask(now);
    assertThat(reply.permission()).isNull();
    assertThat(reply.retryInNanos()).isEqualTo(40);
    assertThat(reply.move()).isNull();
  }

  @Test
  void refusesUntilTheLastNanosecond() {
    fail(THRESHOLD);
    now += TIMEOUT - 1;
    assertThat(breaker.ask(now).permission()).isNull();
    assertThat(breaker.state(now)).isEqualTo(OPEN);
  }

  @Test
  void afterItsTimeItLetsAProbeThrough() {
    fail(THRESHOLD);
    now += TIMEOUT;
    assertThat(breaker.ask(now).move()).isEqualTo(new Move(OPEN, HALF_OPEN));
  }

  @Test
  void afterItsTimeItLooksHalfOpenBeforeAnybodyAsks() {
    fail(THRESHOLD);
    now += TIMEOUT;
    assertThat(breaker.state(now)).isEqualTo(HALF_OPEN);
    assertThat(breaker.retryInNanos(now)).isZero();
  }

  @Test
  void whileTheProbeIsUnderWayEverybodyElseIsRefused() {
    openedAndProbed();
    var reply = breaker.ask(now);
    assertThat(reply.permission()).isNull();
    assertThat(reply.retryInNanos()).isZero();
  }

  @Test
  void aProbeThatSucceedsCloses() {
    Permission probe = openedAndProbed();
    assertThat(report(probe, Trust.SUCCESS)).isEqualTo(new Move(HALF_OPEN, CLOSED));
    assertThat(breaker.failuresInARow()).isZero();
  }

  @Test
  void afterClosingTheCountBeginsAnew() {
    report(openedAndProbed(), Trust.SUCCESS);
    fail(THRESHOLD - 1);
    assertThat(breaker.state(now)).isEqualTo(CLOSED);
  }

  @Test
  void aProbeThatFailsOpensAgainForTheWholeTime() {
    Permission probe = openedAndProbed();
    assertThat(report(probe, Trust.FAILURE)).isEqualTo(new Move(HALF_OPEN, OPEN));
    assertThat(breaker.retryInNanos(now)).isEqualTo(TIMEOUT);
  }

  @Test
  void aProbeThatIsReleasedLeavesTheNextOneThrough() {
    Permission probe = openedAndProbed();
    assertThat(report(probe, Trust.RELEASED)).isNull();
    assertThat(breaker.state(now)).isEqualTo(HALF_OPEN);
    assertThat(breaker.ask(now).permission()).isNotNull();
    assertThat(breaker.ask(now).permission()).isNull();
  }

  @Test
  void aLateFailureDoesNotProlongTheOpening() {
    Permission late = permission();
    fail(THRESHOLD);
    now += 30;
    assertThat(report(late, Trust.FAILURE)).isNull();
    assertThat(breaker.retryInNanos(now)).isEqualTo(30);
  }

  @Test
  void aLateSuccessDoesNotCloseIt() {
    Permission late = permission();
    fail(THRESHOLD);
    assertThat(report(late, Trust.SUCCESS)).isNull();
    assertThat(breaker.state(now)).isEqualTo(OPEN);
    assertThat(breaker.failuresInARow()).isEqualTo(THRESHOLD);
  }

  @Test
  void aLateResultDoesNotDecideForTheProbe() {
    Permission late = permission();
    openedAndProbed();
    report(late, Trust.SUCCESS);
    assertThat(breaker.state(now)).isEqualTo(HALF_OPEN);
    report(late, Trust.RELEASED);
    assertThat(breaker.ask(now).permission()).as("a second probe").isNull();
  }

  @Test
  void aLateFailureDoesNotCountAfterClosing() {
    Permission late = permission();
    report(openedAndProbed(), Trust.SUCCESS);
    report(late, Trust.FAILURE);
    assertThat(breaker.failuresInARow()).isZero();
  }

  @Test
  void resetClosesAnOpenBreaker() {
    fail(THRESHOLD);
    assertThat(breaker.reset()).isEqualTo(new Move(OPEN, CLOSED));
    assertThat(breaker.ask(now).permission()).isNotNull();
  }

  @Test
  void resetClosesAHalfOpenBreakerAndTheProbeCountsNoMore() {
    Permission probe = openedAndProbed();
    assertThat(breaker.reset()).isEqualTo(new Move(HALF_OPEN, CLOSED));
    assertThat(report(probe, Trust.FAILURE)).isNull();
    assertThat(breaker.state(now)).isEqualTo(CLOSED);
  }

  @Test
  void resetOfAClosedBreakerForgetsTheCount() {
    fail(THRESHOLD - 1);
    assertThat(breaker.reset()).isNull();
    fail(THRESHOLD - 1);
    assertThat(breaker.state(now)).isEqualTo(CLOSED);
  }

  @Test
  void aLowerThresholdHoldsFromTheNextFailureOn() {
    fail(3);
    breaker.report(permission(), Trust.FAILURE, false, now, 2, TIMEOUT);
    assertThat(breaker.state(now)).isEqualTo(OPEN);
  }

  @Test
  void aHigherThresholdHoldsFromTheNextFailureOn() {
    fail(THRESHOLD - 1);
    breaker.report(permission(), Trust.FAILURE, false, now, 100, TIMEOUT);
    assertThat(breaker.state(now)).isEqualTo(CLOSED);
  }

  // Early probes.

  private static final long SECOND = 1_000_000_000L;

  private void openForAMinute(boolean lasting) {
    for (int i = 0; i < THRESHOLD; i++) {
      breaker.report(permission(), Trust.FAILURE, lasting, now, THRESHOLD, 60 * SECOND);
    }
  }

  private void failEarlyProbe(boolean lasting) {
    now += breaker.view(now).earlyNanos();
    Permission probe = requireNonNull(breaker.ask(now, true).permission(), "refused");
    breaker.report(probe, Trust.FAILURE, lasting, now, THRESHOLD, 60 * SECOND);
  }

  @Test
  void c2_earlyProbesComeAfterOneSecondThenTwiceAsLongUpToTheTimeout() {
    openForAMinute(false);
    for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
      assertThat(breaker.view(now).earlyNanos()).isEqualTo(seconds * SECOND);
      assertThat(breaker.ask(now + seconds * SECOND - 1, true).permission()).isNull();
      failEarlyProbe(false);
    }
  }

  @Test
  void whoIsNotEarlyWaitsForTheWholeTimeAfterAnEarlyProbeToo() {
    openForAMinute(false);
    failEarlyProbe(false);
    now += 59 * SECOND;
    assertThat(breaker.ask(now).permission()).isNull();
    now += SECOND;
    assertThat(breaker.ask(now).permission()).isNotNull();
  }

  @Test
  void afterClosingEarlyProbesBeginWithOneSecondAgain() {
    openForAMinute(false);
    failEarlyProbe(false);
    now += 60 * SECOND;
    report(permission(), Trust.SUCCESS);
    openForAMinute(false);
    assertThat(breaker.view(now).earlyNanos()).isEqualTo(SECOND);
  }

  @Test
  void afterSixFailedProbesACdnCountsAsDown() {
    openForAMinute(false);
    for (int i = 0; i < 6; i++) {
      assertThat(breaker.view(now).down()).isFalse();
      failEarlyProbe(false);
    }
    assertThat(breaker.view(now).down()).isTrue();
  }

  @Test
  void e8_whatSeldomChangesCountsAsDownAfterTwo() {
    openForAMinute(true);
    failEarlyProbe(true);
    assertThat(breaker.view(now).down()).isFalse();
    failEarlyProbe(true);
    assertThat(breaker.view(now).down()).isTrue();
  }

  @Test
  void aProbeThatIsUnderWayIsSeen() {
    openedAndProbed();
    assertThat(breaker.view(now).probing()).isTrue();
  }

  @Test
  void g19_failuresOfRequestsThatWereUnderWayTogetherCountEach() {
    List<Permission> together = new ArrayList<>();
    for (int i = 0; i < THRESHOLD; i++) {
      together.add(permission());
    }
    together.forEach(one -> report(one, Trust.FAILURE));
    assertThat(breaker.state(now)).isEqualTo(OPEN);
  }

  @Test
  void g19_aSuccessAmongThoseUnderWayTogetherBeginsTheCountAnew() {
    Permission good = permission();
    Permission last = permission();
    fail(THRESHOLD - 1);
    report(good, Trust.SUCCESS);
    report(last, Trust.FAILURE);
    assertThat(breaker.state(now)).isEqualTo(CLOSED);
    assertThat(breaker.failuresInARow()).isEqualTo(1);
  }

  @Test
  void thresholdOneOpensAtTheFirstFailure() {
    breaker.report(permission(), Trust.FAILURE, false, now, 1, TIMEOUT);
    assertThat(breaker.state(now)).isEqualTo(OPEN);
  }
}
