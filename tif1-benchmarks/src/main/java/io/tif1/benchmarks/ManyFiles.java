package io.tif1.benchmarks;

import io.tif1.client.CachePolicy;
import io.tif1.client.Progress;
import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.FakeCdn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Whether a file costs the same among very many as among few, and whether anything grows with their
 * number. Client and test server share the process, so the cost is that of both.
 *
 * <p>Arguments: few (1,000), many (50,000).
 */
public final class ManyFiles {
  private static final int ROUNDS = 3;

  /** About as many files in all stretches of few as in one of many. */
  private static final int REPEATS = 10;

  private ManyFiles() {}

  public static void main(String[] args) throws IOException {
    int few = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
    int many = args.length > 1 ? Integer.parseInt(args[1]) : 50_000;
    Path directory = Scratch.folder("tif1-bench");
    try (FakeCdn cdn = FakeCdn.builder().content(ManyFiles::file).remember(1).start()) {
      Tif1Config config =
          Tif1Config.defaults().toBuilder()
              .cacheMaxBytes(0)
              .cdns(List.of(cdn.baseUri()))
              .caBundle(cdn.writeCaPem(directory))
              .httpResolvers(List.of("standard"))
              .proxy("direct")
              .build();
      try (Tif1 client = Tif1.open(config)) {
        run(client, few, many);
      }
    }
  }

  private static void run(Tif1 client, int few, int many) throws IOException {
    // What the server keeps of each file, and what the compiler makes, is no growth afterwards.
    fetch(client, many);
    Gauges before = Gauges.read();
    System.out.println("before: " + before);
    double[] costOfFew = new double[ROUNDS * REPEATS];
    double[] costOfMany = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < REPEATS; i++) {
        costOfFew[round * REPEATS + i] = fetch(client, few).cpuMillis() * 1000 / few;
      }
      costOfMany[round] = fetch(client, many).cpuMillis() * 1000 / many;
    }
    Gauges after = Gauges.read();
    System.out.println("after:  " + after);
    var one = new Sample(costOfFew);
    var other = new Sample(costOfMany);
    new Findings("many", String.format(Locale.ROOT, "%,d and %,d small files", few, many))
        .side(String.format(Locale.ROOT, "among %,d files", few), "CPU us a file", one)
        .side(String.format(Locale.ROOT, "among %,d files", many), "CPU us a file", other)
        .atMost("P6", 1.2, "many : few, CPU a file, medians", other.median() / one.median())
        .ratio("many : few, CPU a file, minima", other.min() / one.min())
        .note(
            String.format(
                Locale.ROOT,
                "growth over %,d files: heap %.1f MB, %d threads, %d descriptors",
                ROUNDS * (REPEATS * few + many),
                (after.heapBytes() - before.heapBytes()) / 1e6,
                after.threads() - before.threads(),
                after.descriptors() - before.descriptors()))
        .note(client.connectionStats().toString())
        .tell();
  }

  private static Round fetch(Tif1 client, int count) {
    return Contender.cost(
        () -> {
          Progress end =
              client
                  .with(options -> options.withCache(CachePolicy.BYPASS))
                  .fetchEach(resources(count), outcome -> outcome.orElseThrow());
          if (end.succeeded() != count) {
            throw new IllegalStateException("of " + count + " files were had: " + end);
          }
        });
  }

  /** Made as they are asked for: a batch need not be held. */
  private static Iterable<Resource<JsonDocument>> resources(int count) {
    return () -> {
      Iterator<Resource<JsonDocument>> all =
          IntStream.range(0, count)
              .mapToObj(
                  i -> Resource.json(2021, "Belgian Grand Prix", "Race", "VER/" + i + ".json"))
              .iterator();
      return all;
    };
  }

  private static byte[] file(String path) {
    String text = "{\"path\":\"" + path + "\",\"time\":[0.0,0.25,0.5],\"speed\":[285,286.5,288]}";
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
