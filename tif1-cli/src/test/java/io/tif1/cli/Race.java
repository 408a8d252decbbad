package io.tif1.cli;

import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.sim.Anomalies;
import io.tif1.testkit.sim.SessionSimulator;
import io.tif1.testkit.sim.SimulatedSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A CDN with a simulated race that the calendar has: four drivers, 16 laps in all. */
final class Race implements AutoCloseable {
  private final SimulatedSession session =
      SessionSimulator.session(2021, "Belgian Grand Prix", "Race")
          .seed(5)
          .drivers(4)
          .laps(5)
          .anomalies(Anomalies.none())
          .build();

  private final FakeCdn server = FakeCdn.serving(session);
  private final Path directory;
  private final Path authority;

  /**
   * @param directory where the certificate is written, and the cache
   */
  Race(Path directory) {
    this.directory = directory;
    authority = server.writeCaPem(directory);
  }

  FakeCdn server() {
    return server;
  }

  String driver(int index) {
    return session.drivers().get(index).code();
  }

  /** A command against this server, without retries. */
  Run run(String... args) {
    var all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--cdn", server.baseUri().toString(), "--ca", authority.toString()));
    // A cache of its own: the port may be that of a CDN of another test, which published other
    // laps.
    all.addAll(List.of("--retries", "0", "--cache-dir", directory.resolve("cache").toString()));
    return Run.of(all.toArray(String[]::new));
  }

  @Override
  public void close() {
    server.close();
  }
}
