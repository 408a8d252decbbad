package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands about data as processes of their own: streams, exit codes, quiet. */
class DataProcessTest {
  private Path directory;
  private SimCdn cdn;

  @BeforeEach
  void start(@TempDir Path temporary) {
    directory = temporary;
    cdn = SimCdn.race(directory);
  }

  @AfterEach
  void stop() {
    cdn.close();
  }

  private static String withoutJvm(String err) {
    return String.join("\n", err.lines().filter(line -> !line.startsWith("Picked up ")).toList());
  }

  @Test
  void theListingIsTheSameAsInThisProcessAndNothingElseIsSaid() throws Exception {
    Child child = Child.start(directory, cdn.ask("laps", "--csv"));

    assertThat(child.waitFor()).as(child.err()).isZero();
    assertThat(child.out()).isEqualTo(Run.of(cdn.ask("laps", "--csv")).out());
    assertThat(withoutJvm(child.err())).isEmpty();
  }

  @Test
  void theExitCodeSaysThatNothingIsPublished() throws Exception {
    Child child = Child.start(directory, cdn.with("weather", "2021", "monza", "R"));

    assertThat(child.waitFor()).as(child.err()).isEqualTo(ExitCode.MISSING);
  }

  @Test
  void verboseShowsWhatItCost() throws Exception {
    Child child = Child.start(directory, cdn.ask("drivers", "-v"));
    child.waitFor();

    assertThat(child.err()).contains("1 file, ").containsPattern("DEBUG .*drivers\\.json");
  }

  @Test
  void theScriptOfCompletionIsOneThatBashReads() throws Exception {
    Path bash = Path.of("/bin/bash");
    assumeThat(bash).as("a bash to read the script").exists();
    Path script = Files.writeString(directory.resolve("script"), Run.of("completion").out());

    assertThat(exitCode(bash.toString(), "-n", script.toString())).isZero();
  }

  private static int exitCode(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
