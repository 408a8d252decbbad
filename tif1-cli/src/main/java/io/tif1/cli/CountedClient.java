package io.tif1.cli;

import io.tif1.client.CachePolicy;
import io.tif1.client.CacheStats;
import io.tif1.client.ClientStats;
import io.tif1.client.Fetcher;
import io.tif1.client.Origin;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.client.event.FetchEvent;
import io.tif1.client.event.FetchEvent.AttemptEnded;
import io.tif1.client.event.FetchEvent.Finished;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A client of a command. What it counted is noted for {@code tif1 stats} when it is closed, unless
 * the cache is off: then nothing is to be left on the machine. Closed by one thread.
 */
final class CountedClient implements AutoCloseable {
  private static final Set<String> ANSWERS = Set.of("OK", "MISSING");

  private final Io io;
  private final boolean verbose;
  private final String command;
  private final Tif1Config config;
  private final Tif1 client;
  private final boolean refresh;
  private final Map<String, LongAdder> answersByCdn = new ConcurrentHashMap<>();
  private final Instant begun = Instant.now();
  private final long begunNanos = System.nanoTime();
  private boolean closed;

  private volatile @Nullable FetchLine line;

  /** Guarded by itself, and the next one by it. */
  private final Failovers failovers = new Failovers();

  private int stale;

  private CountedClient(
      Io io, boolean verbose, String command, Tif1Config config, boolean refresh) {
    this.io = io;
    this.verbose = verbose;
    this.command = command;
    this.config = config;
    this.refresh = refresh;
    this.client = Tif1.builder(config).listener(this::see).open();
  }

  /**
   * Opens a client for a command.
   *
   * @param verbose whether closing it says which CDNs did not give files that others then gave
   * @param refresh whether what the cache has is fetched anew
   * @throws IllegalArgumentException if a setting cannot be used
   */
  static CountedClient open(
      Io io, boolean verbose, String command, Tif1Config config, boolean refresh) {
    return new CountedClient(io, verbose, command, config, refresh);
  }

  /** The client itself: for its cache, its settings and what it counted. Fetches go elsewhere. */
  Tif1 client() {
    return client;
  }

  /** What fetches as the options of the command say. */
  Fetcher fetcher() {
    return refresh ? client.with(how -> how.withCache(CachePolicy.REFRESH)) : client;
  }

  /** What the command looks names up in, as its options say. */
  ProgramCalendar calendar() {
    return new ProgramCalendar(io, client.calendar(), refresh);
  }

  /** Shows on a terminal how far the fetches come, until it is closed. */
  FetchLine showProgress() {
    FetchLine begun = FetchLine.of(io, verbose);
    line = begun;
    return begun;
  }

  /** Erases what {@link #showProgress} shows, so that something else may be said. */
  void hideProgress() {
    FetchLine shown = line;
    if (shown != null) {
      shown.close();
    }
  }

  private void see(FetchEvent event) {
    FetchLine shown = line;
    if (shown != null) {
      shown.see(event);
    }
    if (event instanceof AttemptEnded ended && ANSWERS.contains(ended.verdict())) {
      answersByCdn.computeIfAbsent(ended.cdn(), cdn -> new LongAdder()).increment();
    } else if (event instanceof Finished finished) {
      synchronized (failovers) {
        Origin origin = finished.origin();
        failovers.add(origin);
        stale += origin != null && origin.isStale() ? 1 : 0;
      }
    }
  }

  /** Closes the client. Has no effect the second time. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    client.close();
    origins().forEach(io::say);
    Path directory = config.cacheDir();
    if (config.cacheUsed() && config.cacheMaxBytes() > 0 && directory != null) {
      RunLog.in(directory).add(counted());
    }
  }

  /** What is to be said of where the files came from. */
  private List<String> origins() {
    var lines = new ArrayList<String>();
    synchronized (failovers) {
      if (stale > 0) {
        lines.add(
            Units.count(stale, "file")
                + " from the cache "
                + (stale == 1
                    ? "is stale: no CDN confirmed it"
                    : "are stale: no CDN confirmed them"));
      }
      if (verbose) {
        lines.addAll(failovers.lines());
      }
    }
    return lines;
  }

  private RunCounts counted() {
    ClientStats fetches = client.stats();
    CacheStats cache = fetches.cache();
    Map<String, Long> counts = new TreeMap<>();
    counts.put(RunCounts.RUNS, 1L);
    counts.put("millis", (System.nanoTime() - begunNanos) / 1_000_000);
    counts.put("fetches", fetches.fetches());
    counts.put("fetches.succeeded", fetches.succeeded());
    counts.put("fetches.missing", fetches.missing());
    counts.put("fetches.failed", fetches.failed());
    counts.put("fetches.cancelled", fetches.cancelled());
    counts.put("fetches.joined", fetches.joined());
    counts.put("source.memory", cache.memoryHits());
    counts.put("source.disk", cache.diskHits());
    counts.put("source.network", answersByCdn.values().stream().mapToLong(LongAdder::sum).sum());
    counts.put("source.stale", cache.stale());
    counts.put("bytes.received", fetches.bytesReceived());
    counts.put("bytes.decoded", fetches.bytesDecoded());
    counts.put("attempts", fetches.attempts());
    counts.put("retries", fetches.retries());
    counts.put("failovers", fetches.failovers());
    counts.put("connections", client.connectionStats().connectionsCreated());
    client.connectionStats().byProtocol().forEach((name, n) -> counts.put("protocol." + name, n));
    answersByCdn.forEach((cdn, n) -> counts.put(RunCounts.CDN + cdn, n.sum()));
    return new RunCounts(begun.truncatedTo(ChronoUnit.SECONDS).toString(), command, counts);
  }
}
