package io.tif1.tests.docs;

import io.tif1.tests.arch.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The Markdown files of the project. */
final class Documents {
  private static final Set<String> NOT_OURS = Set.of("target", ".git", ".mvn", "node_modules");

  private Documents() {}

  /** All of them, by name. */
  static List<Path> all() {
    return below(Project.root(), ".md");
  }

  /** The files below a folder whose names end in {@code ending}, build output left out. */
  static List<Path> below(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ending) && Files.isRegularFile(file))
          .filter(file -> isOurs(folder.relativize(file)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOurs(Path relative) {
    for (Path part : relative) {
      if (NOT_OURS.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The path as one would write it in a message. */
  static String name(Path file) {
    return Project.root().relativize(file).toString();
  }
}
