package io.tif1.cli;

import io.tif1.client.FileReport;
import io.tif1.client.FileStatus;
import io.tif1.client.LoadReport;
import io.tif1.client.Resource;
import io.tif1.model.FileKind;
import io.tif1.model.SessionKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What of a session was not obtained, in one line for each kind of file and reason: {@code laps of
 * 20 of 21 drivers not published: VER, HAM, ALO and 17 more}. The addresses and all names are in
 * the report, which {@code -v} shows. Not safe for use by multiple threads.
 */
final class Lacking {
  private static final int NAMED = 3;

  private final Map<Group, List<String>> files = new LinkedHashMap<>();
  private final Map<Of, Long> totals = new LinkedHashMap<>();

  /** Files of one kind. */
  private record Of(SessionKey session, FileKind kind) {}

  /** Files of one kind that ended alike. */
  private record Group(Of of, FileStatus status) {}

  /** The lines of one report; the whole report if everything is to be said. */
  static List<String> lines(LoadReport report, boolean verbose) {
    if (verbose) {
      return List.of(report.toString());
    }
    var lacking = new Lacking();
    lacking.add(report);
    return lacking.lines();
  }

  /** Takes what a report lacks. */
  void add(LoadReport report) {
    for (FileReport file : report.files()) {
      totals.merge(new Of(report.session(), file.resource().kind()), 1L, Long::sum);
    }
    report.lacking().forEach(file -> add(file.resource(), file.status()));
  }

  /** Takes one file. */
  void add(Resource<?> file, FileStatus status) {
    String driver = file.driver();
    String name = file.kind() == FileKind.LAPS && driver != null ? driver : file.path();
    var of = new Of(file.key(), file.kind());
    files.computeIfAbsent(new Group(of, status), group -> new ArrayList<>()).add(name);
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  /** The lines, in the order in which the first file of each was taken. */
  List<String> lines() {
    var lines = new ArrayList<String>();
    files.forEach((group, names) -> lines.add(line(group, names)));
    return lines;
  }

  private String line(Group group, List<String> names) {
    long total = Math.max(names.size(), totals.getOrDefault(group.of(), 0L));
    boolean ofDrivers = group.of().kind() == FileKind.LAPS;
    boolean alone = total == 1;
    String which =
        alone ? names.get(0) : names.size() + " of " + Units.count(total, noun(ofDrivers));
    return group.of().session()
        + ": "
        + (ofDrivers ? "laps of " : "")
        + which
        + " "
        + words(group.status())
        + (alone ? "" : ": " + some(names))
        + "; "
        + group.status().advice()
        + " (-v says more)";
  }

  private static String noun(boolean ofDrivers) {
    return ofDrivers ? "driver" : "file";
  }

  private static String some(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
  }

  /** How a file ended. */
  static String words(FileStatus status) {
    return switch (status) {
      case MISSING -> "not published";
      case NOT_RUN -> "not published yet";
      case BROKEN -> "not readable";
      case BLOCKED -> "blocked on the way";
      case RATE_LIMITED -> "refused for too many requests";
      case OFFLINE_MISS -> "not in the cache";
      case OK -> "OK";
      case STALE -> "OK, stale";
      case FAILED -> "failed";
    };
  }
}
