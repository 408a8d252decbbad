package io.tif1.model.check;

import io.tif1.model.ColumnSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what the rules of one file find. A file that breaks none costs nothing but the loops:
 * texts and lists are made when there is something to tell.
 */
final class Report {
  private final String root;
  private @Nullable List<Finding> findings;

  /**
   * @param root the JSON path that all columns have in common, such as {@code $.tel.}
   */
  Report(String root) {
    this.root = root;
  }

  /** Tells what {@code count} values of a column are like. */
  void add(Rule rule, ColumnSpec column, String expected, String found, int count) {
    add(new Finding(rule, root + column.key(), expected, found, count));
  }

  /** As {@link #add(Rule, ColumnSpec, String, String, int)}, unless there is nothing to tell. */
  void addIfAny(Rule rule, ColumnSpec column, String expected, double worst, int row, int count) {
    if (count > 0) {
      add(rule, column, expected, inRow(worst, row), count);
    }
  }

  void add(Finding finding) {
    if (findings == null) {
      findings = new ArrayList<>();
    }
    findings.add(finding);
  }

  /** The JSON path of the table itself. */
  String tablePath() {
    return root.endsWith("[*].")
        ? root.substring(0, root.length() - 4)
        : root.substring(0, root.length() - 1);
  }

  List<Finding> findings() {
    return findings == null ? List.of() : List.copyOf(findings);
  }

  static String inRow(double value, int row) {
    return shown(value) + " in row " + row;
  }

  static String inRow(@Nullable String value, int row) {
    return (value == null ? "none" : '"' + value + '"') + " in row " + row;
  }

  /** A whole number without a fraction, and none if there is no value. */
  static String shown(double value) {
    if (Double.isNaN(value)) {
      return "none";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
