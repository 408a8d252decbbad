package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.Limit.Permit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {
  private final List<CompletableFuture<String>> begun = new ArrayList<>();

  private CompletableFuture<String> task() {
    var work = new CompletableFuture<String>();
    begun.add(work);
    return work;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void lessThanOneIsRefusedWithTheNumber(int size) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Limit.of(size))
        .withMessage("a limit must be at least 1: " + size);
  }

  @Test
  void resizingToLessThanOneIsRefusedAndChangesNothing() {
    Limit limit = Limit.of(3);
    assertThatIllegalArgumentException().isThrownBy(() -> limit.resize(0));
    assertThat(limit.size()).isEqualTo(3);
  }

  @Test
  void noMoreTasksBeginThanItAllows() {
    Limit limit = Limit.of(2);
    for (int i = 0; i < 5; i++) {
      limit.run(this::task);
    }
    assertThat(begun).hasSize(2);
    assertThat(limit).hasToString("2 of 2 in use, 3 waiting");
  }

  @Test
  void aTaskThatEndsLetsTheNextBegin() {
    Limit limit = Limit.of(1);
    limit.run(this::task);
    limit.run(this::task);
    begun.get(0).complete("done");
    assertThat(begun).hasSize(2);
  }

  @Test
  void aTaskThatFailsLetsTheNextBegin() {
    Limit limit = Limit.of(1);
    limit.run(this::task);
    limit.run(this::task);
    begun.get(0).completeExceptionally(new IllegalStateException("no"));
    assertThat(begun).hasSize(2);
  }

  @Test
  void theResultIsTheTasks() {
    var result = Limit.of(1).run(this::task);
    begun.get(0).complete("done");
    assertThat(result).isCompletedWithValue("done");
  }

  @Test
  void theFailureIsTheTasks() {
    var result = Limit.of(1).run(this::task);
    var failure = new IllegalStateException("no");
    begun.get(0).completeExceptionally(failure);
    assertThatThrownBy(result::get)
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isSameAs(failure);
  }

  @Test
  void permitsAreHandedOutInTheOrderTheyWereAskedFor() {
    Limit limit = Limit.of(1);
    List<Integer> order = new ArrayList<>();
    Permit first = limit.acquire().join();
    for (int i = 0; i < 10; i++) {
      int mine = i;
      limit
          .acquire()
          .thenAccept(
              permit -> {
                order.add(mine);
                permit.release();
              });
    }
    first.release();
    assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void whatATaskThrowsFailsTheResultAndGivesThePermitBack() {
    Limit limit = Limit.of(1);
    var failure = new IllegalStateException("thrown");
    var result =
        limit.run(
            () -> {
              throw failure;
            });
    assertThatThrownBy(result::get).cause().isSameAs(failure);
    assertThat(limit.inUse()).isZero();
  }

  @Test
  @SuppressWarnings("NullAway") // what callers without null checks may do
  void aTaskWithoutAFutureFailsTheResultAndGivesThePermitBack() {
    Limit limit = Limit.of(1);
    var result = limit.run(() -> null);
    assertThatThrownBy(result::get)
        .cause()
        .isInstanceOf(NullPointerException.class)
        .hasMessage("the task returned null, not a future");
    assertThat(limit.inUse()).isZero();
  }

  @Test
  void cancellingInTheQueueGivesUpThePlace() {
    Limit limit = Limit.of(1);
    limit.run(this::task);
    var second = limit.run(this::task);
    limit.run(this::task);
    second.cancel(true);
    assertThat(limit.waiting()).isEqualTo(1);
    begun.get(0).complete("done");
    assertThat(begun).hasSize(2);
    begun.get(1).complete("done");
    assertThat(limit.inUse()).isZero();
  }

  @Test
  void cancellingARunningTaskCancelsItsFutureAndGivesThePermitBack() {
    Limit limit = Limit.of(1);
    var result = limit.run(this::task);
    result.cancel(true);
    assertThat(begun.get(0)).isCancelled();
    assertThat(limit.inUse()).isZero();
  }

  @Test
  void aCancelledAcquireGetsNoPermit() {
    Limit limit = Limit.of(1);
    Permit first = limit.acquire().join();
    limit.acquire().cancel(false);
    first.release();
    assertThat(limit).hasToString("0 of 1 in use, 0 waiting");
  }

  @Test
  void releasingTwiceIsHarmless() {
    Limit limit = Limit.of(2);
    Permit first = limit.acquire().join();
    limit.acquire().join();
    first.release();
    first.release();
    assertThat(limit.inUse()).isEqualTo(1);
  }

  @Test
  void aLargerSizeLetsWaitingTasksBegin() {
    Limit limit = Limit.of(1);
    for (int i = 0; i < 4; i++) {
      limit.run(this::task);
    }
    limit.resize(3);
    assertThat(begun).hasSize(3);
  }

  @Test
  void aSmallerSizeLetsRunningTasksEndAndHoldsBackTheNext() {
    Limit limit = Limit.of(3);
    for (int i = 0; i < 4; i++) {
      limit.run(this::task);
    }
    limit.resize(1);
    assertThat(limit.inUse()).isEqualTo(3);
    begun.get(0).complete("done");
    begun.get(1).complete("done");
    assertThat(begun).hasSize(3);
    begun.get(2).complete("done");
    assertThat(begun).hasSize(4);
  }

  @Test
  void aHundredThousandTasksThatEndAtOnceDoNotOverflowTheStack() {
    Limit limit = Limit.of(1);
    var ended = new AtomicInteger();
    Permit first = limit.acquire().join();
    for (int i = 0; i < 100_000; i++) {
      limit.run(() -> CompletableFuture.completedFuture(ended.incrementAndGet()));
    }
    first.release();
    assertThat(ended).hasValue(100_000);
    assertThat(limit.inUse()).isZero();
  }

  @Test
  void aTaskMayAskForTheNextAHundredThousandTimes() {
    Limit limit = Limit.of(1);
    var chain = new Chain(limit);
    limit.run(chain);
    assertThat(chain.left).isZero();
    assertThat(limit.inUse()).isZero();
  }

  private static final class Chain implements Supplier<CompletableFuture<String>> {
    private final Limit limit;
    private int left = 100_000;

    Chain(Limit limit) {
      this.limit = limit;
    }

    @Override
    public CompletableFuture<String> get() {
      if (--left > 0) {
        limit.run(this);
      }
      return CompletableFuture.completedFuture("done");
    }
  }
}
