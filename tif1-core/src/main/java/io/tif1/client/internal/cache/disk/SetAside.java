package io.tif1.client.internal.cache.disk;

import io.tif1.client.internal.runtime.OwnLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes a damaged file out of the way: {@code <name>.corrupt-<time>}, its log and its index
 * likewise. Only with {@link FileLock} held.
 *
 * <p>Other processes may have the file open. They go on with it under its new name, which harms
 * nobody, until they find that it is not in place any more. The file goes before its log: at any
 * moment, what stands at the file's name together with what stands at its log's name is either the
 * old pair, or no file with an old log, which SQLite discards.
 */
final class SetAside {
  /** Damaged files may be large, and nobody needs many. */
  private static final int KEPT = 2;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final List<String> COMPANIONS = List.of("-wal", "-shm", "-journal");

  private SetAside() {}

  /** Returns the name that the file has now. */
  static Path move(Path file, Instant now) throws IOException {
    OwnLock.assertMayBlock("moving a file");
    Path aside = free(file, TIME.format(now));
    Files.move(file, aside);
    for (String companion : COMPANIONS) {
      Path from = beside(file, companion);
      if (Files.exists(from)) {
        Files.move(from, beside(aside, companion));
      }
    }
    forgetOldOnes(file);
    return aside;
  }

  /** Deletes what a file that is gone has left. */
  static void removeLeftOvers(Path file) throws IOException {
    for (String companion : COMPANIONS) {
      Files.deleteIfExists(beside(file, companion));
    }
  }

  static Path beside(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  private static Path free(Path file, String time) {
    Path name = beside(file, ".corrupt-" + time);
    for (int i = 2; Files.exists(name); i++) {
      name = beside(file, ".corrupt-" + time + "-" + i);
    }
    return name;
  }

  private static void forgetOldOnes(Path file) throws IOException {
    List<Path> aside;
    String prefix = file.getFileName() + ".corrupt-";
    try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
      aside =
          files
              .filter(path -> path.getFileName().toString().startsWith(prefix))
              .filter(path -> COMPANIONS.stream().noneMatch(c -> path.toString().endsWith(c)))
              .sorted()
              .toList();
    }
    for (Path old : aside.subList(0, Math.max(0, aside.size() - KEPT))) {
      Files.deleteIfExists(old);
      removeLeftOvers(old);
    }
  }
}
