package io.tif1.client.internal.cache.disk;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;

/**
 * Where SQLite's driver keeps the native library for this machine. The driver knows, too, but
 * starts {@code uname} to find out: that takes longer than all else that opens the cache, and the
 * JDK may close files of others if it lacks file descriptors for a new process.
 */
final class DriverLibrary {
  private DriverLibrary() {}

  /** The library inside the driver's jar; null where only the driver can tell which it is. */
  static @Nullable URL find() {
    String folder =
        folder(System.getProperty("os.name", ""), System.getProperty("os.arch", ""), isMusl());
    return folder == null
        ? null
        : SQLiteJDBCLoader.class.getResource("native/" + folder + "/" + name());
  }

  /** What the driver calls its library on this system. */
  static String name() {
    return System.mapLibraryName("sqlitejdbc");
  }

  /** As the driver names it, such as {@code Linux/x86_64}; null if it must look closer. */
  static @Nullable String folder(String osName, String osArch, boolean musl) {
    String system = system(osName.toLowerCase(Locale.ROOT), musl);
    String processor = processor(osArch.toLowerCase(Locale.ROOT));
    return system == null || processor == null ? null : system + "/" + processor;
  }

  private static @Nullable String system(String name, boolean musl) {
    if (name.contains("windows")) {
      return "Windows";
    }
    if (name.contains("mac") || name.contains("darwin")) {
      return "Mac";
    }
    if (name.contains("freebsd")) {
      return "FreeBSD";
    }
    if (name.contains("linux")) {
      return musl ? "Linux-Musl" : "Linux";
    }
    return null;
  }

  private static @Nullable String processor(String name) {
    return switch (name) {
      case "amd64", "x86_64", "em64t" -> "x86_64";
      case "x86", "i386", "i486", "i586", "i686", "pentium" -> "x86";
      case "aarch64" -> "aarch64";
      case "ppc64", "ppc64le" -> "ppc64";
      case "riscv64" -> "riscv64";
      default -> null; // an ARM of 32 bits has several
    };
  }

  /** Whether this JVM runs with musl's C library, as on Alpine Linux, instead of glibc. */
  private static boolean isMusl() {
    return holds(Path.of("/proc/self/maps"), "ld-musl-");
  }

  private static boolean holds(Path file, String text) {
    if (!Files.isReadable(file)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines.anyMatch(line -> line.contains(text));
    } catch (IOException | RuntimeException e) {
      return false; // glibc, as on nearly every machine; the driver is asked if that cannot be
      // loaded
    }
  }
}
