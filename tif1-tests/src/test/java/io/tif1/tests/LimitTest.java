package io.tif1.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.FetchFailedException;
import io.tif1.client.Limit;
import io.tif1.client.event.FetchEvent.LimitChanged;
import io.tif1.client.event.FetchEvent.RetryScheduled;
import io.tif1.testkit.Fault;
import io.tif1.tests.support.Door;
import io.tif1.tests.support.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How many requests are on the wire, measured at the server. */
class LimitTest {
  @ParameterizedTest
  @EnumSource(Door.class)
  void atMostTwentyRequestsAreOnTheWireByDefault(Door door) {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var batch = world.begin(() -> door.fetchAll(world.client, World.files(60)));
      world.cdn(1).awaitStalled(20);
      world.cdn(1).heal();
      world.cdn(1).releaseStalled();

      assertThat(batch.join()).allMatch(o -> o.toOptional().isPresent());
      assertThat(world.cdn(1).peakInFlight()).isEqualTo(20);
    }
  }

  @Test
  void batchesAtTheSameTimeShareTheClientsLimit() {
    try (World world = World.of(1, b -> b.maxConcurrentRequests(6))) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var batches = new ArrayList<CompletableFuture<?>>();
      for (int b = 0; b < 3; b++) {
        var part = World.files(60).subList(20 * b, 20 * b + 20);
        batches.add(world.client.fetchAllAsync(part));
      }
      world.cdn(1).awaitStalled(6);
      world.cdn(1).heal();
      world.cdn(1).releaseStalled();
      batches.forEach(CompletableFuture::join);

      assertThat(world.cdn(1).peakInFlight()).isEqualTo(6);
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void aBatchMayHaveALimitOfItsOwn(Door door) {
    try (World world = World.of(1, World.asIs())) {
      var five = world.client.with(o -> o.withMaxConcurrentRequests(5));
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var batch = world.begin(() -> door.fetchAll(five, World.files(120)));
      world.cdn(1).awaitStalled(5);
      world.cdn(1).heal();
      world.cdn(1).releaseStalled();

      assertThat(batch.join()).hasSize(120).allMatch(o -> o.toOptional().isPresent());
      assertThat(world.cdn(1).peakInFlight()).isEqualTo(5);
    }
  }

  @Test
  void oneAtATimeCompletesAll() {
    try (World world = World.of(1, World.asIs())) {
      var one = world.client.with(o -> o.withMaxConcurrentRequests(1));

      assertThat(one.fetchAll(World.files(12))).allMatch(o -> o.toOptional().isPresent());
      assertThat(world.cdn(1).peakInFlight()).isEqualTo(1);
    }
  }

  @Test
  void moreThanAHundredRequestsAreOnTheWireWhenThatIsAllowed() {
    try (World world = World.of(1, b -> b.maxConcurrentRequests(128))) {
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      var batch = world.client.fetchAllAsync(World.files(200));
      world.cdn(1).awaitStalled(100);
      world.cdn(1).heal();
      world.cdn(1).releaseStalled();

      assertThat(batch.join()).allMatch(o -> o.toOptional().isPresent());
      assertThat(world.cdn(1).peakInFlight()).isGreaterThanOrEqualTo(100);
    }
  }

  @Test
  void aFetchThatPausesHoldsNoPermit() {
    try (World world = World.of(1, b -> b.maxConcurrentRequests(1))) {
      world.cdn(1).faultNext(Fault.status(500));
      var failing = world.client.fetchAsync(World.file("fails-first.json"));
      world.log.await(RetryScheduled.class, 1);

      assertThat(world.client.fetch(World.file("healthy.json")).sizeBytes()).isPositive();
      assertThat(failing).isNotDone();
      world.passPause(1);
      failing.join();
    }
  }

  @Test
  void throttlingHalvesTheClientsLimitAndSuccessRaisesItAgain() {
    try (World world = World.of(2, b -> b.maxConcurrentRequests(8))) {
      world.cdn(1).faultNext(Fault.status(429));
      world.client.fetch(World.file("throttled.json"));

      assertThat(world.log.of(LimitChanged.class).get(0).to()).isEqualTo(4);
      world.client.fetchAll(World.files(60));
      assertThat(world.log.of(LimitChanged.class))
          .last()
          .satisfies(change -> assertThat(change.to()).isEqualTo(8));
    }
  }

  @Test
  void aRateLimitSpreadsRequestsOverTime() {
    try (World world = World.of(1, b -> b.maxRequestsPerSecond(2).totalTimeout(Duration.ZERO))) {
      var batch = world.client.fetchAllAsync(World.files(6));
      world.cdn(1).awaitRequests(2); // one second's worth at once
      for (int sent = 3; sent <= 6; sent++) {
        world.time.awaitTimer(left -> left.compareTo(Duration.ofMillis(500)) <= 0);
        world.time.advance(Duration.ofMillis(500));
        world.cdn(1).awaitRequests(sent);
      }

      assertThat(batch.join()).allMatch(o -> o.toOptional().isPresent());
      assertThat(world.elapsed()).isEqualTo(Duration.ofSeconds(2));
    }
  }

  @Test
  void aCallersTasksRunUnderTheConfiguredLimitWhenTheyBringNone() {
    try (World world = World.of(1, b -> b.maxConcurrentRequests(3))) {
      var running = new AtomicInteger();
      var peak = new AtomicInteger();
      var gates = new ArrayList<CompletableFuture<Integer>>();
      var tasks = new ArrayList<CompletableFuture<Integer>>();
      for (int i = 0; i < 6; i++) {
        var gate = new CompletableFuture<Integer>();
        gates.add(gate);
        tasks.add(
            world.client.withRateLimit(
                () -> {
                  peak.accumulateAndGet(running.incrementAndGet(), Math::max);
                  return gate.whenComplete((v, e) -> running.decrementAndGet());
                }));
      }
      for (int i = 0; i < 6; i++) {
        gates.get(i).complete(i);
      }

      assertThat(tasks).extracting(CompletableFuture::join).containsExactly(0, 1, 2, 3, 4, 5);
      assertThat(peak).hasValue(3);
    }
  }

  @Test
  void aTaskUnderTheLimitMayFetch() {
    try (World world = World.of(1, b -> b.maxConcurrentRequests(1))) {
      var file = World.file("drivers.json");

      assertThat(world.client.withRateLimit(() -> world.client.fetchAsync(file)).join().text())
          .isEqualTo(World.text(file));
    }
  }

  @Test
  void aLimitOfOnesOwnIsSharedOverTasks() {
    try (World world = World.of(1, World.asIs())) {
      Limit two = Limit.of(2);
      world.cdn(1).faultAlways(new Fault.StallBeforeHeaders());
      List<CompletableFuture<?>> fetches = new ArrayList<>();
      for (var file : World.files(5)) {
        fetches.add(two.run(() -> world.client.fetchAsync(file)));
      }
      world.cdn(1).awaitStalled(2);
      world.cdn(1).heal();
      world.cdn(1).releaseStalled();
      fetches.forEach(CompletableFuture::join);

      assertThat(world.cdn(1).peakInFlight()).isEqualTo(2);
      assertThat(two.inUse()).isZero();
    }
  }

  @Test
  void aTaskThatFailsReturnsItsPermitAndItsOwnException() {
    try (World world = World.of(1, b -> b.maxRetries(0))) {
      world.cdn(1).faultAlways(Fault.status(500));
      Limit one = Limit.of(1);

      assertThatThrownBy(() -> one.run(() -> world.client.fetchAsync(World.file("a.json"))).join())
          .hasCauseInstanceOf(FetchFailedException.class);
      assertThat(one.inUse()).isZero();
    }
  }
}
