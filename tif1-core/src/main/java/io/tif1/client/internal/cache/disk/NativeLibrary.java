package io.tif1.client.internal.cache.disk;

import io.tif1.client.internal.runtime.OwnLock;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.sqlite.SQLiteJDBCLoader;

/**
 * Loads SQLite's native code. Left to itself, the driver unpacks its library under a new name in
 * each process and deletes it when the process ends well; each one that is killed leaves a megabyte
 * behind. So the library is unpacked once, into a directory of this user's alone, and every process
 * loads it from there. Where that is not possible the driver's own way is taken.
 *
 * <p>The JVM loads a library for one class loader only. If several load this program, in an
 * application server for instance, the second loads a second copy, the third a third one; they are
 * kept, too. Which loader has which copy is noted in system properties, which all of them see.
 *
 * <p>The driver can be told of the library only by a system property. It is set while the library
 * is loaded, unless somebody has set it already.
 */
final class NativeLibrary {
  /**
   * The driver's, for where it unpacks: some mount the usual place so that no code may run from it.
   */
  private static final String TMPDIR_PROPERTY = "org.sqlite.tmpdir";

  private static final String PATH_PROPERTY = "org.sqlite.lib.path";

  /** Followed by a number for the class loader; its value is the number of the copy. */
  private static final String COPY_PROPERTY = "io.tif1.sqlite.copy.";

  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private NativeLibrary() {}

  /**
   * Loads it if it is not loaded.
   *
   * @throws IOException if there is none for this system, or it cannot be loaded
   */
  static void load(Logger log) throws IOException {
    OwnLock.assertMayBlock("loading a library");
    // Of the whole JVM, as the properties are: another loader must not see ours while it loads.
    synchronized (System.getProperties()) {
      String given = System.getProperty(PATH_PROPERTY);
      Path unpacked = given == null ? unpacked(copy(), log) : null;
      try {
        if (unpacked != null) {
          System.setProperty(PATH_PROPERTY, unpacked.toString());
        }
        if (!SQLiteJDBCLoader.initialize()) {
          throw new IOException("SQLite's native library could not be loaded");
        }
      } catch (Exception | LinkageError e) {
        throw e instanceof IOException io
            ? io
            : new IOException("SQLite's native library could not be loaded: " + e.getMessage(), e);
      } finally {
        if (unpacked != null) {
          System.clearProperty(PATH_PROPERTY);
        }
      }
    }
  }

  /** Which copy this class loader's driver loads: 1 for the first loader in this JVM. */
  private static int copy() {
    String mine =
        COPY_PROPERTY + Integer.toHexString(System.identityHashCode(SQLiteJDBCLoader.class));
    String known = System.getProperty(mine);
    if (known != null) {
      return Integer.parseInt(known);
    }
    int others = 0;
    for (String name : System.getProperties().stringPropertyNames()) {
      others += name.startsWith(COPY_PROPERTY) ? 1 : 0;
    }
    System.setProperty(mine, String.valueOf(others + 1));
    return others + 1;
  }

  /** The directory with the library in it; null if there can be none. */
  private static @Nullable Path unpacked(int copy, Logger log) {
    URL packed = DriverLibrary.find();
    if (packed == null) {
      return null;
    }
    try {
      Path directory = ownDirectory(copy);
      if (directory == null) {
        return null;
      }
      Path library = directory.resolve(DriverLibrary.name());
      if (!Files.exists(library)
          || Files.size(library) != packed.openConnection().getContentLengthLong()) {
        unpack(packed, library);
      }
      return directory;
    } catch (IOException | UnsupportedOperationException e) {
      log.debug("SQLite's library is left to its driver to unpack", e);
      return null;
    }
  }

  /** Whole or not at all, whoever else does the same just now. */
  private static void unpack(URL packed, Path library) throws IOException {
    Path part = Files.createTempFile(library.getParent(), "unpacking", null);
    try (InputStream in = packed.openStream()) {
      Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, library, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Code is loaded from there, so nobody else may write to it; null if it is not ours alone. */
  private static @Nullable Path ownDirectory(int copy) throws IOException {
    String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9._-]", "_");
    String version = SQLiteJDBCLoader.getVersion();
    String arch = System.getProperty("os.arch", "");
    Path directory =
        Path.of(System.getProperty(TMPDIR_PROPERTY, System.getProperty("java.io.tmpdir", ".")))
            .toAbsolutePath()
            .resolve(
                "tif1-sqlite-"
                    + version
                    + "-"
                    + arch
                    + "-"
                    + user
                    + (copy == 1 ? "" : "-copy-" + copy));
    boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(directory.getParent());
      try {
        if (posix) {
          Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } else {
          Files.createDirectory(directory); // a user's temporary directory is that user's alone
        }
      } catch (FileAlreadyExistsException another) {
        // process has made it meanwhile; it is looked at below like any other
      }
    }
    Path probe = Files.createTempFile(directory, "probe", null);
    boolean ours =
        Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
            && (!posix || Files.getPosixFilePermissions(directory).equals(OWNER_ONLY))
            && Files.getOwner(directory).equals(Files.getOwner(probe));
    Files.delete(probe);
    return ours ? directory : null;
  }
}
