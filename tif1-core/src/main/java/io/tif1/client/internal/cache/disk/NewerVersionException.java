package io.tif1.client.internal.cache.disk;

import java.nio.file.Path;

/** The file is of a later version of this program, which may have put anything in it. */
final class NewerVersionException extends Exception {
  private static final long serialVersionUID = 1L;

  NewerVersionException(Path file, int found, int known) {
    super(
        file
            + " has version "
            + found
            + " and this program knows versions up to "
            + known
            + "; it was left as it is. Use a program at least as new as the one that made it, or"
            + " set cache_dir to another directory");
  }
}
