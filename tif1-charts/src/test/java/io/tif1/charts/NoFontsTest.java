package io.tif1.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine without fonts: a JVM whose fontconfig finds none. */
final class NoFontsTest {
  @TempDir private Path folder;

  /** Draws a chart as SVG, then as PNG. */
  static final class Draws {
    private Draws() {}

    public static void main(String[] arguments) {
      Chart chart = Charts.tyreStrategy(Samples.laps(Samples.race()));
      System.out.println("SVG of " + chart.toSvg().length());
      try {
        System.out.println("PNG of " + chart.toPng().length);
      } catch (ChartException e) {
        System.out.println("ChartException: " + e.getMessage());
      }
    }
  }

  @Test
  void svgNeedsNoneAndPngSaysWhatToDo() throws IOException, InterruptedException {
    String system = System.getProperty("os.name");
    Assumptions.assumeTrue(
        system.startsWith("Linux"), "fonts can be hidden on Linux only, and this is " + system);
    Path config = folder.resolve("fonts.conf");
    Files.writeString(config, "<?xml version=\"1.0\"?><fontconfig></fontconfig>");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                // Java remembers below the home directory which fonts it found
                "-Duser.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Draws.class.getName())
            .redirectErrorStream(true);
    builder.environment().put("FONTCONFIG_FILE", config.toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("SVG of ").contains("ChartException: a PNG cannot be drawn");
    assertThat(said).contains("or write SVG, which needs none");
  }
}
