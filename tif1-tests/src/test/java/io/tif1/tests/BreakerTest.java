package io.tif1.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.BreakerState;
import io.tif1.client.CdnStatus;
import io.tif1.client.CircuitOpenException;
import io.tif1.client.FetchFailedException;
import io.tif1.client.NotFoundException;
import io.tif1.client.event.FetchEvent.BreakerChanged;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import io.tif1.tests.support.Door;
import io.tif1.tests.support.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The circuit breaker as callers meet it, on hand-moved time. */
class BreakerTest {
  private static World oneCdnNoRetry() {
    return World.of(1, b -> b.maxRetries(0));
  }

  private static void fail(World world, int times) {
    world.cdn(1).faultAlways(Fault.status(500));
    for (int i = 1; i <= times; i++) {
      int number = i;
      assertThatThrownBy(() -> world.client.fetch(World.file("fails-" + number + ".json")))
          .isInstanceOf(FetchFailedException.class)
          .isNotInstanceOf(CircuitOpenException.class);
    }
    world.cdn(1).heal();
  }

  @Test
  void fourFailuresInARowLeaveItClosed() {
    try (World world = oneCdnNoRetry()) {
      fail(world, 4);

      assertThat(world.client.circuitBreaker().state()).hasToString("closed");
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void theFifthFailureInARowOpensItAndNothingIsSent(Door door) {
    try (World world = oneCdnNoRetry()) {
      fail(world, 5);

      assertThatThrownBy(() -> door.fetch(world.client, World.file("drivers.json")))
          .isInstanceOfSatisfying(
              CircuitOpenException.class,
              open -> {
                assertThat(open.retryIn()).isEqualTo(Duration.ofSeconds(1));
                assertThat(open.reason()).isEqualTo(FetchFailedException.Reason.BREAKERS_OPEN);
              })
          .hasMessageContaining("in 1000 ms");
      assertThat(world.client.circuitBreaker().state()).hasToString("open");
      assertThat(world.cdn(1).requestCount()).isEqualTo(5);
    }
  }

  @Test
  void aSuccessInBetweenBeginsTheCountAnew() {
    try (World world = oneCdnNoRetry()) {
      fail(world, 4);
      world.client.fetch(World.file("good.json"));
      fail(world, 4);

      assertThat(world.client.circuitBreaker().state()).hasToString("closed");
    }
  }

  @Test
  void missingFilesAreNoFailures() {
    try (World world = World.of(1, b -> b.maxRetries(0), path -> null)) {
      for (int i = 0; i < 10; i++) {
        int number = i;
        assertThatThrownBy(() -> world.client.fetch(World.file(number + "/missing.json")))
            .isInstanceOf(NotFoundException.class);
      }

      assertThat(world.client.circuitBreaker().state()).isEqualTo(BreakerState.CLOSED);
      assertThat(world.client.cdns().get(0).failuresInARow()).isZero();
    }
  }

  @Test
  void c2_theOnlyBreakerStaysOpenForASecondAndThenLetsOneProbeThroughThatClosesIt() {
    try (World world = oneCdnNoRetry()) {
      fail(world, 5);
      world.time.advance(Duration.ofSeconds(1).minusNanos(1));
      assertThatThrownBy(() -> world.client.fetch(World.file("drivers.json")))
          .isInstanceOf(CircuitOpenException.class);

      world.time.advance(Duration.ofNanos(1));
      assertThat(world.client.circuitBreaker().state()).hasToString("half-open");
      world.client.fetch(World.file("drivers.json"));

      assertThat(world.client.circuitBreaker().state()).hasToString("closed");
      assertThat(world.log.of(BreakerChanged.class))
          .extracting(BreakerChanged::to)
          .containsExactly(BreakerState.OPEN, BreakerState.HALF_OPEN, BreakerState.CLOSED);
    }
  }

  @Test
  void ofManyWhoComeTogetherExactlyOneIsTheProbe() {
    try (World world = oneCdnNoRetry()) {
      fail(world, 5);
      world.time.advance(Duration.ofSeconds(60));
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());

      var fetches = new ArrayList<CompletableFuture<?>>();
      for (int i = 0; i < 20; i++) {
        fetches.add(world.client.fetchAsync(World.file(i + ".json")));
      }
      world.cdn(1).awaitStalled(1);

      assertThat(fetches.stream().filter(CompletableFuture::isDone).count())
          .as("refused at once")
          .isLessThanOrEqualTo(19);
      fetches.stream()
          .filter(f -> !f.isDone())
          .skip(1)
          .forEach(f -> assertThatThrownBy(f::join).hasCauseInstanceOf(CircuitOpenException.class));
      assertThat(world.cdn(1).requestCount()).isEqualTo(6);
      world.cdn(1).heal();
      world.cdn(1).releaseStalled();
    }
  }

  @Test
  void c2_probesOfTheOnlyCdnComeAfterTwiceAsLongEachTimeUpToTheTimeout() {
    try (World world = oneCdnNoRetry()) {
      fail(world, 5);
      for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
        assertThat(world.client.circuitBreaker().state()).hasToString("open");
        Duration retryIn = Duration.ofSeconds(seconds);
        assertThat(world.client.circuitBreaker().retryIn()).isEqualTo(retryIn);
        world.time.advance(retryIn);
        fail(world, 1);
      }
    }
  }

  @Test
  void aProbeAnsweredNotFoundClosesIt() {
    try (World world = oneCdnNoRetry()) {
      fail(world, 5);
      world.time.advance(Duration.ofSeconds(60));

      assertThatThrownBy(() -> world.client.fetch(World.file("missing.json")))
          .isInstanceOf(NotFoundException.class);

      assertThat(world.client.circuitBreaker().state()).hasToString("closed");
    }
  }

  @Test
  void aCancelledProbeLeavesRoomForTheNext() {
    try (World world = oneCdnNoRetry()) {
      fail(world, 5);
      world.time.advance(Duration.ofSeconds(60));
      world.cdn(1).faultNext(new Fault.StallBeforeHeaders());
      var probe = world.client.fetchAsync(World.file("probe.json"));
      world.cdn(1).awaitStalled(1);
      probe.cancel(true);

      assertThat(world.client.fetch(World.file("drivers.json")).sizeBytes()).isPositive();
    }
  }

  @Test
  void g19_whatStillQueuesWhenTheBreakerOpensIsNotSent() {
    try (World world = World.of(2, b -> b.maxConcurrentRequests(5))) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var batch = world.client.fetchAllAsync(World.files(40));
      world.cdn(1).awaitStalled(5);
      world.time.advance(Duration.ofSeconds(30));
      // One or two got the permits of the first that timed out, before the fifth opened it.
      world.cdn(1).heal();
      world.cdn(1).releaseStalled();

      assertThat(batch.join()).allMatch(outcome -> outcome.toOptional().isPresent());
      assertThat(world.cdn(1).requestCount()).isBetween(5, 7);
    }
  }

  @Test
  void whileAnotherCdnIsWellABreakerStaysOpenForItsWholeTime() {
    try (World world = World.of(2, b -> b.maxRetries(0))) {
      world.cdn(1).faultAlways(Fault.status(500));
      for (int i = 0; i < 5; i++) {
        world.client.fetch(World.file(i + ".json"));
      }
      world.time.advance(Duration.ofSeconds(60).minusNanos(1));
      world.client.fetch(World.file("a.json"));
      assertThat(world.cdn(1).requestCount()).isEqualTo(5);

      world.time.advance(Duration.ofNanos(1));
      world.client.fetch(World.file("b.json"));
      assertThat(world.cdn(1).requestCount()).isEqualTo(6);
    }
  }

  @Test
  void c3_ofManyThatComeWhenTheTimeIsOverAllWaitForTheProbeAndAreServed() {
    try (World world = World.of(1, World.asIs())) {
      world.client.update(b -> b.maxRetries(0));
      fail(world, 5);
      world.client.update(b -> b.maxRetries(3));
      world.time.advance(Duration.ofSeconds(60));
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());

      var batch = world.client.fetchAllAsync(World.files(100));
      world.cdn(1).awaitStalled(1);
      assertThat(world.cdn(1).inFlight()).as("probes").isEqualTo(1);
      world.cdn(1).heal();
      world.cdn(1).releaseStalled();

      assertThat(batch.join()).allMatch(outcome -> outcome.toOptional().isPresent());
      assertThat(world.cdn(1).requestCount()).isEqualTo(105);
    }
  }

  @Test
  void c2_aBlipOfAllCdnsCostsSecondsAndNoFile() {
    try (World world = World.of(3, World.asIs())) {
      world.cdns.forEach(cdn -> cdn.faultAlways(Fault.status(503)));
      var batch = world.client.fetchAllAsync(World.files(200));
      world.awaitThat(
          () -> world.client.cdns().stream().noneMatch(c -> c.breaker() == BreakerState.CLOSED),
          "all breakers to open");
      world.time.advance(Duration.ofMillis(500));
      world.cdns.forEach(FakeCdn::heal);
      while (!batch.isDone()) {
        world.time.advance(Duration.ofMillis(100));
        world.awaitThat(() -> batch.isDone() || world.underWay().isEmpty(), "the attempts to end");
      }

      assertThat(batch.join()).allMatch(outcome -> outcome.toOptional().isPresent());
      assertThat(world.client.stats().attempts()).isLessThan(300);
    }
  }

  @Test
  void g19_requestsSentOneAtATimeToACdnThatIsDownAreAsManyAsTheThreshold() {
    try (World world = World.of(2, b -> b.maxConcurrentRequests(1))) {
      world.cdn(1).faultAlways(Fault.status(500));

      assertThat(world.client.fetchAll(World.files(40)))
          .allMatch(outcome -> outcome.toOptional().isPresent());

      assertThat(world.cdn(1).requestCount()).isEqualTo(5);
    }
  }

  @Test
  void g19_requestsSentTwentyAtATimeToACdnThatIsDownAreTwentyAndTheThresholdLessOneAtMost() {
    try (World world = World.of(2, World.asIs())) {
      world.cdn(1).faultAlways(Fault.status(500));

      assertThat(world.client.fetchAll(World.files(200)))
          .allMatch(outcome -> outcome.toOptional().isPresent());

      assertThat(world.cdn(1).requestCount()).isBetween(5, 24);
    }
  }

  @Test
  void resetLetsRequestsThroughAtOnce() {
    try (World world = oneCdnNoRetry()) {
      fail(world, 5);
      world.client.circuitBreaker().reset();

      assertThat(world.client.circuitBreaker().state()).hasToString("closed");
      assertThat(world.client.fetch(World.file("drivers.json")).sizeBytes()).isPositive();
    }
  }

  @Test
  void anOpenBreakerIsPassedOverWithoutAskingItsCdn() {
    try (World world = World.of(2, b -> b.maxRetries(0))) {
      world.cdn(1).faultAlways(Fault.status(500));
      for (int i = 0; i < 5; i++) {
        world.client.fetch(World.file(i + ".json"));
      }
      int before = world.cdn(1).requestCount();
      world.client.fetch(World.file("drivers.json"));

      assertThat(world.cdn(1).requestCount()).isEqualTo(before).isEqualTo(5);
      assertThat(world.client.cdns())
          .extracting(CdnStatus::breaker)
          .containsExactly(BreakerState.OPEN, BreakerState.CLOSED);
      assertThat(world.client.circuitBreaker().state()).isEqualTo(BreakerState.CLOSED);
    }
  }

  @Test
  void aCdnThatWasDownIsUsedAgainAfterItsBreakersTime() {
    try (World world = World.of(2, b -> b.maxRetries(0))) {
      world.cdn(1).faultAlways(new Fault.RefuseConnect());
      for (int i = 0; i < 5; i++) {
        world.client.fetch(World.file(i + ".json"));
      }
      world.cdn(1).heal();
      int before = world.cdn(1).requestCount();
      world.time.advance(Duration.ofSeconds(60));
      world.client.fetch(World.file("a.json"));
      world.client.fetch(World.file("b.json"));

      assertThat(world.cdn(1).requestCount() - before).isEqualTo(2);
    }
  }

  @Test
  void thresholdAndTimeChangeOnAnOpenClient() {
    try (World world = oneCdnNoRetry()) {
      world.client.update(
          b -> b.circuitBreakerThreshold(2).circuitBreakerTimeout(Duration.ofMillis(500)));
      fail(world, 2);

      assertThat(world.client.circuitBreaker().retryIn()).isEqualTo(Duration.ofMillis(500));
    }
  }

  @Test
  void jumpsOfTheWallClockDoNotMatter() {
    try (World world = oneCdnNoRetry()) {
      fail(world, 5);
      world.time.jumpWallClock(Duration.ofDays(-3));
      world.time.jumpWallClock(Duration.ofDays(30));

      assertThat(world.client.circuitBreaker().retryIn()).isEqualTo(Duration.ofSeconds(1));
    }
  }

  @Test
  void resettingABreakerOfACdnThatIsNoneListsThoseThereAre() {
    try (World world = oneCdnNoRetry()) {
      assertThatThrownBy(() -> world.client.resetBreaker("cdn.example.com"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("cdn.example.com")
          .hasMessageContaining(world.name(1));
    }
  }
}
