package io.tif1.client;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.Limit.Permit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.RepeatedTest;

/** Whatever is asked for, given back, cancelled and resized, in one thread and in many. */
class LimitPropertyTest {
  @Property
  void permitsGoToThoseWhoWaitedLongestAndAreNeverTooMany(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 5) int firstSize,
      @ForAll @IntRange(min = 1, max = 200) int steps) {
    var random = new Random(seed);
    Limit limit = Limit.of(firstSize);
    int size = firstSize;
    int out = 0; // what the limit should say is in use
    Deque<CompletableFuture<Permit>> queue = new ArrayDeque<>();
    List<Permit> held = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      switch (random.nextInt(4)) {
        case 0 -> queue.add(limit.acquire());
        case 1 -> {
          if (!held.isEmpty()) {
            held.remove(random.nextInt(held.size())).release();
            out--;
          }
        }
        case 2 -> {
          size = 1 + random.nextInt(5);
          limit.resize(size);
        }
        default -> {
          if (!queue.isEmpty() && random.nextBoolean()) {
            CompletableFuture<Permit> last = queue.removeLast();
            last.cancel(false);
          }
        }
      }
      while (out < size && !queue.isEmpty()) {
        CompletableFuture<Permit> next = queue.remove();
        assertThat(next).as("step %d: the longest waiting", i).isCompleted();
        held.add(next.join());
        out++;
      }
      assertThat(queue).as("step %d: the others wait", i).noneMatch(CompletableFuture::isDone);
      assertThat(limit.inUse()).isEqualTo(out);
      assertThat(limit.waiting()).isEqualTo(queue.size());
    }
  }

  @RepeatedTest(20)
  void manyThreadsNeverHaveMoreOutThanItAllowsAndLoseNone() {
    int size = 3;
    int tasks = 5_000;
    Limit limit = Limit.of(size);
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      var all = new ArrayList<CompletableFuture<Integer>>();
      for (int i = 0; i < tasks; i++) {
        all.add(
            limit.run(
                () -> {
                  most.accumulateAndGet(running.incrementAndGet(), Math::max);
                  return CompletableFuture.supplyAsync(running::decrementAndGet, threads);
                }));
      }
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    } finally {
      threads.shutdownNow();
    }
    assertThat(most.get()).isBetween(1, size);
    assertThat(limit).hasToString("0 of 3 in use, 0 waiting");
  }

  @RepeatedTest(20)
  void cancellingFromAnotherThreadLosesNoPermit() throws Exception {
    Limit limit = Limit.of(2);
    var all = new ArrayList<CompletableFuture<String>>();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int i = 0; i < 2_000; i++) {
        all.add(limit.run(() -> CompletableFuture.supplyAsync(() -> "done", threads)));
      }
      for (int i = 0; i < all.size(); i += 2) {
        all.get(i).cancel(true);
      }
      for (int i = 1; i < all.size(); i += 2) {
        assertThat(all.get(i).get()).isEqualTo("done");
      }
    } finally {
      threads.shutdown();
    }
    // What was cancelled may still run, and holds its permit until it is over.
    assertThat(threads.awaitTermination(30, SECONDS)).isTrue();
    assertThat(limit).hasToString("0 of 2 in use, 0 waiting");
  }
}
