package io.tif1.client.internal.admit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AimdLimitTest {
  private final AimdLimit limit = new AimdLimit(20);

  private void samples(int count) {
    for (int i = 0; i < count; i++) {
      limit.onSample();
    }
  }

  @Test
  void beginsAtWhatIsConfigured() {
    assertThat(limit.current()).isEqualTo(20);
  }

  @Test
  void isNeverAboveWhatIsConfigured() {
    samples(1000);
    assertThat(limit.current()).isEqualTo(20);
  }

  @Test
  void fallsByHalf() {
    limit.onDropped(0, 10);
    assertThat(limit.current()).isEqualTo(10);
  }

  @Test
  void neverFallsBelowOne() {
    for (int i = 0; i < 50; i++) {
      limit.onDropped(i, i);
    }
    assertThat(limit.current()).isEqualTo(1);
  }

  @Test
  void exchangesBegunBeforeTheFallDoNotLowerItAgain() {
    limit.onDropped(0, 10);
    limit.onDropped(3, 11);
    limit.onDropped(9, 12);
    assertThat(limit.current()).isEqualTo(10);
  }

  @Test
  void anExchangeBegunAfterTheFallLowersItAgain() {
    limit.onDropped(0, 10);
    limit.onDropped(10, 20);
    assertThat(limit.current()).isEqualTo(5);
  }

  @Test
  void momentsMayWrap() {
    limit.onDropped(Long.MAX_VALUE - 5, Long.MAX_VALUE);
    limit.onDropped(Long.MAX_VALUE - 1, Long.MIN_VALUE + 1);
    assertThat(limit.current()).as("begun before the fall").isEqualTo(10);
    limit.onDropped(Long.MIN_VALUE, Long.MIN_VALUE + 2);
    assertThat(limit.current()).as("begun after it").isEqualTo(5);
  }

  @Test
  void aFullRoundOfGoodExchangesAddsOne() {
    limit.onDropped(0, 10);
    samples(9);
    assertThat(limit.current()).isEqualTo(10);
    samples(1);
    assertThat(limit.current()).isEqualTo(11);
  }

  @Test
  void growsBackToWhatIsConfigured() {
    limit.onDropped(0, 10);
    samples(10 + 11 + 12 + 13 + 14 + 15 + 16 + 17 + 18 + 19);
    assertThat(limit.current()).isEqualTo(20);
  }

  @Test
  void aLowerSettingHoldsAtOnce() {
    limit.max(5);
    assertThat(limit.current()).isEqualTo(5);
  }

  @Test
  void aHigherSettingHoldsAtOnceIfNothingWasLowered() {
    limit.max(50);
    assertThat(limit.current()).isEqualTo(50);
  }

  @Test
  void aHigherSettingIsClimbedToFromALoweredLimit() {
    limit.onDropped(0, 10);
    limit.max(50);
    assertThat(limit.current()).isEqualTo(10);
    samples(10);
    assertThat(limit.current()).isEqualTo(11);
  }

  @Property
  void staysBetweenOneAndWhatIsConfigured(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 10_000) int max) {
    var random = new Random(seed);
    var any = new AimdLimit(max);
    int configured = max;
    for (int i = 0; i < 200; i++) {
      switch (random.nextInt(5)) {
        case 0 -> any.onDropped(i, i);
        case 1 -> {
          configured = 1 + random.nextInt(10_000);
          any.max(configured);
        }
        default -> any.onSample();
      }
      assertThat(any.current()).isBetween(1, configured);
    }
  }
}
