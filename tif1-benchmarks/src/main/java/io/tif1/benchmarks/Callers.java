package io.tif1.benchmarks;

import io.tif1.client.CachePolicy;
import io.tif1.client.Fetcher;
import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.FakeCdn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Whether callers stand in one another's way: 1, 2, 4 and 8 threads call the blocking API, for
 * files in memory and for files over loopback. The same number of calls is shared out among them,
 * so each round is the same work; rounds of all numbers alternate. What waits for monitors
 * meanwhile is recorded.
 *
 * <p>Arguments: rounds (7), calls for files in memory (200,000), calls over the network (8,000).
 */
public final class Callers {
  private static final int[] CALLERS = {1, 2, 4, 8};
  private static final int FILES = 64;
  private static final int WARM_UP = 3;

  private Callers() {}

  public static void main(String[] args) throws IOException {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 7;
    int hits = args.length > 1 ? Integer.parseInt(args[1]) : 200_000;
    int exchanges = args.length > 2 ? Integer.parseInt(args[2]) : 8_000;
    Path directory = Files.createTempDirectory("tif1-bench");
    try (FakeCdn cdn = FakeCdn.builder().content(Callers::file).remember(1).start()) {
      Tif1Config config =
          Tif1Config.defaults().toBuilder()
              .enableCache(true)
              .cacheMaxBytes(0)
              .cdns(List.of(cdn.baseUri()))
              .caBundle(cdn.writeCaPem(directory))
              .httpResolvers(List.of("standard"))
              .proxy("direct")
              .build();
      try (Tif1 client = Tif1.open(config);
          Waits waits = Waits.record()) {
        var found =
            new Findings(
                "scale",
                String.format(
                    Locale.ROOT,
                    "%,d calls for files in memory, %,d over loopback, by 1 to 8 threads",
                    hits,
                    exchanges));
        measure(found, "memory", client.with(options -> options), hits, rounds);
        found.note("files in memory: " + waits.said());
        Fetcher network = client.with(options -> options.withCache(CachePolicy.BYPASS));
        measure(found, "network", network, exchanges, rounds);
        found.note("over loopback: " + waits.said());
        found.tell();
      }
    } finally {
      Scratch.delete(directory);
    }
  }

  private static void measure(Findings found, String what, Fetcher view, int calls, int rounds) {
    var contenders = new ArrayList<Contender>();
    for (int callers : CALLERS) {
      contenders.add(new Crowd(what + ", callers: " + callers, view, callers, calls));
    }
    for (int i = 0; i < WARM_UP; i++) {
      contenders.forEach(Contender::once);
    }
    for (int i = 0; i < rounds; i++) {
      contenders.forEach(Contender::measure);
    }
    contenders.forEach(found::side);
    Contender alone = contenders.get(0);
    for (Contender many : contenders.subList(1, contenders.size())) {
      found.ratio(
          many.name() + " : one, CPU of a call, minima",
          many.cpuMillis().min() / alone.cpuMillis().min());
    }
    contenders.forEach(Contender::close);
  }

  private static byte[] file(String path) {
    return ("{\"path\":\"" + path + "\"}").getBytes(StandardCharsets.UTF_8);
  }

  /** Threads that share out calls. */
  private static final class Crowd extends Contender {
    private final List<Resource<JsonDocument>> files =
        IntStream.range(0, FILES)
            .mapToObj(i -> Resource.json(2021, "Belgian Grand Prix", "Race", "VER/" + i + ".json"))
            .toList();
    private final Fetcher view;
    private final int callers;
    private final int calls;
    private final ExecutorService threads;

    Crowd(String name, Fetcher view, int callers, int calls) {
      super(name);
      this.view = view;
      this.callers = callers;
      this.calls = calls;
      threads = Executors.newFixedThreadPool(callers);
    }

    @Override
    public Round once() {
      return cost(
          () -> {
            var running = new ArrayList<Future<?>>();
            for (int caller = 0; caller < callers; caller++) {
              int first = caller;
              running.add(threads.submit(() -> call(first)));
            }
            for (Future<?> one : running) {
              try {
                one.get();
              } catch (ExecutionException e) {
                throw new IllegalStateException("a caller failed", e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while callers ran", e);
              }
            }
          });
    }

    private void call(int first) {
      for (int i = first; i < calls; i += callers) {
        view.fetch(files.get(i % FILES));
      }
    }

    @Override
    public void close() {
      threads.shutdown();
    }
  }
}
