package io.tif1.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

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

  /** One line about both. */
  public static String text() {
    return String.format(
        Locale.ROOT,
        "%d cores, %s %s, %s %s, load %.1f",
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vm.name"),
        Runtime.version(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        load());
  }
}
