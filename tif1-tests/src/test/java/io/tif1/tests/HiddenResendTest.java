package io.tif1.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tif1.client.FetchFailedException;
import io.tif1.testkit.Fault;
import io.tif1.tests.support.World;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OkHttp sends some requests again by itself; none of ours, or attempts would go uncounted. */
final class HiddenResendTest {
  @ParameterizedTest
  @CsvSource({"503, 0", "503, 00", "408, 0", "425, 0", "429, 0"})
  void anAnswerThatAsksToTryAgainAtOnceIsOneAttempt(int status, String retryAfter) {
    try (World world = World.of(1, settings -> settings.maxRetries(0))) {
      world.cdn(1).faultNext(Fault.retryAfter(status, retryAfter));

      var failure =
          catchThrowableOfType(
              FetchFailedException.class, () -> world.client.fetch(World.file("drivers.json")));

      assertThat(failure.attempts()).hasSize(1);
      assertThat(failure.status()).isEqualTo(status);
      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
    }
  }
}
