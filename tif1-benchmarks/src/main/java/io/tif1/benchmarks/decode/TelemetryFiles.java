package io.tif1.benchmarks.decode;

import io.tif1.testkit.sim.SessionSimulator;
import io.tif1.testkit.sim.SimulatedSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The telemetry that is decoded: published files if they are there, else simulated ones. */
final class TelemetryFiles {
  /** Where published files are, seen from the root of the project; or a folder of one's own. */
  static final String FOLDER_PROPERTY = "tif1.data";

  private static final String SUFFIX = "_tel.json";

  /** As many as there are published ones to compare with. */
  private static final int SIMULATED = 395;

  private TelemetryFiles() {}

  static List<byte[]> load() throws IOException {
    Path folder = folder();
    List<byte[]> published = Files.isDirectory(folder) ? published(folder) : List.of();
    return published.isEmpty() ? simulated(SIMULATED) : published;
  }

  static String origin() throws IOException {
    Path folder = folder();
    return Files.isDirectory(folder) && !published(folder).isEmpty() ? "published" : "simulated";
  }

  static long bytes(List<byte[]> files) {
    return files.stream().mapToLong(file -> file.length).sum();
  }

  private static Path folder() {
    return Path.of(System.getProperty(FOLDER_PROPERTY, "../shared/data/cdn"));
  }

  private static List<byte[]> published(Path folder) throws IOException {
    var files = new ArrayList<byte[]>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList()) {
        files.add(Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static List<byte[]> simulated(int count) {
    var files = new ArrayList<byte[]>();
    simulated(count, files::add);
    return files;
  }

  /** Laps of a race, as many as asked for, one after the other. */
  static void simulated(int count, Consumer<byte[]> each) {
    SimulatedSession race =
        SessionSimulator.session(2026, "Simulated Grand Prix", "Race")
            .seed(1)
            .drivers(20)
            .laps(1 + count / 18)
            .build();
    for (String path : race.files().filter(path -> path.endsWith(SUFFIX)).limit(count).toList()) {
      byte[] bytes = race.bytes(path);
      if (bytes != null) {
        each.accept(bytes);
      }
    }
  }
}
