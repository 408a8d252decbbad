package io.tif1.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tif1.client.CachePolicy;
import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.model.JsonDocument;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Servers that allow so many requests a second, and tell of it in different ways: how many files
 * are lost, how long it takes beside what the server allows, and how many requests are refused.
 * Real time; client and server share the process.
 *
 * <p>Arguments: files (400), requests a second (20).
 */
public final class Throttle {
  private static final double MOST_TIME = 1.3;
  private static final double MOST_REFUSED = 0.05;

  private Throttle() {}

  /** How a server refuses what is too much. */
  private enum Way {
    STATUS_429("429 and nothing else", 429, null, false),
    RETRY_AFTER("429 with Retry-After: 1", 429, "1", false),
    UNAVAILABLE("503 with Retry-After: 1", 503, "1", false),
    PLAIN_503("503 and nothing else", 503, null, false),
    RATE_LIMIT("RateLimit on every answer", 429, null, true);

    private final String text;
    private final int status;
    private final @Nullable String retryAfter;
    private final boolean tells;

    Way(String text, int status, @Nullable String retryAfter, boolean tells) {
      this.text = text;
      this.status = status;
      this.retryAfter = retryAfter;
      this.tells = tells;
    }
  }

  /** A server with a window of one second at a time. */
  private static final class Server implements AutoCloseable {
    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    final AtomicInteger refused = new AtomicInteger();
    private final Way way;
    private final int perSecond;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newFixedThreadPool(24);
    private long windowEnds = System.nanoTime();
    private int used;

    Server(Way way, int perSecond) throws IOException {
      this.way = way;
      this.perSecond = perSecond;
      this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      http.createContext("/", this::answer);
      http.setExecutor(threads);
      http.start();
    }

    String address() {
      return "http://127.0.0.1:" + http.getAddress().getPort() + "/files";
    }

    /** How many are left after this one; negative if it is too much. */
    private synchronized int take() {
      long now = System.nanoTime();
      if (now - windowEnds >= 0) {
        windowEnds = now + 1_000_000_000L;
        used = 0;
      }
      used++;
      return perSecond - used;
    }

    private void answer(HttpExchange exchange) throws IOException {
      int left = take();
      if (way.tells) {
        exchange.getResponseHeaders().set("RateLimit", "\"files\";r=" + Math.max(0, left) + ";t=1");
        exchange.getResponseHeaders().set("RateLimit-Policy", "\"files\";q=" + perSecond + ";w=1");
      }
      if (left < 0) {
        refused.incrementAndGet();
        if (way.retryAfter != null) {
          exchange.getResponseHeaders().set("Retry-After", way.retryAfter);
        }
        exchange.sendResponseHeaders(way.status, -1);
      } else {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, BODY.length);
        exchange.getResponseBody().write(BODY);
      }
      exchange.close();
    }

    @Override
    public void close() {
      http.stop(0);
      threads.shutdownNow();
    }
  }

  public static void main(String[] args) throws IOException {
    int files = args.length > 0 ? Integer.parseInt(args[0]) : 400;
    int perSecond = args.length > 1 ? Integer.parseInt(args[1]) : 20;
    var findings =
        new Findings(
            "throttle",
            files + " files from one server that allows " + perSecond + " requests a second");
    for (Way way : Way.values()) {
      run(findings, way, files, perSecond);
    }
    findings.tell();
  }

  private static void run(Findings findings, Way way, int files, int perSecond) throws IOException {
    try (var server = new Server(way, perSecond)) {
      Tif1Config config =
          Tif1Config.defaults().toBuilder()
              .cdns(server.address())
              .cacheMaxBytes(0)
              .totalTimeout(Duration.ZERO)
              .httpResolvers(List.of("standard"))
              .proxy("direct")
              .build();
      List<Resource<JsonDocument>> all =
          IntStream.rangeClosed(1, files)
              .mapToObj(n -> Resource.json(2021, "Belgian Grand Prix", "Race", "V/" + n + ".json"))
              .toList();
      long begun = System.nanoTime();
      long lost;
      try (Tif1 client = Tif1.open(config)) {
        lost =
            client.with(how -> how.withCache(CachePolicy.BYPASS)).fetchAll(all).stream()
                .filter(one -> !(one instanceof Outcome.Success<?>))
                .count();
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      // The first second's worth may come at once.
      double ideal = Math.max(1, (files - perSecond) / (double) perSecond);
      System.out.printf(
          Locale.ROOT,
          "%-28s %d lost, %.1f s (ideal %.1f), %d refused%n",
          way.text,
          lost,
          seconds,
          ideal,
          server.refused.get());
      findings
          .side(way.text, "seconds", new Sample(new double[] {seconds}))
          .atMost("files", 0, way.text + ": files lost", (double) lost)
          .atMost("time", MOST_TIME, way.text + ": time : ideal", seconds / ideal)
          .atMost(
              "refused",
              MOST_REFUSED,
              way.text + ": refused : files",
              server.refused.get() / (double) files);
    }
  }
}
