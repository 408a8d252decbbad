package io.tif1.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The files of other caches in a folder. Each tree of published files has one of its own, so who
 * does not name the CDNs that a cache was filled from looks into another, which may be empty.
 */
final class OtherCaches {
  private static final int MOST_NAMED = 5;

  private OtherCaches() {}

  /** A line that names those beside a cache that has no files; empty if there are none. */
  static Optional<String> beside(Path cache) throws IOException {
    List<Path> others = in(cache);
    if (others.isEmpty()) {
      return Optional.empty();
    }
    var names = new ArrayList<String>();
    for (Path other : others.subList(0, Math.min(others.size(), MOST_NAMED))) {
      names.add(other.getFileName() + " (" + Units.bytes(Files.size(other)) + ")");
    }
    if (others.size() > MOST_NAMED) {
      names.add("and " + (others.size() - MOST_NAMED) + " more");
    }
    return Optional.of(
        "beside it, filled from other CDNs: "
            + String.join(", ", names)
            + "; name those CDNs by --cdn to look into one");
  }

  private static List<Path> in(Path cache) throws IOException {
    Path folder = cache.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    var others = new ArrayList<Path>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "tif1-jvm*.sqlite")) {
      for (Path file : files) {
        if (!file.getFileName().equals(cache.getFileName())) {
          others.add(file);
        }
      }
    }
    Collections.sort(others);
    return others;
  }
}
