package io.tif1.benchmarks;

import io.tif1.model.SessionKey;
import io.tif1.model.Telemetry;
import io.tif1.sql.SessionDatabase;
import io.tif1.sql.SessionTable;
import io.tif1.testkit.sim.SessionSimulator;
import io.tif1.testkit.sim.SimulatedSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Telemetry of many laps from JSON to one file of Parquet, in a warm JVM: reading the files,
 * decoding them, loading them into the database, writing. Nothing is fetched.
 *
 * <p>Arguments: folder with files named LAP_tel.json below folders of drivers (none: simulated),
 * rounds (7), rounds before them (3), ending of the file (.parquet).
 */
public final class ExportLaps {
  private static final SessionKey SESSION =
      new SessionKey(2026, "Pre-Season Testing", "Practice 1");

  private ExportLaps() {}

  private record Lap(String driver, int number, Path file) {}

  /** Seconds of one round. */
  private record Times(double decode, double load, double write, long rows, long bytes) {
    double total() {
      return decode + load + write;
    }
  }

  public static void main(String[] args) throws IOException {
    Path scratch = Scratch.folder("tif1-bench");
    boolean real = args.length > 0 && !args[0].isEmpty() && Files.isDirectory(Path.of(args[0]));
    Path folder = real ? Path.of(args[0]) : simulated(scratch);
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 7;
    int warmUp = args.length > 2 ? Integer.parseInt(args[2]) : 3;
    String ending = args.length > 3 ? args[3] : ".parquet";
    List<Lap> laps = laps(folder);
    System.out.println(Machine.text());
    System.out.printf("%d %s laps, to %s%n", laps.size(), real ? "published" : "simulated", ending);
    for (int i = 0; i < warmUp; i++) {
      round(laps, scratch, ending);
    }
    var times = new ArrayList<Times>();
    double cpu = Machine.cpuMillis();
    for (int i = 0; i < rounds; i++) {
      times.add(round(laps, scratch, ending));
    }
    print(laps, times, (Machine.cpuMillis() - cpu) / 1000 / rounds);
  }

  private static Path simulated(Path scratch) throws IOException {
    SimulatedSession session =
        SessionSimulator.session(2026, "Simulated Grand Prix", "Race").drivers(8).laps(50).build();
    session.writeTo(scratch);
    return scratch.resolve(session.folder());
  }

  private static List<Lap> laps(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("_tel.json"))
          .sorted()
          .map(
              file ->
                  new Lap(
                      file.getName(file.getNameCount() - 2).toString(),
                      Integer.parseInt(file.getFileName().toString().replace("_tel.json", "")),
                      file))
          .toList();
    }
  }

  private static Times round(List<Lap> laps, Path scratch, String ending) throws IOException {
    Path to = scratch.resolve("laps" + ending);
    long decode = 0;
    long load = 0;
    try (SessionDatabase database = SessionDatabase.builder().workFolder(scratch).open()) {
      for (Lap lap : laps) {
        long begun = System.nanoTime();
        Telemetry telemetry = Telemetry.decode(Files.readAllBytes(lap.file()));
        long decoded = System.nanoTime();
        database.addTelemetry(SESSION, lap.driver(), lap.number(), telemetry);
        decode += decoded - begun;
        load += System.nanoTime() - decoded;
      }
      long begun = System.nanoTime();
      long rows = database.export(SessionTable.TELEMETRY, to, true);
      long write = System.nanoTime() - begun;
      return new Times(decode / 1e9, load / 1e9, write / 1e9, rows, Files.size(to));
    }
  }

  private static void print(List<Lap> laps, List<Times> times, double cpu) throws IOException {
    long json = 0;
    for (Lap lap : laps) {
      json += Files.size(lap.file());
    }
    Times any = times.get(0);
    System.out.printf(
        Locale.ROOT,
        "%,d rows; %.1f MB, the JSON %.1f MB%n",
        any.rows(),
        any.bytes() / 1e6,
        json / 1e6);
    print("read and decode", times.stream().mapToDouble(Times::decode).toArray());
    print("load", times.stream().mapToDouble(Times::load).toArray());
    print("settle, sort, write", times.stream().mapToDouble(Times::write).toArray());
    print("in all", times.stream().mapToDouble(Times::total).toArray());
    System.out.printf(Locale.ROOT, "cpu %.2f s a round%n", cpu);
  }

  private static void print(String what, double[] seconds) {
    var sample = new Sample(seconds);
    System.out.printf(
        Locale.ROOT,
        "%-20s median %.2f s, min %.2f, max %.2f, n %d%n",
        what,
        sample.median(),
        sample.min(),
        sample.max(),
        sample.n());
  }
}
