package io.tif1.client.internal.cache.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may use the cache's files. A new directory and new files are their owner's alone, unless the
 * directory is shared: where a group may write to it, the group may also write to what is made in
 * it. SQLite gives its log and its index the permissions of the database. Directories and files
 * that are there already stay as they are, and so does all of this where there are no POSIX
 * permissions.
 */
final class CacheFiles {
  private static final Set<PosixFilePermission> OWNER_DIRECTORY =
      Set.copyOf(PosixFilePermissions.fromString("rwx------"));
  private static final Set<PosixFilePermission> OWNER_FILE =
      Set.copyOf(PosixFilePermissions.fromString("rw-------"));
  private static final Set<PosixFilePermission> GROUP_FILE =
      Set.copyOf(PosixFilePermissions.fromString("rw-rw----"));

  private final Path file;
  private final Path directory;

  CacheFiles(Path file) {
    this.file = file;
    this.directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  /**
   * Refuses what stands where the directory is, or is to be made, and is none.
   *
   * @throws IOException if something does
   */
  void requireDirectory() throws IOException {
    Path there = directory;
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (there != null && !Files.isDirectory(there)) {
      throw new IOException(
          there + " is not a folder; set cache_dir to a folder, or to where nothing is yet");
    }
  }

  /** Makes the directory if there is none. */
  void makeDirectory() throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path above = directory;
    while (above != null && !Files.exists(above)) {
      above = above.getParent();
    }
    // Of a directory that a group shares, what is made within is the group's as well: its own
    // permissions, and the bit that hands the group on, are left to the system.
    if (above == null || !isPosix(above) || isOfAGroup(above)) {
      Files.createDirectories(directory);
    } else {
      Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER_DIRECTORY));
    }
  }

  /** Those that may write to the directory may write to this file, which was just made. */
  void wasMade(Path made) throws IOException {
    if (isPosix(made)) {
      Files.setPosixFilePermissions(made, isOfAGroup(directory) ? GROUP_FILE : OWNER_FILE);
    }
  }

  /** Whether a group may write there, and not everybody, as in a directory for temporary files. */
  private static boolean isOfAGroup(Path directory) throws IOException {
    if (!isPosix(directory)) {
      return false;
    }
    Set<PosixFilePermission> granted = Files.getPosixFilePermissions(directory);
    return granted.contains(PosixFilePermission.GROUP_WRITE)
        && !granted.contains(PosixFilePermission.OTHERS_WRITE);
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** The database and all that SQLite and the lock keep beside it. */
  List<Path> all() {
    return List.of(
        file,
        SetAside.beside(file, "-wal"),
        SetAside.beside(file, "-shm"),
        SetAside.beside(file, "-journal"),
        lockFile());
  }

  Path lockFile() {
    return SetAside.beside(file, ".lock");
  }

  /**
   * Refuses what is no file: to open a pipe or a device may take for ever.
   *
   * @throws IOException if something else stands at the place of one
   */
  void requireFiles() throws IOException {
    for (Path path : all()) {
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        throw new IOException(path + " is not a regular file; remove it, or set cache_dir");
      }
    }
  }

  /**
   * Whether the file is there to be read, and cannot be written: it, its log, or the directory that
   * the log stands in.
   */
  boolean isReadOnly() {
    return Files.isReadable(file)
        && (!Files.isWritable(directory) || all().stream().anyMatch(this::keepsOut));
  }

  private boolean keepsOut(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isWritable(path);
  }

  /**
   * Which of the files and the directory keep this user from writing, whose they are and what to
   * do; null if none does. A process of another user that was killed leaves such files behind.
   */
  @Nullable String keptOutBy() {
    var those = new ArrayList<String>();
    if (keepsOut(directory)) {
      those.add("the directory itself" + owner(directory));
    }
    for (Path path : all()) {
      if (keepsOut(path)) {
        those.add(path.getFileName() + owner(path));
      }
    }
    return those.isEmpty()
        ? null
        : "this user may not write, in "
            + directory
            + ": "
            + String.join(", ", those)
            + ". Give each user a cache_dir of their own, or let a group share this one: chgrp and"
            + " chmod g+rws the directory, chmod g+rw the files. A -wal or -shm that a killed"
            + " program left behind goes when its owner uses the cache once more";
  }

  private static String owner(Path path) {
    try {
      String owner = " of user " + Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
      return isPosix(path)
          ? owner
              + " ("
              + PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS))
              + ')'
          : owner;
    } catch (IOException e) {
      return ""; // it has gone since
    }
  }
}
