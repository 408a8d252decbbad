package io.tif1.benchmarks.stress;

import java.util.List;

/**
 * What a stress run found.
 *
 * @param lines of what happened, for people
 * @param violations promises that were broken; empty if all is well
 */
public record Report(List<String> lines, List<String> violations) {
  public Report {
    lines = List.copyOf(lines);
    violations = List.copyOf(violations);
  }

  /** All of it, a line each. */
  @Override
  public String toString() {
    var text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    violations.forEach(violation -> text.append("VIOLATION ").append(violation).append('\n'));
    return text.append(violations.isEmpty() ? "every promise was kept" : "promises were broken")
        .toString();
  }
}
