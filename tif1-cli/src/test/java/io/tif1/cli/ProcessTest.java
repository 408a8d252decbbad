package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.testkit.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own: exit code, streams, signals. */
class ProcessTest {
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

  private Process run(String... args) throws IOException {
    return start(ProcessBuilder.Redirect.to(directory.resolve("out").toFile()), args);
  }

  private Process start(ProcessBuilder.Redirect out, String... args) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED"); // or newer JVMs warn of SQLite
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of(args));
    return new ProcessBuilder(command)
        .redirectError(directory.resolve("err").toFile())
        .redirectOutput(out)
        .start();
  }

  private String err() throws IOException {
    return Files.readString(directory.resolve("err"), StandardCharsets.UTF_8);
  }

  @Test
  void fetchesAFileToStandardOutput() throws Exception {
    int exitCode = run(cdn.fetch(DRIVERS)).waitFor();

    assertThat(exitCode).as(err()).isZero();
    assertThat(directory.resolve("out")).hasBinaryContent(cdn.published(DRIVERS));
  }

  @Test
  void isQuietButForTheSummary() throws Exception {
    run(cdn.fetch(DRIVERS)).waitFor();

    assertThat(err().lines().filter(line -> !line.startsWith("Picked up "))).hasSize(1);
  }

  @Test
  void theExitCodeSaysThatDataIsMissing() throws Exception {
    assertThat(run(cdn.fetch("nothing.json")).waitFor()).isEqualTo(ExitCode.MISSING);
  }

  @Test
  void verboseShowsEachAttemptWithItsTimings() throws Exception {
    run(cdn.fetch("-v", DRIVERS)).waitFor();

    assertThat(err()).containsPattern("DEBUG .*drivers\\.json.* total=[0-9.]+ms");
  }

  @Test
  void e6_aReaderThatGoesEndsTheProgramInSilence() throws Exception {
    cdn.server().faultOn(path -> path.endsWith(DRIVERS), new Fault.StallAfter(5));
    Process process = start(ProcessBuilder.Redirect.PIPE, cdn.fetch(DRIVERS));
    cdn.server().awaitStalled(1);
    process.getInputStream().close(); // as head does once it has its lines
    cdn.server().releaseStalled();

    assertThat(process.waitFor()).as(err()).isEqualTo(ExitCode.READER_GONE);
    assertThat(err().lines().filter(line -> !line.startsWith("Picked up "))).isEmpty();
  }

  @Test
  void toldToEndItLeavesWholeFilesAndNoOthers() throws Exception {
    cdn.server().faultOn(path -> path.endsWith(TELEMETRY), new Fault.StallAfter(5));
    Path out = directory.resolve("files");
    // One at a time: when the second is asked for, the first is there or about to be.
    Process process =
        run(cdn.fetch(DRIVERS, TELEMETRY, "--max-concurrent", "1", "--out", out.toString()));
    cdn.server().awaitStalled(1);
    process.toHandle().destroy(); // a signal to end, as Ctrl-C is
    process.waitFor();

    try (Stream<Path> files = Files.walk(out)) {
      assertThat(files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .isSubsetOf(DRIVERS);
    }
    assertThat(err()).contains("tif1: interrupted");
  }
}
