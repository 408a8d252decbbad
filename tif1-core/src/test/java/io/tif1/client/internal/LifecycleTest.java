package io.tif1.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.HandMovedTime;
import io.tif1.client.internal.pipe.Cancellation;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LifecycleTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HandMovedTime time = new HandMovedTime();
  private final Lifecycle lifecycle = new Lifecycle();
  private final AtomicInteger released = new AtomicInteger();

  private Thread closing() {
    var thread =
        new Thread(
            () -> lifecycle.close(time, PATIENCE, () -> {}, released::incrementAndGet), "closer");
    thread.start();
    return thread;
  }

  @Test
  void letsVisitorsInAndOut() {
    var visitor = new Cancellation();
    assertThat(lifecycle.enter(visitor)).isTrue();
    assertThat(lifecycle.inside()).isEqualTo(1);
    lifecycle.leave(visitor);
    assertThat(lifecycle.inside()).isZero();
  }

  @Test
  void anEmptyHouseClosesAtOnce() {
    lifecycle.close(time, PATIENCE, () -> {}, released::incrementAndGet);
    assertThat(released).hasValue(1);
    assertThat(time.pending()).isZero();
  }

  @Test
  void nobodyComesInAfterClosing() {
    lifecycle.close(time, PATIENCE, () -> {}, released::incrementAndGet);
    assertThat(lifecycle.enter(new Cancellation())).isFalse();
    assertThat(lifecycle.inside()).isZero();
  }

  @Test
  void nobodyComesInWhileItCloses() throws InterruptedException {
    var visitor = new Cancellation();
    lifecycle.enter(visitor);
    Thread closer = closing();
    time.awaitPending(1);
    assertThat(lifecycle.enter(new Cancellation())).isFalse();
    assertThat(lifecycle.isClosing()).isTrue();
    lifecycle.leave(visitor);
    closer.join();
  }

  @Test
  void whoIsInsideMayLeaveByThemselves() throws InterruptedException {
    var visitor = new Cancellation();
    lifecycle.enter(visitor);
    Thread closer = closing();
    time.awaitPending(1);
    assertThat(released).hasValue(0);
    lifecycle.leave(visitor);
    closer.join();
    assertThat(visitor.isCancelled()).isFalse();
    assertThat(released).hasValue(1);
    assertThat(time.pending()).isZero();
  }

  @Test
  void whoStaysTooLongIsCancelledBeforeEverythingIsReleased() throws InterruptedException {
    var visitor = new Cancellation();
    var releasedBefore = new AtomicInteger(-1);
    visitor.onCancel(() -> releasedBefore.set(released.get()));
    lifecycle.enter(visitor);
    Thread closer = closing();
    time.awaitPending(1);
    time.move(PATIENCE);
    closer.join();
    assertThat(releasedBefore).hasValue(0);
    assertThat(released).hasValue(1);
  }

  @Test
  void closingTwiceReleasesOnce() {
    lifecycle.close(time, PATIENCE, () -> {}, released::incrementAndGet);
    lifecycle.close(time, PATIENCE, () -> {}, released::incrementAndGet);
    assertThat(released).hasValue(1);
  }

  @Test
  void whoClosesSecondWaitsUntilItIsDone() throws InterruptedException {
    var visitor = new Cancellation();
    lifecycle.enter(visitor);
    Thread first = closing();
    time.awaitPending(1);
    var seen = new AtomicInteger(-1);
    var second =
        new Thread(
            () -> {
              lifecycle.close(time, PATIENCE, () -> {}, released::incrementAndGet);
              seen.set(released.get());
            });
    second.start();
    lifecycle.leave(visitor);
    first.join();
    second.join();
    assertThat(seen).hasValue(1);
  }

  @Test
  void anInterruptEndsTheWaitAndStaysSet() throws InterruptedException {
    var visitor = new Cancellation();
    lifecycle.enter(visitor);
    var interrupted = new AtomicInteger();
    var closer =
        new Thread(
            () -> {
              lifecycle.close(time, PATIENCE, () -> {}, released::incrementAndGet);
              interrupted.set(Thread.currentThread().isInterrupted() ? 1 : 0);
            });
    closer.start();
    time.awaitPending(1);
    closer.interrupt();
    closer.join();
    assertThat(visitor.isCancelled()).isTrue();
    assertThat(released).hasValue(1);
    assertThat(interrupted).hasValue(1);
  }
}
