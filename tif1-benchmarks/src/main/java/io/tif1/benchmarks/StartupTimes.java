package io.tif1.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What whole starts of programs took, from a file of lines {@code who: what|milliseconds}, beside
 * those of Python for the same work.
 *
 * <p>Argument: the file.
 */
public final class StartupTimes {
  private static final String PEER = "python: ";

  private StartupTimes() {}

  public static void main(String[] args) throws IOException {
    Map<String, Sample> all = read(Path.of(args[0]));
    var found = new Findings("startup", "whole processes, from their start to their end");
    all.forEach((name, times) -> found.side(name, "wall ms", times));
    for (Map.Entry<String, Sample> one : all.entrySet()) {
      Sample peer = peer(all, one.getKey());
      if (peer != null) {
        double ratio = one.getValue().median() / peer.median();
        String what = one.getKey() + " : Python, medians";
        if (one.getKey().contains(",")) {
          found.ratio(what, ratio); // other work than Python's
        } else {
          found.atMost("P4", 1, what, ratio);
        }
      }
    }
    found.tell();
  }

  private static Map<String, Sample> read(Path file) throws IOException {
    Map<String, List<Double>> times =
        Files.readAllLines(file).stream()
            .map(line -> line.split("\\|", 2))
            .collect(
                Collectors.groupingBy(
                    parts -> parts[0],
                    TreeMap::new,
                    Collectors.mapping(parts -> Double.valueOf(parts[1]), Collectors.toList())));
    var all = new LinkedHashMap<String, Sample>();
    times.forEach(
        (name, values) ->
            all.put(name, new Sample(values.stream().mapToDouble(Double::doubleValue).toArray())));
    return all;
  }

  /** Python's time for the same laps; null for Python's own, and where it has none. */
  private static @Nullable Sample peer(Map<String, Sample> all, String name) {
    return name.startsWith(PEER) ? null : all.get(PEER + name.substring(name.indexOf(": ") + 2));
  }
}
