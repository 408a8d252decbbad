package io.tif1.cli;

import io.tif1.client.Resource;
import io.tif1.client.internal.runtime.RegularFile;
import io.tif1.model.JsonDocument;
import io.tif1.model.SessionKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;

/** From the arguments of a command line to the files that are meant, each once. */
final class PathArguments {
  /** Stands for paths on standard input, one a line. */
  private static final String STDIN = "-";

  /** Some hundred thousand paths. */
  private static final int MOST_INPUT = 32 << 20;

  private PathArguments() {}

  /**
   * The files, in the order given.
   *
   * @throws IllegalArgumentException if a name cannot be that of a file, or nothing is named
   * @throws UncheckedIOException if standard input cannot be read
   */
  static List<Resource<JsonDocument>> files(
      SessionKey session, List<String> paths, InputStream in) {
    var files = new LinkedHashSet<Resource<JsonDocument>>();
    for (String path : paths) {
      if (path.startsWith("@")) {
        // One that can be read has been replaced by its lines before.
        throw new IllegalArgumentException(
            "cannot read the list of paths \"" + path.substring(1) + "\": is it there?");
      }
      for (String one : path.equals(STDIN) ? lines(in) : List.of(path)) {
        files.add(Resource.json(session, one));
      }
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException("no PATH was given: the list of them is empty");
    }
    return List.copyOf(files);
  }

  private static List<String> lines(InputStream in) {
    try {
      return new String(RegularFile.readAll(in, MOST_INPUT), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .map(String::strip)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot read paths from standard input: " + PlainWords.of(e), e);
    }
  }
}
