package io.tif1.client.internal.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads files that a user names: settings, certificates, locks, lists of arguments. Devices never
 * end and pipes may never begin, so only regular files are read, and no further than a limit.
 */
public final class RegularFile {
  private static final int MIB = 1 << 20;

  private RegularFile() {}

  /** Why a file is not read. The {@linkplain #getReason reason} follows on the file's name. */
  public static final class RefusedException extends FileSystemException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    private RefusedException(Path file, String reason) {
      super(file.toString(), null, reason);
      this.reason = reason;
    }

    @Override
    public String getReason() {
      return reason;
    }
  }

  /**
   * The whole file; links are followed.
   *
   * @param limit the most bytes it may have
   * @throws NoSuchFileException if there is none
   * @throws RefusedException if it is no regular file or has more bytes
   * @throws IOException if it cannot be read
   */
  public static byte[] read(Path file, int limit) throws IOException {
    check(file, limit);
    try (InputStream in = Files.newInputStream(file)) {
      // Some files of the system, such as those in /proc, do not say how long they are.
      byte[] bytes = in.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw tooLarge(file, limit);
      }
      return bytes;
    }
  }

  /**
   * Refuses what {@link #read} would refuse, as far as that shows without reading.
   *
   * @throws NoSuchFileException if there is none
   * @throws RefusedException if it is no regular file or has more bytes
   * @throws IOException if it cannot be looked at
   */
  public static void check(Path file, int limit) throws IOException {
    if (Files.isDirectory(file)) {
      throw new RefusedException(file, "is a directory, not a file");
    }
    if (!Files.isRegularFile(file)) {
      if (Files.notExists(file)) {
        throw new NoSuchFileException(file.toString());
      }
      throw new RefusedException(
          file, "is a device, a pipe or a socket; only regular files are read");
    }
    if (Files.size(file) > limit) {
      throw tooLarge(file, limit);
    }
  }

  /**
   * What a stream holds, for standard input.
   *
   * @throws IOException if it holds more than {@code limit} bytes, or cannot be read
   */
  public static byte[] readAll(InputStream in, int limit) throws IOException {
    byte[] bytes = in.readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw new IOException("it holds more than " + size(limit) + ", the most that is read of it");
    }
    return bytes;
  }

  /**
   * Refuses to have something replaced that is there and is no file: a rename over {@code
   * /dev/stdout} would take it away from everybody.
   *
   * @throws RefusedException if it is there and is no regular file
   */
  public static void checkReplaceable(Path file) throws RefusedException {
    if (Files.isDirectory(file)) {
      throw new RefusedException(file, "is a directory, not a file");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new RefusedException(
          file, "is a device, a pipe or a socket; only regular files are written");
    }
  }

  private static RefusedException tooLarge(Path file, int limit) {
    return new RefusedException(
        file, "is larger than " + size(limit) + ", the most that is read of it");
  }

  private static String size(int limit) {
    return limit >= MIB ? limit / MIB + " MiB" : limit + " bytes";
  }
}
