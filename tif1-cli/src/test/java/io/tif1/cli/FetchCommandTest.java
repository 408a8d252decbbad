package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.testkit.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchCommandTest {
  private static final String DRIVERS = "drivers.json";
  private static final String TELEMETRY = "VER/1_tel.json";

  private Path directory;
  private Cdn cdn;

  @BeforeEach
  void start(@TempDir Path temporary) {
    directory = temporary;
    cdn = new Cdn(directory);
  }

  @AfterEach
  void stop() {
    cdn.close();
  }

  @Test
  void oneFileGoesToStandardOutputByteForByte() {
    Run run = Run.of(cdn.fetch(DRIVERS));

    assertThat(run.outBytes()).isEqualTo(cdn.published(DRIVERS));
  }

  @Test
  void succeedsWithZero() {
    Run run = Run.of(cdn.fetch(DRIVERS));

    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  @Test
  void ofSeveralFilesATableIsPrintedInTheGivenOrder() {
    Run run = Run.of(cdn.fetch(TELEMETRY, DRIVERS));

    assertThat(run.out().lines().map(line -> line.split(" +")[0]))
        .containsExactly("file", TELEMETRY, DRIVERS);
  }

  @Test
  void theSummaryCountsFilesConnectionsAndProtocol() {
    Run run = Run.of(cdn.fetch(TELEMETRY, DRIVERS));

    assertThat(run.err())
        .contains("2 files")
        .contains("1 connection created, protocol h2, 0 retries");
  }

  @Test
  void filesAreWrittenByteForByteBelowOut() throws IOException {
    Path out = directory.resolve("deep/out");
    Run run = Run.of(cdn.fetch(TELEMETRY, DRIVERS, "--out", out.toString()));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readAllBytes(out.resolve(TELEMETRY))).isEqualTo(cdn.published(TELEMETRY));
    assertThat(Files.readAllBytes(out.resolve(DRIVERS))).isEqualTo(cdn.published(DRIVERS));
  }

  @Test
  void withOutNothingIsPrinted() {
    Run run = Run.of(cdn.fetch(DRIVERS, "--out", directory.toString()));

    assertThat(run.out()).isEmpty();
  }

  @Test
  void pathsMayComeFromAFileOneALine() throws IOException {
    Path list = Files.write(directory.resolve("paths"), List.of(DRIVERS, "", TELEMETRY));

    assertThat(Run.of(cdn.fetch("@" + list)).err()).contains("2 files");
  }

  @Test
  void pathsMayComeFromStandardInputOneALine() {
    Run run = Run.withInput(DRIVERS + "\n\n " + TELEMETRY + "\r\n", cdn.fetch("-"));

    assertThat(run.err()).contains("2 files");
  }

  @Test
  void aFileNamedTwiceIsFetchedOnce() {
    Run.of(cdn.fetch("VER/laptimes.json", "laps_VER.json"));

    assertThat(cdn.server().requestCount()).isEqualTo(1);
  }

  @Test
  void aFileThatIsNotPublishedIsThree() {
    Run run = Run.of(cdn.fetch("VER/99_tel.json"));

    assertThat(run.exitCode()).isEqualTo(ExitCode.MISSING);
  }

  @Test
  void aFileThatIsNotPublishedIsNamed() {
    Run run = Run.of(cdn.fetch("VER/99_tel.json"));

    assertThat(run.err())
        .contains("not published in 2021/Belgian Grand Prix/Race: VER/99_tel.json");
  }

  @Test
  void someFilesHadAndSomeNotPublishedIsFour() {
    Run run = Run.of(cdn.fetch(DRIVERS, "VER/99_tel.json"));

    assertThat(run.exitCode()).isEqualTo(ExitCode.PARTIAL);
  }

  @Test
  void someFilesHadAndSomeFailedIsFour() {
    cdn.server().faultOn(path -> path.endsWith(TELEMETRY), Fault.status(500));

    assertThat(Run.of(cdn.fetch(DRIVERS, TELEMETRY)).exitCode()).isEqualTo(ExitCode.PARTIAL);
  }

  @Test
  void aDeadServerIsOneAndNamesItAndWhatHappened() {
    cdn.server().faultAlways(new Fault.RefuseConnect());
    Run run = Run.of(cdn.fetch(DRIVERS));

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err())
        .contains("tif1: 2021/Belgian Grand Prix/Race/drivers.json: every CDN failed")
        .contains("localhost:" + cdn.server().port() + ": could not connect");
  }

  @Test
  void errorsComeWithoutAStackTrace() {
    cdn.server().faultAlways(Fault.status(500));

    assertThat(Run.of(cdn.fetch(DRIVERS)).err()).doesNotContain("\tat ");
  }

  @Test
  void ofManyErrorsThreeAreShownAndTheRestCounted() {
    cdn.server().faultAlways(Fault.status(500));
    Run run = Run.of(cdn.fetch("a.json", "b.json", "c.json", "d.json"));

    assertThat(run.err()).contains("tif1: 1 more file failed");
  }

  @Test
  void aServerThatDiesMidwayLeavesWholeFilesAndAnError() {
    cdn.server().faultOn(path -> path.endsWith(TELEMETRY), new Fault.CutAfter(5));
    Path out = directory.resolve("out");
    Run run = Run.of(cdn.fetch(DRIVERS, TELEMETRY, "--out", out.toString()));

    assertThat(run.exitCode()).isEqualTo(ExitCode.PARTIAL);
    assertThat(out.resolve(DRIVERS)).hasBinaryContent(cdn.published(DRIVERS));
    assertThat(out.resolve(TELEMETRY)).doesNotExist();
  }

  @Test
  void noLineIsDrawnElsewhereThanOnATerminal() {
    assertThat(Run.of(cdn.fetch(DRIVERS, TELEMETRY)).err()).doesNotContain("Fetching");
  }
}
