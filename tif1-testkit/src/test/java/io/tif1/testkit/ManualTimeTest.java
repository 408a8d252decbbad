package io.tif1.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.TimeSource.Cancellable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ManualTimeTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ManualTime time = new ManualTime();
  private final List<String> ran = new ArrayList<>();

  @Test
  void standsStillUntilMoved() {
    long before = time.nanoTime();
    assertThat(time.nanoTime()).isEqualTo(before);
  }

  @Test
  void movesBothClocks() {
    Instant wall = time.instant();
    long nanos = time.nanoTime();
    time.advance(SECOND);
    assertThat(time.nanoTime() - nanos).isEqualTo(SECOND.toNanos());
    assertThat(time.instant()).isEqualTo(wall.plus(SECOND));
  }

  @Test
  void takesADelayLongerThanItsRange() {
    time.schedule(() -> ran.add("never"), Duration.ofSeconds(Long.MAX_VALUE));
    time.advance(Duration.ofDays(365));
    assertThat(ran).isEmpty();
  }

  @Test
  void refusesToGoBack() {
    assertThatThrownBy(() -> time.advance(SECOND.negated()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT-1S");
  }

  @Test
  void jumpsOnlyTheWallClock() {
    Instant wall = time.instant();
    long nanos = time.nanoTime();
    time.jumpWallClock(Duration.ofHours(-3));
    assertThat(time.instant()).isEqualTo(wall.minus(Duration.ofHours(3)));
    assertThat(time.nanoTime()).isEqualTo(nanos);
  }

  @Test
  void runsTimersInTheOrderOfTheirMoments() {
    after(3, "c");
    after(1, "a");
    after(2, "b");
    time.advance(SECOND.multipliedBy(3));
    assertThat(ran).containsExactly("a", "b", "c");
  }

  @Test
  void runsTimersOfOneMomentInTheOrderTheyWereSet() {
    after(1, "first");
    after(1, "second");
    time.advance(SECOND);
    assertThat(ran).containsExactly("first", "second");
  }

  @Test
  void leavesLaterTimersPending() {
    after(1, "now");
    after(5, "later");
    time.advance(SECOND);
    assertThat(ran).containsExactly("now");
    assertThat(time.pendingDelays()).containsExactly(SECOND.multipliedBy(4));
  }

  @Test
  void showsEachTaskTheMomentOfItsTimer() {
    List<Instant> seen = new ArrayList<>();
    Instant start = time.instant();
    time.schedule(() -> seen.add(time.instant()), SECOND);
    time.schedule(() -> seen.add(time.instant()), SECOND.multipliedBy(2));
    time.advance(SECOND.multipliedBy(10));
    assertThat(seen).containsExactly(start.plusSeconds(1), start.plusSeconds(2));
  }

  @Test
  void runsTimersThatTasksSetOnTheWay() {
    time.schedule(() -> after(1, "second"), SECOND);
    time.advance(SECOND.multipliedBy(2));
    assertThat(ran).containsExactly("second");
  }

  @Test
  void keepsAZeroDelayUntilTheNextMoveOfZeroLength() {
    time.schedule(() -> ran.add("due"), Duration.ZERO);
    assertThat(ran).isEmpty();
    time.advance(Duration.ZERO);
    assertThat(ran).containsExactly("due");
  }

  @Test
  void doesNotRunWhatWasCancelled() {
    Cancellable timer = time.schedule(() -> ran.add("cancelled"), SECOND);
    timer.cancel();
    timer.cancel();
    time.advance(SECOND);
    assertThat(ran).isEmpty();
    assertThat(time.pendingTimers()).isZero();
  }

  @Test
  void runsTheRestWhenATaskThrows() {
    time.schedule(
        () -> {
          throw new IllegalStateException("first");
        },
        SECOND);
    time.schedule(
        () -> {
          throw new AssertionError("second");
        },
        SECOND);
    after(1, "third");
    assertThatThrownBy(() -> time.advance(SECOND))
        .hasMessage("first")
        .satisfies(e -> assertThat(e.getSuppressed()).extracting("message").contains("second"));
    assertThat(ran).containsExactly("third");
  }

  @Test
  void goesToTheNextTimer() {
    after(7, "next");
    after(9, "later");
    assertThat(time.advanceToNext()).isEqualTo(SECOND.multipliedBy(7));
    assertThat(ran).containsExactly("next");
  }

  @Test
  void hasNowhereToGoWithoutATimer() {
    assertThatThrownBy(time::advanceToNext).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void doesNotLetATaskMoveTheClock() {
    time.schedule(() -> time.advance(SECOND), SECOND);
    assertThatThrownBy(() -> time.advance(SECOND)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void awaitsATimerThatAnotherThreadSets() {
    CompletableFuture<Void> other = CompletableFuture.runAsync(() -> after(4, "other"));
    time.awaitTimer(delay -> delay.equals(SECOND.multipliedBy(4)));
    time.advance(SECOND.multipliedBy(4));
    assertThat(ran).containsExactly("other");
    other.join();
  }

  @Test
  void awaitsANumberOfTimers() {
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(() -> after(1, "one")).thenRunAsync(() -> after(2, "two"));
    time.awaitTimers(2);
    assertThat(time.pendingTimers()).isEqualTo(2);
    other.join();
  }

  @Test
  void saysWhatIsPendingWhenInterrupted() {
    after(2, "only");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> time.awaitTimers(2))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("2 pending timers")
        .hasMessageContaining("PT2S");
    assertThat(Thread.interrupted()).isTrue();
  }

  private void after(int seconds, String name) {
    time.schedule(() -> ran.add(name), Duration.ofSeconds(seconds));
  }
}
