package io.tif1.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.CachePolicy;
import io.tif1.client.FetchFailedException;
import io.tif1.client.FetchFailedException.Reason;
import io.tif1.client.InterruptedFetchException;
import io.tif1.client.Outcome;
import io.tif1.client.Tif1;
import io.tif1.client.event.FetchEvent.AttemptEnded;
import io.tif1.client.event.FetchEvent.AttemptStarted;
import io.tif1.client.event.FetchEvent.Finished;
import io.tif1.client.event.FetchEvent.Result;
import io.tif1.client.event.FetchEvent.RetryScheduled;
import io.tif1.testkit.Fault;
import io.tif1.tests.support.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Giving up and shutting down: the exchange ends, everything is given back, nobody is lost. */
class CancelAndCloseTest {
  @Test
  void cancellingAFutureEndsTheExchange() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var fetch = world.client.fetchAsync(World.file("a.json"));
      world.cdn(1).awaitStalled(1);
      fetch.cancel(true);

      world.cdn(1).awaitAborted(1);
      assertThat(world.log.await(Finished.class, 1).result()).isEqualTo(Result.CANCELLED);
      assertThat(world.client.stats().cancelled()).isEqualTo(1);
    }
  }

  @Test
  void cancellingADerivedFutureEndsTheExchange() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var size = world.client.fetchAsync(World.file("a.json")).thenApply(d -> d.sizeBytes());
      world.cdn(1).awaitStalled(1);
      size.cancel(true);

      world.cdn(1).awaitAborted(1);
    }
  }

  @Test
  void cancellingInAPauseEndsThePause() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultAlways(Fault.status(500));
      var fetch = world.client.fetchAsync(World.file("a.json"));
      world.log.await(RetryScheduled.class, 1);
      fetch.cancel(true);
      world.log.await(Finished.class, 1);

      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
    }
  }

  @Test
  void cancellingWhileWaitingForAPermitLeavesTheQueue() {
    try (World world = World.of(1, b -> b.maxConcurrentRequests(1))) {
      world.cdn(1).faultNext(new Fault.StallBeforeHeaders());
      var first = world.client.fetchAsync(World.file("first.json"));
      world.cdn(1).awaitStalled(1);
      var second = world.client.fetchAsync(World.file("second.json"));
      second.cancel(true);
      world.cdn(1).releaseStalled();
      first.join();

      assertThat(world.client.fetch(World.file("third.json")).sizeBytes()).isPositive();
      assertThat(world.cdn(1).requestCount()).isEqualTo(2);
    }
  }

  @Test
  void cancellingABatchEndsItsExchangesAndFailsItsFuture() {
    try (World world = World.of(1, b -> b.maxConcurrentRequests(5))) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var batch = world.client.fetchAllAsync(World.files(30));
      world.cdn(1).awaitStalled(5);
      batch.cancel(true);

      world.cdn(1).awaitAborted(5);
      assertThatThrownBy(batch::join).isInstanceOf(CancellationException.class);
      assertThat(world.cdn(1).requestCount()).isEqualTo(5);
    }
  }

  @Test
  void whatACancelledBatchGivesBackIsNotForTheRestOfIt() {
    try (World world = World.of(1, b -> b.maxConcurrentRequests(1))) {
      world.cdn(1).faultNext(Fault.status(500), new Fault.StallBeforeHeaders());
      var batch = world.client.fetchAllAsync(World.files(3));
      world.cdn(1).awaitStalled(1);
      world.passPause(1); // the first file queues again, behind the others that began after it
      batch.cancel(true);

      world.cdn(1).awaitAborted(1);
      assertThat(world.client.stats().attempts()).isEqualTo(2);
      assertThat(world.cdn(1).requestCount()).isEqualTo(2);
    }
  }

  @Test
  void aFileOfACancelledBatchThatAnotherCallerWantsIsFetchedForHim() {
    try (World world = World.of(1, b -> b.maxConcurrentRequests(1))) {
      world.cdn(1).faultNext(new Fault.StallBeforeHeaders());
      var batch = world.client.fetchAllAsync(World.files(2));
      world.cdn(1).awaitStalled(1);
      var other = world.client.fetchAsync(World.files(2).get(1));
      batch.cancel(true);

      assertThat(other.join().sizeBytes()).isPositive();
    }
  }

  @Test
  void whatQueuesWhenTheClientGoesOfflineDoesNotGoOut() {
    try (World world = World.of(1, b -> b.maxConcurrentRequests(1))) {
      world.cdn(1).faultNext(new Fault.StallBeforeHeaders());
      var batch = world.client.fetchAllAsync(World.files(2));
      world.cdn(1).awaitStalled(1);
      world.client.settings().set("offline_mode", true);
      world.cdn(1).releaseStalled();

      assertThat(batch.join().get(0)).isInstanceOf(Outcome.Success.class);
      assertThat(batch.join().get(1))
          .isInstanceOfSatisfying(
              Outcome.Failure.class,
              failure ->
                  assertThat(failure.error())
                      .hasMessageContaining("offline_mode was set while it waited"));
      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
    }
  }

  @Test
  void whatIsCancelledInTheSecondOfTwoQueuesWasNoAttempt() {
    try (World world = World.of(1, b -> b.maxConcurrentRequests(1))) {
      var stall = new Fault.StallBeforeHeaders();
      world.cdn(1).faultNext(stall, Fault.NONE, stall);
      var before = world.client.fetchAsync(World.file("before.json"));
      world.cdn(1).awaitStalled(1);
      var batch =
          world.client.with(o -> o.withMaxConcurrentRequests(1)).fetchAllAsync(World.files(2));
      var between = world.client.fetchAsync(World.file("between.json"));
      world.cdn(1).releaseStalled();
      before.join();
      // The batch's second file has the batch's permit by now, and not the client's.
      world.cdn(1).awaitRequests(3);
      batch.cancel(true);
      between.cancel(true);
      world.log.await(Finished.class, 4);
      world.log.await(AttemptEnded.class, 3); // of those that were cancelled perhaps later

      assertThat(world.client.stats().attempts()).isEqualTo(3);
      assertThat(world.log.of(AttemptEnded.class))
          .hasSameSizeAs(world.log.of(AttemptStarted.class));
    }
  }

  @Test
  void anInterruptedCallerCancelsItsFetchAndKeepsTheFlag() throws InterruptedException {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var thrown = new AtomicReference<Throwable>();
      var flag = new AtomicReference<Boolean>();
      var caller =
          new Thread(
              () -> {
                try {
                  world.client.fetch(World.file("a.json"));
                } catch (InterruptedFetchException e) {
                  thrown.set(e);
                  flag.set(Thread.currentThread().isInterrupted());
                }
              });
      caller.start();
      world.cdn(1).awaitStalled(1);
      caller.interrupt();
      caller.join();

      assertThat(thrown.get()).isInstanceOf(InterruptedFetchException.class);
      assertThat(flag.get()).isTrue();
      world.cdn(1).awaitAborted(1);
    }
  }

  @Test
  void closingWaitsForWhatRuns() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultNext(new Fault.StallBeforeHeaders());
      var fetch = world.client.fetchAsync(World.file("a.json"));
      world.cdn(1).awaitStalled(1);
      var closing = world.begin(() -> closed(world.client));
      world.time.awaitTimer(left -> left.equals(Duration.ofSeconds(5)));
      world.cdn(1).releaseStalled();

      assertThat(fetch.join().sizeBytes()).isPositive();
      assertThat(closing.join()).isTrue();
    }
  }

  @Test
  void closingCancelsWhatRunsLongerThanTheCloseTimeoutAndTellsItsCaller() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var fetch = world.client.fetchAsync(World.file("a.json"));
      world.cdn(1).awaitStalled(1);
      var closing = world.begin(() -> closed(world.client));
      world.time.awaitTimer(left -> left.equals(Duration.ofSeconds(5)));
      world.time.advance(Duration.ofSeconds(5));

      assertThat(closing.join()).isTrue();
      world.cdn(1).awaitAborted(1);
      assertThatThrownBy(fetch::join)
          .hasCauseInstanceOf(FetchFailedException.class)
          .hasMessageContaining("closed");
    }
  }

  @Test
  void whatAClosingClientCancelsLetsNobodyElseOut() {
    try (World world = World.of(1, b -> b.maxConcurrentRequests(1))) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var batch = world.client.fetchAllAsync(World.files(12));
      world.cdn(1).awaitStalled(1);
      var closing = world.begin(() -> closed(world.client));
      world.time.awaitTimer(left -> left.equals(Duration.ofSeconds(5)));
      world.time.advance(Duration.ofSeconds(5));

      assertThat(closing.join()).isTrue();
      assertThat(batch.join()).allMatch(outcome -> outcome instanceof Outcome.Failure<?>);
      assertThat(world.client.stats().attempts()).isEqualTo(1);
    }
  }

  @Test
  void aClosedClientRefusesThroughEveryDoor() {
    World world = World.of(1, World.asIs());
    world.close();

    assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
        .isInstanceOfSatisfying(
            FetchFailedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.CLIENT_CLOSED));
    assertThat(world.client.fetchAll(World.files(2)))
        .allMatch(outcome -> outcome instanceof Outcome.Failure<?>);
    assertThat(world.client.fetchEach(World.files(2), outcome -> {}).failed()).isEqualTo(2);
    assertThatThrownBy(() -> world.client.http().get(world.url(1, "a.json")))
        .isInstanceOf(FetchFailedException.class);
  }

  @Test
  void closingTwiceAndFromManyThreadsIsHarmless() throws InterruptedException {
    try (World world = World.of(1, World.asIs())) {
      world.client.fetch(World.file("a.json"));
      var ready = new CountDownLatch(4);
      var closers = new ArrayList<CompletableFuture<Boolean>>();
      for (int i = 0; i < 4; i++) {
        closers.add(
            world.begin(
                () -> {
                  ready.countDown();
                  return closed(world.client);
                }));
      }
      ready.await();

      assertThat(closers).extracting(CompletableFuture::join).containsOnly(true);
      world.client.close();
    }
  }

  @Test
  void aCallersCallbackMayCloseTheClient() {
    try (World world = World.of(1, World.asIs())) {
      var closed =
          world.client.fetchAsync(World.file("a.json")).thenApply(document -> closed(world.client));

      assertThat(closed.join()).isTrue();
    }
  }

  @Test
  void theSharedClientIsTheSameUntilItIsClosedAndThenANewOne() {
    Tif1 first = Tif1.shared();
    assertThat(Tif1.shared()).isSameAs(first);
    Tif1.closeShared();
    Tif1.closeShared();
    Tif1 second = Tif1.shared();

    assertThat(second).isNotSameAs(first);
    Tif1.closeShared();
  }

  @Test
  void a5_theSharedClientStaysOpenForOthersWhenOneWhoHasItClosesIt() {
    Tif1 first;
    try (Tif1 mine = Tif1.shared()) {
      first = mine;
    }
    var offline = first.with(options -> options.withCache(CachePolicy.ONLY));
    var file = World.file("never-fetched.json");

    assertThat(Tif1.shared()).isSameAs(first);
    assertThatThrownBy(() -> offline.fetch(file))
        .isInstanceOfSatisfying(
            FetchFailedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_CACHED));
    Tif1.closeShared();
    assertThatThrownBy(() -> offline.fetch(file))
        .isInstanceOfSatisfying(
            FetchFailedException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.CLIENT_CLOSED));
  }

  private static boolean closed(Tif1 client) {
    client.close();
    return true;
  }
}
