package io.tif1.client.internal.attempt;

import static io.tif1.client.internal.pipe.PipeSamples.CDN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HoldsTest {
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final Duration UNKNOWN = Duration.ZERO;

  private final Holds holds = new Holds();
  private long now = Long.MAX_VALUE - 5;

  private void throttled(Duration wait) {
    holds.throttled(CDN, wait, LONGEST, now);
  }

  private Duration left() {
    return Duration.ofNanos(holds.leftNanos(CDN.name(), now));
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  @Test
  void nobodyIsHeldAtFirst() {
    assertThat(left()).isZero();
  }

  @Test
  void aHoldRunsDownAndIsOverAtItsMoment() {
    throttled(Duration.ofSeconds(7));
    pass(Duration.ofSeconds(3));
    assertThat(left()).isEqualTo(Duration.ofSeconds(4));
    pass(Duration.ofSeconds(4));
    assertThat(left()).isZero();
  }

  @Test
  void aShorterWaitDoesNotShortenALongerOne() {
    throttled(Duration.ofSeconds(7));
    throttled(Duration.ofSeconds(2));
    assertThat(left()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void aLongerWaitProlongsAShorterOne() {
    throttled(Duration.ofSeconds(2));
    throttled(Duration.ofSeconds(7));
    assertThat(left()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void withoutAWaitItIsASecondThenTwiceAsLongEachTimeUpToTheLongest() {
    for (int seconds : new int[] {1, 2, 4, 5, 5}) {
      throttled(UNKNOWN);
      assertThat(left()).isEqualTo(Duration.ofSeconds(seconds));
      pass(left());
    }
  }

  @Test
  void requestsThatWereUnderWayTogetherDoubleNothing() {
    throttled(UNKNOWN);
    throttled(UNKNOWN);
    throttled(UNKNOWN);
    assertThat(left()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aGoodAnswerEndsTheDoubling() {
    throttled(UNKNOWN);
    pass(left());
    holds.succeeded(CDN.name(), now);
    throttled(UNKNOWN);
    assertThat(left()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aGoodAnswerToARequestSentBeforeDoesNotEndTheHold() {
    throttled(Duration.ofSeconds(7));
    holds.succeeded(CDN.name(), now);
    assertThat(left()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void anotherCdnIsNotHeld() {
    throttled(Duration.ofSeconds(7));
    assertThat(holds.leftNanos("other.example", now)).isZero();
  }

  @Test
  void aForgottenHoldIsOver() {
    throttled(Duration.ofSeconds(7));
    holds.forget(CDN.name());
    assertThat(left()).isZero();
  }
}
