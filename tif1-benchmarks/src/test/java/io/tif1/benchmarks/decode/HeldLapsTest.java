package io.tif1.benchmarks.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Laps held as columns, in a JVM whose heap is smaller than their JSON. */
class HeldLapsTest {
  private static final int LAPS = 400;
  private static final int HEAP_MIB = 36;
  private static final Pattern REPORT =
      Pattern.compile(
          "(\\d+) simulated laps, (\\S+) MB of JSON: .* heap, (\\S+) of the JSON; sizeBytes says"
              + " (\\S+) of the heap");

  private static String output = "";
  private static int exitCode;

  @BeforeAll
  static void hold() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MIB + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                HeldLaps.class.getName(),
                "simulated",
                Integer.toString(LAPS))
            .redirectErrorStream(true)
            .start();
    output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    exitCode = process.waitFor();
  }

  private static double reported(int group) {
    Matcher report = REPORT.matcher(output);
    assertThat(report.find()).as(output).isTrue();
    return Double.parseDouble(report.group(group));
  }

  @Test
  void allLapsFitIntoAHeapSmallerThanTheirJson() {
    assertThat(exitCode).as(output).isZero();
    assertThat(reported(1)).isEqualTo(LAPS);
    assertThat(reported(2) * 1e6).isGreaterThan(HEAP_MIB << 20);
  }

  @Test
  void columnsNeedAtMostSixTenthsOfTheJson() {
    assertThat(reported(3)).isLessThanOrEqualTo(0.6);
  }

  @Test
  void tablesTellTheirSizeAboutRight() {
    assertThat(reported(4)).isBetween(0.9, 1.05);
  }
}
