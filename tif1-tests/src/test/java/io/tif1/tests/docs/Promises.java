package io.tif1.tests.docs;

import io.tif1.tests.arch.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of {@code docs/promises.md}: what was promised, and the tests that hold it. */
final class Promises {
  private static final Pattern ROW =
      Pattern.compile("^\\| (C?\\d+) \\| (.+?) \\| (.+?) \\| (.*?) \\|$");
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)#(\\w+)`");

  private Promises() {}

  /** A test by its class and method. */
  record Test(String className, String method) {
    /** Whether one of the source files has it, and does not leave it out. */
    boolean isIn(List<Path> sources) {
      var declaration =
          Pattern.compile(
              "@(Test|ParameterizedTest|Property)\\b((?!\\bvoid\\b).)*?\\bvoid " + method + "\\(",
              Pattern.DOTALL);
      return sources.stream()
          .filter(file -> file.endsWith(className + ".java"))
          .map(Documents::text)
          .anyMatch(source -> !source.contains("@Disabled") && declaration.matcher(source).find());
    }

    @Override
    public String toString() {
      return className + "#" + method;
    }
  }

  /**
   * A row of either table.
   *
   * @param number 1 to 142 for a promise, C1 to C85 for a known fault
   */
  record Row(String number, String promise, String here, List<Test> tests) {
    boolean isOpen() {
      return here.startsWith("open:");
    }
  }

  static List<Row> rows() {
    var rows = new ArrayList<Row>();
    String page = Documents.text(Project.root().resolve("docs/promises.md"));
    for (String line : page.split("\n")) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.add(new Row(row.group(1), row.group(2), row.group(3), tests(row.group(4))));
      }
    }
    return rows;
  }

  /** The tests that a text names. */
  static List<Test> tests(String cell) {
    var tests = new ArrayList<Test>();
    Matcher test = TEST.matcher(cell);
    while (test.find()) {
      tests.add(new Test(test.group(1), test.group(2)));
    }
    return tests;
  }
}
