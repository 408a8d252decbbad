package io.tif1.cli;

import io.tif1.client.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How many files one CDN gave after others did not. Not safe for use by multiple threads. */
final class Failovers {
  private final Map<String, Integer> files = new TreeMap<>();

  /** Counts a file that was fetched; null for one that was not. */
  void add(@Nullable Origin origin) {
    String words = origin == null ? "" : origin.failover();
    if (!words.isEmpty()) {
      files.merge(words, 1, Integer::sum);
    }
  }

  /** {@code 3 files: refused by cdn.jsdelivr.net (403), came from cdn.staticdelivr.com}. */
  List<String> lines() {
    var lines = new ArrayList<String>();
    files.forEach((words, count) -> lines.add(Units.count(count, "file") + ": " + words));
    return lines;
  }
}
