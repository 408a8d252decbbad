package io.tif1.client.internal.attempt;

import static io.tif1.client.internal.pipe.PipeSamples.CDN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HoldsTest {
  private final Holds holds = new Holds();

  @Test
  void nobodyIsHeldAtFirst() {
    assertThat(holds.leftNanos(CDN.name(), 5)).isZero();
  }

  @Test
  void holdRunsDown() {
    holds.hold(CDN, 100);
    assertThat(holds.leftNanos(CDN.name(), 30)).isEqualTo(70);
  }

  @Test
  void holdIsOverAtItsMoment() {
    holds.hold(CDN, 100);
    assertThat(holds.leftNanos(CDN.name(), 100)).isZero();
  }

  @Test
  void earlierWishDoesNotShortenALaterOne() {
    holds.hold(CDN, 100);
    holds.hold(CDN, 50);
    assertThat(holds.leftNanos(CDN.name(), 0)).isEqualTo(100);
  }

  @Test
  void laterWishProlongsAnEarlierOne() {
    holds.hold(CDN, 50);
    holds.hold(CDN, 100);
    assertThat(holds.leftNanos(CDN.name(), 0)).isEqualTo(100);
  }

  @Test
  void holdReachesOverTheEndOfTheClocksNumbers() {
    holds.hold(CDN, Long.MAX_VALUE - 5);
    holds.hold(CDN, Long.MIN_VALUE + 5);
    assertThat(holds.leftNanos(CDN.name(), Long.MAX_VALUE - 5)).isEqualTo(11);
  }

  @Test
  void anotherCdnIsNotHeld() {
    holds.hold(CDN, 100);
    assertThat(holds.leftNanos("other.example", 0)).isZero();
  }

  @Test
  void forgottenHoldIsOver() {
    holds.hold(CDN, 100);
    holds.forget(CDN.name());
    assertThat(holds.leftNanos(CDN.name(), 0)).isZero();
  }
}
