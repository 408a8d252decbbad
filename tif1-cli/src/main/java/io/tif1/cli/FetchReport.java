package io.tif1.cli;

import io.tif1.client.FetchFailedException;
import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Tif1Exception;
import io.tif1.model.JsonDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What came of a run of fetches: counts, a line of a table for each file, and the first problems.
 * Holds no files. Not safe for use by multiple threads.
 */
final class FetchReport {
  private static final int SHOWN_MISSING = 10;

  /** What the first errors say, the others say as well. */
  private static final int SHOWN_ERRORS = 3;

  private final Map<Resource<?>, String[]> rows = new HashMap<>();
  private final List<String> missing = new ArrayList<>();
  private final List<Tif1Exception> errors = new ArrayList<>();
  private long bytes;
  private int succeeded;
  private int failed;

  void add(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Success<?> success) {
      succeeded++;
      int size = success.value() instanceof JsonDocument document ? document.sizeBytes() : 0;
      bytes += size;
      row(outcome, "ok", String.valueOf(size), success.origin().toString());
    } else if (outcome instanceof Outcome.Failure<?> failure) {
      failed++;
      row(outcome, "failed", "-", "-");
      keep(failure.error());
    } else {
      missing.add(outcome.resource().path());
      row(outcome, "missing", "-", "-");
    }
  }

  /** The first few; but one that tells of an attempt goes before one that was refused unasked. */
  private void keep(Tif1Exception error) {
    if (errors.size() == SHOWN_ERRORS && isStory(error)) {
      errors.stream().filter(kept -> !isStory(kept)).findFirst().ifPresent(errors::remove);
    }
    if (errors.size() < SHOWN_ERRORS) {
      errors.add(error);
    }
  }

  private static boolean isStory(Tif1Exception error) {
    return !(error instanceof FetchFailedException failed) || !failed.attempts().isEmpty();
  }

  private void row(Outcome<?> outcome, String... cells) {
    rows.put(outcome.resource(), cells);
  }

  int succeeded() {
    return succeeded;
  }

  /** Bytes of the documents that were had. */
  long bytes() {
    return bytes;
  }

  /** See {@link ExitCode}. */
  int exitCode() {
    boolean all = failed == 0 && missing.isEmpty();
    if (succeeded > 0) {
      return all ? ExitCode.OK : ExitCode.PARTIAL;
    }
    return failed == 0 ? ExitCode.MISSING : ExitCode.FAILED;
  }

  /** A table of all files, in the given order. */
  Table table(List<Resource<JsonDocument>> order) {
    var table = new Table("file", "result", ">bytes", "from");
    for (Resource<JsonDocument> file : order) {
      String[] cells = Objects.requireNonNull(rows.get(file), "a file without an outcome");
      table.row(file.path(), cells[0], cells[1], cells[2]);
    }
    return table;
  }

  /** What went wrong, in lines; what is much alike is counted. */
  List<String> problems(String session) {
    var lines = new ArrayList<String>();
    if (!missing.isEmpty()) {
      lines.add(
          "not published in "
              + session
              + ": "
              + String.join(", ", missing.subList(0, Math.min(SHOWN_MISSING, missing.size())))
              + (missing.size() > SHOWN_MISSING
                  ? " and " + (missing.size() - SHOWN_MISSING) + " more"
                  : "")
              + "; check the names of event, session and file");
    }
    errors.forEach(error -> lines.add(String.valueOf(error.getMessage())));
    if (failed > errors.size()) {
      lines.add(Units.count(failed - errors.size(), "more file") + " failed");
    }
    if (succeeded == 0) {
      errors.stream().flatMap(e -> NextStep.of(e).stream()).findFirst().ifPresent(lines::add);
    }
    return lines;
  }
}
