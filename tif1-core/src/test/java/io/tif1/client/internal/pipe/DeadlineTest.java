package io.tif1.client.internal.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private static final Deadline NEVER = Deadline.after(5, Duration.ZERO);

  @Test
  void zeroMeansNever() {
    assertThat(NEVER.isNever()).isTrue();
    assertThat(NEVER.leftNanos(Long.MIN_VALUE)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void whatIsLeftRunsDown() {
    assertThat(Deadline.after(5, Duration.ofNanos(100)).leftNanos(45)).isEqualTo(60);
  }

  @Test
  void nothingIsLeftAtTheMoment() {
    assertThat(Deadline.after(5, Duration.ofNanos(100)).leftNanos(105)).isZero();
  }

  @Test
  void afterTheMomentLessThanNothingIsLeft() {
    assertThat(Deadline.after(5, Duration.ofNanos(100)).leftNanos(106)).isNegative();
  }

  @Property
  void theClockMayStandAnywhere(
      @ForAll long now,
      @ForAll @LongRange(min = 1) long timeout,
      @ForAll @LongRange(min = 0, max = 1_000_000) long passed) {
    Deadline deadline = Deadline.after(now, Duration.ofNanos(timeout));
    assertThat(deadline.leftNanos(now + passed))
        .isEqualTo(Math.min(timeout, Long.MAX_VALUE / 2) - passed);
  }

  @Test
  void theEarlierIsBeforeTheLater() {
    Deadline early = Deadline.after(Long.MAX_VALUE - 1, Duration.ofNanos(1));
    Deadline late = Deadline.after(Long.MAX_VALUE - 1, Duration.ofNanos(2));
    assertThat(early.isBefore(late)).isTrue();
    assertThat(late.isBefore(early)).isFalse();
  }

  @Test
  void noDeadlineIsBeforeItself() {
    Deadline one = Deadline.after(5, Duration.ofSeconds(1));
    assertThat(one.isBefore(one)).isFalse();
    assertThat(NEVER.isBefore(NEVER)).isFalse();
  }

  @Test
  void everyMomentIsBeforeNever() {
    Deadline one = Deadline.after(5, Duration.ofSeconds(1));
    assertThat(one.isBefore(NEVER)).isTrue();
    assertThat(NEVER.isBefore(one)).isFalse();
  }

  @Test
  void theLongestDurationIsALongTime() {
    Deadline deadline = Deadline.after(77, Duration.ofSeconds(Long.MAX_VALUE, 999_999_999));
    assertThat(deadline.leftNanos(77)).isGreaterThan(Duration.ofDays(365 * 100).toNanos());
  }

  @Test
  void aLongerDurationNeverEndsBeforeAShorterOne() {
    Deadline twoHundredYears = Deadline.after(0, Duration.ofDays(365 * 200));
    Deadline fourHundredYears = Deadline.after(0, Duration.ofDays(365 * 400));
    assertThat(fourHundredYears.isBefore(twoHundredYears)).isFalse();
  }
}
