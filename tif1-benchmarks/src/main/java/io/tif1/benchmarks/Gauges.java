package io.tif1.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process holds at a moment.
 *
 * @param heapBytes in use after a collection
 * @param threads alive
 * @param descriptors open files and sockets; -1 where the system does not tell
 */
public record Gauges(long heapBytes, int threads, int descriptors) {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  /** Collects garbage and reads. */
  public static Gauges read() {
    for (int i = 0; i < 3; i++) {
      System.gc(); // what is only softly or weakly reachable, and what hung on it, goes too
    }
    var runtime = Runtime.getRuntime();
    return new Gauges(
        runtime.totalMemory() - runtime.freeMemory(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        openDescriptors());
  }

  private static int openDescriptors() {
    if (!Files.isDirectory(DESCRIPTORS)) {
      return -1;
    }
    try (Stream<Path> open = Files.list(DESCRIPTORS)) {
      return (int) open.count();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + DESCRIPTORS, e);
    }
  }

  @Override
  public String toString() {
    return "heap %.1f MB, %d threads, %s"
        .formatted(
            heapBytes / 1e6,
            threads,
            descriptors < 0 ? "descriptors not told here" : descriptors + " descriptors");
  }
}
