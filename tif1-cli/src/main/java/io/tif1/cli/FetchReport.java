package io.tif1.cli;

import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.model.JsonDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What came of a run of fetches: counts, a line of a table for each file, and the first problems.
 * Holds no documents. Not safe for use by multiple threads.
 */
final class FetchReport {
  /** What one error looks like, most others look like as well. */
  private static final int SHOWN = 10;

  private final Map<Resource<?>, String[]> rows = new HashMap<>();
  private final List<String> missing = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private long bytes;
  private int succeeded;
  private int failed;

  void add(Outcome<JsonDocument> outcome) {
    if (outcome instanceof Outcome.Success<JsonDocument> success) {
      succeeded++;
      int size = success.value().sizeBytes();
      bytes += size;
      row(outcome, "ok", String.valueOf(size), success.origin().toString());
    } else if (outcome instanceof Outcome.Failure<JsonDocument> failure) {
      failed++;
      row(outcome, "failed", "-", "-");
      if (errors.size() < SHOWN) {
        errors.add(String.valueOf(failure.error().getMessage()));
      }
    } else {
      missing.add(outcome.resource().path());
      row(outcome, "missing", "-", "-");
    }
  }

  private void row(Outcome<JsonDocument> outcome, String... cells) {
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
  List<String> table(List<Resource<JsonDocument>> order) {
    var table = new Table("file", "result", ">bytes", "from");
    for (Resource<JsonDocument> file : order) {
      String[] cells = Objects.requireNonNull(rows.get(file), "a file without an outcome");
      table.row(file.path(), cells[0], cells[1], cells[2]);
    }
    return table.lines();
  }

  /** What went wrong, in lines; what is much alike is counted. */
  List<String> problems(String session) {
    var lines = new ArrayList<String>();
    if (!missing.isEmpty()) {
      lines.add(
          "not published in "
              + session
              + ": "
              + String.join(", ", missing.subList(0, Math.min(SHOWN, missing.size())))
              + more(missing.size())
              + "; check the names of event, session and file");
    }
    lines.addAll(errors);
    if (failed > SHOWN) {
      lines.add("so failed" + more(failed));
    }
    return lines;
  }

  private static String more(int all) {
    return all > SHOWN ? " and " + (all - SHOWN) + " more" : "";
  }
}
