package io.tif1.client.internal.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CancellationTest {
  private final Cancellation cancellation = new Cancellation();
  private final List<String> ran = new ArrayList<>();

  @Test
  void isNotCancelledAtFirst() {
    assertThat(cancellation.isCancelled()).isFalse();
  }

  @Test
  void runsWhatWasRegisteredInOrder() {
    cancellation.onCancel(() -> ran.add("a"));
    cancellation.onCancel(() -> ran.add("b"));
    cancellation.cancel();
    assertThat(ran).containsExactly("a", "b");
  }

  @Test
  void runsNothingTheSecondTime() {
    cancellation.onCancel(() -> ran.add("a"));
    cancellation.cancel();
    cancellation.cancel();
    assertThat(ran).containsExactly("a");
  }

  @Test
  void isCancelledBeforeItRunsAnything() {
    cancellation.onCancel(() -> ran.add("cancelled " + cancellation.isCancelled()));
    cancellation.cancel();
    assertThat(ran).containsExactly("cancelled true");
  }

  @Test
  void whatIsRegisteredAfterwardsRunsAtOnce() {
    cancellation.cancel();
    cancellation.onCancel(() -> ran.add("late"));
    assertThat(ran).containsExactly("late");
  }

  @Test
  void whatWasForgottenDoesNotRun() {
    Runnable action = () -> ran.add("a");
    cancellation.onCancel(action);
    cancellation.forget(action);
    cancellation.cancel();
    assertThat(ran).isEmpty();
  }

  @Test
  void forgettingWhatIsNotThereIsHarmless() {
    cancellation.forget(() -> {});
    cancellation.cancel();
    cancellation.forget(() -> {});
    assertThat(cancellation.isCancelled()).isTrue();
  }

  @Test
  void anActionMayForgetAndRegister() {
    Runnable other = () -> ran.add("other");
    cancellation.onCancel(
        () -> {
          cancellation.forget(other);
          cancellation.onCancel(() -> ran.add("within"));
        });
    cancellation.onCancel(other);
    cancellation.cancel();
    assertThat(ran).containsExactly("within", "other");
  }

  @RepeatedTest(200)
  void anActionRegisteredWhileAnotherThreadCancelsRunsOnce() throws Exception {
    var count = new AtomicInteger();
    var barrier = new CyclicBarrier(2);
    var thread =
        new Thread(
            () -> {
              await(barrier);
              cancellation.cancel();
            });
    thread.start();
    await(barrier);
    cancellation.onCancel(count::incrementAndGet);
    thread.join();
    assertThat(count).hasValue(1);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
