package io.tif1.client.internal.admit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long SECOND = 1_000_000_000L;

  private final Pace pace = new Pace();

  @Test
  void noRateMeansNoWait() {
    for (int i = 0; i < 1000; i++) {
      assertThat(pace.takeNanos(0, 0)).isZero();
    }
  }

  @Test
  void aRateMakesTheNextOneWait() {
    assertThat(pace.takeNanos(1, 0)).isZero();
    assertThat(pace.takeNanos(1, 0)).isEqualTo(SECOND);
  }

  @Test
  void aChangedRateHoldsFromTheNextRequestOn() {
    pace.takeNanos(1, 0);
    assertThat(pace.takeNanos(4, 0)).isEqualTo(SECOND / 4);
  }

  @Test
  void aRateSwitchedOffHoldsNobodyBack() {
    pace.takeNanos(1, 0);
    assertThat(pace.takeNanos(0, 0)).isZero();
  }

  @Test
  void aRateSwitchedOnAgainBeginsAnew() {
    pace.takeNanos(1, 0);
    pace.takeNanos(0, 0);
    assertThat(pace.takeNanos(1, 0)).isZero();
  }

  @Test
  void whatWasNotSentIsGivenBack() {
    pace.takeNanos(1, 0);
    pace.giveBack();
    assertThat(pace.takeNanos(1, 0)).isZero();
  }

  @Test
  void givingBackWithoutARateIsHarmless() {
    pace.giveBack();
    assertThat(pace.takeNanos(0, 0)).isZero();
  }
}
