package io.tif1.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing that {@code doctor} found.
 *
 * @param level how bad it is
 * @param area what it is about
 * @param what what was found, with numbers
 * @param fix what to do about it; empty if nothing need be done
 */
record Finding(Level level, String area, String what, String fix) {
  /** How bad a finding is. */
  enum Level {
    /** As it should be. */
    OK,
    /** Worth knowing; the client does without. */
    NOTE,
    /** In the way of fetching. */
    PROBLEM,
    /** Not tried, so nothing is known of it. */
    SKIPPED
  }

  static Finding ok(String area, String what) {
    return new Finding(Level.OK, area, what, "");
  }

  static Finding note(String area, String what, String fix) {
    return new Finding(Level.NOTE, area, what, fix);
  }

  static Finding problem(String area, String what, String fix) {
    return new Finding(Level.PROBLEM, area, what, fix);
  }

  /** A check that was not made. */
  static Finding skipped(String area, String why) {
    return new Finding(Level.SKIPPED, area, "not tried: " + why, "");
  }

  static Listing listing(List<Finding> findings) {
    return new Rows<>(findings)
        .text("Level", finding -> finding.level().name())
        .text("Area", Finding::area)
        .text("Finding", Finding::what)
        .text("Fix", finding -> finding.fix().isEmpty() ? null : finding.fix())
        .listing();
  }

  /** For people: a line for each, and a line for what to do. */
  static List<String> lines(List<Finding> findings) {
    var lines = new ArrayList<String>();
    for (Finding finding : findings) {
      String level =
          switch (finding.level()) {
            case OK -> "ok";
            case SKIPPED -> "skipped";
            case NOTE, PROBLEM -> finding.level().name();
          };
      lines.add(String.format("%-8s %s: %s", level, finding.area(), SafeText.line(finding.what())));
      if (!finding.fix().isEmpty()) {
        lines.add("         -> " + finding.fix());
      }
    }
    return lines;
  }
}
