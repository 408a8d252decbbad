package io.tif1.client.internal.join;

import static io.tif1.client.internal.pipe.PipeSamples.payload;
import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.CachePolicy;
import io.tif1.client.CacheStats;
import io.tif1.client.FetchFailedException;
import io.tif1.client.FetchFailedException.Reason;
import io.tif1.client.FetchOptions;
import io.tif1.client.HandMovedTime;
import io.tif1.client.NotFoundException;
import io.tif1.client.Resource;
import io.tif1.client.Samples;
import io.tif1.client.event.FetchEvent;
import io.tif1.client.event.FetchEvent.Joined;
import io.tif1.client.internal.pipe.Deadline;
import io.tif1.client.internal.pipe.Fetch;
import io.tif1.client.internal.pipe.Payload;
import io.tif1.client.internal.pipe.PipeSamples;
import io.tif1.client.internal.runtime.Counters;
import io.tif1.client.internal.runtime.Events;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class JoinRoomTest {
  private static final FetchOptions OPTIONS = Samples.options();

  private final HandMovedTime time = new HandMovedTime();
  private final List<FetchEvent> events = new ArrayList<>();
  private final Counters counters = new Counters();
  private final List<Fetch> flown = new ArrayList<>();
  private final List<CompletableFuture<Payload>> flights = new ArrayList<>();
  private final JoinRoom room =
      new JoinRoom(
          time,
          new Events(events::add),
          counters,
          fetch -> {
            var flight = new CompletableFuture<Payload>();
            flown.add(fetch);
            flights.add(flight);
            fetch
                .cancellation()
                .onCancel(() -> flight.completeExceptionally(new CancellationException("next")));
            return flight;
          });
  private long lastId;

  private Fetch fetch(FetchOptions options) {
    return PipeSamples.fetch(
        ++lastId,
        Samples.resource(),
        options,
        Deadline.after(time.nanoTime(), options.totalTimeout()));
  }

  private Fetch fetch() {
    return fetch(OPTIONS);
  }

  private static FetchFailedException failed(Reason reason) {
    return new FetchFailedException("file", reason, "as the test wants it", List.of(), null);
  }

  private static Throwable problemOf(CompletableFuture<?> future) {
    assertThat(future).isCompletedExceptionally();
    return future.handle((value, problem) -> problem).join();
  }

  @AfterEach
  void nothingIsLeftBehind() {
    flights.forEach(flight -> flight.complete(payload()));
    assertThat(room.inFlight()).as("entries").isZero();
    assertThat(time.pending()).as("timers").isZero();
  }

  @Test
  void callersOfTheSameFileShareOneTransfer() {
    List<CompletableFuture<Payload>> results = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      results.add(room.run(fetch()));
    }
    Payload payload = payload();
    flights.get(0).complete(payload);
    assertThat(flights).hasSize(1);
    assertThat(results).allSatisfy(result -> assertThat(result).isCompletedWithValue(payload));
  }

  @Test
  void thoseWhoJoinAreCountedAndTold() {
    room.run(fetch());
    room.run(fetch());
    room.run(fetch());
    assertThat(counters.snapshot(CacheStats.NONE).joined()).isEqualTo(2);
    assertThat(events)
        .containsExactly(new Joined(2, Samples.resource()), new Joined(3, Samples.resource()));
  }

  @Test
  void anotherFileIsAnotherTransfer() {
    room.run(fetch());
    room.run(
        PipeSamples.fetch(
            2,
            Resource.json(2021, "Belgian Grand Prix", "Race", "VER/2_tel.json"),
            OPTIONS,
            Deadline.after(0, Duration.ZERO)));
    assertThat(flights).hasSize(2);
  }

  @Test
  void policiesOfTheCacheDoNotMix() {
    for (CachePolicy policy : CachePolicy.values()) {
      room.run(fetch(OPTIONS.withCache(policy)));
    }
    assertThat(flights).hasSize(CachePolicy.values().length);
  }

  @Test
  void whatHasLandedIsNotJoined() {
    room.run(fetch());
    flights.get(0).complete(payload());
    room.run(fetch());
    assertThat(flights).hasSize(2);
  }

  @Test
  void whoAsksAnewWhenToldOfTheEndFliesAnew() {
    room.run(fetch()).thenRun(() -> room.run(fetch()));
    flights.get(0).complete(payload());
    assertThat(flights).hasSize(2);
  }

  // Cancelling.

  @Test
  void cancellingOneDoesNotEndTheOthers() {
    Fetch leader = fetch();
    var first = room.run(leader);
    var second = room.run(fetch());
    leader.cancellation().cancel();
    assertThat(first).isCancelled();
    flights.get(0).complete(payload());
    assertThat(second).isCompleted();
    assertThat(flights).hasSize(1);
  }

  @Test
  void cancellingAFollowerDoesNotEndTheLeader() {
    var first = room.run(fetch());
    Fetch follower = fetch();
    var second = room.run(follower);
    follower.cancellation().cancel();
    assertThat(second).isCancelled();
    assertThat(first).isNotDone();
    assertThat(flown.get(0).cancellation().isCancelled()).isFalse();
  }

  @Test
  void cancellingTheLastReachesTheTransfer() {
    Fetch leader = fetch();
    Fetch follower = fetch();
    room.run(leader);
    room.run(follower);
    leader.cancellation().cancel();
    follower.cancellation().cancel();
    assertThat(flights.get(0)).isCompletedExceptionally();
    assertThat(room.inFlight()).isZero();
  }

  @Test
  void afterAnAbandonedTransferTheNextCallerFliesAnew() {
    Fetch leader = fetch();
    room.run(leader);
    leader.cancellation().cancel();
    var next = room.run(fetch());
    flights.get(1).complete(payload());
    assertThat(next).isCompleted();
  }

  @Test
  void aFetchCancelledBeforehandDoesNotFly() {
    Fetch fetch = fetch();
    fetch.cancellation().cancel();
    assertThat(room.run(fetch)).isCancelled();
    assertThat(flights).isEmpty();
  }

  @Test
  void whenTheTransferIsCancelledUnderItAFollowerFliesItself() {
    var leader = room.run(fetch());
    var follower = room.run(fetch());
    flights.get(0).completeExceptionally(new CancellationException("the client closes"));
    assertThat(leader).isCancelled();
    flights.get(1).complete(payload());
    assertThat(follower).isCompleted();
  }

  // Failures.

  @Test
  void aFailureIsSharedByThoseOfTheSameTerms() {
    var leader = room.run(fetch());
    var follower = room.run(fetch());
    var failure = failed(Reason.RETRIES_EXHAUSTED);
    flights.get(0).completeExceptionally(failure);
    assertThat(problemOf(leader)).isSameAs(failure);
    assertThat(problemOf(follower)).isSameAs(failure);
    assertThat(flights).hasSize(1);
  }

  @Test
  void whoHasOtherTermsTriesItself() {
    var leader = room.run(fetch(OPTIONS.withMaxRetries(0)));
    var follower = room.run(fetch(OPTIONS.withMaxRetries(9)));
    flights.get(0).completeExceptionally(failed(Reason.RETRIES_EXHAUSTED));
    assertThat(leader).isCompletedExceptionally();
    assertThat(follower).isNotDone();
    assertThat(flown.get(1).options().maxRetries()).isEqualTo(9);
    flights.get(1).complete(payload());
    assertThat(follower).isCompleted();
  }

  @Test
  void thoseWhoTryAgainShareTheSecondTransfer() {
    room.run(fetch(OPTIONS.withMaxRetries(0)));
    room.run(fetch());
    room.run(fetch());
    flights.get(0).completeExceptionally(failed(Reason.RETRIES_EXHAUSTED));
    assertThat(flights).hasSize(2);
  }

  @Test
  void aFileThatIsNotPublishedIsSoForEverybody() {
    room.run(fetch(OPTIONS.withMaxRetries(0)));
    var follower = room.run(fetch());
    flights
        .get(0)
        .completeExceptionally(new NotFoundException(Samples.resource(), PipeSamples.URL));
    assertThat(problemOf(follower)).isInstanceOf(NotFoundException.class);
    assertThat(flights).hasSize(1);
  }

  @Test
  void whenTheLeaderRunsOutOfTimeAFollowerFliesItself() {
    room.run(fetch());
    time.move(Duration.ofSeconds(10));
    var follower = room.run(fetch());
    flights.get(0).completeExceptionally(failed(Reason.TIMED_OUT));
    assertThat(follower).isNotDone();
    assertThat(flights).hasSize(2);
  }

  // Deadlines.

  @Test
  void aFollowerLeavesAtItsOwnDeadline() {
    var leader = room.run(fetch());
    var follower = room.run(fetch(OPTIONS.withTotalTimeout(Duration.ofSeconds(2))));
    time.move(Duration.ofSeconds(2));
    assertThat(problemOf(follower))
        .isInstanceOf(FetchFailedException.class)
        .hasMessage(
            "2021/Belgian Grand Prix/Race/VER/1_tel.json: not had within the total timeout of 2000"
                + " ms, waiting for another fetch of the same file");
    assertThat(leader).isNotDone();
  }

  @Test
  void aFollowerWithADeadlineLeavesALeaderWithout() {
    room.run(fetch(OPTIONS.withTotalTimeout(Duration.ZERO)));
    var follower = room.run(fetch(OPTIONS.withTotalTimeout(Duration.ofSeconds(2))));
    time.move(Duration.ofSeconds(2));
    assertThat(follower).isCompletedExceptionally();
  }

  @Test
  void whenTheLastLeavesAtItsDeadlineTheTransferEnds() {
    Fetch leader = fetch();
    room.run(leader);
    room.run(fetch(OPTIONS.withTotalTimeout(Duration.ofSeconds(2))));
    leader.cancellation().cancel();
    time.move(Duration.ofSeconds(2));
    assertThat(flown.get(0).cancellation().isCancelled()).isTrue();
  }

  @Test
  void whoGotTheFileInTimeIsNotTimedOutLater() {
    room.run(fetch());
    var follower = room.run(fetch(OPTIONS.withTotalTimeout(Duration.ofSeconds(2))));
    flights.get(0).complete(payload());
    assertThat(time.pending()).isZero();
    assertThat(follower).isCompleted();
  }

  @RepeatedTest(20)
  void manyThreadsThatJoinAndCancelLeaveNothingBehind() throws Exception {
    var running = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      var shared =
          new JoinRoom(
              time,
              new Events(null),
              counters,
              fetch -> {
                running.incrementAndGet();
                var flight = CompletableFuture.supplyAsync(PipeSamples::payload, threads);
                flight.whenComplete((payload, problem) -> running.decrementAndGet());
                return flight;
              });
      var results = new ArrayList<CompletableFuture<Payload>>();
      for (int i = 0; i < 2_000; i++) {
        Fetch fetch = PipeSamples.fetch(i + 1);
        results.add(shared.run(fetch));
        if (i % 3 == 0) {
          threads.execute(fetch.cancellation()::cancel);
        }
      }
      for (CompletableFuture<Payload> result : results) {
        result.handle((payload, problem) -> problem == null || result.isCancelled()).get();
      }
      assertThat(shared.inFlight()).isZero();
    } finally {
      threads.shutdown();
    }
  }
}
