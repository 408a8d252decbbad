package io.tif1.benchmarks.decode;

import io.tif1.benchmarks.Findings;
import io.tif1.benchmarks.Sample;
import io.tif1.model.Table;
import io.tif1.model.Telemetry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What laps need when they are held as columns: the heap after a collection, with and without. */
public final class HeldLaps {
  private static final int COLLECTIONS = 4;

  private HeldLaps() {}

  /**
   * @param args {@code simulated N} for N simulated laps, which are made and let go of one by one;
   *     nothing for the files there are
   */
  public static void main(String[] args) throws IOException {
    boolean simulated = args.length == 2 && args[0].equals("simulated");
    List<byte[]> files = simulated ? List.of() : TelemetryFiles.load();
    var tables = new ArrayList<Telemetry>();
    long[] json = new long[1];
    // What is loaded once is no part of a lap.
    TelemetryFiles.simulated(1, file -> Telemetry.decode(file));
    long before = heapInUse();
    Consumer<byte[]> hold =
        file -> {
          tables.add(Telemetry.decode(file));
          json[0] += file.length;
        };
    if (simulated) {
      TelemetryFiles.simulated(Integer.parseInt(args[1]), hold);
    }
    files.forEach(hold);
    long heap = heapInUse() - before;
    if (json[0] < TelemetryFiles.bytes(files)) { // asked here, so that they are still held above
      throw new IllegalStateException("not all files were decoded");
    }
    long told = tables.stream().mapToLong(Table::sizeBytes).sum();
    System.out.printf(
        Locale.ROOT,
        "%d %s laps, %.1f MB of JSON: held in %.1f MB of heap, %.3f of the JSON; sizeBytes says"
            + " %.3f of the heap%n",
        tables.size(),
        simulated ? "simulated" : TelemetryFiles.origin(),
        json[0] / 1e6,
        heap / 1e6,
        (double) heap / json[0],
        (double) told / heap);
    new Findings(
            "memory",
            String.format(
                Locale.ROOT, "%d laps held, %.1f MB of JSON", tables.size(), json[0] / 1e6))
        .side("heap after collections", "MB", new Sample(heap / 1e6))
        .atMost("P5", 0.6, "heap : JSON", (double) heap / json[0])
        .guarded(true)
        .ratio("sizeBytes : heap", (double) told / heap)
        .tell();
  }

  private static long heapInUse() {
    var memory = ManagementFactory.getMemoryMXBean();
    for (int i = 0; i < COLLECTIONS; i++) {
      memory.gc();
    }
    return memory.getHeapMemoryUsage().getUsed();
  }
}
