package io.tif1.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SqlPageTest {
  @Test
  void thePageSaysWhatTheRegistrySaysAndTheDatabaseAnswers() throws IOException {
    Path page = root().resolve("docs").resolve("sql.md");
    if (Boolean.getBoolean("tif1.docs.write")) {
      Files.writeString(page, SqlPage.text());
    }

    assertThat(Files.readString(page))
        .as("docs/sql.md; write it anew with -Dtif1.docs.write=true")
        .isEqualTo(SqlPage.text());
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
