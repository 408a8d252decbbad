package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.event.FetchEvent.AttemptEnded;
import io.tif1.tests.support.Door;
import io.tif1.tests.support.World;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server recognizes a file by goes back byte for byte as it came, or not at all. */
class ValidatorTest {
  private static final String LATIN_1 = "ETag: \"\u00e9\"\r\n";
  private static final String UTF_8 = bytes("ETag: \"\u00e9-\u20ac-\ud83c\udfce\"\r\n");
  private static final String DATE = "Last-Modified: Wed, 21 Oct 2020 07:28:00 GMT\r\n";

  @TempDir Path directory;

  private World against(RawServer server) {
    return World.of(
        1,
        b ->
            b.cdns(List.of(server.uri("/gh")))
                .cacheDir(directory.resolve("cache"))
                .cacheMaxBytes(1_000_000)
                .maxRetries(0));
  }

  /** Text whose characters are the bytes that UTF-8 has for it. */
  private static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  static Stream<Arguments> validators() {
    return Stream.of(
            Arguments.of("ETag: \"v1\"\r\n", "if-none-match: \"v1\""),
            Arguments.of("ETag: W/\"v1\"\r\n", "if-none-match: w/\"v1\""),
            Arguments.of("ETag: v1\r\n", "if-none-match: v1"),
            Arguments.of("ETag: \"a b\"\r\n", "if-none-match: \"a b\""),
            Arguments.of("ETag: \"\"\r\n", "if-none-match: \"\""),
            Arguments.of(UTF_8, "if-none-match: " + UTF_8.substring(6).trim()),
            Arguments.of("ETag: \r\n", ""),
            Arguments.of("ETag: \r\n" + DATE, DATE.replace("Last-Modified", "if-modified-since")),
            Arguments.of("ETag: *\r\n", ""),
            Arguments.of("ETag: \"a\u007fb\"\r\n", ""),
            Arguments.of("ETag: \"a\u0001b\"\r\n", ""),
            Arguments.of(LATIN_1, ""),
            Arguments.of("ETag: \"" + "x".repeat(9000) + "\"\r\n", ""),
            Arguments.of(LATIN_1 + DATE, DATE.replace("Last-Modified", "if-modified-since")),
            Arguments.of("Last-Modified: Mi, 21. M\u00e4rz 2020\r\n", ""),
            Arguments.of(
                "Last-Modified: " + bytes("Mi, 21. M\u00e4rz 2020") + "\r\n",
                "if-modified-since: " + bytes("Mi, 21. M\u00e4rz 2020")),
            Arguments.of("Last-Modified: yesterday\r\n", "if-modified-since: yesterday"))
        .flatMap(
            one ->
                Stream.of(Door.values())
                    .map(door -> Arguments.of(one.get()[0], one.get()[1], door)));
  }

  @ParameterizedTest
  @MethodSource("validators")
  void c8_aValidatorIsSentBackAsItCameOrLeftOut(String validator, String condition, Door door)
      throws Exception {
    try (RawServer server =
        RawServer.answering(RawServer.answer("200 OK", validator, "{\"a\":1}"))) {
      try (World world = against(server)) {
        door.fetch(world.client, World.file("a.json"));
      }
      try (World world = against(server)) {
        world.time.advance(Duration.ofDays(40));
        door.fetch(world.client, World.file("a.json"));

        assertThat(world.log.of(AttemptEnded.class))
            .singleElement()
            .matches(ended -> ended.verdict().equals("OK"));
      }
      assertThat(conditions(server.heads().get(0))).isEmpty();
      assertThat(conditions(server.heads().get(1)).toLowerCase(Locale.ROOT))
          .isEqualTo(condition.trim().toLowerCase(Locale.ROOT));
    }
  }

  private static String conditions(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).matches("if-(none|modified).*"))
        .reduce((a, b) -> a + " and " + b)
        .orElse("");
  }
}
