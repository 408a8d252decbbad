package io.tif1.client.internal.cache.disk;

import java.io.IOException;
import java.nio.file.Path;

/** A small file system in memory, where whoever runs the tests may mount one. */
final class Tmpfs {
  private Tmpfs() {}

  static boolean mount(Path directory, int bytes) throws IOException, InterruptedException {
    return run("mount", "-t", "tmpfs", "-o", "size=" + bytes, "tmpfs", directory.toString());
  }

  static void remount(Path directory, String option) throws IOException, InterruptedException {
    if (!run("mount", "-o", "remount," + option, directory.toString())) {
      throw new IOException("cannot remount " + directory + " with " + option);
    }
  }

  static void unmount(Path directory) throws IOException, InterruptedException {
    if (!run("umount", directory.toString())) {
      throw new IOException("cannot unmount " + directory);
    }
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // no such program
    }
  }
}
