package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.testkit.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C while a table is loaded: nothing stays behind, and one line says what happened. */
class InterruptedTest {
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

  private Child interrupted(String... words) throws Exception {
    cdn.server().faultOn(path -> path.endsWith("_tel.json"), new Fault.StallAfter(5));
    Child child = Child.start(directory, cdn.with(words));
    cdn.server().awaitStalled(1);
    child.interrupt();
    return child;
  }

  private static String said(Child child) throws IOException {
    return String.join(
        "|", child.err().lines().filter(line -> !line.startsWith("Picked up ")).toList());
  }

  @Test
  void e17_anInterruptedExportLeavesNoFolderAndSaysOneLine() throws Exception {
    Path folder = Files.createDirectory(directory.resolve("files"));
    Path to = folder.resolve("t.csv");
    Child child = interrupted("export", "telemetry", "2021", "spa", "R", "--to", to.toString());

    assertThat(said(child)).isEqualTo("tif1: interrupted; " + to + " was not written");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void e17_anInterruptedQuerySaysOneLine() throws Exception {
    Child child =
        interrupted(
            "sql", "select * from telemetry", "2021", "spa", "R", "--telemetry", "all", "--json");

    assertThat(said(child)).isEqualTo("tif1: interrupted");
    assertThat(child.out()).isEmpty();
  }
}
