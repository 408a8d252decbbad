package io.tif1.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.tests.arch.Project;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page on the cache says with a number, a test holds. */
class CachingPageTest {
  private static final String PAGE = Documents.text(Project.root().resolve("docs/caching.md"));

  /** Paragraphs, rows of tables; blocks of code, headings and lines under headings left out. */
  private static List<String> statements() {
    String prose = PAGE.replaceAll("(?s)```.*?```", "");
    return Arrays.stream(prose.split("\n\n"))
        .flatMap(part -> part.startsWith("|") ? part.lines().skip(2) : Stream.of(part))
        .filter(part -> !part.startsWith("#"))
        .toList();
  }

  private static boolean hasNumber(String statement) {
    String plain =
        statement
            .replaceAll("\\(decisions/[^)]*\\)", "")
            .replaceAll("`[^`]*`", "")
            .replaceAll("SHA-256", "");
    return plain.matches("(?s).*\\d.*");
  }

  @Test
  void everyStatementWithANumberNamesATest() {
    assertThat(statements())
        .filteredOn(CachingPageTest::hasNumber)
        .hasSizeGreaterThan(8)
        .allSatisfy(statement -> assertThat(Promises.tests(statement)).isNotEmpty());
  }

  @Test
  void everyTestItNamesExists() {
    List<Path> sources = Documents.below(Project.root(), "Test.java");

    assertThat(Promises.tests(PAGE)).allMatch(test -> test.isIn(sources), "exists");
  }
}
