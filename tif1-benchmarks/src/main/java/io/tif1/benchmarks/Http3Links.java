package io.tif1.benchmarks;

import io.tif1.client.Tif1Config;
import io.tif1.testkit.Link;
import io.tif1.testkit.sim.SessionSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * HTTP/1.1, 2 and 3 side by side: all telemetry files behind a link of 30 ms and 100 Mbit/s that
 * loses nothing, one packet in a hundred, and three; and on loopback, what each costs the client in
 * processor time. Rounds alternate.
 *
 * <p>Arguments: folder with {@code 2021@main} and its like, or "" for simulated laps; rounds on
 * each link (3); rounds on loopback (15); rounds before those (8); folder for the result (none).
 */
public final class Http3Links {
  private static final Duration ROUND_TRIP = Duration.ofMillis(30);
  private static final long BYTES_PER_SECOND = 100_000_000 / 8;
  private static final double[] LOSSES = {0, 0.01, 0.03};

  private Http3Links() {}

  public static void main(String[] args) throws IOException {
    int onLink = args.length > 1 ? Integer.parseInt(args[1]) : 3;
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
        System.out.println(what + ", " + Machine.text());
        List<Row> rows = new ArrayList<>(loopback(files, cdn, onLoopback, warmUp));
        for (double loss : LOSSES) {
          rows.addAll(link(files, cdn, loss, onLink));
        }
        System.out.println(table(rows));
        if (args.length > 4) {
          write(Path.of(args[4]), what, rows);
        }
      }
    } finally {
      ColdFetch.delete(directory);
    }
  }

  /**
   * @param where the network
   * @param share of answers that came over the protocol
   */
  private record Row(String where, String protocol, Sample wall, Sample cpu, double share) {}

  private static List<Row> loopback(Published files, CdnProcess cdn, int rounds, int warmUp) {
    return measure(
        "loopback", files, config(cdn).cdns(List.of(cdn.base())).build(), rounds, warmUp);
  }

  private static List<Row> link(Published files, CdnProcess cdn, double loss, int rounds) {
    try (Link link =
        Link.to(cdn.base().getPort())
            .delay(ROUND_TRIP.dividedBy(2))
            .rate(BYTES_PER_SECOND)
            .loss(loss, ROUND_TRIP)
            .congestionControl(true)
            .start()) {
      String where = String.format(Locale.ROOT, "30 ms, 100 Mbit/s, loss %.0f %%", 100 * loss);
      Tif1Config config = config(cdn).cdns(List.of(link.through(cdn.base()))).build();
      return measure(where, files, config, rounds, 1);
    }
  }

  private static List<Row> measure(
      String where, Published files, Tif1Config config, int rounds, int warmUp) {
    List<Protocols> all = Protocols.all(files, config);
    try {
      for (int i = 0; i < warmUp; i++) {
        all.forEach(Protocols::once);
      }
      for (int i = 0; i < rounds; i++) {
        all.forEach(Protocols::measure);
      }
      var rows = new ArrayList<Row>();
      for (Protocols one : all) {
        rows.add(new Row(where, one.name(), one.wallMillis(), one.cpuMillis(), one.share()));
        System.out.println(where + ", " + one.line());
      }
      return rows;
    } finally {
      all.forEach(Protocols::close);
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

  private static String table(List<Row> rows) {
    var text = new StringBuilder();
    text.append("| network | protocol | time, ms | client's CPU, ms | over it |\n");
    text.append("|---|---|---:|---:|---:|\n");
    for (Row row : rows) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %.0f | %.0f | %.0f %% |%n",
              row.where,
              row.protocol,
              row.wall.median(),
              row.cpu.median(),
              100 * row.share));
    }
    return text.toString();
  }

  private static void write(Path folder, String what, List<Row> rows) throws IOException {
    Files.createDirectories(folder);
    String all =
        rows.stream()
            .map(
                row ->
                    String.format(
                        Locale.ROOT,
                        "    {\"network\": \"%s\", \"protocol\": \"%s\", \"wallMillis\": %s,"
                            + " \"cpuMillis\": %s, \"share\": %.3f}",
                        row.where,
                        row.protocol,
                        row.wall.json(),
                        row.cpu.json(),
                        row.share))
            .collect(Collectors.joining(",\n"));
    Path file = folder.resolve("http3.json");
    Files.writeString(
        file,
        String.format(
            """
            {
              "date": "%s",
              "command": "bench/http3",
              "machine": "%s",
              "work": "%s",
              "rows": [
            %s
              ]
            }
            """,
            LocalDate.now(ZoneOffset.UTC), Machine.text(), what, all));
    System.out.println("written to " + file.getFileName());
  }
}
