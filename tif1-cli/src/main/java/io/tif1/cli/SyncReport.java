package io.tif1.cli;

import io.tif1.client.FileStatus;
import io.tif1.client.Origin;
import io.tif1.client.Outcome;
import io.tif1.client.Tif1Exception;
import io.tif1.model.FileKind;
import io.tif1.model.SessionKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came of each file of a sync, in counts. Safe for use by multiple threads. */
final class SyncReport {
  /** So many failures with no success between them are not bad luck. */
  private static final int HOPELESS = 40;

  private final Map<SessionKey, Counts> sessions = new LinkedHashMap<>();
  private final Map<FileStatus, Integer> byStatus = new EnumMap<>(FileStatus.class);
  private @Nullable Tif1Exception firstError;
  private int failuresInARow;

  private static final class Counts {
    private int fromCache;
    private int fetched;
    private int notPublished;
    private int lacking;
    private int failed;
    private final Set<String> came = new HashSet<>();
  }

  /**
   * Counts a file.
   *
   * @param optional whether nothing is lacking if it is not published
   */
  synchronized void add(Outcome<?> outcome, boolean optional) {
    FileStatus status = FileStatus.of(outcome);
    byStatus.merge(status, 1, Integer::sum);
    Counts counts = sessions.computeIfAbsent(outcome.resource().key(), key -> new Counts());
    if (outcome instanceof Outcome.Success<?> success) {
      failuresInARow = 0;
      boolean network = success.origin().source() == Origin.Source.NETWORK;
      counts.fetched += network ? 1 : 0;
      counts.fromCache += network ? 0 : 1;
      counts.came.add(outcome.resource().file());
    } else if (outcome instanceof Outcome.Failure<?> failure) {
      failuresInARow++;
      counts.failed++;
      firstError = firstError == null ? failure.error() : firstError;
    } else {
      failuresInARow = 0;
      counts.notPublished++;
      counts.lacking += optional ? 0 : 1;
    }
  }

  /** As {@link #add(Outcome, boolean)}: what need not be published is told by the kind. */
  void add(Outcome<?> outcome) {
    FileKind kind = outcome.resource().kind();
    add(outcome, kind != FileKind.DRIVERS && kind != FileKind.LAPS);
  }

  /** Whether going on would only be more of the same. */
  synchronized boolean isHopeless() {
    return failuresInARow >= HOPELESS;
  }

  /** Files that were had. */
  synchronized int had() {
    return sessions.values().stream().mapToInt(counts -> counts.fetched + counts.fromCache).sum();
  }

  /** The files of each session that came, from the network or from the cache. */
  synchronized Map<SessionKey, Set<String>> came() {
    var came = new LinkedHashMap<SessionKey, Set<String>>();
    sessions.forEach((key, counts) -> came.put(key, Set.copyOf(counts.came)));
    return came;
  }

  /** See {@link ExitCode}. */
  synchronized int exitCode() {
    int failed = sessions.values().stream().mapToInt(counts -> counts.failed).sum();
    int lacking = sessions.values().stream().mapToInt(counts -> counts.lacking).sum();
    if (had() > 0) {
      return failed + lacking == 0 ? ExitCode.OK : ExitCode.PARTIAL;
    }
    return failed > 0 ? ExitCode.FAILED : ExitCode.MISSING;
  }

  /** A table of the sessions. */
  synchronized Table table() {
    var table = new Table("session", ">fetched", ">cached", ">not published", ">failed");
    sessions.forEach(
        (key, counts) ->
            table.row(key, counts.fetched, counts.fromCache, counts.notPublished, counts.failed));
    return table;
  }

  /** How many files ended how, and what to do about those that were not had. */
  synchronized List<String> statuses() {
    var lines = new ArrayList<String>();
    byStatus.forEach(
        (status, count) -> {
          boolean advise = !status.isHad() && status != FileStatus.MISSING;
          lines.add(count + " " + Lacking.words(status) + (advise ? ": " + status.advice() : ""));
        });
    return lines;
  }

  /** What the first failure said; null if there was none. */
  synchronized @Nullable String firstError() {
    return firstError == null ? null : firstError.getMessage();
  }
}
