package io.tif1.benchmarks;

import io.tif1.benchmarks.world.PublishedRace;
import io.tif1.benchmarks.world.Standing;
import io.tif1.benchmarks.world.ThreeCdns;
import io.tif1.client.Outcome;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.model.JsonDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A whole race through three CDNs that behave as the public ones do, with default settings: every
 * file must arrive, no CDN be asked twice for one, none be driven to answer 429. Arguments: seed
 * (1), laps (64).
 */
public final class World {
  private static final int LAPS = 64;

  private World() {}

  public static void main(String[] args) throws IOException {
    long seed = args.length > 0 ? Long.parseLong(args[0]) : 1;
    int laps = args.length > 1 ? Integer.parseInt(args[1]) : LAPS;
    Path directory = Files.createTempDirectory("tif1-world");
    var race = new PublishedRace(seed, laps);
    try (var cdns = new ThreeCdns(race, seed)) {
      Path authority = cdns.writeCaPem(directory);
      Tif1Config config =
          Tif1Config.defaults().toBuilder()
              .cdns(cdns.templates())
              .caBundle(authority)
              .httpResolvers(List.of("standard"))
              .proxy("direct")
              .enableCache(false)
              .build();
      Standing standing = fetch(race, cdns, config);
      System.out.println(standing);
      Files.delete(authority);
      Files.delete(directory);
      List<String> broken = standing.violations();
      if (!broken.isEmpty()) {
        broken.stream().limit(20).forEach(line -> System.out.println("BROKEN " + line));
        throw new BrokenPromises(broken.size(), seed, laps);
      }
    }
  }

  private static Standing fetch(PublishedRace race, ThreeCdns cdns, Tif1Config config) {
    try (Tif1 client = Tif1.open(config)) {
      long begin = System.nanoTime();
      List<Outcome<JsonDocument>> outcomes = client.fetchAll(race.files());
      return new Standing(race, cdns, outcomes, Duration.ofNanos(System.nanoTime() - begin));
    }
  }

  /** Ends the program with an exit code that is not zero. */
  private static final class BrokenPromises extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenPromises(int count, long seed, int laps) {
      super(
          count + " promises were broken, see above; to repeat: bench/world " + seed + " " + laps,
          null,
          false,
          false);
    }
  }
}
