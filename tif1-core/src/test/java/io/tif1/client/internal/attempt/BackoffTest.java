package io.tif1.client.internal.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.Tif1Config;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Tif1Config defaults = Tif1Config.defaults();

  @Test
  void doublesFromTwoSeconds() {
    assertThat(Backoff.beforeRetry(defaults, 1, 0)).isEqualTo(Duration.ofSeconds(2));
    assertThat(Backoff.beforeRetry(defaults, 2, 0)).isEqualTo(Duration.ofSeconds(4));
    assertThat(Backoff.beforeRetry(defaults, 3, 0)).isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void factorIsTheBaseOfThePower() {
    Tif1Config three = defaults.toBuilder().retryBackoffFactor(3).build();
    assertThat(Backoff.beforeRetry(three, 3, 0)).isEqualTo(Duration.ofSeconds(27));
  }

  @Test
  void factorOneMeansOneSecondEachTime() {
    Tif1Config one = defaults.toBuilder().retryBackoffFactor(1).build();
    assertThat(Backoff.beforeRetry(one, 50, 0)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void jitterOfNoLengthAddsNothing() {
    Tif1Config none = defaults.toBuilder().retryJitterMax(Duration.ZERO).build();
    assertThat(Backoff.beforeRetry(none, 1, 0.99)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void jitterSwitchedOffAddsNothing() {
    Tif1Config off =
        defaults.toBuilder().retryJitter(false).retryJitterMax(Duration.ofSeconds(9)).build();
    assertThat(Backoff.beforeRetry(off, 1, 0.99)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void delayOfNoLengthIsAllowed() {
    Tif1Config none = defaults.toBuilder().maxRetryDelay(Duration.ZERO).build();
    assertThat(Backoff.beforeRetry(none, 3, 0.5)).isEqualTo(Duration.ZERO);
  }

  @Property
  void neverNegativeNorLongerThanTheMaximum(
      @ForAll @IntRange(min = 1) int retry,
      @ForAll @DoubleRange(max = 1) double random,
      @ForAll @DoubleRange(min = 1, max = 100) double factor) {
    Tif1Config config = defaults.toBuilder().retryBackoffFactor(factor).build();
    assertThat(Backoff.beforeRetry(config, retry, random))
        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(60));
  }

  @Property
  void poolPausesStayBetweenBaseAndMaximumWithJitter(
      @ForAll @IntRange(min = 1) int n, @ForAll @DoubleRange(max = 1) double random) {
    assertThat(Backoff.poolExhausted(defaults, n, random))
        .isBetween(Duration.ofMillis(500), Duration.ofMillis(5500));
  }
}
