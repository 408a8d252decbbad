package io.tif1.tests.docs;

import io.tif1.tests.docs.TestReports.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Run after all tests, over what the test runner reported. Fails unless each test that the page of
 * promises names has passed, or was skipped with a reason; a skipped test of a promise is reported.
 * Then lists why tests were skipped.
 */
public final class PromisesRan {
  private PromisesRan() {}

  public static void main(String[] args) {
    List<Case> cases = TestReports.ofAllModules();
    var didNotRun = new ArrayList<String>();
    var skipped = new ArrayList<String>();
    int ran = 0;
    for (Promises.Row row : Promises.rows()) {
      for (Promises.Test test : row.tests()) {
        List<Case> of = cases.stream().filter(one -> one.is(test)).toList();
        String reason =
            of.stream().map(Case::skipped).filter(why -> why != null).findFirst().orElse(null);
        if (of.stream().anyMatch(one -> one.skipped() == null)) {
          ran++;
        } else if (reason != null && !reason.isBlank()) {
          skipped.add(row.number() + ": " + test + " (" + reason + ")");
        } else {
          didNotRun.add(row.number() + ": " + test);
        }
      }
    }
    if (!didNotRun.isEmpty()) {
      throw new IllegalStateException(
          "named in docs/promises.md, but neither passed nor skipped with a reason: "
              + String.join(", ", didNotRun));
    }
    System.out.println(ran + " tests named in docs/promises.md have run");
    skipped.forEach(line -> System.out.println("SKIPPED promise " + line));
    var reasons = new TreeMap<String, Integer>();
    for (Case one : cases) {
      if (one.skipped() != null) {
        reasons.merge(one.skipped(), 1, Integer::sum);
      }
    }
    reasons.forEach((why, count) -> System.out.println("SKIPPED " + count + " tests: " + why));
  }
}
