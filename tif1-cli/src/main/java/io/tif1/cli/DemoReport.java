package io.tif1.cli;

import io.tif1.client.CdnStatus;
import io.tif1.client.ClientStats;
import io.tif1.client.Tif1;
import io.tif1.model.SessionKey;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What the demo says, before and after. */
final class DemoReport {
  private final Io io;
  private final PrintStream out;
  private final DemoCdns cdns;

  DemoReport(Io io, DemoCdns cdns) {
    this.io = io;
    this.out = io.out();
    this.cdns = cdns;
  }

  /** What is set up. */
  void before(SessionKey race) {
    out.println("A simulated race of 20 drivers: " + race);
    out.println("Three CDNs on this machine publish it; no network is used. The client is told of");
    out.println("them in this order:");
    out.println();
    var table = new Table("CDN", "address", "what it does");
    cdns.roles().forEach(role -> table.row(role.name(), role.server().baseUri(), role.behaviour()));
    print(table);
    out.println();
    cdns.settings().forEach(out::println);
    out.flush(); // before the bar, which is on another stream
  }

  /** What happened on the way. */
  void events(DemoLog log, Tif1 client) {
    ClientStats stats = client.stats();
    heading("Failover: how the first file came");
    log.firstFetch().forEach(line -> out.println("  " + line));
    out.println(
        "  "
            + Units.count(stats.failovers(), "failover")
            + " in all: each asks the next CDN at once");
    heading("Breakers: who is not asked any more, and who is tried again");
    log.changes().forEach(line -> out.println("  " + line));
    int usual = client.settings().snapshot().maxConcurrentRequests();
    out.println(
        "  time-outs made the client hold back: at least "
            + log.lowestLimit(usual)
            + " requests at once instead of "
            + usual);
    heading("Attempts");
    attempts(log, client);
  }

  private void attempts(DemoLog log, Tif1 client) {
    var table =
        new Table("CDN", ">attempts", ">ok", ">missing", ">failed", ">timed out", "breaker now");
    Map<String, String> names = cdns.names();
    for (CdnStatus cdn : client.cdns()) {
      String name = names.getOrDefault(cdn.name(), cdn.name());
      Map<String, Integer> verdicts = log.verdicts(name);
      table.row(
          name,
          verdicts.values().stream().mapToInt(Integer::intValue).sum(),
          verdicts.getOrDefault("OK", 0),
          verdicts.getOrDefault("MISSING", 0),
          verdicts.getOrDefault("FAILED", 0),
          verdicts.getOrDefault("TIMED_OUT", 0),
          cdn.breaker());
    }
    print(table);
  }

  /** The data. */
  void results(DemoRace race) {
    Map<DemoRace.Driver, BestLap> drivers = race.drivers();
    heading(Units.count(drivers.size(), "driver") + ", by best lap");
    var table = new Table("", "driver", "team", ">laps", ">best lap", ">on lap", "tyre");
    drivers.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.comparingDouble(BestLap::seconds)))
        .forEach( // who has no time is last
            entry -> {
              DemoRace.Driver driver = entry.getKey();
              BestLap best = entry.getValue();
              table.row(
                  driver.code(),
                  driver.name(),
                  driver.team(),
                  best.laps(),
                  Units.lapTime(best.seconds()),
                  best.number(),
                  best.tyre());
            });
    print(table);
  }

  /** What it cost. */
  void costs(DemoRace race, Tif1 client, Duration elapsed) {
    ClientStats stats = client.stats();
    heading("In all");
    out.println(
        "  files        "
            + race.files()
            + " fetched, "
            + race.missing()
            + " not published (laps without telemetry), "
            + race.failed()
            + " failed");
    out.println(
        "  bytes        "
            + Units.bytes(stats.bytesReceived())
            + " received, "
            + Units.bytes(stats.bytesDecoded())
            + " of JSON");
    out.println("  connections  " + client.connectionStats());
    out.println("  failovers    " + stats.failovers());
    out.println("  retries      " + stats.retries());
    out.println("  time         " + Units.seconds(elapsed));
    out.flush();
  }

  /** Where the pictures are. */
  void pictures(List<Path> files) {
    heading("Pictures, for a browser");
    files.forEach(file -> out.println("  " + file));
    out.flush();
  }

  private void heading(String text) {
    out.println();
    out.println(text);
  }

  private void print(Table table) {
    int room = io.outIsTerminal() ? io.columns() - 2 : Integer.MAX_VALUE;
    table.lines(room).forEach(line -> out.println("  " + line));
  }
}
