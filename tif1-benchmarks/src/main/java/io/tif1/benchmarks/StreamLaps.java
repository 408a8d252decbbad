package io.tif1.benchmarks;

import io.tif1.client.CachePolicy;
import io.tif1.client.Progress;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All laps of a web server through {@code fetchEach}, decoded to columns and let go of, in a heap
 * that could not hold their JSON: run it with {@code -Xmx96m}.
 *
 * <p>Arguments: base URL, CA file, folder that the server publishes.
 */
public final class StreamLaps {
  private StreamLaps() {}

  public static void main(String[] args) throws IOException {
    var base = URI.create(args[0]);
    Published files = Published.in(base, Path.of(args[2]));
    Tif1Config config =
        Tif1Config.defaults().toBuilder()
            .cdns(List.of(base))
            .caBundle(Path.of(args[1]))
            .httpResolvers(List.of("standard"))
            .proxy("direct")
            .enableCache(false)
            .build();
    var rows = new AtomicLong();
    var bytes = new AtomicLong();
    Progress end;
    Round cost;
    try (Tif1 client = Tif1.open(config)) {
      var ends = new Progress[1];
      cost =
          Contender.cost(
              () ->
                  ends[0] =
                      client
                          .with(options -> options.withCache(CachePolicy.BYPASS))
                          .fetchEach(
                              files.telemetry(),
                              outcome -> {
                                var lap = outcome.orElseThrow();
                                rows.addAndGet(lap.size());
                                bytes.addAndGet(lap.sizeBytes());
                              }));
      end = ends[0];
    }
    if (end.succeeded() != files.files().size()) {
      throw new IllegalStateException("of " + files.files().size() + " laps were had: " + end);
    }
    double heap = Runtime.getRuntime().maxMemory() / 1e6;
    var found =
        new Findings(
                "stream",
                String.format(
                    Locale.ROOT,
                    "%d laps streamed in a heap of %.0f MB, %.1f MB of JSON, %,d samples",
                    end.succeeded(),
                    heap,
                    files.totalBytes() / 1e6,
                    rows.get()))
            .side("cold JVM, whole stream", "wall ms", new Sample(cost.wallMillis()))
            .side("cold JVM, whole stream", "CPU ms", new Sample(cost.cpuMillis()))
            .side("heap at its peak", "MB", new Sample(peakHeapBytes() / 1e6));
    found.atMost("P5", 1, "heap : 96 MiB", Runtime.getRuntime().maxMemory() / (96.0 * (1 << 20)));
    found.ratio("heap : JSON that passed", heap * 1e6 / files.totalBytes());
    found.note(String.format(Locale.ROOT, "columns made: %.1f MB", bytes.get() / 1e6));
    found.tell();
  }

  /** The pools need not have been at their peaks at once: no less than what was needed. */
  private static long peakHeapBytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
