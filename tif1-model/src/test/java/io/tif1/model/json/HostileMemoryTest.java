package io.tif1.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The bound on memory, with a real limit: 64 MiB of hostile text and whatever reading it takes fit
 * into 160 MiB, in a JVM that ends at the first OutOfMemoryError.
 */
class HostileMemoryTest {
  @Test
  void noFileNeedsMoreMemoryThanTheBound() throws IOException, InterruptedException {
    List<String> shapes = Arrays.stream(HostileFiles.Shape.values()).map(Enum::name).toList();
    var command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx160m",
                    "-XX:+UseSerialGC",
                    "-XX:NewSize=8m",
                    "-XX:MaxNewSize=8m",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-cp",
                    System.getProperty("java.class.path"),
                    HostileFiles.class.getName()),
                shapes.stream())
            .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    assertThat(output.lines().map(line -> line.split(" ")[0]).toList())
        .as(output)
        .isEqualTo(shapes);
    assertThat(process.exitValue()).as(output).isZero();
  }
}
