package io.tif1.tests.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tif1.client.FileStatus;
import io.tif1.client.LoadedSession;
import io.tif1.client.Session;
import io.tif1.testkit.Content;
import io.tif1.tests.arch.Project;
import io.tif1.tests.support.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The race at Spa in 2021, as it is published; it was stopped after a few laps. */
class PublishedRaceTest {
  private static World world() {
    Path files = Project.root().resolveSibling("shared/data/cdn/gh/TracingInsights");
    assumeTrue(
        Files.isDirectory(files.resolve("2021@main")),
        "waits for published files in ../shared/data of the repository");
    return Spa.world(Content.folder(files));
  }

  @Test
  void itIsLoadedInFiveRequests() {
    try (World world = world()) {
      LoadedSession loaded = world.client.session(2021, "Belgian Grand Prix", "Race").load();

      assertThat(loaded.report().counts()).isEqualTo(Map.of(FileStatus.OK, 5));
      assertThat(loaded.isComplete()).isTrue();
      assertThat(loaded.drivers().orElseThrow().size()).isEqualTo(20);
      assertThat(world.cdn(1).requestCount()).isEqualTo(5);
    }
  }

  @Test
  void ofADriverWhoseFileIsNotThereTheSessionsFileHasTheLaps() {
    try (World world = world()) {
      Session spa = world.client.session(2021, "Spa", "R");

      assertThat(spa.laps("HAM").drivers()).containsExactly("HAM");
      assertThat(spa.laps("VER").size()).isEqualTo(spa.laps().pickDrivers("VER").size());
    }
  }

  @Test
  void theResultIsThatOfTheRoad() {
    try (World world = world()) {
      var results = world.client.session(2021, "Spa", "R").results();

      assertThat(results.rows().get(0).driver()).isEqualTo("VER");
      assertThat(results.rows()).hasSize(20);
    }
  }
}
