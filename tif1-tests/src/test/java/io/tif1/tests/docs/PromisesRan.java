package io.tif1.tests.docs;

import io.tif1.tests.arch.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Run after all tests: fails unless each test that the page of promises names has run, and was not
 * skipped, by what the test runner's reports say.
 */
public final class PromisesRan {
  private static final Pattern CASE =
      Pattern.compile(
          "<testcase name=\"(\\w+)[^\"]*\" classname=\"([\\w.$]+)\"([^>]*/>|[^>]*>\\s*<(\\w+))");

  private PromisesRan() {}

  public static void main(String[] args) {
    Map<String, Set<String>> ran = ran();
    var missing = new ArrayList<String>();
    int checked = 0;
    for (Promises.Row row : Promises.rows()) {
      for (Promises.Test test : row.tests()) {
        checked++;
        if (!ran.getOrDefault(test.className(), Set.of()).contains(test.method())) {
          missing.add(row.number() + ": " + test);
        }
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "named in docs/promises.md, but did not run: " + String.join(", ", missing));
    }
    System.out.println(checked + " tests named in docs/promises.md have run");
  }

  /** Methods that ran, by the simple name of their class. */
  private static Map<String, Set<String>> ran() {
    var ran = new HashMap<String, Set<String>>();
    for (Path module : Project.modules()) {
      Path reports = module.resolve("target/surefire-reports");
      if (!Files.isDirectory(reports)) {
        continue;
      }
      for (Path report : xml(reports)) {
        Matcher test = CASE.matcher(Documents.text(report));
        while (test.find()) {
          if (!"skipped".equals(test.group(4))) {
            String name = test.group(2);
            ran.computeIfAbsent(name.substring(name.lastIndexOf('.') + 1), n -> new HashSet<>())
                .add(test.group(1));
          }
        }
      }
    }
    return ran;
  }

  private static List<Path> xml(Path folder) {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".xml")).toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
