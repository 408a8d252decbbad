package io.tif1.cli;

import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.sim.SessionSimulator;
import io.tif1.testkit.sim.SimulatedSession;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A simulated race on a CDN whose files may change, and the command line that reads it. */
final class LockedRace implements AutoCloseable {
  static final String EVENT = "Simulated Grand Prix";
  static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  private static final SimulatedSession RACE =
      SessionSimulator.session(2026, EVENT, "Race").seed(7).drivers(2).laps(3).build();

  /** What is published in place of what was simulated; an empty array stands for no file. */
  private final Map<String, byte[]> changes = new ConcurrentHashMap<>();

  private final FakeCdn server;
  private final Path directory;
  private final Path authority;

  private String cacheName = "cache";

  LockedRace(Path directory) {
    this.directory = directory;
    server = FakeCdn.serving(this::bytes);
    authority = server.writeCaPem(directory);
  }

  private byte @Nullable [] bytes(String path) {
    byte[] changed = changes.get(path);
    if (changed != null) {
      return changed.length == 0 ? null : changed;
    }
    return RACE.bytes(path.replace("@" + COMMIT, "@main"));
  }

  FakeCdn server() {
    return server;
  }

  /** A driver of the race. */
  String driver() {
    return RACE.drivers().get(0).code();
  }

  /** How many files the race has. */
  long files(boolean withTelemetry) {
    return RACE.files().filter(file -> withTelemetry || !file.endsWith("_tel.json")).count();
  }

  /** Publishes another file at main. */
  void change(String file, String text) {
    changes.put(RACE.folder() + "/" + file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Takes a file away from main. */
  void remove(String file) {
    change(file, "");
  }

  String file(String path) {
    return "2026/" + EVENT + "/Race/" + path;
  }

  Path path(String name) {
    return directory.resolve(name);
  }

  /** From now on another cache is used, an empty one. */
  void useAnotherCache() {
    cacheName += "+";
  }

  /** Runs a command that asks CDNs. */
  Run run(String command, String... more) {
    var args =
        new ArrayList<>(
            List.of(command, "--cdn", server.baseUri().toString(), "--ca", authority.toString()));
    args.addAll(List.of("--retries", "0", "--cache-dir", directory.resolve(cacheName).toString()));
    args.addAll(List.of(more));
    return Run.of(args.toArray(String[]::new));
  }

  /** Runs a command of the cache. */
  Run cache(String command, String... more) {
    var args = new ArrayList<>(List.of("cache", command, "--cdn", server.baseUri().toString()));
    args.addAll(List.of("--cache-dir", directory.resolve(cacheName).toString()));
    args.addAll(List.of(more));
    return Run.of(args.toArray(String[]::new));
  }

  /** Locks the race. */
  Run lock(String out, String... more) {
    var args = new ArrayList<>(List.of("--out", path(out).toString()));
    args.addAll(List.of(more));
    args.addAll(List.of("2026", EVENT, "Race"));
    return run("lock", args.toArray(String[]::new));
  }

  @Override
  public void close() {
    server.close();
  }
}
