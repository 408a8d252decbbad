package io.tif1.cli;

import io.tif1.model.JsonDocument;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A folder that files are written into and nothing is written outside of. A file is written under
 * another name beside its place and then renamed, so that it is there as a whole or not at all.
 *
 * <p>Safe for use by multiple threads; files are written one after another.
 */
final class OutDir implements AutoCloseable {
  private final Path root;

  /** The name of the file being written; of chance, for others may write into the same folder. */
  private final String part = ".tif1-" + UUID.randomUUID() + ".part";

  // Guarded by this.
  private boolean closed;

  private OutDir(Path root) {
    this.root = root;
  }

  /**
   * Takes the folder, and makes it if there is none.
   *
   * @throws UncheckedIOException if it is not a folder or cannot be made
   */
  static OutDir at(Path folder) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
      }
      return new OutDir(folder.toRealPath());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write into " + folder + ": " + reason(e), e);
    }
  }

  /**
   * Writes a document.
   *
   * @param path relative, with slashes between folders; without {@code .} and {@code ..}
   * @return false if this is closed, and nothing was written
   * @throws UncheckedIOException if it cannot be written, or only outside of the folder; the
   *     message names the file and says why
   */
  synchronized boolean write(String path, JsonDocument document) {
    if (closed) {
      return false;
    }
    try {
      replace(place(path), document);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write " + path + " into " + root + ": " + reason(e), e);
    }
  }

  /** Waits for the file that is being written; no other follows. */
  @Override
  public synchronized void close() {
    closed = true;
  }

  /** Goes down folder by folder: any of them may be a link that leads elsewhere. */
  private Path place(String path) throws IOException {
    String[] names = path.split("/", -1);
    Path folder = root;
    for (int i = 0; i < names.length - 1; i++) {
      Path next = child(folder, names[i]);
      if (!Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
        makeFolder(next);
      }
      folder = next.toRealPath();
      if (!folder.startsWith(root)) {
        throw new IOException(next + " leads out of it, to " + folder);
      }
      if (!Files.isDirectory(folder)) {
        throw new IOException(next + " is a file, and a folder is needed");
      }
    }
    Path file = child(folder, names[names.length - 1]);
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(file + " is a folder");
    }
    return file;
  }

  /** Names are checked where resources are made; this holds even if they were not. */
  private static Path child(Path folder, String name) throws IOException {
    Path child = folder.resolve(name).normalize();
    if (!folder.equals(child.getParent())) {
      throw new IOException('"' + name + "\" is not the name of a file");
    }
    return child;
  }

  private static void makeFolder(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException madeMeanwhile) {
      if (!Files.isDirectory(folder)) {
        throw madeMeanwhile;
      }
    }
  }

  private void replace(Path file, JsonDocument document) throws IOException {
    Path unfinished = file.resolveSibling(part);
    try {
      try (OutputStream out =
          Files.newOutputStream(
              unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        document.writeTo(out);
      }
      rename(unfinished, file);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static void rename(Path from, Path file) throws IOException {
    try {
      Files.move(from, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String reason(IOException problem) {
    return PlainWords.of(problem);
  }
}
