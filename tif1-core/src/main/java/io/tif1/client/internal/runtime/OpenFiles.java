package io.tif1.client.internal.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Whether this process may open files and sockets. Linux and macOS have a limit (ulimit -n). */
public final class OpenFiles {
  /** How the system says that the limit is reached (EMFILE, ENFILE). */
  public static final String TOO_MANY = "Too many open files";

  private OpenFiles() {}

  /**
   * What the system says when one more file is opened, if that is that there are too many; null if
   * one more is allowed. For failures that do not tell their reason, as those of the system's
   * resolver.
   */
  public static @Nullable IOException exhausted() {
    String java = System.getProperty("java.home");
    if (java == null) {
      return null;
    }
    try (var one = Files.newInputStream(Path.of(java, "release"))) {
      one.available();
      return null;
    } catch (IOException e) {
      return String.valueOf(e.getMessage()).contains(TOO_MANY) ? e : null;
    }
  }
}
