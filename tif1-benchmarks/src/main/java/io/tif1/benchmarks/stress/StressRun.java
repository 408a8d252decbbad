package io.tif1.benchmarks.stress;

import io.tif1.benchmarks.Gauges;
import io.tif1.benchmarks.Scratch;
import io.tif1.client.HttpAnswer;
import io.tif1.client.Limit;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.HttpProtocol;
import io.tif1.testkit.LeakCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One stress run: three CDNs in foul weather, many callers who cancel and interrupt, settings that
 * change under their hands; then the question whether everything is where it should be.
 *
 * <ol>
 *   <li>A client asks every CDN for every file, so that what the servers keep of them is no growth.
 *   <li>A twentieth of the fetches warms up; what the process holds then is the measure for later.
 *   <li>The others follow. When they have ended, counters must add up and nothing be under way.
 *   <li>In calm weather all permits must be there, no more and no fewer.
 *   <li>After closing nothing may be left.
 *   <li>Clients that are closed while everybody calls must let every caller go.
 * </ol>
 */
public final class StressRun {
  private static final int CLOSINGS = 5;

  /** Growth of the heap up to here is noise: tables that reach their size, sessions of TLS. */
  private static final long HEAP_NOISE_BYTES = 6_000_000;

  private static final int DESCRIPTOR_NOISE = 6;

  private final long begunNanos = System.nanoTime();
  private final StressPlan plan;
  private final SplittableRandom chance;
  private final Ledger ledger = new Ledger();
  private final Library library = new Library();
  private final List<FakeCdn> cdns = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(3, task -> WatchedTime.daemon(task, "stress-timer"));

  public StressRun(StressPlan plan) {
    this.plan = plan;
    this.chance = new SplittableRandom(plan.seed());
  }

  /** Runs, and ends all that it began. */
  public Report run() {
    say("%d fetches, seed %d, %d callers".formatted(plan.fetches(), plan.seed(), plan.callers()));
    for (int i = 1; i <= 3; i++) {
      var cdn = FakeCdn.builder().name("cdn-" + i).content(library).remember(1);
      cdns.add((i == 2 ? cdn.protocols(HttpProtocol.HTTP_1_1) : cdn).start());
    }
    var watch = LeakWatch.begin(ledger);
    try {
      stock();
      say("stocked");
      storm();
      if (ledger.violations().isEmpty()) {
        for (int i = 0; i < CLOSINGS; i++) {
          closing(Math.max(200, plan.fetches() / 100));
        }
      }
    } finally {
      watch.close();
      timer.shutdownNow();
      cdns.forEach(FakeCdn::close);
    }
    say("ended");
    return new Report(lines, ledger.violations());
  }

  private void stock() {
    try (Tif1 client = Tif1.open(settings().toBuilder().timeout(Duration.ofSeconds(30)).build())) {
      for (FakeCdn cdn : cdns) {
        Limit limit = Limit.of(plan.callers());
        var answers = new ArrayList<CompletableFuture<HttpAnswer>>();
        library
            .paths()
            .map(path -> URI.create(cdn.baseUri() + path))
            .forEach(uri -> answers.add(limit.run(() -> client.http().getAsync(uri))));
        answers.forEach(CompletableFuture::join);
      }
    }
  }

  private void storm() {
    LeakCheck leaks = LeakCheck.begin();
    cdns.forEach(leaks::cdn);
    var time = new WatchedTime();
    var tally = new Tally();
    Tif1 client = Tif1.builder(settings()).listener(tally).timeSource(time).open();
    var quiet = new Quiet(client, cdns, ledger);

    boolean home = fetch(client, plan.fetches() / 20);
    quiet.nothingUnderWay(time);
    Gauges before = Gauges.read();
    say("warm:    %s".formatted(before));

    home = home && fetch(client, plan.fetches() - plan.fetches() / 20);
    if (home) {
      quiet.nothingUnderWay(time);
      quiet.fetchesAddUp(tally);
      quiet.requestsAddUp();
      tell(client);
      Gauges after = Gauges.read();
      say("after:   %s".formatted(after));
      new Capacity(client, cdns.get(0), cdns.get(1), library, ledger).check();
      quiet.nothingUnderWay(time);
      quiet.fetchesAddUp(tally);
    }
    say("permits counted");
    client.close();
    nothingLeft(leaks, time);
    time.close();
    Gauges closed = Gauges.read();
    say("closed:  %s".formatted(closed));
    ledger.require(
        closed.heapBytes() - before.heapBytes() < HEAP_NOISE_BYTES,
        "after closing the heap is larger than before: " + before + ", then " + closed);
    ledger.require(
        closed.descriptors() - before.descriptors() < DESCRIPTOR_NOISE,
        "after closing there are more descriptors than before: " + before + ", then " + closed);
  }

  private boolean fetch(Tif1 client, int fetches) {
    var weather = new Weather(cdns, chance.split(), ledger);
    var whims = new Whims(client, chance.split(), ledger);
    var foul = timer.scheduleWithFixedDelay(weather, 0, 10, TimeUnit.MILLISECONDS);
    var fickle = timer.scheduleWithFixedDelay(whims, 20, 20, TimeUnit.MILLISECONDS);
    boolean home =
        Crowd.begin(
                client,
                cdns,
                library,
                new AtomicInteger(fetches),
                chance.split(),
                ledger,
                timer,
                plan,
                false)
            .awaitEnd();
    foul.cancel(false);
    fickle.cancel(false);
    weather.end();
    whims.end();
    return home;
  }

  private void nothingLeft(LeakCheck leaks, WatchedTime time) {
    try {
      leaks.verify();
    } catch (AssertionError e) {
      ledger.violation("after closing: " + e.getMessage());
    }
    ledger.require(time.pendingTimers() == 0, "after closing: " + time.pendingTimers() + " timers");
  }

  private void closing(int fetches) {
    LeakCheck leaks = LeakCheck.begin();
    cdns.forEach(leaks::cdn);
    // Its own clock this time: the timer thread must go too.
    Duration patience = Duration.ofMillis(chance.nextInt(150));
    Tif1 client =
        Tif1.open(
            settings().toBuilder()
                .closeTimeout(patience)
                .httpMultiplexed(chance.nextBoolean())
                .build());
    var weather = new Weather(cdns, chance.split(), ledger);
    var foul = timer.scheduleWithFixedDelay(weather, 0, 10, TimeUnit.MILLISECONDS);
    var budget = new AtomicInteger(fetches);
    Crowd crowd =
        Crowd.begin(client, cdns, library, budget, chance.split(), ledger, timer, plan, true);
    Quiet.comes(() -> budget.get() < fetches / 2);
    client.close();
    boolean home = crowd.awaitEnd();
    foul.cancel(false);
    weather.end();
    say("closed under load");
    if (home) {
      try {
        leaks.verify();
      } catch (AssertionError e) {
        ledger.violation("after closing under load: " + e.getMessage());
      }
    }
  }

  private Tif1Config settings() {
    try {
      Path directory = Scratch.folder("tif1-stress");
      Path ca = cdns.get(0).writeCaPem(directory);
      return Whims.shortSettings(Tif1Config.defaults().toBuilder())
          .cacheDir(directory.resolve("cache"))
          .cacheMaxBytes(1 << 20) // so small that it is always evicting
          .cdns(cdns.stream().map(FakeCdn::baseUri).toList())
          .caBundle(ca)
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the CA file", e);
    }
  }

  private void tell(Tif1 client) {
    say("callers: %s calls, %s fetches asked for".formatted(ledger.calls, ledger.asked));
    say("endings: %s".formatted(ledger.seen()));
    say("client:  %s".formatted(client.stats()));
    say("wire:    %s".formatted(client.connectionStats()));
    say(
        "servers: %d requests, %d connections; %d changes of weather, %d of settings"
            .formatted(
                cdns.stream().mapToLong(FakeCdn::requestCount).sum(),
                cdns.stream().mapToLong(FakeCdn::connectionsAccepted).sum(),
                ledger.weatherChanges(),
                ledger.settingsChanges()));
  }

  private void say(String line) {
    lines.add("%6.1f s  %s".formatted((System.nanoTime() - begunNanos) / 1e9, line));
  }
}
