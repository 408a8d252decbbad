package io.tif1.tests.arch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody needs is not on the class path, so nobody can begin to use it unnoticed. */
final class ClassPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "io/github/resilience4j/circuitbreaker/CircuitBreaker.class",
        "org/mockito/Mockito.class",
        "com/fasterxml/jackson/databind/ObjectMapper.class",
        "com/google/common/collect/ImmutableList.class"
      })
  void isNotThere(String resource) {
    assertThat(getClass().getClassLoader().getResource(resource)).isNull();
  }
}
