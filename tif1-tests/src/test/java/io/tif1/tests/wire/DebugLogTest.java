package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.testkit.FakeCdn;
import io.tif1.tests.support.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the log of a real program says at debug: a process of its own, so that no other is louder.
 */
class DebugLogTest {
  @TempDir private Path directory;

  private List<String> logOf(FakeCdn cdn, String level) throws IOException, InterruptedException {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dorg.slf4j.simpleLogger.log.io.tif1.client=" + level,
                LoggingProgram.class.getName(),
                cdn.baseUri().toString(),
                cdn.writeCaPem(directory).toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(program.waitFor()).as(said).isZero();
    return said.lines().toList();
  }

  @Test
  void eachAttemptIsALineThatSaysItAll() throws Exception {
    try (FakeCdn cdn = FakeCdn.serving(World.everything())) {
      List<String> attempts =
          logOf(cdn, "debug").stream().filter(line -> line.contains(" GET ")).toList();

      assertThat(attempts).hasSize(2);
      String size = "[1-9]\\d*";
      String millis = "\\d+\\.\\dms";
      assertThat(attempts.get(0))
          .containsPattern(
              " GET "
                  + cdn.baseUri()
                  + "/2021@main/Belgian%20Grand%20Prix/Race/drivers.json"
                  + " cdn=localhost:\\d+ attempt=1 verdict=OK status=200 protocol=h2 bytes="
                  + size
                  + " queue="
                  + millis
                  + " connect="
                  + millis
                  + " first-byte="
                  + millis
                  + " total="
                  + millis
                  + " reused=false");
      assertThat(attempts.get(1)).contains(" connect=0.0ms ").endsWith("reused=true");
    }
  }

  @Test
  void connectionStatisticsAreLoggedAtTheirInterval() throws Exception {
    try (FakeCdn cdn = FakeCdn.serving(World.everything())) {
      assertThat(logOf(cdn, "debug"))
          .anyMatch(line -> line.contains("connections: 2 requests, 1 connections created"));
    }
  }

  @Test
  void withoutDebugNothingIsSaidOfWhatGoesWell() throws Exception {
    try (FakeCdn cdn = FakeCdn.serving(World.everything())) {
      assertThat(logOf(cdn, "info")).noneMatch(line -> line.contains("io.tif1.client"));
    }
  }
}
