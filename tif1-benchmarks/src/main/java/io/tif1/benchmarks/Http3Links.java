package io.tif1.benchmarks;

import io.tif1.client.Tif1Config;
import io.tif1.testkit.Link;
import io.tif1.testkit.sim.SessionSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * HTTP/1.1, 2 and 3 side by side: all telemetry files behind a link of 30 ms and 100 Mbit/s that
 * loses nothing, one packet in a hundred, and three; and on loopback, what each costs the client in
 * processor time. Rounds alternate.
 *
 * <p>Arguments: folder with {@code 2021@main} and its like, or "" for simulated laps; rounds on
 * each link (2); rounds on loopback (15); rounds before those (8).
 */
public final class Http3Links {
  private static final Duration ROUND_TRIP = Duration.ofMillis(30);
  private static final long BYTES_PER_SECOND = 100_000_000 / 8;
  private static final double[] LOSSES = {0, 0.01, 0.03};

  private Http3Links() {}

  public static void main(String[] args) throws IOException {
    int onLink = args.length > 1 ? Integer.parseInt(args[1]) : 2;
    int onLoopback = args.length > 2 ? Integer.parseInt(args[2]) : 15;
    int warmUp = args.length > 3 ? Integer.parseInt(args[3]) : 8;
    Path directory = Files.createTempDirectory("tif1-bench");
    try {
      boolean simulated = args.length == 0 || args[0].isEmpty();
      Path folder = simulated ? simulated(directory) : Path.of(args[0]);
      try (CdnProcess cdn = CdnProcess.servingHttp3(folder, directory)) {
        Published files = Published.in(cdn.base(), folder);
        String what =
            String.format(
                Locale.ROOT,
                "%d %s files, %.1f MB of JSON",
                files.files().size(),
                simulated ? "simulated" : "published",
                files.totalBytes() / 1e6);
        var found = new Findings("http3", what);
        loopback(files, cdn, onLoopback, warmUp, found);
        for (double loss : LOSSES) {
          link(files, cdn, loss, onLink, found);
        }
        found.tell();
      }
    } finally {
      Scratch.delete(directory);
    }
  }

  private static void loopback(
      Published files, CdnProcess cdn, int rounds, int warmUp, Findings found) {
    List<Protocols> all = Protocols.all(files, config(cdn).cdns(List.of(cdn.base())).build());
    try {
      measure("loopback", all, rounds, warmUp, found);
      found.atMost(
          "HTTP/3",
          2.5,
          "HTTP/3 : HTTP/2, loopback, CPU, minima",
          all.get(2).cpuMillis().min() / all.get(1).cpuMillis().min());
    } finally {
      all.forEach(Protocols::close);
    }
  }

  private static void link(
      Published files, CdnProcess cdn, double loss, int rounds, Findings found) {
    try (Link link =
        Link.to(cdn.base().getPort())
            .delay(ROUND_TRIP.dividedBy(2))
            .rate(BYTES_PER_SECOND)
            .loss(loss, ROUND_TRIP)
            .congestionControl(true)
            .start()) {
      List<Protocols> all =
          Protocols.all(files, config(cdn).cdns(List.of(link.through(cdn.base()))).build());
      try {
        long before = link.down().bytesCarried();
        if (loss == 0) {
          all.get(1).once();
        }
        double bound = 1000.0 * (link.down().bytesCarried() - before) / BYTES_PER_SECOND;
        measure(String.format(Locale.ROOT, "loss %.0f %%", 100 * loss), all, rounds, 0, found);
        compare(loss, all, bound, found);
      } finally {
        all.forEach(Protocols::close);
      }
    }
  }

  /**
   * @param bound what the bytes of HTTP/2 take at the rate of the link, in milliseconds
   */
  private static void compare(double loss, List<Protocols> all, double bound, Findings found) {
    double second = all.get(1).wallMillis().median();
    double third = all.get(2).wallMillis().median();
    if (loss == 0) {
      found.atMost("P7", 1.15, "HTTP/2 : what its bytes take at 100 Mbit/s, wall", second / bound);
      found.ratio("HTTP/3 : the same, wall", third / bound);
    } else {
      String what = String.format(Locale.ROOT, "HTTP/2 : HTTP/3, loss %.0f %%, wall", 100 * loss);
      if (loss <= 0.01) {
        found.atLeast("P7", 1, what, second / third);
      } else {
        found.ratio(what, second / third);
      }
    }
  }

  private static void measure(
      String where, List<Protocols> all, int rounds, int warmUp, Findings found) {
    for (int i = 0; i < warmUp; i++) {
      all.forEach(Protocols::once);
    }
    for (int i = 0; i < rounds; i++) {
      all.forEach(Protocols::measure);
    }
    for (Protocols one : all) {
      System.out.println(where + ", " + one.line());
      found.side(where + ", " + one.name(), "wall ms", one.wallMillis());
      found.side(where + ", " + one.name(), "CPU ms", one.cpuMillis());
      if (one.share() < 1) {
        found.note(
            String.format(
                Locale.ROOT,
                "%s, %s: %.1f %% of the answers came over it",
                where,
                one.name(),
                100 * one.share()));
      }
    }
  }

  private static Tif1Config.Builder config(CdnProcess cdn) {
    return Tif1Config.defaults().toBuilder()
        .cacheMaxBytes(0)
        .enableCache(false)
        .caBundle(cdn.authority())
        .http3AfterRequests(0)
        .httpResolvers(List.of("standard"))
        .proxy("direct")
        .timeout(Duration.ofMinutes(2))
        .totalTimeout(Duration.ofMinutes(10));
  }

  private static Path simulated(Path directory) throws IOException {
    Path folder = directory.resolve("simulated");
    SessionSimulator.session(2026, "Simulated Grand Prix", "Race")
        .drivers(20)
        .laps(20)
        .build()
        .writeTo(folder);
    return folder;
  }
}
