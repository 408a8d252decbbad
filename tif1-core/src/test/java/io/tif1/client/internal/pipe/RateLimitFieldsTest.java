package io.tif1.client.internal.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tif1.client.internal.pipe.RateLimitFields.Quota;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RateLimitFieldsTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_767_225_545);

  private static Quota quota(long remaining, long reset, long limit, long window) {
    return new Quota(remaining, Duration.ofSeconds(reset), limit, Duration.ofSeconds(window));
  }

  static Stream<Arguments> forms() {
    return Stream.of(
        arguments(Map.of("ratelimit", List.of("\"resolvers\";r=0;t=55")), quota(0, 55, 0, 0)),
        arguments(
            Map.of(
                "ratelimit",
                List.of("\"resolvers\";r=2937;t=55"),
                "ratelimit-policy",
                List.of("\"api\";q=10;w=1, \"resolvers\";q=3000;w=300")),
            quota(2937, 55, 3000, 300)),
        arguments(
            Map.of(
                "ratelimit",
                List.of("\"resolvers\";r=7;t=55"),
                "ratelimit-policy",
                List.of("\"api\";q=1;w=2, \"fixed window\";\"resolvers\";q=40;w=60")),
            quota(7, 55, 40, 60)),
        arguments(
            Map.of("ratelimit", List.of("\"a;b, c\"; r=7 ; t=5;pk=:QUFB:")), quota(7, 5, 0, 0)),
        arguments(Map.of("ratelimit", List.of("default;r=50;t=30")), quota(50, 30, 0, 0)),
        arguments(
            Map.of("ratelimit", List.of("limit=100, remaining=50, reset=5")), quota(50, 5, 100, 0)),
        arguments(
            Map.of(
                "ratelimit",
                List.of("limit=100, remaining=50, reset=5"),
                "ratelimit-policy",
                List.of("100;w=60")),
            quota(50, 5, 100, 60)),
        arguments(
            Map.of(
                "ratelimit-limit",
                List.of("100, 100;w=60"),
                "ratelimit-remaining",
                List.of("3"),
                "ratelimit-reset",
                List.of("9")),
            quota(3, 9, 100, 0)),
        arguments(
            Map.of(
                "x-ratelimit-limit",
                List.of("60"),
                "x-ratelimit-remaining",
                List.of("0"),
                "x-ratelimit-reset",
                List.of("1767225600")),
            quota(0, 55, 60, 0)),
        arguments(
            Map.of(
                "x-ratelimit-remaining",
                List.of("0"),
                "x-ratelimit-reset",
                List.of("1767225600000")),
            quota(0, 55, 0, 0)),
        arguments(
            Map.of(
                "x-ratelimit-remaining", List.of("1"), "x-ratelimit-reset", List.of("1700000000")),
            quota(1, 0, 0, 0)),
        arguments(
            Map.of("ratelimit", List.of("\"second\";r=9;t=1, \"day\";r=0;t=3600")),
            quota(0, 3600, 0, 0)),
        arguments(
            Map.of("ratelimit", List.of("\"second\";r=9;t=1", "\"day\";r=90;t=3600")),
            quota(90, 3600, 0, 0)));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void b7_everyFormInUseIsRead(Map<String, List<String>> headers, Quota quota) {
    assertThat(RateLimitFields.parse(headers, NOW)).isEqualTo(quota);
  }

  static Stream<Map<String, List<String>>> nothing() {
    return Stream.of(
        Map.of(),
        Map.of("ratelimit", List.of("")),
        Map.of("ratelimit", List.of("\"a\";r=-1;t=x")),
        Map.of("ratelimit", List.of("\"a\";r=5")),
        Map.of("ratelimit", List.of("\"a\";r=99999999999999999999;t=5,,;=")),
        Map.of("ratelimit-policy", List.of("\"a\";q=5;w=6")),
        Map.of("x-ratelimit-remaining", List.of("many"), "x-ratelimit-reset", List.of("5")),
        Map.of("x-ratelimit-remaining", List.of("5")));
  }

  @ParameterizedTest
  @MethodSource("nothing")
  void whatSaysNothingUsableIsNoQuota(Map<String, List<String>> headers) {
    assertThat(RateLimitFields.parse(headers, NOW)).isNull();
  }
}
