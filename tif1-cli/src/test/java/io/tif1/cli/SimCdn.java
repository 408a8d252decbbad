package io.tif1.cli;

import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.sim.SessionSimulator;
import io.tif1.testkit.sim.SimulatedSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A CDN that publishes a simulated session, and command lines that ask for it. */
final class SimCdn implements AutoCloseable {
  static final int DRIVERS = 3;
  static final int LAPS = 4;

  private final SimulatedSession published;
  private final FakeCdn server;
  private final Path directory;
  private final Path authority;

  private SimCdn(Path directory, SimulatedSession published) {
    this.published = published;
    this.directory = directory;
    this.server = FakeCdn.serving(published);
    this.authority = server.writeCaPem(directory);
  }

  /** The race at Spa in 2021 as it never was. */
  static SimCdn race(Path directory) {
    return of(directory, "Race");
  }

  static SimCdn of(Path directory, String session) {
    return new SimCdn(
        directory,
        SessionSimulator.session(2021, "Belgian Grand Prix", session)
            .seed(7)
            .drivers(DRIVERS)
            .laps(LAPS)
            .sampleRateHz(2)
            .build());
  }

  /** The same race with two drivers and two laps each, for tests that ask for it often. */
  static SimulatedSession smallRace() {
    return SessionSimulator.session(2021, "Belgian Grand Prix", "Race")
        .seed(7)
        .drivers(2)
        .laps(2)
        .sampleRateHz(2)
        .build();
  }

  FakeCdn server() {
    return server;
  }

  SimulatedSession published() {
    return published;
  }

  /** Three letters of the n-th driver, from 0. */
  String driver(int n) {
    return published.drivers().get(n).code();
  }

  /** How often each file was asked for. */
  long requests(String file) {
    return server.requests().stream().filter(seen -> seen.path().endsWith("/" + file)).count();
  }

  Path cacheDirectory() {
    return directory.resolve("cache");
  }

  /** A command about the session, with its options behind. */
  String[] ask(String command, String... more) {
    var args = new ArrayList<>(List.of(command, "2021", "spa", published.session()));
    args.addAll(Arrays.asList(more));
    return with(args.toArray(String[]::new));
  }

  /** Any command, told of this CDN, without retries and with a cache of its own. */
  String[] with(String... words) {
    var args = new ArrayList<>(List.of(words));
    args.addAll(List.of("--cdn", server.baseUri().toString(), "--ca", authority.toString()));
    args.addAll(List.of("--cache-dir", cacheDirectory().toString()));
    if (!words[0].equals("doctor")) { // it retries nothing
      args.addAll(List.of("--retries", "0"));
    }
    return args.toArray(String[]::new);
  }

  @Override
  public void close() {
    server.close();
  }
}
