package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo is run once; it takes seconds. */
class DemoCommandTest {
  private static Run run;

  @TempDir private static Path directory;

  @BeforeAll
  static void demo() {
    run = Run.of("demo", "--out", directory.resolve("pictures").toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gap-to-leader.svg", "track-map.svg"})
  void endsWithAPictureAndSaysWhere(String name) throws IOException {
    Path picture = directory.toRealPath().resolve("pictures").resolve(name);

    assertThat(run.out()).contains(picture.toString());
    assertThat(picture).content().startsWith("<svg").endsWith("</svg>\n");
  }

  @Test
  void succeeds() {
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
  }

  @Test
  void showsAFailoverFromCdnToCdn() {
    assertThat(run.out())
        .containsSubsequence(
            "Failover",
            "asked broken: HTTP 500",
            "asked slow: not whole",
            "asked good: status 200");
  }

  @Test
  void showsTheBreakersOpening() {
    assertThat(run.out())
        .contains("breaker of broken: closed -> open")
        .contains("breaker of slow: closed -> open");
  }

  @Test
  void listsTwentyDriversWithABestLap() {
    assertThat(run.out()).contains("20 drivers, by best lap");
    assertThat(run.out().lines().filter(line -> line.matches(".*  \\d:\\d\\d\\.\\d{3}  .*")))
        .hasSize(20);
  }

  @Test
  void fetchesAtLeastThreeHundredFilesAndFailsOnNone() {
    String files = run.out().lines().filter(line -> line.contains(" fetched, ")).findFirst().get();

    assertThat(Integer.parseInt(files.trim().split(" +")[1])).isGreaterThanOrEqualTo(300);
    assertThat(files).endsWith(" 0 failed");
  }

  @Test
  void countsBytesAndConnections() {
    assertThat(run.out()).contains(" of JSON").containsPattern("[1-9]\\d* connections created");
  }

  @Test
  void saysNothingOnStandardError() {
    assertThat(run.err()).isEmpty();
  }
}
