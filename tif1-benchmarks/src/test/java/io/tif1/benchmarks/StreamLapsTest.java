package io.tif1.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.testkit.sim.SessionSimulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Laps that pass through a client in a JVM whose heap could not hold their JSON. */
class StreamLapsTest {
  private static final int HEAP_MIB = 40;

  @TempDir Path directory;

  @Test
  void lapsStreamThroughAHeapSmallerThanTheirJson() throws IOException, InterruptedException {
    Path folder = directory.resolve("published");
    SessionSimulator.session(2026, "Simulated Grand Prix", "Race")
        .seed(1)
        .drivers(20)
        .laps(20)
        .build()
        .writeTo(folder);
    try (CdnProcess cdn = CdnProcess.serving(folder, directory)) {
      assertThat(Published.in(cdn.base(), folder).totalBytes()).isGreaterThan(HEAP_MIB << 20);

      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx" + HEAP_MIB + "m",
                  "-XX:+UseSerialGC",
                  "-XX:+ExitOnOutOfMemoryError",
                  "-cp",
                  System.getProperty("java.class.path"),
                  StreamLaps.class.getName(),
                  cdn.base().toString(),
                  cdn.authority().toString(),
                  folder.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(process.waitFor()).as(said).isZero();
    }
  }
}
