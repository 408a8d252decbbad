package io.tif1.cli;

import io.tif1.client.Tif1;
import io.tif1.client.event.FetchListener;
import io.tif1.model.SessionKey;
import io.tif1.testkit.sim.SessionSimulator;
import io.tif1.testkit.sim.SimulatedSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tif1 demo}: what the client does when CDNs fail, without a network. */
@Command(
    name = "demo",
    description = {
      "Shows failover and circuit breakers at work, without a network.",
      "Fetches a simulated Grand Prix from three CDNs on this machine: one that fails, one that is",
      "slow, one that is good. Draws the race and its fastest lap."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {"0:every published file was had", "1:some file could not be had"})
final class DemoCommand implements Callable<Integer> {
  private static final int DRIVERS = 20;
  private static final int LAPS = 20;

  /** Less than the real rate: this machine must also write and compress what it fetches. */
  private static final double SAMPLE_RATE_HZ = 3;

  private static final long SEED = 2026;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the two pictures go; made if need be (default: a temporary folder).")
  private @Nullable Path out;

  private final Io io;
  private final RootCommand root;

  DemoCommand(Io io, RootCommand root) {
    this.io = io;
    this.root = root;
  }

  @Override
  public Integer call() {
    long begun = System.nanoTime();
    SimulatedSession published =
        SessionSimulator.session(2026, "Simulated Grand Prix", "Race")
            .seed(SEED)
            .drivers(DRIVERS)
            .laps(LAPS)
            .sampleRateHz(SAMPLE_RATE_HZ)
            .build();
    var session = new SessionKey(published.season(), published.event(), published.session());
    try (var cdns = DemoCdns.publishing(published)) {
      var report = new DemoReport(io, cdns);
      report.before(session);
      var log = new DemoLog(cdns.names());
      var line = FetchLine.of(io, root.verbose());
      try (line;
          Tif1 client = cdns.open(events(log, line))) {
        DemoRace race = fetch(session, client, line);
        report.events(log, client);
        report.results(race);
        report.costs(race, client, Duration.ofNanos(System.nanoTime() - begun));
        report.pictures(new DemoPictures(out).draw(client.session(session)));
        return race.failed() == 0 ? ExitCode.OK : ExitCode.FAILED;
      }
    }
  }

  private static FetchListener events(DemoLog log, FetchLine line) {
    return event -> {
      log.onEvent(event);
      line.see(event);
    };
  }

  /** With the line erased at the end. */
  private static DemoRace fetch(SessionKey session, Tif1 client, FetchLine line) {
    OnInterrupt interrupt = OnInterrupt.run(line::close);
    try {
      var race = new DemoRace(session, client, line);
      race.fetch();
      return race;
    } finally {
      interrupt.close();
      line.close();
    }
  }
}
