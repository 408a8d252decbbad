package io.tif1.benchmarks;

import io.tif1.client.CachePolicy;
import io.tif1.client.Fetcher;
import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Link;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What pooling and fetching in parallel are worth, behind a link of 30 ms there and back: the
 * specification speaks of 30 to 50 % and of 5 to 10 times. Small files one after the other on a
 * connection each, the same on kept connections, the same all at once.
 */
public final class Claims {
  private static final int FILES = 60;
  private static final int ROUNDS = 5;

  private Claims() {}

  public static void main(String[] args) throws IOException {
    Path directory = Scratch.folder("tif1-bench");
    try (FakeCdn cdn = FakeCdn.serving(Claims::file);
        Link link = Link.to(cdn.port()).delay(Duration.ofMillis(15)).start()) {
      UnaryOperator<Tif1Config.Builder> slow =
          builder ->
              builder
                  .cdns(List.of(link.through(cdn.baseUri())))
                  .caBundle(cdn.writeCaPem(directory))
                  .httpResolvers(List.of("standard"))
                  .proxy("direct");
      System.out.println(Machine.text());
      Cost single = cost(slow.andThen(b -> b.keepaliveMaxRequests(1)), false);
      Cost kept = cost(slow, false);
      Cost parallel = cost(slow, true);
      print("one by one, a connection each", single);
      print("one by one, kept connections", kept);
      print("all at once, kept connections", parallel);
      System.out.printf(
          Locale.ROOT,
          "pooling: %.0f %% less time, %.0f %% less cpu%nin parallel: %.1f times as fast%n",
          100 * (1 - kept.wall.median() / single.wall.median()),
          100 * (1 - kept.cpu.median() / single.cpu.median()),
          kept.wall.median() / parallel.wall.median());
    }
  }

  private record Cost(Sample wall, Sample cpu) {}

  private static Cost cost(
      Function<Tif1Config.Builder, Tif1Config.Builder> settings, boolean atOnce) {
    var wall = new double[ROUNDS];
    var cpu = new double[ROUNDS];
    try (Tif1 client =
        Tif1.open(settings.apply(Tif1Config.defaults().toBuilder().cacheMaxBytes(0)).build())) {
      Fetcher fetcher = client.with(options -> options.withCache(CachePolicy.BYPASS));
      fetch(fetcher, atOnce); // warm
      for (int round = 0; round < ROUNDS; round++) {
        long begun = System.nanoTime();
        double cpuBegun = Machine.cpuMillis();
        fetch(fetcher, atOnce);
        wall[round] = (System.nanoTime() - begun) / 1e6;
        cpu[round] = Machine.cpuMillis() - cpuBegun;
      }
    }
    return new Cost(new Sample(wall), new Sample(cpu));
  }

  private static void fetch(Fetcher fetcher, boolean atOnce) {
    var files = new ArrayList<Resource<JsonDocument>>();
    for (int i = 1; i <= FILES; i++) {
      files.add(Resource.json(2021, "Belgian Grand Prix", "Race", "VER/" + i + "_tel.json"));
    }
    if (atOnce) {
      fetcher.fetchAll(files).forEach(outcome -> outcome.orElseThrow());
    } else {
      files.forEach(fetcher::fetch);
    }
  }

  private static byte[] file(String path) {
    return ("{\"path\":\"" + path + "\"}").getBytes(StandardCharsets.UTF_8);
  }

  private static void print(String what, Cost cost) {
    System.out.println(what + ": wall ms " + cost.wall + "; cpu ms " + cost.cpu);
  }
}
