package io.tif1.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DataModelPageTest {
  @Test
  void thePageSaysWhatTheRegistrySays() throws IOException {
    Path page = root().resolve("docs").resolve("data-model.md");
    if (Boolean.getBoolean("tif1.docs.write")) {
      Files.writeString(page, DataModelPage.text());
    }

    assertThat(Files.readString(page))
        .as("docs/data-model.md; write it anew with -Dtif1.docs.write=true")
        .isEqualTo(DataModelPage.text());
  }

  /** The directory of the repository, whether Maven or an editor runs the test. */
  private static Path root() {
    Path directory = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    while (!Files.exists(directory.resolve("mvnw"))) {
      Path parent = directory.getParent();
      if (parent == null) {
        throw new IllegalStateException("no directory with mvnw above the working directory");
      }
      directory = parent;
    }
    return directory;
  }
}
