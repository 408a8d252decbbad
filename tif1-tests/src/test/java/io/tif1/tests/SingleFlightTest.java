package io.tif1.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.CachePolicy;
import io.tif1.client.FetchFailedException;
import io.tif1.client.Fetcher;
import io.tif1.client.Resource;
import io.tif1.client.event.FetchEvent.Joined;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.Fault;
import io.tif1.tests.support.Door;
import io.tif1.tests.support.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Callers of the same file share one transfer. */
class SingleFlightTest {
  private static final Resource<JsonDocument> FILE = World.file("drivers.json");

  @Test
  void manyCallersOfTheSameFileAreServedByOneTransfer() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultNext(new Fault.StallBeforeHeaders());
      var callers = new ArrayList<CompletableFuture<JsonDocument>>();
      for (int i = 0; i < 10; i++) {
        callers.add(world.client.fetchAsync(FILE));
      }
      world.cdn(1).awaitStalled(1);
      world.cdn(1).releaseStalled();

      assertThat(callers).allSatisfy(c -> assertThat(c.join().text()).isEqualTo(World.text(FILE)));
      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
      assertThat(world.client.stats().joined()).isEqualTo(9);
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void duplicatesInABatchAreOneTransfer(Door door) {
    try (World world = World.of(1, World.asIs())) {
      var outcomes = door.fetchAll(world.client, Collections.nCopies(30, FILE));

      assertThat(outcomes).hasSize(30).allMatch(o -> o.toOptional().isPresent());
      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
    }
  }

  @Test
  void cancellingOneCallerDoesNotCancelTheOthers() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultNext(new Fault.StallBeforeHeaders());
      var first = world.client.fetchAsync(FILE);
      var second = world.client.fetchAsync(FILE);
      world.cdn(1).awaitStalled(1);
      first.cancel(true);
      world.cdn(1).releaseStalled();

      assertThat(second.join().text()).isEqualTo(World.text(FILE));
      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
      assertThatThrownBy(first::join).isInstanceOf(CancellationException.class);
    }
  }

  @Test
  void whenTheLastCallerHasLeftTheTransferEnds() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultNext(new Fault.StallBeforeHeaders());
      var first = world.client.fetchAsync(FILE);
      var second = world.client.fetchAsync(FILE);
      world.cdn(1).awaitStalled(1);
      first.cancel(true);
      second.cancel(true);

      world.cdn(1).awaitAborted(1);
    }
  }

  @Test
  void aCallerWithAShorterDeadlineLeavesAtItsOwn() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultNext(new Fault.StallBeforeHeaders());
      var patient = world.client.fetchAsync(FILE);
      world.cdn(1).awaitStalled(1);
      Fetcher hurried = world.client.with(o -> o.withTotalTimeout(Duration.ofSeconds(5)));
      var second = hurried.fetchAsync(FILE);
      world.log.await(Joined.class, 1);
      world.time.advance(Duration.ofSeconds(5));

      assertThatThrownBy(second::join)
          .hasCauseInstanceOf(FetchFailedException.class)
          .hasMessageContaining("5000 ms");
      assertThat(patient).isNotDone();
      world.cdn(1).releaseStalled();
      assertThat(patient.join().text()).isEqualTo(World.text(FILE));
    }
  }

  @Test
  void aCallerWithMoreRetriesGoesOnWhenTheSharedTransferGivesUp() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultNext(new Fault.StallBeforeHeaders());
      var onceOnly = world.client.with(o -> o.withMaxRetries(0)).fetchAsync(FILE);
      world.cdn(1).awaitStalled(1);
      var second = world.client.fetchAsync(FILE);
      world.log.await(Joined.class, 1);
      world.time.advance(Duration.ofSeconds(30));

      assertThatThrownBy(onceOnly::join).hasCauseInstanceOf(FetchFailedException.class);
      assertThat(second.join().text()).isEqualTo(World.text(FILE));
    }
  }

  @Test
  void aCallerWhoWantsTheNetworkIsNotHandedWhatTheCacheHolds() {
    try (World world = World.of(1, World.asIs())) {
      world.client.fetch(FILE);
      world.client.with(o -> o.withCache(CachePolicy.REFRESH)).fetch(FILE);

      assertThat(world.cdn(1).requestCount()).isEqualTo(2);
    }
  }
}
