package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The demo is run once; it takes seconds. */
class DemoCommandTest {
  private static Run run;

  @BeforeAll
  static void demo() {
    run = Run.of("demo");
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
