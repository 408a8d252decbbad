package io.tif1.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.HandMovedTime;
import io.tif1.client.Tif1Config;
import io.tif1.client.internal.pipe.AttemptFailure;
import io.tif1.client.internal.pipe.CallbackException;
import io.tif1.client.internal.pipe.PipeSamples;
import io.tif1.client.internal.pipe.Stages;
import io.tif1.client.internal.pipe.Verdict;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is thrown on OkHttp's threads is told for what it is, and blames no CDN. */
@Timeout(60)
class ThrowingTransportTest {
  static Stream<Arguments> everyThrowable() {
    return Stream.of(
        Arguments.of(new IllegalStateException("by the test"), Verdict.INTERNAL),
        Arguments.of(new AssertionError("by the test"), Verdict.INTERNAL),
        Arguments.of(
            new CallbackException("source", "its object", new RuntimeException("by the test")),
            Verdict.INTERNAL),
        Arguments.of(new NoClassDefFoundError("by the test"), Verdict.LOCAL),
        Arguments.of(new OutOfMemoryError("by the test"), Verdict.LOCAL));
  }

  @ParameterizedTest
  @MethodSource("everyThrowable")
  void a1_whatAResolverThrowsIsNoFailureOfTheCdn(Throwable thrown, Verdict verdict) {
    Tif1Config config = Tif1Config.defaults();
    try (var transport =
        new OkHttpTransport(
            () -> config,
            new HandMovedTime(),
            host -> throwIt(thrown),
            TrustStore.load(null),
            new Proxies(
                () -> new io.tif1.client.ProxyChoice.Direct(),
                name -> null,
                name -> null,
                () -> null))) {

      Throwable problem =
          Stages.exchange(transport, PipeSamples.attempt())
              .handle((answer, failure) -> failure == null ? new AssertionError() : failure)
              .join();

      assertThat(problem)
          .isInstanceOfSatisfying(
              AttemptFailure.class,
              failure -> {
                assertThat(failure.verdict()).as(failure.problem()).isEqualTo(verdict);
                assertThat(failure.getCause()).isSameAs(thrown);
                assertThat(failure.problem()).contains("by the test");
              });
    }
  }

  private static <T> T throwIt(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException runtime) {
      throw runtime;
    }
    throw new CompletionException(thrown);
  }
}
