package io.tif1.benchmarks;

import io.tif1.client.Outcome;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.testkit.sim.SessionSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the cache on disk gives and what it costs: all laps from disk to columns, beside Python's
 * way of the same; and a cold fetch of them with the disk level on, beside off. Rounds alternate;
 * what counts are the ratios.
 *
 * <p>Arguments: folder with {@code 2021@main} and its like, or "" for simulated laps; Python
 * interpreter with orjson, or ""; its script; rounds (15); rounds before them (8).
 */
public final class CacheSpeed {
  private static final int SIMULATED_DRIVERS = 20;
  private static final int SIMULATED_LAPS = 20;

  private CacheSpeed() {}

  public static void main(String[] args) throws IOException {
    int rounds = args.length > 3 ? Integer.parseInt(args[3]) : 15;
    int warmUp = args.length > 4 ? Integer.parseInt(args[4]) : 8;
    Path directory = Files.createTempDirectory("tif1-bench");
    try {
      Path folder = args[0].isEmpty() ? simulated(directory) : Path.of(args[0]);
      try (CdnProcess cdn = CdnProcess.serving(folder, directory)) {
        Published files = Published.in(cdn.base(), folder);
        System.out.printf(
            Locale.ROOT,
            "%d laps, %.1f MB of JSON, %s%n",
            files.files().size(),
            files.totalBytes() / 1e6,
            Machine.text());
        Tif1Config config = config(cdn, directory.resolve("filled"));
        fill(files, config);
        Path python = args[1].isEmpty() ? null : Path.of(args[1]);
        reading(files, config, python, Path.of(args[2]), directory, rounds, warmUp);
        writing(files, config, directory, rounds, warmUp);
      }
    } finally {
      ColdFetch.delete(directory);
    }
  }

  private static Path simulated(Path directory) throws IOException {
    System.out.println("no published files here: the laps are simulated");
    Path folder = directory.resolve("simulated");
    SessionSimulator.session(2026, "Simulated Grand Prix", "Race")
        .drivers(SIMULATED_DRIVERS)
        .laps(SIMULATED_LAPS)
        .build()
        .writeTo(folder);
    return folder;
  }

  private static Tif1Config config(CdnProcess cdn, Path cache) {
    return Tif1Config.defaults().toBuilder()
        .cdns(List.of(cdn.base()))
        .caBundle(cdn.authority())
        .httpResolvers(List.of("standard"))
        .proxy("direct")
        .cacheDir(cache)
        .build();
  }

  private static void fill(Published files, Tif1Config config) {
    try (Tif1 client = Tif1.open(config)) {
      client.fetchAll(files.telemetry()).forEach(Outcome::orElseThrow);
      if (!client.cache().flush(Duration.ofMinutes(5))) {
        throw new IllegalStateException("the cache was not written: " + client.stats().cache());
      }
      System.out.printf(
          Locale.ROOT, "%.1f MB on disk as received%n", client.cache().info().bodyBytes() / 1e6);
    }
  }

  private static void reading(
      Published files,
      Tif1Config config,
      @Nullable Path python,
      Path script,
      Path directory,
      int rounds,
      int warmUp)
      throws IOException {
    System.out.println("\nFrom disk to columns, nothing in memory:");
    Tif1Config bytes = config.toBuilder().cacheColumns(false).build();
    try (var off = new FirstRead("first reading, columns off", files, bytes, copy(directory));
        var on = new FirstRead("first reading, columns on", files, config, copy(directory))) {
      run(List.of(off, on), warmUp, rounds);
      ratio(on, off);
      System.out.println("closing, ms: off " + off.closingMillis());
      System.out.println("closing, which writes the rest, ms: on " + on.closingMillis());
    }
    try (var decoding = new FromDisk("tif1, decoding", files, bytes);
        var ours = new FromDisk("tif1, columns", files, config)) {
      ours.settle();
      if (python == null) {
        System.out.println("no Python with orjson here: tif1 alone, no ratio");
        run(List.of(decoding, ours), warmUp, rounds);
        return;
      }
      try (var peer = new PythonCache(python, script, files, directory)) {
        run(List.of(peer, decoding, ours), warmUp, rounds);
        ratio(peer, decoding);
        ratio(peer, ours);
      }
      System.out.printf(Locale.ROOT, "%,d samples%n", ours.rows());
    }
  }

  private static Path copy(Path directory) {
    return directory.resolve("copy");
  }

  private static void writing(
      Published files, Tif1Config config, Path directory, int rounds, int warmUp) {
    System.out.println("\nCold over the network:");
    Tif1Config without = config.toBuilder().cacheMaxBytes(0).build();
    try (var off = new ColdFetch("disk level off", files, without, directory);
        var on = new ColdFetch("disk level on", files, config, directory)) {
      run(List.of(off, on), warmUp, rounds);
      ratio(on, off);
      System.out.println("closing, which writes the rest, ms: on " + on.closingMillis());
    }
  }

  private static void run(List<Contender> contenders, int warmUp, int rounds) {
    for (int i = 0; i < warmUp; i++) {
      contenders.forEach(Contender::once);
    }
    for (int i = 0; i < rounds; i++) {
      contenders.forEach(Contender::measure);
    }
    contenders.forEach(one -> System.out.println(one.line()));
  }

  private static void ratio(Contender one, Contender other) {
    System.out.printf(
        Locale.ROOT,
        "%s : %s = %.2f wall, %.2f cpu (of medians); %.2f wall (of minima)%n",
        one.name(),
        other.name(),
        one.wallMillis().median() / other.wallMillis().median(),
        one.cpuMillis().median() / other.cpuMillis().median(),
        one.wallMillis().min() / other.wallMillis().min());
  }
}
