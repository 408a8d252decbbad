package io.tif1.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.FetchFailedException;
import io.tif1.client.Outcome;
import io.tif1.client.Progress;
import io.tif1.client.Resource;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.Fault;
import io.tif1.tests.support.Door;
import io.tif1.tests.support.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many at once: order, failures of one, bounded memory. */
class BatchTest {
  @ParameterizedTest
  @EnumSource(Door.class)
  void outcomesComeInTheOrderOfTheRequests(Door door) {
    try (World world = World.of(1, World.asIs())) {
      var files = World.files(100);

      var outcomes = door.fetchAll(world.client, files);

      for (int i = 0; i < files.size(); i++) {
        assertThat(outcomes.get(i).resource()).isEqualTo(files.get(i));
        assertThat(outcomes.get(i).orElseThrow().text()).isEqualTo(World.text(files.get(i)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void aMissingFileAndAFailingOneLeaveTheOthersAlone(Door door) {
    try (World world = World.of(1, b -> b.maxRetries(0))) {
      world.cdn(1).faultOn(path -> path.endsWith("bad.json"), Fault.status(500));
      var files =
          List.of(
              World.file("a.json"),
              World.file("missing.json"),
              World.file("bad.json"),
              World.file("b.json"));

      var outcomes = door.fetchAll(world.client, files);

      assertThat(outcomes.get(0)).isInstanceOf(Outcome.Success.class);
      assertThat(outcomes.get(1)).isInstanceOf(Outcome.Missing.class);
      assertThat(outcomes.get(2))
          .isInstanceOfSatisfying(
              Outcome.Failure.class,
              failure -> assertThat(failure.error()).isInstanceOf(FetchFailedException.class));
      assertThat(outcomes.get(3)).isInstanceOf(Outcome.Success.class);
      assertThat(outcomes.get(1).toOptional()).isEmpty();
      assertThat(outcomes.get(2).toOptional()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void nothingAsksForNothing(Door door) {
    try (World world = World.of(1, World.asIs())) {
      assertThat(door.fetchAll(world.client, List.<Resource<JsonDocument>>of())).isEmpty();
      assertThat(world.cdn(1).connectionsAccepted()).isZero();
    }
  }

  @Test
  void aNullAmongTheRequestsIsRefusedWithItsIndex() {
    try (World world = World.of(1, World.asIs())) {
      var files = Arrays.asList(World.file("a.json"), null, World.file("b.json"));

      assertThatThrownBy(() -> world.client.fetchAll(files))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("resource 1");
      assertThat(world.cdn(1).requestCount()).isZero();
    }
  }

  @Test
  void eachOutcomeIsHandedOverOnceWithGrowingProgress() {
    try (World world = World.of(1, b -> b.maxRetries(0))) {
      world.cdn(1).faultOn(path -> path.endsWith("/7_tel.json"), Fault.status(500));
      var files = new ArrayList<>(World.files(50));
      files.add(World.file("missing.json"));
      var seen = new ArrayList<Resource<JsonDocument>>();
      var done = new ArrayList<Long>();

      Progress end =
          world.client.fetchEach(
              files, outcome -> seen.add(outcome.resource()), p -> done.add(p.done()));

      assertThat(seen).containsExactlyInAnyOrderElementsOf(files);
      assertThat(done).isSorted().endsWith(51L).doesNotHaveDuplicates();
      assertThat(end).isEqualTo(new Progress(51, 49, 1, 1));
    }
  }

  @Test
  void theSinkIsCalledForOneOutcomeAtATime() {
    try (World world = World.of(1, World.asIs())) {
      var inside = new AtomicInteger();
      var peak = new AtomicInteger();

      world.client.fetchEach(
          World.files(200),
          outcome -> {
            peak.accumulateAndGet(inside.incrementAndGet(), Math::max);
            inside.decrementAndGet();
          });

      assertThat(peak).hasValue(1);
    }
  }

  @Test
  void aBusySinkKeepsTheSourceFromRunningAhead() {
    try (World world = World.of(1, b -> b.maxConcurrentRequests(4))) {
      var taken = new AtomicInteger();
      var delivered = new AtomicInteger();
      var furthestAhead = new AtomicInteger();
      Iterator<Resource<JsonDocument>> source = World.files(400).iterator();
      Iterable<Resource<JsonDocument>> counted =
          () ->
              new Iterator<>() {
                @Override
                public boolean hasNext() {
                  return source.hasNext();
                }

                @Override
                public Resource<JsonDocument> next() {
                  furthestAhead.accumulateAndGet(
                      taken.incrementAndGet() - delivered.get(), Math::max);
                  return source.next();
                }
              };

      Progress end = world.client.fetchEach(counted, outcome -> delivered.incrementAndGet());

      assertThat(end.succeeded()).isEqualTo(400);
      assertThat(end.total()).isEqualTo(400);
      assertThat(furthestAhead.get()).isLessThanOrEqualTo(16);
    }
  }

  @Test
  void whatTheSinkThrowsEndsTheBatchAndReachesTheCaller() {
    try (World world = World.of(1, World.asIs())) {
      var calls = new AtomicInteger();

      assertThatThrownBy(
              () ->
                  world.client.fetchEach(
                      World.files(500),
                      outcome -> {
                        calls.incrementAndGet();
                        throw new IllegalStateException("the disk is full");
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the disk is full");
      assertThat(calls).hasValue(1);
      assertThat(world.cdn(1).requestCount()).isLessThan(500);
    }
  }

  @Test
  void theSinkMayFetchItself() {
    try (World world = World.of(1, b -> b.maxConcurrentRequests(1))) {
      var sizes = Collections.synchronizedList(new ArrayList<Integer>());

      world.client.fetchEach(
          World.files(5),
          outcome -> sizes.add(world.client.fetch(World.file("corners.json")).sizeBytes()));

      assertThat(sizes).hasSize(5);
    }
  }

  @Test
  void aSlowOneDoesNotHoldBackTheOthers() {
    try (World world = World.of(1, World.asIs())) {
      world.cdn(1).faultOn(path -> path.endsWith("/1_tel.json"), new Fault.StallBeforeHeaders());
      var seen = new ArrayList<Resource<JsonDocument>>();
      var batch =
          world.client.fetchEachAsync(
              World.files(12), outcome -> seen.add(outcome.resource()), p -> {});
      world.cdn(1).awaitStalled(1);
      world.log.await(io.tif1.client.event.FetchEvent.Finished.class, 11);
      world.cdn(1).heal();
      world.cdn(1).releaseStalled();
      batch.join();

      assertThat(seen.get(11)).isEqualTo(World.file("VER/1_tel.json"));
    }
  }
}
