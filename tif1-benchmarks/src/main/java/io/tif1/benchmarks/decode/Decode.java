package io.tif1.benchmarks.decode;

import static java.util.Objects.requireNonNull;

import io.tif1.benchmarks.Machine;
import io.tif1.model.Telemetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link DecodeBenchmark} and prints what it says about bytes. */
public final class Decode {
  private static final String OURS = "tif1";
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private Decode() {}

  /**
   * @param args where to write JMH's own result, as JSON
   */
  public static void main(String[] args) throws IOException, RunnerException {
    List<byte[]> files = TelemetryFiles.load();
    long bytes = TelemetryFiles.bytes(files);
    long columns = files.stream().mapToLong(file -> Telemetry.decode(file).sizeBytes()).sum();
    System.out.println(Machine.text());
    System.out.printf(
        Locale.ROOT,
        "%d %s laps, %.1f MB of JSON, columns %.3f of that%n",
        files.size(),
        TelemetryFiles.origin(),
        bytes / 1e6,
        (double) columns / bytes);
    Path results = Path.of(args[0]).toAbsolutePath();
    Files.createDirectories(results.getParent());
    var options =
        new OptionsBuilder()
            .include(DecodeBenchmark.class.getName())
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .resultFormat(ResultFormatType.JSON)
            .result(results.toString())
            .build();
    print(new Runner(options).run(), bytes, columns);
  }

  private static void print(Collection<RunResult> results, long bytes, long columns) {
    double ours = millis(results, OURS);
    System.out.printf(
        "%-20s %9s %16s %18s %18s%n",
        "", "MB/s", "tif1 is x times", "allocated / JSON", "allocated / columns");
    for (RunResult result : results) {
      double millis = result.getPrimaryResult().getScore();
      double allocated = requireNonNull(result.getSecondaryResults().get(ALLOCATED)).getScore();
      System.out.printf(
          Locale.ROOT,
          "%-20s %9.0f %16.2f %18.2f %18.2f%n",
          name(result),
          bytes / 1e3 / millis,
          millis / ours,
          allocated / bytes,
          allocated / columns);
    }
  }

  private static double millis(Collection<RunResult> results, String name) {
    return results.stream()
        .filter(result -> name(result).equals(name))
        .mapToDouble(result -> result.getPrimaryResult().getScore())
        .findFirst()
        .orElse(Double.NaN);
  }

  private static String name(RunResult result) {
    return result.getPrimaryResult().getLabel();
  }
}
