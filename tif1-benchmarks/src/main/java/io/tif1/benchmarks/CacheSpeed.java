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
        var found =
            new Findings(
                "cache",
                String.format(
                    Locale.ROOT,
                    "%d %s laps, %.1f MB of JSON",
                    files.files().size(),
                    args[0].isEmpty() ? "simulated" : "published",
                    files.totalBytes() / 1e6));
        Tif1Config config = config(cdn, directory.resolve("filled"));
        fill(files, config, found);
        Path python = args[1].isEmpty() ? null : Path.of(args[1]);
        var rest = new Rest(files, config, directory, rounds, warmUp, found);
        rest.firstReading();
        rest.reading(python, Path.of(args[2]));
        rest.writing();
        found.tell();
      }
    } finally {
      Scratch.delete(directory);
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

  private static void fill(Published files, Tif1Config config, Findings found) {
    try (Tif1 client = Tif1.open(config)) {
      client.fetchAll(files.telemetry()).forEach(Outcome::orElseThrow);
      if (!client.cache().flush(Duration.ofMinutes(5))) {
        throw new IllegalStateException("the cache was not written: " + client.stats().cache());
      }
      found.note(
          String.format(
              Locale.ROOT, "%.1f MB on disk as received", client.cache().info().bodyBytes() / 1e6));
    }
  }

  /** What each question has in common. */
  private record Rest(
      Published files, Tif1Config config, Path directory, int rounds, int warmUp, Findings found) {

    /** What storing columns costs him who reads for the first time. */
    void firstReading() throws IOException {
      Path copy = directory.resolve("copy");
      Tif1Config bytes = config.toBuilder().cacheColumns(false).build();
      try (var off = new FirstRead("first reading, columns off", files, bytes, copy);
          var on = new FirstRead("first reading, columns on", files, config, copy)) {
        run(List.of(off, on));
        ratio(on, off);
        closing("first reading, columns off", off.closingMillis());
        closing("first reading, columns on", on.closingMillis());
      }
    }

    /** From disk to columns, nothing in memory. */
    void reading(@Nullable Path python, Path script) throws IOException {
      Tif1Config bytes = config.toBuilder().cacheColumns(false).build();
      try (var decoding = new FromDisk("tif1, decoding", files, bytes);
          var ours = new FromDisk("tif1, columns", files, config)) {
        ours.settle();
        if (python == null) {
          found.note("no Python with orjson here: tif1 alone, no ratio");
          run(List.of(decoding, ours));
          return;
        }
        try (var peer = new PythonCache(python, script, files, directory)) {
          run(List.of(peer, decoding, ours));
          found.atLeast(
              "P3",
              10,
              "Python : columns, wall, medians",
              peer.wallMillis().median() / ours.wallMillis().median());
          found.ratio(
              "Python : columns, wall, minima", peer.wallMillis().min() / ours.wallMillis().min());
          found.ratio(
              "Python : columns, CPU, medians",
              peer.cpuMillis().median() / ours.cpuMillis().median());
          ratio(peer, decoding);
        }
        found.note(String.format(Locale.ROOT, "%,d samples", ours.rows()));
      }
    }

    /** Cold over the network. */
    void writing() {
      Tif1Config without = config.toBuilder().cacheMaxBytes(0).build();
      try (var off = new ColdFetch("cold, disk level off", files, without, directory);
          var on = new ColdFetch("cold, disk level on", files, config, directory)) {
        run(List.of(off, on));
        ratio(on, off);
        closing("cold, disk level on", on.closingMillis());
      }
    }

    private void run(List<Contender> contenders) {
      for (int i = 0; i < warmUp; i++) {
        contenders.forEach(Contender::once);
      }
      for (int i = 0; i < rounds; i++) {
        contenders.forEach(Contender::measure);
      }
      contenders.forEach(found::side);
    }

    private void ratio(Contender one, Contender other) {
      String what = one.name() + " : " + other.name();
      found.ratio(
          what + ", wall, medians", one.wallMillis().median() / other.wallMillis().median());
      found.ratio(what + ", CPU, medians", one.cpuMillis().median() / other.cpuMillis().median());
    }

    private void closing(String who, Sample millis) {
      found.side(who, "closing, ms", millis);
    }
  }
}
