package io.tif1.client.internal.breaker;

import static io.tif1.client.internal.pipe.PipeSamples.attempt;
import static io.tif1.client.internal.pipe.PipeSamples.failure;
import static io.tif1.client.internal.pipe.PipeSamples.payload;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.BreakerState;
import io.tif1.client.HandMovedTime;
import io.tif1.client.Tif1Config;
import io.tif1.client.event.FetchEvent;
import io.tif1.client.event.FetchEvent.BreakerChanged;
import io.tif1.client.internal.pipe.AttemptFailure;
import io.tif1.client.internal.pipe.Payload;
import io.tif1.client.internal.pipe.PipeSamples;
import io.tif1.client.internal.pipe.Verdict;
import io.tif1.client.internal.runtime.Events;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BreakerRoomTest {
  private static final String CDN = PipeSamples.CDN.name();

  private final HandMovedTime time = new HandMovedTime();
  private final List<FetchEvent> events = new ArrayList<>();
  private final Deque<CompletableFuture<Payload>> sent = new ArrayDeque<>();
  private Tif1Config config = Tif1Config.defaults().toBuilder().circuitBreakerThreshold(2).build();
  private final BreakerRoom room =
      new BreakerRoom(
          () -> config,
          time,
          new Events(events::add),
          attempt -> {
            var result = new CompletableFuture<Payload>();
            sent.add(result);
            return result;
          });

  private void fails(Verdict verdict) {
    room.run(attempt());
    sent.remove().completeExceptionally(failure(verdict));
  }

  private static Throwable problemOf(CompletableFuture<?> future) {
    var seen = new AtomicReference<Throwable>();
    future.whenComplete((value, problem) -> seen.set(problem));
    return requireNonNull(seen.get(), "it has not failed");
  }

  @Test
  void whatComesIsHandedOn() {
    Payload payload = payload();
    var result = room.run(attempt());
    sent.remove().complete(payload);
    assertThat(result).isCompletedWithValue(payload);
  }

  @Test
  void aFailureIsHandedOnAsItIs() {
    var result = room.run(attempt());
    AttemptFailure failure = failure(Verdict.ABSENT);
    sent.remove().completeExceptionally(failure);
    assertThat(problemOf(result)).isSameAs(failure);
  }

  @ParameterizedTest
  @EnumSource(
      value = Verdict.class,
      names = {"FAILED", "TIMED_OUT", "BAD_BODY"})
  void failuresOfTheCdnOpenIt(Verdict verdict) {
    fails(verdict);
    fails(verdict);
    assertThat(room.state(CDN)).isEqualTo(BreakerState.OPEN);
  }

  @ParameterizedTest
  @EnumSource(
      value = Verdict.class,
      names = {"ABSENT", "REJECTED", "THROTTLED", "POOL_EXHAUSTED", "CANCELLED"})
  void whatIsNoFailureOfTheCdnDoesNotOpenIt(Verdict verdict) {
    fails(verdict);
    fails(verdict);
    assertThat(room.state(CDN)).isEqualTo(BreakerState.CLOSED);
  }

  @Test
  void anAbsentFileEndsARowOfFailures() {
    fails(Verdict.FAILED);
    fails(Verdict.ABSENT);
    fails(Verdict.FAILED);
    assertThat(room.state(CDN)).isEqualTo(BreakerState.CLOSED);
  }

  @Test
  void anOpenBreakerRefusesWithTheTimeUntilItsProbe() {
    fails(Verdict.FAILED);
    fails(Verdict.FAILED);
    time.move(Duration.ofSeconds(15));
    AttemptFailure refusal = (AttemptFailure) problemOf(room.run(attempt()));
    assertThat(refusal.verdict()).isEqualTo(Verdict.BREAKER_OPEN);
    assertThat(refusal.waitFor()).isEqualTo(Duration.ofSeconds(45));
    assertThat(sent).isEmpty();
  }

  @Test
  void afterSixtySecondsOneProbeIsSent() {
    fails(Verdict.FAILED);
    fails(Verdict.FAILED);
    time.move(Duration.ofSeconds(60));
    room.run(attempt());
    room.run(attempt());
    assertThat(sent).hasSize(1);
  }

  @Test
  void eachCdnHasABreakerOfItsOwn() {
    fails(Verdict.FAILED);
    fails(Verdict.FAILED);
    assertThat(room.state("b.example")).isEqualTo(BreakerState.CLOSED);
  }

  @Test
  void everyMoveIsTold() {
    fails(Verdict.FAILED);
    fails(Verdict.FAILED);
    time.move(Duration.ofSeconds(60));
    room.run(attempt());
    sent.remove().complete(payload());
    assertThat(events)
        .filteredOn(BreakerChanged.class::isInstance)
        .containsExactly(
            new BreakerChanged(1, CDN, BreakerState.CLOSED, BreakerState.OPEN),
            new BreakerChanged(1, CDN, BreakerState.OPEN, BreakerState.HALF_OPEN),
            new BreakerChanged(1, CDN, BreakerState.HALF_OPEN, BreakerState.CLOSED));
  }

  @Test
  void aChangedThresholdHoldsForAttemptsUnderWay() {
    room.run(attempt());
    config = config.toBuilder().circuitBreakerThreshold(1).build();
    sent.remove().completeExceptionally(failure(Verdict.FAILED));
    assertThat(room.state(CDN)).isEqualTo(BreakerState.OPEN);
  }

  @Test
  void resetClosesItInPlace() {
    fails(Verdict.FAILED);
    fails(Verdict.FAILED);
    room.reset(CDN);
    assertThat(room.state(CDN)).isEqualTo(BreakerState.CLOSED);
    assertThat(room.failuresInARow(CDN)).isZero();
  }

  @Test
  void c3_whoeverWaitsIsNotifiedOnceWhenABreakerMoves() {
    var notified = new AtomicInteger();
    fails(Verdict.FAILED);
    room.onChange(room.changes(), notified::incrementAndGet);
    assertThat(notified).hasValue(0);
    fails(Verdict.FAILED);
    room.reset(CDN);
    assertThat(notified).hasValue(1);
  }

  @Test
  void c3_whoeverWaitsIsNotifiedWhenAProbeLeavesRoomForAnother() {
    fails(Verdict.FAILED);
    fails(Verdict.FAILED);
    time.move(Duration.ofSeconds(60));
    room.run(attempt());
    var notified = new AtomicInteger();
    room.onChange(room.changes(), notified::incrementAndGet);
    sent.remove().completeExceptionally(failure(Verdict.CANCELLED));
    assertThat(notified).hasValue(1);
  }

  @Test
  void aChangeThatCameBeforeTheWaitEndsItAtOnce() {
    long before = room.changes();
    fails(Verdict.FAILED);
    fails(Verdict.FAILED);
    var notified = new AtomicInteger();
    room.onChange(before, notified::incrementAndGet);
    assertThat(notified).hasValue(1);
  }

  @Test
  void whoeverHasGivenUpIsNotNotified() {
    var notified = new AtomicInteger();
    room.onChange(room.changes(), notified::incrementAndGet).cancel();
    fails(Verdict.FAILED);
    fails(Verdict.FAILED);
    assertThat(notified).hasValue(0);
  }

  @Test
  void anOpenBreakerSaysWhatOpenedItAndAClosedOneNothing() {
    fails(Verdict.FAILED);
    assertThat(room.lastProblem(CDN)).isNull();
    fails(Verdict.FAILED);
    assertThat(room.lastProblem(CDN)).isEqualTo("as the test wants it");
  }

  @Test
  void attemptsUnderWayAreCounted() {
    room.run(attempt());
    room.run(attempt());
    assertThat(room.inFlight(CDN)).isEqualTo(2);
    sent.remove().complete(payload());
    sent.remove().completeExceptionally(failure(Verdict.CANCELLED));
    assertThat(room.inFlight(CDN)).isZero();
  }
}
