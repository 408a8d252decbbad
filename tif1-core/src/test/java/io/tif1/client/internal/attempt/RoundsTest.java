package io.tif1.client.internal.attempt;

import static io.tif1.client.internal.pipe.PipeSamples.cdn;
import static io.tif1.client.internal.pipe.PipeSamples.failure;
import static io.tif1.client.internal.pipe.PipeSamples.noRoute;
import static io.tif1.client.internal.pipe.PipeSamples.noSuchHost;
import static io.tif1.client.internal.pipe.PipeSamples.untrusted;
import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.Cdn;
import io.tif1.client.Tif1Config;
import io.tif1.client.event.FetchEvent.PauseReason;
import io.tif1.client.internal.attempt.Decision.Await;
import io.tif1.client.internal.attempt.Decision.AwaitProbe;
import io.tif1.client.internal.attempt.Decision.GiveUp;
import io.tif1.client.internal.attempt.Decision.Pause;
import io.tif1.client.internal.attempt.Decision.TryNow;
import io.tif1.client.internal.attempt.Decision.Why;
import io.tif1.client.internal.pipe.BreakerView;
import io.tif1.client.internal.pipe.Deadline;
import io.tif1.client.internal.pipe.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The plan of one fetch, rule by rule. Longer than other files, because each rule is tested in the
 * same small world of breakers and holds, and most tests are of five lines.
 */
class RoundsTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Cdn A = cdn("a.example");
  private static final Cdn B = cdn("b.example");
  private static final Cdn C = cdn("c.example");
  private static final Deadline NEVER = Deadline.after(0, Duration.ZERO);

  private final Map<Cdn, Long> holds = new HashMap<>();
  private final Map<Cdn, Long> breakers = new HashMap<>();
  private final Map<Cdn, Long> early = new HashMap<>();
  private final Set<Cdn> probed = new HashSet<>();
  private final Set<Cdn> down = new HashSet<>();
  private Tif1Config config = Tif1Config.defaults().toBuilder().retryJitter(false).build();
  private double random;
  private long now = 7;

  private Rounds rounds(int maxRetries, Deadline deadline, Cdn... cdns) {
    return new Rounds(
        List.of(cdns),
        maxRetries,
        deadline,
        config,
        () -> random,
        new Rounds.Obstacles() {
          @Override
          public BreakerView breaker(Cdn cdn, long nowNanos) {
            if (!breakers.containsKey(cdn) && !probed.contains(cdn)) {
              return BreakerView.CLOSED;
            }
            long open = Math.max(0, breakers.getOrDefault(cdn, nowNanos) - nowNanos);
            long sooner = Math.max(0, early.getOrDefault(cdn, nowNanos + open) - nowNanos);
            return new BreakerView(false, probed.contains(cdn), open, sooner, down.contains(cdn));
          }

          @Override
          public long holdNanos(Cdn cdn, long nowNanos) {
            return Math.max(0, holds.getOrDefault(cdn, nowNanos) - nowNanos);
          }
        });
  }

  private void hold(Cdn cdn, long seconds) {
    holds.put(cdn, now + seconds * SECOND);
  }

  private void open(Cdn cdn, long seconds) {
    breakers.put(cdn, now + seconds * SECOND);
  }

  /** Open for a minute, or a second if the breakers of all are. */
  private void openInABlip(Cdn cdn) {
    open(cdn, 60);
    early.put(cdn, now + SECOND);
  }

  private static TryNow tryNow(Cdn cdn, int round) {
    return new TryNow(cdn, round, false);
  }

  /** Every CDN that is asked fails in this way, until the plan is something else than to ask. */
  private Decision failAll(Rounds rounds, Verdict verdict) {
    Decision decision = rounds.next(now);
    while (decision instanceof TryNow asked) {
      rounds.failed(asked.cdn(), failure(verdict));
      decision = rounds.next(now);
    }
    return decision;
  }

  /** The pauses of a fetch that nobody ever answers, in seconds. */
  private List<Double> pauses(Rounds rounds, Verdict verdict) {
    var pauses = new ArrayList<Double>();
    Decision decision = failAll(rounds, verdict);
    while (decision instanceof Pause pause) {
      pauses.add(pause.delay().toNanos() / 1e9);
      now += pause.delay().toNanos();
      decision = failAll(rounds, verdict);
    }
    return pauses;
  }

  private static Pause pause(long seconds, PauseReason reason, int retry) {
    return new Pause(Duration.ofSeconds(seconds), reason, retry);
  }

  private static GiveUp giveUp(Why why, long seconds) {
    return new GiveUp(why, Duration.ofSeconds(seconds));
  }

  @Test
  void aRoundAsksEveryCdnOnceInOrder() {
    Rounds rounds = rounds(3, NEVER, A, B, C);
    assertThat(rounds.next(now)).isEqualTo(tryNow(A, 1));
    rounds.failed(A, failure(Verdict.FAILED));
    assertThat(rounds.next(now)).isEqualTo(tryNow(B, 1));
    rounds.failed(B, failure(Verdict.FAILED));
    assertThat(rounds.next(now)).isEqualTo(tryNow(C, 1));
  }

  @Test
  void theNextRoundBeginsWithTheFirstCdnAgain() {
    Rounds rounds = rounds(3, NEVER, A, B);
    failAll(rounds, Verdict.FAILED);
    assertThat(rounds.next(now)).isEqualTo(tryNow(A, 2));
  }

  @Test
  void threeRetriesAreFourRoundsWithPausesOf2And4And8Seconds() {
    Rounds rounds = rounds(3, NEVER, A, B, C);
    assertThat(pauses(rounds, Verdict.FAILED)).containsExactly(2.0, 4.0, 8.0);
    assertThat(rounds.round()).isEqualTo(4);
  }

  @Test
  void afterTheLastRoundItGivesUpWithoutAPause() {
    Rounds rounds = rounds(1, NEVER, A);
    failAll(rounds, Verdict.FAILED);
    assertThat(failAll(rounds, Verdict.FAILED)).isEqualTo(giveUp(Why.RETRIES_EXHAUSTED, 0));
  }

  @Test
  void aPauseSaysWhichRetryFollows() {
    Rounds rounds = rounds(3, NEVER, A);
    assertThat(failAll(rounds, Verdict.FAILED)).isEqualTo(pause(2, PauseReason.BACK_OFF, 1));
    assertThat(failAll(rounds, Verdict.FAILED)).isEqualTo(pause(4, PauseReason.BACK_OFF, 2));
  }

  @Test
  void noRetriesMeansOneRoundAndNoPause() {
    assertThat(failAll(rounds(0, NEVER, A, B, C), Verdict.FAILED))
        .isEqualTo(giveUp(Why.RETRIES_EXHAUSTED, 0));
  }

  @ParameterizedTest
  @EnumSource(
      value = Verdict.class,
      names = {"THROTTLED", "FAILED", "TIMED_OUT", "BAD_BODY", "REJECTED", "ABSENT"})
  void theNextCdnIsAskedAtOnceAfter(Verdict verdict) {
    Rounds rounds = rounds(0, NEVER, A, B);
    rounds.next(now);
    rounds.failed(A, failure(verdict));
    assertThat(rounds.next(now)).isEqualTo(tryNow(B, 1));
  }

  @ParameterizedTest
  @EnumSource(
      value = Verdict.class,
      names = {"FAILED", "TIMED_OUT", "BAD_BODY"})
  void afterAPauseTheRoundBeginsAnewAfter(Verdict verdict) {
    assertThat(failAll(rounds(1, NEVER, A, B), verdict))
        .isEqualTo(pause(2, PauseReason.BACK_OFF, 1));
  }

  @Test
  void jitterIsAddedToThePause() {
    config = Tif1Config.defaults();
    random = 0.5;
    assertThat(pauses(rounds(3, NEVER, A), Verdict.FAILED)).containsExactly(2.5, 4.5, 8.5);
  }

  @Test
  void thePauseIsClampedAfterJitter() {
    config = Tif1Config.defaults().toBuilder().maxRetryDelay(Duration.ofSeconds(4)).build();
    random = 0.9;
    assertThat(pauses(rounds(4, NEVER, A), Verdict.FAILED)).containsExactly(2.9, 4.0, 4.0, 4.0);
  }

  @Test
  void aPauseThatTheDeadlineWouldCutShortIsNotMade() {
    Deadline deadline = Deadline.after(now, Duration.ofSeconds(2));
    assertThat(failAll(rounds(3, deadline, A), Verdict.FAILED))
        .isEqualTo(giveUp(Why.OUT_OF_TIME, 2));
  }

  @Test
  void aPauseThatLeavesTimeIsMade() {
    Deadline deadline = Deadline.after(now, Duration.ofMillis(2001));
    assertThat(failAll(rounds(3, deadline, A), Verdict.FAILED))
        .isEqualTo(pause(2, PauseReason.BACK_OFF, 1));
  }

  // Another version.

  @Test
  void aCdnWithAnotherVersionIsNotAskedAgainAndTheOthersKeepTheirRounds() {
    Rounds rounds = rounds(3, NEVER, A, B);
    rounds.next(now);
    rounds.failed(A, failure(Verdict.OTHER_VERSION));
    assertThat(rounds.next(now)).isEqualTo(tryNow(B, 1));
    rounds.failed(B, failure(Verdict.FAILED));
    assertThat(rounds.next(now)).isInstanceOf(Decision.Pause.class);
    assertThat(rounds.next(now)).isEqualTo(tryNow(B, 2));
    rounds.failed(B, failure(Verdict.FAILED));
    assertThat(rounds.next(now)).isInstanceOf(Decision.Pause.class);
  }

  // Rejected.

  @Test
  void afterARejectionTheOtherCdnsAreAskedOnceAndNoRoundFollows() {
    Rounds rounds = rounds(3, NEVER, A, B);
    rounds.next(now);
    rounds.failed(A, failure(Verdict.REJECTED));
    assertThat(rounds.next(now)).isEqualTo(tryNow(B, 1));
    rounds.failed(B, failure(Verdict.FAILED));
    assertThat(rounds.next(now)).isEqualTo(giveUp(Why.REJECTED, 0));
  }

  @Test
  void aRejectionInALaterRoundIsTheLastRoundToo() {
    Rounds rounds = rounds(3, NEVER, A);
    failAll(rounds, Verdict.FAILED);
    assertThat(failAll(rounds, Verdict.REJECTED)).isEqualTo(giveUp(Why.REJECTED, 0));
  }

  @Test
  void afterARejectionAThrottledCdnIsStillAskedOnce() {
    Rounds rounds = rounds(3, NEVER, A, B);
    rounds.next(now);
    rounds.failed(A, failure(Verdict.REJECTED));
    rounds.next(now);
    rounds.failed(B, failure(Verdict.THROTTLED));
    hold(B, 7);
    assertThat(rounds.next(now)).isEqualTo(pause(7, PauseReason.RETRY_AFTER, 1));
    now += 7 * SECOND;
    assertThat(rounds.next(now)).isEqualTo(tryNow(B, 2));
    rounds.failed(B, failure(Verdict.FAILED));
    assertThat(rounds.next(now)).isEqualTo(giveUp(Why.REJECTED, 0));
  }

  // Absent.

  @Test
  void b1_afterAnAbsenceTheOthersAreAskedAtOnce() {
    Rounds rounds = rounds(3, NEVER, A, B, C);
    rounds.next(now);
    rounds.failed(A, failure(Verdict.ABSENT));
    assertThat(rounds.next(now)).isEqualTo(tryNow(B, 1));
    assertThat(rounds.next(now)).isEqualTo(tryNow(C, 1));
    assertThat(rounds.next(now)).isEqualTo(new Await());
  }

  @Test
  void b1_notPublishedIsWhatAllSay() {
    Rounds rounds = rounds(3, NEVER, A, B);
    assertThat(failAll(rounds, Verdict.ABSENT)).isEqualTo(giveUp(Why.NOT_PUBLISHED, 0));
  }

  @Test
  void b1_ifAnotherFailedItAloneIsAskedInTheNextRounds() {
    Rounds rounds = rounds(1, NEVER, A, B, C);
    rounds.next(now);
    rounds.failed(A, failure(Verdict.ABSENT));
    rounds.next(now);
    rounds.next(now);
    rounds.failed(C, failure(Verdict.ABSENT));
    rounds.failed(B, failure(Verdict.FAILED));
    assertThat(rounds.next(now)).isEqualTo(pause(2, PauseReason.BACK_OFF, 1));
    assertThat(rounds.next(now)).isEqualTo(tryNow(B, 2));
    rounds.failed(B, failure(Verdict.FAILED));
    assertThat(rounds.next(now)).isEqualTo(giveUp(Why.RETRIES_EXHAUSTED, 0));
  }

  @Test
  void aRefusalIsNoAbsence() {
    Rounds rounds = rounds(3, NEVER, A, B);
    rounds.next(now);
    rounds.failed(A, failure(Verdict.ABSENT));
    rounds.next(now);
    rounds.failed(B, failure(Verdict.REJECTED));
    assertThat(rounds.next(now)).isEqualTo(giveUp(Why.REJECTED, 0));
  }

  @Test
  void nothingIsNotPublishedWhileAThrottlingCdnHasNotBeenAsked() {
    hold(B, 7);
    Rounds rounds = rounds(3, NEVER, A, B);
    rounds.next(now);
    rounds.failed(A, failure(Verdict.ABSENT));
    assertThat(rounds.next(now)).isEqualTo(pause(7, PauseReason.RETRY_AFTER, 1));
  }

  @Test
  void nothingIsNotPublishedWhileACdnBehindAnOpenBreakerHasNotBeenAsked() {
    openInABlip(B);
    Rounds rounds = rounds(3, NEVER, A, B);
    rounds.next(now);
    rounds.failed(A, failure(Verdict.ABSENT));
    assertThat(rounds.next(now)).isEqualTo(pause(1, PauseReason.BREAKER_OPEN, 1));
    now += SECOND;
    assertThat(rounds.next(now)).isEqualTo(new TryNow(B, 2, true));
    rounds.failed(B, failure(Verdict.ABSENT));
    assertThat(rounds.next(now)).isEqualTo(giveUp(Why.NOT_PUBLISHED, 0));
  }

  @Test
  void withoutRetriesACdnThatCannotBeAskedKeepsItFromBeingNotPublished() {
    open(B, 40);
    Rounds rounds = rounds(0, NEVER, A, B);
    rounds.next(now);
    rounds.failed(A, failure(Verdict.ABSENT));
    assertThat(rounds.next(now)).isEqualTo(giveUp(Why.BREAKERS_OPEN, 40));
  }

  @Test
  void anExhaustedPoolIsPausedForOnceNobodyIsUnderWay() {
    Rounds rounds = rounds(3, NEVER, A, B, C);
    rounds.next(now);
    rounds.failed(A, failure(Verdict.ABSENT));
    rounds.next(now);
    rounds.next(now);
    rounds.failed(B, failure(Verdict.POOL_EXHAUSTED));
    assertThat(rounds.next(now)).isEqualTo(new Await());
    rounds.failed(C, failure(Verdict.ABSENT));
    assertThat(rounds.next(now))
        .isEqualTo(new Pause(Duration.ofMillis(500), PauseReason.POOL_EXHAUSTED, 0));
    assertThat(rounds.next(now)).isEqualTo(tryNow(B, 1));
  }

  // Breakers.

  @Test
  void c2_ifEveryBreakerIsOpenTheEarlyProbeIsWaitedFor() {
    openInABlip(A);
    openInABlip(B);
    Rounds rounds = rounds(3, NEVER, A, B);
    assertThat(rounds.next(now)).isEqualTo(pause(1, PauseReason.BREAKER_OPEN, 0));
    now += SECOND;
    assertThat(rounds.next(now)).isEqualTo(new TryNow(A, 1, true));
  }

  @Test
  void c3_theAnswerToAProbeIsWaitedFor() {
    probed.add(A);
    Rounds rounds = rounds(3, NEVER, A);
    assertThat(rounds.next(now)).isEqualTo(new AwaitProbe());
    probed.clear();
    assertThat(rounds.next(now)).isEqualTo(tryNow(A, 1));
  }

  @Test
  void c2_noNumberOfFailedProbesUsesUpARound() {
    Rounds rounds = rounds(1, NEVER, A);
    for (int i = 0; i < 20; i++) {
      openInABlip(A);
      assertThat(rounds.next(now)).isInstanceOf(Pause.class);
      now += SECOND;
      assertThat(rounds.next(now)).isInstanceOf(TryNow.class);
      rounds.failed(A, failure(Verdict.FAILED));
    }
    breakers.clear();
    rounds.next(now);
    assertThat(rounds.next(now)).isEqualTo(new Await());
    rounds.failed(A, failure(Verdict.FAILED));
    assertThat(rounds.next(now)).isEqualTo(pause(2, PauseReason.BACK_OFF, rounds.round() - 1));
  }

  @Test
  void whileAnotherBreakerIsClosedNobodyProbesEarly() {
    openInABlip(A);
    Rounds rounds = rounds(3, NEVER, A, B);
    now += SECOND;
    assertThat(rounds.next(now)).isEqualTo(tryNow(B, 1));
    rounds.failed(B, failure(Verdict.FAILED));
    assertThat(rounds.next(now)).isEqualTo(pause(2, PauseReason.BACK_OFF, 1));
    assertThat(rounds.next(now)).isEqualTo(tryNow(B, 2));
  }

  @Test
  void aProbeBeyondTheDeadlineIsNotWaitedFor() {
    open(A, 20);
    Deadline deadline = Deadline.after(now, Duration.ofSeconds(20));
    assertThat(rounds(3, deadline, A).next(now)).isEqualTo(giveUp(Why.BREAKERS_OPEN, 20));
  }

  @Test
  void nobodyWaitsForCdnsThatAreDown() {
    open(A, 40);
    open(B, 20);
    down.addAll(List.of(A, B));
    assertThat(rounds(3, NEVER, A, B).next(now)).isEqualTo(giveUp(Why.BREAKERS_OPEN, 20));
  }

  @Test
  void aProbeOfACdnThatIsDownIsWaitedForWithinTheBackOffAndThatUsesUpARound() {
    down.add(A);
    open(A, 2);
    Rounds rounds = rounds(1, NEVER, A);
    assertThat(rounds.next(now)).isEqualTo(pause(2, PauseReason.BREAKER_OPEN, 0));
    open(A, 2);
    assertThat(rounds.next(now)).isEqualTo(giveUp(Why.BREAKERS_OPEN, 2));
  }

  @Test
  void withoutRetriesOpenBreakersAreReportedAtOnce() {
    openInABlip(A);
    assertThat(rounds(0, NEVER, A).next(now)).isEqualTo(giveUp(Why.BREAKERS_OPEN, 1));
  }

  @Test
  void withoutRetriesAProbeIsNotWaitedForEither() {
    probed.add(A);
    assertThat(rounds(0, NEVER, A).next(now)).isEqualTo(giveUp(Why.BREAKERS_OPEN, 0));
  }

  @Test
  void withoutRetriesAProbeThatFailsIsAFailure() {
    open(A, 0);
    assertThat(failAll(rounds(0, NEVER, A), Verdict.FAILED))
        .isEqualTo(giveUp(Why.RETRIES_EXHAUSTED, 0));
  }

  @Test
  void aBreakerThatLetsAProbeThroughBeforeThePauseEndsIsWaitedFor() {
    Rounds rounds = rounds(3, NEVER, A);
    rounds.next(now);
    rounds.failed(A, failure(Verdict.FAILED));
    open(A, 2);
    assertThat(rounds.next(now)).isEqualTo(pause(2, PauseReason.BACK_OFF, 1));
  }

  @Test
  void oneOpenBreakerDoesNotKeepTheOtherCdnFromBeingRetried() {
    open(A, 60);
    Rounds rounds = rounds(3, NEVER, A, B);
    assertThat(rounds.next(now)).isEqualTo(tryNow(B, 1));
    rounds.failed(B, failure(Verdict.FAILED));
    assertThat(rounds.next(now)).isEqualTo(pause(2, PauseReason.BACK_OFF, 1));
  }

  @Test
  void aCdnWhoseBreakerRefusedAfterAllIsNotCountedAsAsked() {
    Rounds rounds = rounds(3, NEVER, A, B);
    rounds.next(now);
    open(A, 60);
    rounds.failed(A, failure(Verdict.BREAKER_OPEN));
    assertThat(rounds.next(now)).isEqualTo(tryNow(B, 1));
  }

  // What seldom changes.

  @Test
  void e8_hostsWithoutAddressesAreTriedInTwoRoundsOnly() {
    Rounds rounds = rounds(3, NEVER, A);
    rounds.next(now);
    rounds.failed(A, noSuchHost());
    assertThat(rounds.next(now)).isEqualTo(pause(2, PauseReason.BACK_OFF, 1));
    rounds.next(now);
    rounds.failed(A, noSuchHost());
    assertThat(rounds.next(now)).isEqualTo(giveUp(Why.RETRIES_EXHAUSTED, 0));
  }

  @Test
  void e8_ifNoCdnHasATrustedCertificateThereIsOneRoundOnly() {
    Rounds rounds = rounds(3, NEVER, A, B);
    rounds.next(now);
    rounds.failed(A, untrusted());
    assertThat(rounds.next(now)).isEqualTo(tryNow(B, 1));
    rounds.failed(B, untrusted());
    assertThat(rounds.next(now)).isEqualTo(giveUp(Why.RETRIES_EXHAUSTED, 0));
  }

  @Test
  void e8_oneCdnWithoutATrustedCertificateEndsNothing() {
    Rounds rounds = rounds(3, NEVER, A, B);
    for (int round = 1; round <= 3; round++) {
      rounds.next(now);
      rounds.failed(A, untrusted());
      rounds.next(now);
      rounds.failed(B, failure(Verdict.FAILED));
      assertThat(rounds.next(now)).isInstanceOf(Pause.class);
    }
  }

  @Test
  void e8_aNetworkWithoutARouteIsTriedInEveryRound() {
    Rounds rounds = rounds(3, NEVER, A);
    for (int round = 1; round <= 3; round++) {
      rounds.next(now);
      rounds.failed(A, noRoute());
      assertThat(rounds.next(now)).isInstanceOf(Pause.class);
    }
    rounds.next(now);
    rounds.failed(A, noRoute());
    assertThat(rounds.next(now)).isEqualTo(giveUp(Why.RETRIES_EXHAUSTED, 0));
  }

  @Test
  void oneFailureOfAnotherKindKeepsTheFetchGoing() {
    Rounds rounds = rounds(3, NEVER, A, B);
    for (int round = 1; round <= 3; round++) {
      rounds.next(now);
      rounds.failed(A, noSuchHost());
      rounds.next(now);
      rounds.failed(B, failure(Verdict.FAILED));
      assertThat(rounds.next(now)).isInstanceOf(Pause.class);
    }
  }

  // Holds.

  @Test
  void aHeldCdnIsPassedOverWhileAnotherCanBeAsked() {
    hold(A, 30);
    assertThat(rounds(3, NEVER, A, B).next(now)).isEqualTo(tryNow(B, 1));
  }

  @Test
  void aRoundThatAskedSomebodyDoesNotWaitForTheHeld() {
    hold(A, 30);
    assertThat(failAll(rounds(3, NEVER, A, B), Verdict.FAILED))
        .isEqualTo(pause(2, PauseReason.BACK_OFF, 1));
  }

  @Test
  void ifAllAreHeldTheRoundWaitsForTheFirst() {
    hold(A, 30);
    hold(B, 10);
    Rounds rounds = rounds(3, NEVER, A, B);
    assertThat(rounds.next(now)).isEqualTo(pause(10, PauseReason.RETRY_AFTER, 0));
    now += 10 * SECOND;
    assertThat(rounds.next(now)).isEqualTo(tryNow(B, 1));
  }

  @Test
  void withoutRetriesNoHoldIsWaitedFor() {
    hold(A, 10);
    assertThat(rounds(0, NEVER, A).next(now)).isEqualTo(giveUp(Why.THROTTLED, 10));
  }

  @Test
  void aHoldBeyondTheDeadlineIsNotWaitedFor() {
    hold(A, 10);
    Deadline deadline = Deadline.after(now, Duration.ofSeconds(10));
    assertThat(rounds(3, deadline, A).next(now)).isEqualTo(giveUp(Why.THROTTLED, 10));
  }

  @Test
  void c4_noNumberOfThrottledRequestsUsesUpARound() {
    Rounds rounds = rounds(1, NEVER, A);
    for (int i = 1; i <= 20; i++) {
      assertThat(rounds.next(now)).isEqualTo(tryNow(A, i));
      rounds.failed(A, failure(Verdict.THROTTLED));
      hold(A, 7);
      assertThat(rounds.next(now)).isEqualTo(pause(7, PauseReason.RETRY_AFTER, i));
      now += 7 * SECOND;
    }
  }

  @Test
  void c4_aHoldIsWaitedForAsLongAsItIsAndNoLonger() {
    Rounds rounds = rounds(3, NEVER, A);
    rounds.next(now);
    rounds.failed(A, failure(Verdict.THROTTLED));
    hold(A, 1);
    assertThat(rounds.next(now)).isEqualTo(pause(1, PauseReason.RETRY_AFTER, 1));
  }

  @Test
  void aHoldBetweenRoundsThatOutlastsTheDeadlineIsThrottling() {
    Rounds rounds = rounds(3, Deadline.after(now, Duration.ofSeconds(5)), A);
    rounds.next(now);
    rounds.failed(A, failure(Verdict.THROTTLED));
    hold(A, 7);
    assertThat(rounds.next(now)).isEqualTo(giveUp(Why.THROTTLED, 7));
  }

  @Test
  void aPauseIsAsLongAsItTakesUntilOneCdnIsNeitherHeldNorCutOff() {
    Rounds rounds = rounds(3, NEVER, A, B);
    rounds.next(now);
    rounds.failed(A, failure(Verdict.THROTTLED));
    hold(A, 7);
    rounds.next(now);
    rounds.failed(B, failure(Verdict.FAILED));
    open(B, 60);
    assertThat(rounds.next(now)).isEqualTo(pause(7, PauseReason.RETRY_AFTER, 1));
  }

  // The pool.

  @Test
  void whenNoConnectionIsFreeTheSameCdnIsAskedAgainAfterAPause() {
    Rounds rounds = rounds(3, NEVER, A, B);
    rounds.next(now);
    rounds.failed(A, failure(Verdict.POOL_EXHAUSTED));
    assertThat(rounds.next(now))
        .isEqualTo(new Pause(Duration.ofMillis(500), PauseReason.POOL_EXHAUSTED, 0));
    assertThat(rounds.next(now)).isEqualTo(tryNow(A, 1));
  }

  @Test
  void pausesForTheExhaustedPoolDoubleFromHalfASecondTo5() {
    assertThat(pauses(rounds(6, NEVER, A, B), Verdict.POOL_EXHAUSTED))
        .containsExactly(0.5, 1.0, 2.0, 4.0, 5.0, 5.0);
  }

  @Test
  void jitterOfThePoolComesOnTopOfTheMaximum() {
    random = 1;
    assertThat(pauses(rounds(6, NEVER, A), Verdict.POOL_EXHAUSTED))
        .containsExactly(1.0, 1.5, 2.5, 4.5, 5.5, 5.5);
  }

  @Test
  void afterSoManyPausesAsThereAreRetriesThePoolIsGivenUp() {
    Rounds rounds = rounds(2, NEVER, A);
    assertThat(failAll(rounds, Verdict.POOL_EXHAUSTED)).isInstanceOf(Pause.class);
    assertThat(failAll(rounds, Verdict.POOL_EXHAUSTED)).isInstanceOf(Pause.class);
    assertThat(failAll(rounds, Verdict.POOL_EXHAUSTED)).isEqualTo(giveUp(Why.POOL_EXHAUSTED, 0));
  }

  @Test
  void withoutRetriesAnExhaustedPoolIsGivenUpAtOnce() {
    assertThat(failAll(rounds(0, NEVER, A, B), Verdict.POOL_EXHAUSTED))
        .isEqualTo(giveUp(Why.POOL_EXHAUSTED, 0));
  }

  @Test
  void aPauseForThePoolBeyondTheDeadlineIsNotMade() {
    Deadline deadline = Deadline.after(now, Duration.ofMillis(400));
    assertThat(failAll(rounds(3, deadline, A), Verdict.POOL_EXHAUSTED))
        .isEqualTo(new GiveUp(Why.OUT_OF_TIME, Duration.ofMillis(500)));
  }
}
