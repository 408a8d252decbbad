package io.tif1.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of a database's own, which nobody else can read: for what does not fit in memory, and
 * for files that are being written. It goes when the database is closed.
 */
final class WorkFolder implements AutoCloseable {
  private final Path folder;

  private WorkFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * @param parent where it is made; null for the system's folder of temporary files
   * @throws UncheckedIOException if it cannot be made
   */
  static WorkFolder in(@Nullable Path parent) {
    try {
      Path folder =
          parent == null
              ? Files.createTempDirectory("tif1-sql-")
              : Files.createTempDirectory(parent, ".tif1-");
      return new WorkFolder(folder.toRealPath());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot make a folder for temporary files"
              + (parent == null ? "" : " in " + parent)
              + ": "
              + e,
          e);
    }
  }

  Path path() {
    return folder;
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /**
   * Moves a file that is whole to its place, where it appears at once.
   *
   * @param replace whether one that is there already goes
   */
  void publish(Path file, Path to, boolean replace) throws IOException {
    Path near = file;
    if (!Files.getFileStore(folder).equals(Files.getFileStore(parent(to)))) {
      near = Files.createTempFile(parent(to), ".tif1-", ".part");
      Files.copy(file, near, StandardCopyOption.REPLACE_EXISTING);
    }
    try {
      if (replace) {
        rename(near, to);
      } else {
        // A rename would replace what came there meanwhile; a link does not.
        link(near, to);
      }
    } finally {
      Files.deleteIfExists(near);
      Files.deleteIfExists(file);
    }
  }

  static Path parent(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }

  private static void link(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException noLinks) {
      // Not every file system has links; then somebody else's file may be replaced in this instant.
      if (Files.exists(to)) {
        throw new FileAlreadyExistsException(to.toString());
      }
      rename(from, to);
    }
  }

  private static void rename(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path path : inside.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove the temporary folder " + folder + ": " + e, e);
    }
  }
}
