package io.tif1.cli;

import io.tif1.client.LoadReport;
import java.util.ArrayList;
import java.util.List;

/**
 * What a command about a session found.
 *
 * @param listing what is written to standard output
 * @param exitCode see {@link ExitCode}
 * @param notes lines for standard error, written after it
 */
record Answer(Listing listing, int exitCode, List<String> notes) {
  /** All that was asked for. */
  static Answer of(Listing listing, String... notes) {
    return new Answer(listing, ExitCode.OK, List.of(notes));
  }

  /**
   * What was obtained, with what is lacking.
   *
   * @param verbose whether the whole report is shown
   */
  static Answer of(Listing listing, LoadReport report, boolean verbose) {
    return report.isComplete()
        ? of(listing)
        : new Answer(listing, ExitCode.PARTIAL, Lacking.lines(report, verbose));
  }

  /** The same, and more to say. */
  Answer withNote(String note) {
    var all = new ArrayList<>(notes);
    all.add(note);
    return new Answer(listing, exitCode, List.copyOf(all));
  }
}
