package io.tif1.testkit.internal.server;

import io.tif1.testkit.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The files of a folder, and nothing outside of it. */
public final class FolderContent implements Content {
  private final Path root;

  public FolderContent(Path root) {
    try {
      if (!Files.isDirectory(root)) {
        throw new NotDirectoryException(root.toString());
      }
      this.root = root.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot serve the folder " + root.toAbsolutePath(), e);
    }
  }

  @Override
  public byte @Nullable [] bytes(String path) {
    try {
      Path file = root.resolve(path).normalize();
      if (!file.startsWith(root) || !Files.isRegularFile(file)) {
        return null;
      }
      // A second look, because a link inside the folder may point outside of it.
      return file.toRealPath().startsWith(root) ? Files.readAllBytes(file) : null;
    } catch (InvalidPathException | NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path + " below " + root, e);
    }
  }
}
