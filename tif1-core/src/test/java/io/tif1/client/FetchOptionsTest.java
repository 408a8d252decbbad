package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FetchOptionsTest {
  private final FetchOptions options = Samples.options();

  @Test
  void defaultsAreThoseOfTheSettings() {
    assertThat(options.timeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(options.totalTimeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(options.maxRetries()).isEqualTo(3);
    assertThat(options.cache()).isEqualTo(CachePolicy.READ_WRITE);
    assertThat(options.validation()).isEqualTo(Validation.LENIENT);
    assertThat(options.maxConcurrentRequests()).isZero();
  }

  @Test
  void eachOptionIsChangedInACopy() {
    FetchOptions changed =
        options
            .withTimeout(Duration.ofSeconds(1))
            .withTotalTimeout(Duration.ofSeconds(2))
            .withMaxRetries(7)
            .withCache(CachePolicy.BYPASS)
            .withValidation(Validation.STRICT)
            .withMaxConcurrentRequests(9);
    assertThat(changed)
        .hasToString(
            "timeout PT1S, total timeout PT2S, retries 7, cache BYPASS, validation STRICT, at most 9"
                + " at a time");
    assertThat(options).isEqualTo(Samples.options());
  }

  @Test
  void noLimitOfItsOwnIsShownAsTheClients() {
    assertThat(options.toString()).endsWith("at most the client's limit at a time");
  }

  @Test
  void zeroIsAllowedWhereItMeansSomething() {
    FetchOptions zero =
        options.withTotalTimeout(Duration.ZERO).withMaxRetries(0).withMaxConcurrentRequests(0);
    assertThat(zero.totalTimeout()).isZero();
    assertThat(zero.maxRetries()).isZero();
  }

  @Test
  void aTimeoutThatIsNotPositiveIsRefusedWithItsValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.withTimeout(Duration.ZERO))
        .withMessage("timeout must be positive: PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.withTimeout(Duration.ofSeconds(-1)))
        .withMessage("timeout must be positive: PT-1S");
  }

  @Test
  void aNegativeTotalTimeoutIsRefusedWithItsValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.withTotalTimeout(Duration.ofNanos(-1)))
        .withMessage("totalTimeout must not be negative: PT-0.000000001S");
  }

  @Test
  void negativeRetriesAreRefusedWithTheNumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.withMaxRetries(-1))
        .withMessage("maxRetries must not be negative: -1");
  }

  @Test
  void aNegativeLimitIsRefusedWithTheNumber() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.withMaxConcurrentRequests(-5))
        .withMessage("maxConcurrentRequests must not be negative: -5");
  }

  @Test
  @SuppressWarnings("NullAway") // what callers without null checks may do
  void nullIsRefusedByName() {
    assertThatNullPointerException().isThrownBy(() -> options.withCache(null)).withMessage("cache");
    assertThatNullPointerException()
        .isThrownBy(() -> options.withValidation(null))
        .withMessage("validation");
  }

  @Test
  void optionsOfTheSameValuesAreEqual() {
    assertThat(options.withMaxRetries(5))
        .isEqualTo(options.withMaxRetries(5))
        .hasSameHashCodeAs(options.withMaxRetries(5))
        .isNotEqualTo(options);
  }

  @Test
  void eachOptionTellsThemApart() {
    assertThat(options)
        .isNotEqualTo(options.withTimeout(Duration.ofSeconds(1)))
        .isNotEqualTo(options.withTotalTimeout(Duration.ofSeconds(1)))
        .isNotEqualTo(options.withCache(CachePolicy.ONLY))
        .isNotEqualTo(options.withValidation(Validation.OFF))
        .isNotEqualTo(options.withMaxConcurrentRequests(1));
  }

  @Test
  void policiesFollowFromTheTwoSwitches() {
    assertThat(CachePolicy.of(true, true)).isEqualTo(CachePolicy.READ_WRITE);
    assertThat(CachePolicy.of(true, false)).isEqualTo(CachePolicy.READ_ONLY);
    assertThat(CachePolicy.of(false, true)).isEqualTo(CachePolicy.REFRESH);
    assertThat(CachePolicy.of(false, false)).isEqualTo(CachePolicy.BYPASS);
  }
}
