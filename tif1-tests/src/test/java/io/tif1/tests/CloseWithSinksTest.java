package io.tif1.tests;

import static io.tif1.tests.support.World.file;
import static io.tif1.tests.support.World.files;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.Progress;
import io.tif1.client.Resource;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.Fault;
import io.tif1.tests.support.World;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Closing a client whose batches run code of callers: it is waited for, and ended. */
final class CloseWithSinksTest {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  /** Code of a caller's that does not return unless it is released or interrupted. */
  private static final class Stuck {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();

    void call() {
      entered.countDown();
      try {
        released.await();
        interrupted.complete(false);
      } catch (InterruptedException e) {
        interrupted.complete(true);
        throw new IllegalStateException("interrupted", e);
      }
    }

    void awaitEntered() throws InterruptedException {
      entered.await();
    }
  }

  enum Place {
    HAS_NEXT,
    NEXT,
    SINK,
    PROGRESS;

    CompletableFuture<Progress> begin(World world, Stuck stuck) {
      Iterator<Resource<JsonDocument>> files = files(3).iterator();
      Iterable<Resource<JsonDocument>> source =
          () ->
              new Iterator<>() {
                @Override
                public boolean hasNext() {
                  callAt(HAS_NEXT, stuck);
                  return files.hasNext();
                }

                @Override
                public Resource<JsonDocument> next() {
                  callAt(NEXT, stuck);
                  return files.next();
                }
              };
      return world.client.fetchEachAsync(
          source, outcome -> callAt(SINK, stuck), counted -> callAt(PROGRESS, stuck));
    }

    private void callAt(Place at, Stuck stuck) {
      if (this == at) {
        stuck.call();
      }
    }
  }

  private static boolean closed(World world) {
    world.client.close();
    return true;
  }

  @ParameterizedTest
  @EnumSource
  void a2_whatHasNotReturnedAfterTheCloseTimeoutIsInterruptedAndItsBatchEnds(Place place)
      throws InterruptedException {
    var stuck = new Stuck();
    try (World world = World.of(1, b -> b.closeTimeout(CLOSE_TIMEOUT))) {
      var batch = place.begin(world, stuck);
      stuck.awaitEntered();
      var closing = world.begin(() -> closed(world));
      world.time.awaitTimer(CLOSE_TIMEOUT::equals);
      world.time.advance(CLOSE_TIMEOUT);

      assertThat(closing.join()).isTrue();
      assertThat(stuck.interrupted.join()).isTrue();
      assertThatThrownBy(batch::join)
          .isInstanceOf(CancellationException.class)
          .hasStackTraceContaining("close_timeout"); // JDK 25 wraps it
    }
  }

  @ParameterizedTest
  @EnumSource
  void a2_whatStillRunsOfACancelledBatchIsInterruptedAtOnce(Place place)
      throws InterruptedException {
    var stuck = new Stuck();
    try (World world = World.of(1, b -> b.closeTimeout(CLOSE_TIMEOUT))) {
      var batch = place.begin(world, stuck);
      stuck.awaitEntered();
      batch.cancel(true);
      world.client.close();

      assertThat(stuck.interrupted.join()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatReturnsWithinTheCloseTimeoutIsWaitedForAndNotInterrupted(Place place)
      throws InterruptedException {
    var stuck = new Stuck();
    try (World world = World.of(1, b -> b.closeTimeout(CLOSE_TIMEOUT))) {
      var batch = place.begin(world, stuck);
      stuck.awaitEntered();
      var closing = world.begin(() -> closed(world));
      world.time.awaitTimer(CLOSE_TIMEOUT::equals);
      stuck.released.countDown();

      assertThat(closing.join()).isTrue();
      assertThat(stuck.interrupted.join()).isFalse();
      assertThat(batch.join().done()).isEqualTo(3);
    }
  }

  @Test
  void aSinkMayCloseTheClientAndIsNotWaitedForNorInterrupted() {
    try (World world = World.of(1, b -> b.closeTimeout(CLOSE_TIMEOUT))) {
      var times = new AtomicInteger();
      var interrupted = new AtomicInteger();
      var batch =
          world.client.fetchEachAsync(
              List.of(file("a.json")),
              outcome -> {
                times.incrementAndGet();
                world.client.close();
                interrupted.addAndGet(Thread.currentThread().isInterrupted() ? 1 : 0);
              },
              counted -> {});

      assertThat(batch.join().done()).isEqualTo(1);
      assertThat(times.get()).isEqualTo(1);
      assertThat(interrupted.get()).isZero();
    }
  }

  @Test
  void aStageThatHangsOnAFutureIsNotInterrupted() throws InterruptedException {
    var stuck = new Stuck();
    try (World world = World.of(1, b -> b.closeTimeout(CLOSE_TIMEOUT))) {
      world.cdn(1).faultNext(new Fault.StallBeforeHeaders());
      var stage = world.client.fetchAsync(file("a.json")).thenAccept(document -> stuck.call());
      world.cdn(1).awaitStalled(1); // so that the stage hangs on it before it ends
      world.cdn(1).releaseStalled();
      stuck.awaitEntered();
      world.client.close();
      stuck.released.countDown();

      stage.join();
      assertThat(stuck.interrupted.join()).isFalse();
    }
  }
}
