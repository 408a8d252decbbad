package io.tif1.client.internal.cache;

import static io.tif1.client.internal.pipe.PipeSamples.payload;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.CachePolicy;
import io.tif1.client.FetchFailedException;
import io.tif1.client.FetchFailedException.Reason;
import io.tif1.client.HandMovedTime;
import io.tif1.client.NotFoundException;
import io.tif1.client.Origin;
import io.tif1.client.Resource;
import io.tif1.client.Samples;
import io.tif1.client.Tif1Config;
import io.tif1.client.event.FetchEvent;
import io.tif1.client.event.FetchEvent.CacheHit;
import io.tif1.client.internal.pipe.Deadline;
import io.tif1.client.internal.pipe.Fetch;
import io.tif1.client.internal.pipe.Payload;
import io.tif1.client.internal.pipe.PipeSamples;
import io.tif1.client.internal.runtime.Counters;
import io.tif1.client.internal.runtime.Events;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CacheRoomTest {
  private final HandMovedTime time = new HandMovedTime(); // in March 2024
  private final List<FetchEvent> events = new ArrayList<>();
  private final Counters counters = new Counters();
  private final AtomicReference<Tif1Config> config = new AtomicReference<>(Tif1Config.defaults());
  private final AtomicInteger asked = new AtomicInteger();
  private @Nullable RuntimeException networkFailure;
  private final CacheRoom room =
      new CacheRoom(
          config::get,
          time,
          new Events(events::add),
          counters,
          Runnable::run,
          Runnable::run,
          (resource, body) -> {
            throw new AssertionError("nothing is on disk");
          },
          null,
          fetch -> {
            asked.incrementAndGet();
            return networkFailure == null
                ? CompletableFuture.completedFuture(payload())
                : CompletableFuture.failedFuture(networkFailure);
          });

  private static Fetch fetch(int season, CachePolicy policy) {
    return PipeSamples.fetch(
        1,
        Resource.json(season, "Belgian Grand Prix", "Race", "drivers.json"),
        Samples.options().withCache(policy),
        Deadline.after(0, Duration.ZERO));
  }

  private CompletableFuture<Payload> run(CachePolicy policy) {
    return room.run(fetch(2021, policy));
  }

  private static Throwable problemOf(CompletableFuture<?> future) {
    var seen = new AtomicReference<Throwable>();
    future.whenComplete((value, problem) -> seen.set(problem));
    return requireNonNull(seen.get(), "it has not failed");
  }

  private void missing() {
    networkFailure = new NotFoundException(Samples.resource(), PipeSamples.URL);
  }

  @Test
  void theSecondFetchIsAnsweredFromMemory() {
    run(CachePolicy.READ_WRITE);
    Payload second = run(CachePolicy.READ_WRITE).join();
    assertThat(asked).hasValue(1);
    assertThat(second.origin().source()).isEqualTo(Origin.Source.MEMORY);
    assertThat(room.stats().memoryHits()).isEqualTo(1);
    assertThat(events).containsExactly(new CacheHit(1, Origin.Source.MEMORY, false));
  }

  @Test
  void anAnswerFromMemorySaysItsAgeAndItsCdn() {
    run(CachePolicy.READ_WRITE);
    time.move(Duration.ofMinutes(7));
    Origin origin = run(CachePolicy.READ_WRITE).join().origin();
    assertThat(origin.age()).isEqualTo(Duration.ofMinutes(7));
    assertThat(origin.cdn()).isEqualTo(PipeSamples.CDN.name());
    assertThat(origin.attempts()).isZero();
  }

  @Test
  void anotherFileIsAskedFor() {
    run(CachePolicy.READ_WRITE);
    room.run(fetch(2022, CachePolicy.READ_WRITE));
    assertThat(asked).hasValue(2);
  }

  // Policies.

  @ParameterizedTest
  @EnumSource(
      value = CachePolicy.class,
      names = {"READ_WRITE", "READ_ONLY", "ONLY"})
  void policiesThatReadAreAnsweredFromMemory(CachePolicy policy) {
    run(CachePolicy.READ_WRITE);
    assertThat(run(policy)).isCompleted();
    assertThat(asked).hasValue(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = CachePolicy.class,
      names = {"REFRESH", "BYPASS"})
  void policiesThatDoNotReadGoToTheNetwork(CachePolicy policy) {
    run(CachePolicy.READ_WRITE);
    assertThat(run(policy)).isCompleted();
    assertThat(asked).hasValue(2);
  }

  @ParameterizedTest
  @EnumSource(
      value = CachePolicy.class,
      names = {"READ_ONLY", "BYPASS"})
  void policiesThatDoNotWriteStoreNothing(CachePolicy policy) {
    run(policy);
    run(CachePolicy.READ_WRITE);
    assertThat(asked).hasValue(2);
  }

  @Test
  void aRefreshIsStoredAndBeginsItsAgeAnew() {
    run(CachePolicy.READ_WRITE);
    time.move(Duration.ofMinutes(7));
    run(CachePolicy.REFRESH);
    time.move(Duration.ofMinutes(1));
    assertThat(run(CachePolicy.READ_WRITE).join().origin().age()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void askingTheCacheOnlyFailsIfItDoesNotHoldTheFile() {
    assertThat(problemOf(run(CachePolicy.ONLY)))
        .isInstanceOf(FetchFailedException.class)
        .hasMessageStartingWith(
            "2021/Belgian Grand Prix/Race/drivers.json: not in the cache, and only the cache may")
        .satisfies(
            e -> assertThat(((FetchFailedException) e).reason()).isEqualTo(Reason.NOT_CACHED));
    assertThat(asked).hasValue(0);
  }

  // Modes.

  @ParameterizedTest
  @EnumSource(CachePolicy.class)
  void offlineNothingIsAskedOfTheNetwork(CachePolicy policy) {
    config.set(Tif1Config.defaults().toBuilder().offlineMode(true).build());
    run(policy);
    assertThat(asked).hasValue(0);
  }

  @Test
  void offlineTheCacheAnswers() {
    run(CachePolicy.READ_WRITE);
    config.set(Tif1Config.defaults().toBuilder().offlineMode(true).build());
    assertThat(run(CachePolicy.BYPASS)).isCompleted();
  }

  @Test
  void inCiTheCacheIsNeitherReadNorWritten() {
    config.set(Tif1Config.defaults().toBuilder().ciMode(true).build());
    run(CachePolicy.READ_WRITE);
    run(CachePolicy.READ_WRITE);
    assertThat(asked).hasValue(2);
    config.set(Tif1Config.defaults());
    run(CachePolicy.READ_WRITE);
    assertThat(asked).as("nothing was stored").hasValue(3);
  }

  @Test
  void withTheCacheSwitchedOffItIsNeitherReadNorWritten() {
    config.set(Tif1Config.defaults().toBuilder().enableCache(false).build());
    run(CachePolicy.READ_WRITE);
    run(CachePolicy.READ_WRITE);
    assertThat(asked).hasValue(2);
  }

  @Test
  void withTheCacheSwitchedOffWhoWantsItOnlyStillGetsNoNetwork() {
    config.set(Tif1Config.defaults().toBuilder().enableCache(false).build());
    assertThat(run(CachePolicy.ONLY)).isCompletedExceptionally();
    assertThat(asked).hasValue(0);
  }

  // Time.

  @Test
  void aFileOfAnOlderSeasonIsBelievedFor30Days() {
    run(CachePolicy.READ_WRITE);
    time.move(Duration.ofDays(30).minusNanos(1));
    run(CachePolicy.READ_WRITE);
    assertThat(asked).hasValue(1);
    time.move(Duration.ofNanos(1));
    run(CachePolicy.READ_WRITE);
    assertThat(asked).hasValue(2);
  }

  @Test
  void aFileOfTheRunningSeasonIsBelievedForAnHour() {
    room.run(fetch(2024, CachePolicy.READ_WRITE));
    time.move(Duration.ofHours(1).minusNanos(1));
    room.run(fetch(2024, CachePolicy.READ_WRITE));
    assertThat(asked).hasValue(1);
    time.move(Duration.ofNanos(1));
    room.run(fetch(2024, CachePolicy.READ_WRITE));
    assertThat(asked).hasValue(2);
  }

  @Test
  void beingReadDoesNotKeepAFileFresh() {
    room.run(fetch(2024, CachePolicy.READ_WRITE));
    for (int i = 0; i < 6; i++) {
      time.move(Duration.ofMinutes(10));
      room.run(fetch(2024, CachePolicy.READ_WRITE));
    }
    assertThat(asked).hasValue(2);
  }

  // What is not there.

  @Test
  void absenceIsRememberedFor10Minutes() {
    missing();
    run(CachePolicy.READ_WRITE);
    time.move(Duration.ofMinutes(10).minusNanos(1));
    assertThat(problemOf(run(CachePolicy.READ_WRITE)))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("remembered from an earlier answer");
    assertThat(asked).hasValue(1);
    assertThat(events).containsExactly(new CacheHit(1, Origin.Source.MEMORY, true));
    time.move(Duration.ofNanos(1));
    run(CachePolicy.READ_WRITE);
    assertThat(asked).hasValue(2);
  }

  @Test
  void aFileThatAppearsTakesThePlaceOfItsAbsence() {
    missing();
    run(CachePolicy.READ_WRITE);
    networkFailure = null;
    run(CachePolicy.REFRESH);
    time.move(Duration.ofMinutes(20));
    assertThat(run(CachePolicy.READ_WRITE)).isCompleted();
    assertThat(asked).hasValue(2);
  }

  @Test
  void withoutANegativeTtlAbsenceIsNotRemembered() {
    config.set(Tif1Config.defaults().toBuilder().negativeCacheTtl(Duration.ZERO).build());
    missing();
    run(CachePolicy.READ_WRITE);
    run(CachePolicy.READ_WRITE);
    assertThat(asked).hasValue(2);
  }

  @Test
  void otherFailuresAreNotRemembered() {
    networkFailure = new FetchFailedException("f", Reason.RETRIES_EXHAUSTED, "no", List.of(), null);
    run(CachePolicy.READ_WRITE);
    networkFailure = null;
    assertThat(run(CachePolicy.READ_WRITE)).isCompleted();
  }

  @ParameterizedTest
  @EnumSource(
      value = CachePolicy.class,
      names = {"READ_WRITE", "READ_ONLY", "REFRESH", "BYPASS"})
  void aFailureIsHandedOnAsItIs(CachePolicy policy) {
    missing();
    assertThat(problemOf(run(policy)))
        .isNotInstanceOf(CompletionException.class)
        .isSameAs(networkFailure);
  }

  @Test
  void whatWasForgottenIsAskedForAgain() {
    run(CachePolicy.READ_WRITE);
    room.close();
    run(CachePolicy.READ_WRITE);
    assertThat(asked).hasValue(2);
  }

  @Test
  void aSmallerMemoryHoldsAtOnce() {
    run(CachePolicy.READ_WRITE);
    room.configure(Tif1Config.defaults().toBuilder().memoryCacheMaxBytes(0).build());
    run(CachePolicy.READ_WRITE);
    assertThat(asked).hasValue(2);
  }
}
