package io.tif1.cli;

import io.tif1.client.FileReport;
import io.tif1.client.FileStatus;
import io.tif1.client.LapTelemetry;
import io.tif1.client.LoadReport;
import io.tif1.client.Outcome;
import io.tif1.model.SessionKey;
import java.util.ArrayList;
import java.util.List;

/** What was not obtained while sessions were loaded. Safe for use by multiple threads. */
final class LoadLog {
  private final boolean verbose;

  // Guarded by this.
  private final Lacking lacking = new Lacking();
  private final List<String> details = new ArrayList<>();
  private int failed;
  private int notRun;
  private long lapsWithoutTelemetry;

  /**
   * @param verbose whether every file is told with all that is known of it
   */
  LoadLog(boolean verbose) {
    this.verbose = verbose;
  }

  /** Takes what is lacking in a load; what need not be published is not. */
  synchronized void add(LoadReport report) {
    for (FileReport file : report.lacking()) {
      if (file.status() == FileStatus.NOT_RUN) {
        notRun++;
        continue;
      }
      failed += file.status() == FileStatus.MISSING ? 0 : 1;
      lacking.add(file.resource(), file.status());
      details.add(
          report.session()
              + "/"
              + file.resource().path()
              + ": "
              + file.status()
              + ", "
              + file.message());
    }
  }

  /** Takes what came of a lap; one without telemetry is counted and no defect. */
  synchronized void add(SessionKey session, LapTelemetry lap) {
    if (lap.outcome() instanceof Outcome.Missing<?>) {
      lapsWithoutTelemetry++;
    } else if (lap.outcome() instanceof Outcome.Failure<?> failure) {
      failed++;
      lacking.add(failure.resource(), FileStatus.of(failure));
      details.add(session + "/" + failure.resource().path() + ": " + failure.error().getMessage());
    }
  }

  /** Whether something that is published, or should be, was not obtained. */
  synchronized boolean isLacking() {
    return !lacking.isEmpty();
  }

  /**
   * See {@link ExitCode}.
   *
   * @param rows how many rows were had in all
   */
  synchronized int exitCode(long rows) {
    if (rows > 0) {
      return lacking.isEmpty() ? ExitCode.OK : ExitCode.PARTIAL;
    }
    return failed == 0 ? ExitCode.MISSING : ExitCode.FAILED;
  }

  /** What was not obtained, in lines. */
  synchronized List<String> lines() {
    var lines = new ArrayList<>(verbose ? details : lacking.lines());
    if (lapsWithoutTelemetry > 0) {
      lines.add(Units.count(lapsWithoutTelemetry, "lap") + " without published telemetry");
    }
    if (notRun > 0) {
      lines.add(Units.count(notRun, "file") + " of sessions that have not been run yet");
    }
    return lines;
  }
}
