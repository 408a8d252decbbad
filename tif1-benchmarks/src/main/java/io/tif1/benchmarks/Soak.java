package io.tif1.benchmarks;

import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.LeakCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Fetches that are cancelled while their connections are being made, for minutes: in front of the
 * CDN stands a relay, some of whose connections hang before TLS, and all of which are slow and soon
 * closed. Then the relay behaves, and the same client must fetch as ever; closed, it must leave no
 * thread and no socket. Exit code 1 if it does not.
 *
 * <p>Arguments: for how many minutes (10), the seed (from the clock).
 */
public final class Soak {
  private static final int UNDER_WAY = 64;
  private static final int LONGEST_MILLIS = 120;

  private final AtomicLong begun = new AtomicLong();
  private final AtomicLong cancelled = new AtomicLong();
  private final AtomicLong fetched = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final Random random;

  private Soak(long seed) {
    random = new Random(seed);
  }

  public static void main(String[] args) throws Exception {
    double minutes = args.length > 0 ? Double.parseDouble(args[0]) : 10;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime() & 0xFFFF_FFFFL;
    System.out.println("seed " + seed);
    System.exit(new Soak(seed).run(Duration.ofMillis((long) (minutes * 60_000))) ? 0 : 1);
  }

  private boolean run(Duration howLong) throws IOException, InterruptedException {
    Path directory = Scratch.folder("tif1-bench");
    ScheduledExecutorService canceller = Executors.newSingleThreadScheduledExecutor();
    try (FakeCdn cdn = cdn();
        var relay = new RoughRelay(cdn.baseUri().getPort(), random.nextLong())) {
      LeakCheck leaks = LeakCheck.begin();
      LeakCheck okhttp = LeakCheck.begin("OkHttp").probe("sockets at the relay", relay::open);
      boolean works = false;
      try (Tif1 client = Tif1.open(config(cdn, relay, directory))) {
        cancelAtRandom(client, canceller, howLong);
        works = fetchesAsEver(client, relay);
      }
      System.out.printf(
          Locale.ROOT,
          "%d fetches begun, %d cancelled, %d fetched, %d failed; %d connections, of which %d hung%n",
          begun.get(),
          cancelled.get(),
          fetched.get(),
          failed.get(),
          relay.accepted(),
          relay.hung());
      leaks.verify();
      awaitIdleThreads(okhttp);
      okhttp.verify();
      System.out.println("0 threads and 0 sockets left");
      return works;
    } finally {
      canceller.shutdownNow();
    }
  }

  /** OkHttp keeps threads that have nothing to do for a minute. */
  private static void awaitIdleThreads(LeakCheck okhttp) {
    for (int second = 0; second < 60 && !okhttp.leftovers().isEmpty(); second++) {
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
    }
  }

  private static Tif1Config config(FakeCdn cdn, RoughRelay relay, Path directory)
      throws IOException {
    return Tif1Config.defaults().toBuilder()
        .set("cdns", List.of(relay.inFrontOf(cdn.baseUri())))
        .caBundle(cdn.writeCaPem(directory))
        .httpResolvers(List.of("standard"))
        .proxy("direct")
        .cacheMaxBytes(0)
        .maxRetries(0)
        .circuitBreakerThreshold(10_000)
        .build();
  }

  private void cancelAtRandom(Tif1 client, ScheduledExecutorService canceller, Duration howLong)
      throws InterruptedException {
    var room = new Semaphore(UNDER_WAY);
    long end = System.nanoTime() + howLong.toNanos();
    while (System.nanoTime() - end < 0) {
      room.acquire();
      CompletableFuture<JsonDocument> fetch = client.fetchAsync(file(begun.incrementAndGet()));
      fetch.whenComplete(
          (file, problem) -> {
            (fetch.isCancelled() ? cancelled : problem == null ? fetched : failed)
                .incrementAndGet();
            room.release();
          });
      canceller.schedule(
          () -> fetch.cancel(true), random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
    }
    room.acquire(UNDER_WAY);
  }

  /** Whether every permit is there: as many at once as the client allows, twice over. */
  private boolean fetchesAsEver(Tif1 client, RoughRelay relay) {
    relay.behave();
    List<Outcome<JsonDocument>> outcomes =
        client
            .with(how -> how.withMaxRetries(3))
            .fetchAll(IntStream.range(0, 40).mapToObj(n -> file(-n)).toList());
    long good = outcomes.stream().filter(Outcome.Success.class::isInstance).count();
    System.out.println("afterwards " + good + " of 40 files fetched");
    outcomes.stream()
        .filter(one -> !(one instanceof Outcome.Success))
        .limit(1)
        .forEach(System.out::println);
    return good == 40;
  }

  private static FakeCdn cdn() {
    return FakeCdn.builder()
        .content(path -> ("{\"path\":\"" + path + "\"}").getBytes(StandardCharsets.UTF_8))
        .remember(1)
        .start();
  }

  private static Resource<JsonDocument> file(long number) {
    return Resource.json(2021, "Belgian Grand Prix", "Race", "VER/" + number + ".json");
  }
}
