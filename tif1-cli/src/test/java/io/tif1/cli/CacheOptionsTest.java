package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheOptionsTest {
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

  private Run drivers(String... more) {
    return Run.of(cdn.ask("drivers", more));
  }

  @Test
  void theSecondRunIsAnsweredFromDisk() {
    drivers();
    drivers();

    assertThat(cdn.server().requestCount()).isEqualTo(1);
  }

  @Test
  void refreshFetchesAnew() {
    drivers();
    drivers("--refresh");

    assertThat(cdn.server().requestCount()).isEqualTo(2);
  }

  @Test
  void noCacheNeitherReadsNorWrites() {
    drivers("--no-cache");

    assertThat(cdn.cacheDirectory()).doesNotExist();
    drivers();
    drivers("--no-cache");
    assertThat(cdn.server().requestCount()).isEqualTo(3);
  }

  @Test
  void offlineAnswersWhatIsThere() {
    Run online = drivers();
    cdn.server().close();

    assertThat(drivers("--offline").out()).isEqualTo(online.out());
  }

  @Test
  void offlineSaysWhatIsLacking() {
    Run run = drivers("--offline");

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains("drivers.json");
    assertThat(cdn.server().requestCount()).isZero();
  }

  @Test
  void theyExcludeOneAnother() {
    assertThat(drivers("--offline", "--refresh").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void settingsComeFromTheFileThatIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("rc"), "{\"enable_cache\": false}");
    drivers("--config", file.toString());

    assertThat(cdn.cacheDirectory()).doesNotExist();
  }

  @Test
  void aSettingsFileThatIsNotThereIsTwo() {
    Run run = drivers("--config", directory.resolve("nothing").toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("does not exist");
  }
}
