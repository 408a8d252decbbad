package io.tif1.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.FetchFailedException;
import io.tif1.client.FetchFailedException.Reason;
import io.tif1.client.Fetcher;
import io.tif1.client.event.FetchEvent.PauseReason;
import io.tif1.client.event.FetchEvent.RetryScheduled;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import io.tif1.tests.support.Door;
import io.tif1.tests.support.World;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rounds, pauses, fail-over and throttling, on hand-moved time, against real servers. */
class RetryTest {
  @ParameterizedTest
  @EnumSource(Door.class)
  void aHealthyFirstCdnIsAskedOnce(Door door) {
    try (World world = World.of(2, World.asIs())) {
      var resource = World.file("drivers.json");

      assertThat(door.fetch(world.client, resource).text()).isEqualTo(World.text(resource));

      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
      assertThat(world.cdn(2).requestCount()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void aFailingCdnIsFollowedByTheNextAtOnce(Door door) {
    try (World world = World.of(3, World.asIs())) {
      world.cdn(1).faultAlways(Fault.status(500));
      var resource = World.file("drivers.json");

      assertThat(door.fetch(world.client, resource).text()).isEqualTo(World.text(resource));

      assertThat(world.cdn(2).requestCount()).isEqualTo(1);
      assertThat(world.cdn(3).requestCount()).isZero();
      assertThat(world.elapsed()).isZero();
      assertThat(world.client.stats().failovers()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void threeRetriesAreFourRoundsWithPausesOfTwoFourAndEightSeconds(Door door) {
    try (World world = World.of(2, b -> b.circuitBreakerThreshold(100))) {
      world.cdns.forEach(cdn -> cdn.faultAlways(Fault.status(503)));

      var fetch = world.begin(() -> door.fetch(world.client, World.file("drivers.json")));
      assertThat(world.passPause(1).delay()).isEqualTo(Duration.ofSeconds(2));
      assertThat(world.passPause(2).delay()).isEqualTo(Duration.ofSeconds(4));
      assertThat(world.passPause(3).delay()).isEqualTo(Duration.ofSeconds(8));

      FetchFailedException failure = failureOf(fetch);
      assertThat(failure.reason()).isEqualTo(Reason.RETRIES_EXHAUSTED);
      assertThat(failure.status()).isEqualTo(503);
      assertThat(failure.attempts())
          .extracting(FetchFailedException.Attempt::cdn)
          .containsExactly(
              world.name(1),
              world.name(2),
              world.name(1),
              world.name(2),
              world.name(1),
              world.name(2),
              world.name(1),
              world.name(2));
      assertThat(world.elapsed()).isEqualTo(Duration.ofSeconds(14));
      assertThat(world.client.stats().retries()).isEqualTo(3);
    }
  }

  @Test
  void thePauseNeverExceedsTheMaximumWithJitterOn() {
    try (World world =
        World.of(
            1,
            b ->
                b.retryJitter(true)
                    .retryJitterMax(Duration.ofSeconds(30))
                    .maxRetryDelay(Duration.ofSeconds(3))
                    .circuitBreakerThreshold(100))) {
      world.cdn(1).faultAlways(Fault.status(500));

      var fetch = world.begin(() -> world.client.fetch(World.file("drivers.json")));
      for (int retry = 1; retry <= 3; retry++) {
        assertThat(world.passPause(retry).delay())
            .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
      }
      failureOf(fetch);
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void zeroRetriesAskEachCdnOnceWithoutAPause(Door door) {
    try (World world = World.of(3, b -> b.maxRetries(0))) {
      world.cdns.forEach(cdn -> cdn.faultAlways(Fault.status(500)));

      assertThatThrownBy(() -> door.fetch(world.client, World.file("drivers.json")))
          .isInstanceOfSatisfying(
              FetchFailedException.class, failure -> assertThat(failure.attempts()).hasSize(3));

      assertThat(world.cdns).extracting(FakeCdn::requestCount).containsExactly(1, 1, 1);
      assertThat(world.log.of(RetryScheduled.class)).isEmpty();
    }
  }

  @Test
  void settingZeroRetriesAtRunTimeHoldsFromTheNextFetch() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultAlways(Fault.status(500));
      world.client.settings().set("max_retries", 0);

      assertThatThrownBy(() -> world.client.fetch(World.file("drivers.json")))
          .isInstanceOf(FetchFailedException.class);

      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 451})
  void aRejectedRequestIsSentToEachCdnOnceAndNotRetried(int status) {
    try (World world = World.of(2, World.asIs())) {
      world.cdns.forEach(cdn -> cdn.faultAlways(Fault.status(status)));

      assertThatThrownBy(() -> world.client.fetch(World.file("drivers.json")))
          .isInstanceOfSatisfying(
              FetchFailedException.class,
              failure -> {
                assertThat(failure.reason()).isEqualTo(Reason.REJECTED);
                assertThat(failure.status()).isEqualTo(status);
              });

      assertThat(world.cdns).extracting(FakeCdn::requestCount).containsExactly(1, 1);
      assertThat(world.elapsed()).isZero();
    }
  }

  @Test
  void aRejectionByOneCdnLetsTheNextAnswer() {
    try (World world = World.of(2, World.asIs())) {
      world.cdn(1).faultAlways(Fault.status(403));

      assertThat(world.client.fetch(World.file("drivers.json")).sizeBytes()).isPositive();
    }
  }

  @Test
  void retryAfterInSecondsIsWaitedForBeforeTheSameCdnIsAskedAgain() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultNext(Fault.retryAfter(429, "7"));

      var fetch = world.begin(() -> world.client.fetch(World.file("drivers.json")));
      RetryScheduled pause = world.passPause(1);

      assertThat(pause.delay()).isEqualTo(Duration.ofSeconds(7));
      assertThat(pause.reason()).isEqualTo(PauseReason.RETRY_AFTER);
      assertThat(fetch.join().sizeBytes()).isPositive();
    }
  }

  @Test
  void retryAfterAsADateIsWaitedFor() {
    try (World world = World.of(1, World.asIs())) {
      String date =
          DateTimeFormatter.RFC_1123_DATE_TIME.format(
              world.time.instant().plusSeconds(20).atOffset(ZoneOffset.UTC));
      world.cdn(1).faultNext(Fault.retryAfter(503, date));

      var fetch = world.begin(() -> world.client.fetch(World.file("drivers.json")));

      assertThat(world.passPause(1).delay()).isEqualTo(Duration.ofSeconds(20));
      assertThat(fetch.join().sizeBytes()).isPositive();
    }
  }

  @Test
  void c4_retryAfterLongerThanTheMaximumDelayIsWaitedForIfThereIsTime() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultNext(Fault.retryAfter(429, "100"));

      var fetch = world.begin(() -> world.client.fetch(World.file("drivers.json")));

      assertThat(world.passPause(1).delay()).isEqualTo(Duration.ofSeconds(100));
      fetch.join();
    }
  }

  @Test
  void aThrottlingCdnIsPassedOverByOtherFetchesWhileItAsksToBeLeftAlone() {
    try (World world = World.of(2, World.asIs())) {
      world.cdn(1).faultNext(Fault.retryAfter(429, "30"));

      world.client.fetch(World.file("1.json"));
      world.client.fetch(World.file("2.json"));
      world.time.advance(Duration.ofSeconds(30));
      world.client.fetch(World.file("3.json"));

      assertThat(world.cdn(1).requestCount()).isEqualTo(2);
      assertThat(world.cdn(2).requestCount()).isEqualTo(2);
    }
  }

  @Test
  void aThrottlingAnswerDoesNotCountForTheBreaker() {
    try (World world = World.of(1, b -> b.maxRetries(0).circuitBreakerThreshold(1))) {
      world.cdn(1).faultAlways(Fault.status(429));

      assertThatThrownBy(() -> world.client.fetch(World.file("drivers.json")))
          .isInstanceOf(FetchFailedException.class);

      assertThat(world.client.circuitBreaker().state()).hasToString("closed");
    }
  }

  @Test
  void retryAfterBeyondTheDeadlineFailsAtOnce() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultAlways(Fault.retryAfter(429, "50"));
      Fetcher hurried = world.client.with(o -> o.withTotalTimeout(Duration.ofSeconds(40)));

      assertThatThrownBy(() -> hurried.fetch(World.file("drivers.json")))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining("50000 ms");

      assertThat(world.elapsed()).isZero();
    }
  }

  @Test
  void aDrippingBodyIsCutOffByTheTimeoutOfTheAttempt() {
    try (World world = World.of(2, World.asIs())) {
      world.cdn(1).faultAlways(new Fault.Drip(1, Duration.ofHours(1)));

      var fetch = world.begin(() -> world.client.fetch(World.file("drivers.json")));
      world.cdn(1).awaitStalled(1);
      world.time.advance(Duration.ofSeconds(30));

      assertThat(fetch.join().sizeBytes()).isPositive();
      world.cdn(1).awaitAborted(1);
    }
  }

  @Test
  void theTotalTimeoutEndsAFetchInTheMiddleOfAnAttempt() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      Fetcher hurried = world.client.with(o -> o.withTotalTimeout(Duration.ofSeconds(10)));

      var fetch = world.begin(() -> hurried.fetch(World.file("drivers.json")));
      world.cdn(1).awaitStalled(1);
      world.time.advance(Duration.ofSeconds(10));

      FetchFailedException failure = failureOf(fetch);
      assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
      assertThat(failure.attempts()).hasSize(1);
      world.cdn(1).awaitAborted(1);
    }
  }

  @Test
  void aPauseThatWouldOutlastTheDeadlineIsNotMade() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultAlways(Fault.status(500));
      Fetcher hurried = world.client.with(o -> o.withTotalTimeout(Duration.ofSeconds(3)));

      var fetch = world.begin(() -> hurried.fetch(World.file("drivers.json")));
      world.passPause(1);

      assertThat(failureOf(fetch).reason()).isEqualTo(Reason.TIMED_OUT);
      assertThat(world.elapsed()).isEqualTo(Duration.ofSeconds(2));
    }
  }

  static FetchFailedException failureOf(CompletableFuture<?> fetch) {
    try {
      fetch.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof FetchFailedException failure) {
        return failure;
      }
      throw e;
    }
    throw new AssertionError("expected the fetch to fail");
  }
}
