package io.tif1.benchmarks;

import io.tif1.client.FetchFailedException;
import io.tif1.client.Outcome;
import io.tif1.client.Progress;
import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a blip costs: three CDNs all fail for a while in the middle of a batch, with default
 * settings. Files lost, seconds added, requests sent. Exit code 1 if a file was lost.
 *
 * <p>Arguments: the kind of failure, {@code 503}, {@code reset} or {@code refuse}; then how long
 * each blip lasts in seconds (0.5, 1, 5, 30).
 */
public final class Blip {
  private static final int FILES = 200;
  private static final int BEFORE = 50;

  private Blip() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Fault fault =
        switch (args.length > 0 ? args[0] : "503") {
          case "reset" -> new Fault.Reset();
          case "refuse" -> new Fault.RefuseConnect();
          default -> Fault.status(503);
        };
    String[] seconds =
        args.length > 1
            ? java.util.Arrays.copyOfRange(args, 1, args.length)
            : new String[] {"0", "0.5", "1", "5", "30"};
    int lost = 0;
    for (String one : seconds) {
      lost += run(fault, Duration.ofMillis((long) (Double.parseDouble(one) * 1000)));
    }
    System.exit(lost == 0 ? 0 : 1);
  }

  private static int run(Fault fault, Duration blip) throws IOException, InterruptedException {
    Path directory = Scratch.folder("tif1-bench");
    ScheduledExecutorService healer = Executors.newSingleThreadScheduledExecutor();
    try (FakeCdn first = cdn();
        FakeCdn second = cdn();
        FakeCdn third = cdn()) {
      Tif1Config config =
          Tif1Config.defaults().toBuilder()
              .set("cdns", Stream.of(first, second, third).map(FakeCdn::baseUri).toList())
              .caBundle(first.writeCaPem(directory))
              .httpResolvers(java.util.List.of("standard"))
              .proxy("direct")
              .cacheMaxBytes(0)
              .build();
      Map<String, Integer> tally = new ConcurrentHashMap<>();
      var ended = new AtomicInteger();
      try (Tif1 client = Tif1.open(config)) {
        long begun = System.nanoTime();
        Progress end =
            client.fetchEach(
                IntStream.range(0, FILES).mapToObj(Blip::file).toList(),
                outcome -> {
                  tally.merge(word(outcome), 1, Integer::sum);
                  if (ended.incrementAndGet() == BEFORE && !blip.isZero()) {
                    Stream.of(first, second, third).forEach(cdn -> cdn.faultAlways(fault));
                    healer.schedule(
                        () -> Stream.of(first, second, third).forEach(FakeCdn::heal),
                        blip.toMillis(),
                        TimeUnit.MILLISECONDS);
                  }
                });
        double took = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
            Locale.ROOT,
            "blip %5.1f s: %d of %d files lost; took %.1f s, %.1f s more than the blip; %d requests"
                + " %s%n",
            blip.toMillis() / 1e3,
            FILES - end.succeeded(),
            FILES,
            took,
            took - blip.toMillis() / 1e3,
            client.connectionStats().totalRequests(),
            new TreeMap<>(tally));
        return (int) (FILES - end.succeeded());
      }
    } finally {
      healer.shutdownNow();
      healer.awaitTermination(5, TimeUnit.SECONDS);
    }
  }

  private static FakeCdn cdn() {
    return FakeCdn.builder()
        .content(path -> ("{\"path\":\"" + path + "\"}").getBytes(StandardCharsets.UTF_8))
        .delay(Duration.ofMillis(20))
        .remember(1)
        .start();
  }

  private static Resource<JsonDocument> file(int number) {
    return Resource.json(2021, "Belgian Grand Prix", "Race", "VER/" + number + ".json");
  }

  private static String word(Outcome<JsonDocument> outcome) {
    if (outcome instanceof Outcome.Failure<JsonDocument> failure) {
      return failure.error() instanceof FetchFailedException failed
          ? failed.reason().toString()
          : failure.error().getClass().getSimpleName();
    }
    return outcome instanceof Outcome.Success<JsonDocument> ? "fetched" : "not published";
  }
}
