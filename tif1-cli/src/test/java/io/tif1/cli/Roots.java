package io.tif1.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where things are that tests read. */
final class Roots {
  private Roots() {}

  /** The directory of the repository, whether Maven or an editor runs the test. */
  static Path repository() {
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
