package io.tif1.client.internal.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Samples;
import io.tif1.model.JsonDocument;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class BatchRunTest {
  private final List<CompletableFuture<Outcome<JsonDocument>>> fetches = new ArrayList<>();
  private final List<Integer> delivered = new ArrayList<>();

  private static Iterator<Resource<JsonDocument>> resources(int count) {
    return Collections.nCopies(count, Samples.resource()).iterator();
  }

  private static Outcome<JsonDocument> outcome() {
    return new Outcome.Missing<>(Samples.resource(), null);
  }

  private CompletableFuture<Outcome<JsonDocument>> fetch(Resource<JsonDocument> what, int index) {
    assertThat(index).as("fed in order").isEqualTo(fetches.size());
    var fetch = new CompletableFuture<Outcome<JsonDocument>>();
    fetches.add(fetch);
    return fetch;
  }

  private BatchRun<JsonDocument> batch(
      Iterator<Resource<JsonDocument>> source,
      int window,
      Executor threads,
      BatchRun.Sink<JsonDocument> sink) {
    return new BatchRun<>(source, this::fetch, window, threads, sink, () -> {});
  }

  private BatchRun<JsonDocument> batch(int count, int window) {
    return batch(resources(count), window, Runnable::run, (i, o) -> delivered.add(i));
  }

  private static Throwable problemOf(CompletableFuture<?> future) {
    assertThat(future).isCompletedExceptionally();
    return future.handle((value, problem) -> problem).join();
  }

  @Test
  void anEmptyBatchEndsAtOnce() {
    assertThat(batch(0, 4).begin()).isCompletedWithValue(0);
  }

  @Test
  void noMoreAreUnderWayThanTheWindowIsWide() {
    batch(10, 4).begin();
    assertThat(fetches).hasSize(4);
  }

  @Test
  void anotherIsFedWhenOneEnds() {
    batch(10, 4).begin();
    fetches.get(2).complete(outcome());
    assertThat(fetches).hasSize(5);
  }

  @Test
  void outcomesAreDeliveredAsTheyEndWithTheirPlaceInTheSource() {
    var result = batch(3, 4).begin();
    fetches.get(2).complete(outcome());
    fetches.get(0).complete(outcome());
    fetches.get(1).complete(outcome());
    assertThat(delivered).containsExactly(2, 0, 1);
    assertThat(result).isCompletedWithValue(3);
  }

  @Test
  void aBatchEndsWhenTheLastIsDelivered() {
    var result = batch(2, 4).begin();
    fetches.get(0).complete(outcome());
    assertThat(result).isNotDone();
    fetches.get(1).complete(outcome());
    assertThat(result).isCompletedWithValue(2);
  }

  @Test
  void whileTheSinkIsBusyNoMoreIsFedThanTheWindowIsWide() {
    var turns = new ArrayDeque<Runnable>();
    batch(resources(100), 4, turns::add, (i, o) -> delivered.add(i)).begin();
    turns.remove().run();
    fetches.forEach(fetch -> fetch.complete(outcome()));
    // The turn that delivers has not come: whatever ends meanwhile, nothing more is begun.
    assertThat(fetches).hasSize(4);
    assertThat(delivered).isEmpty();
    turns.remove().run();
    assertThat(delivered).hasSize(4);
    assertThat(fetches).hasSize(8);
  }

  @Test
  void fetchesThatEndAtOnceDoNotOverflowTheStack() {
    var batch =
        new BatchRun<JsonDocument>(
            resources(200_000),
            (resource, index) -> CompletableFuture.completedFuture(outcome()),
            4,
            Runnable::run,
            (i, o) -> delivered.add(i),
            () -> {});
    assertThat(batch.begin()).isCompletedWithValue(200_000);
    assertThat(delivered).isEqualTo(IntStream.range(0, 200_000).boxed().toList());
  }

  @Test
  void whatTheSinkThrowsEndsTheBatchAndWhatIsUnderWay() {
    var failure = new IllegalStateException("the sink is full");
    var result =
        batch(
                resources(10),
                4,
                Runnable::run,
                (i, o) -> {
                  throw failure;
                })
            .begin();
    fetches.get(1).complete(outcome());
    assertThat(problemOf(result)).isSameAs(failure);
    assertThat(fetches.get(0)).isCancelled();
    assertThat(fetches).hasSize(4);
  }

  @Test
  void afterTheSinkHasThrownNothingIsDelivered() {
    batch(
            resources(10),
            4,
            Runnable::run,
            (i, o) -> {
              delivered.add(i);
              throw new IllegalStateException("no");
            })
        .begin();
    fetches.get(1).complete(outcome());
    fetches.get(2).complete(outcome());
    assertThat(delivered).containsExactly(1);
  }

  @Test
  void whatTheSourceThrowsEndsTheBatch() {
    var failure = new IllegalStateException("the source is dry");
    Iterator<Resource<JsonDocument>> source =
        new Iterator<>() {
          private int given;

          @Override
          public boolean hasNext() {
            return true;
          }

          @Override
          public Resource<JsonDocument> next() {
            if (given++ == 2) {
              throw failure;
            }
            return Samples.resource();
          }
        };
    var result = batch(source, 4, Runnable::run, (i, o) -> {}).begin();
    assertThat(problemOf(result)).isSameAs(failure);
    assertThat(fetches).hasSize(2).allMatch(CompletableFuture::isCancelled);
  }

  @Test
  @SuppressWarnings("NullAway") // what callers without null checks may do
  void aHoleInTheSourceEndsTheBatchWithItsPlace() {
    List<Resource<JsonDocument>> holed = new ArrayList<>(List.of(Samples.resource()));
    holed.add(null);
    var result = batch(holed.iterator(), 4, Runnable::run, (i, o) -> {}).begin();
    assertThat(problemOf(result)).hasMessage("resource 1 of the batch is null");
  }

  @Test
  void cancellingEndsWhatIsUnderWayAndFeedsNoMore() {
    var batch = batch(10, 4);
    var result = batch.begin();
    batch.cancel("the batch was cancelled");
    assertThat(problemOf(result))
        .isInstanceOf(CancellationException.class)
        .hasMessage("the batch was cancelled");
    assertThat(fetches).hasSize(4).allMatch(CompletableFuture::isCancelled);
    assertThat(delivered).isEmpty();
  }

  @Test
  void cancellingAWideBatchDoesNotOverflowTheStack() {
    var batch = batch(20_000, 20_000);
    batch.begin();
    batch.cancel("the batch was cancelled");
    assertThat(fetches).hasSize(20_000).allMatch(CompletableFuture::isCancelled);
  }

  @Test
  void cancellingAfterTheEndChangesNothing() {
    var batch = batch(1, 4);
    var result = batch.begin();
    fetches.get(0).complete(outcome());
    batch.cancel("the batch was cancelled");
    assertThat(result).isCompletedWithValue(1);
  }

  @Test
  void aFetchThatIsCancelledFromOutsideEndsTheBatch() {
    var result = batch(10, 4).begin();
    fetches.get(1).cancel(true);
    assertThat(result).isCancelled();
    assertThat(fetches.get(0)).isCancelled();
  }

  @Test
  void withoutThreadsTheRestEndsOnTheCallers() {
    Executor closed =
        task -> {
          throw new RejectedExecutionException("closed");
        };
    var result = batch(resources(3), 4, closed, (i, o) -> delivered.add(i)).begin();
    fetches.forEach(fetch -> fetch.complete(outcome()));
    assertThat(result).isCompletedWithValue(3);
  }

  @Property(tries = 300)
  void everyResourceIsDeliveredOnceWhateverTheOrder(
      @ForAll long seed,
      @ForAll @IntRange(max = 60) int count,
      @ForAll @IntRange(min = 1, max = 10) int window) {
    var random = new Random(seed);
    var open = new ArrayList<CompletableFuture<Outcome<JsonDocument>>>();
    var got = new ArrayList<Integer>();
    var batch =
        new BatchRun<JsonDocument>(
            resources(count),
            (resource, index) -> {
              var fetch = new CompletableFuture<Outcome<JsonDocument>>();
              if (random.nextInt(3) == 0) {
                fetch.complete(outcome());
              } else {
                open.add(fetch);
              }
              return fetch;
            },
            window,
            Runnable::run,
            (i, o) -> got.add(i),
            () -> {});
    var result = batch.begin();
    while (!open.isEmpty()) {
      assertThat(open).hasSizeLessThanOrEqualTo(window);
      open.remove(random.nextInt(open.size())).complete(outcome());
    }
    assertThat(result).isCompletedWithValue(count);
    assertThat(got).containsExactlyInAnyOrderElementsOf(IntStream.range(0, count).boxed().toList());
  }

  @RepeatedTest(20)
  void overManyThreadsTheSinkIsCalledByOneAtATime() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(6);
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    var sum = new AtomicInteger();
    try {
      var batch =
          new BatchRun<JsonDocument>(
              resources(2_000),
              (resource, index) -> CompletableFuture.supplyAsync(BatchRunTest::outcome, threads),
              16,
              threads,
              (i, o) -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                sum.addAndGet(i);
                inside.decrementAndGet();
              },
              () -> {});
      assertThat(batch.begin().get()).isEqualTo(2_000);
    } finally {
      threads.shutdownNow();
    }
    assertThat(most).hasValue(1);
    assertThat(sum).hasValue(1_999 * 1_000);
  }
}
