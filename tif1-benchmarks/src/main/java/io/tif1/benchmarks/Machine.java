package io.tif1.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** The machine and the JVM a benchmark runs on. */
public final class Machine {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private Machine() {}

  /** What this process has used of the processors so far, in milliseconds. */
  static double cpuMillis() {
    return SYSTEM.getProcessCpuTime() / 1e6;
  }

  /** Runnable tasks of the whole machine, averaged over a minute; above the cores it is crowded. */
  static double load() {
    return SYSTEM.getSystemLoadAverage();
  }

  /** The processor's name where Linux tells it, else its architecture. */
  static String processor() {
    var told = Path.of("/proc/cpuinfo");
    if (Files.isReadable(told)) {
      try (Stream<String> lines = Files.lines(told)) {
        return lines
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).trim())
            .findFirst()
            .orElse(System.getProperty("os.arch"));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + told, e);
      }
    }
    return System.getProperty("os.arch");
  }

  /** The system and its kernel. */
  static String system() {
    return System.getProperty("os.name") + " " + System.getProperty("os.version");
  }

  /** One line about both. */
  public static String text() {
    return String.format(
        Locale.ROOT,
        "%s, %d cores, %s %s, %s %s, load %.1f",
        processor(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vm.name"),
        Runtime.version(),
        system(),
        System.getProperty("os.arch"),
        load());
  }
}
