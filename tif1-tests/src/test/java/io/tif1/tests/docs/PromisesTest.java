package io.tif1.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.tests.arch.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page of promises is whole, and each test it names is a test. */
class PromisesTest {
  /** The known faults that break a documented promise or hurt data. */
  private static final Set<Integer> GRAVE_FAULTS =
      Set.of(
          1, 2, 3, 5, 6, 8, 9, 15, 18, 25, 26, 33, 36, 37, 39, 40, 41, 45, 47, 49, 50, 51, 55, 56,
          57, 59, 62, 70, 77, 78);

  @Test
  void everyPromiseHasARow() {
    assertThat(Promises.rows())
        .extracting(Promises.Row::number)
        .filteredOn(number -> !number.startsWith("C"))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 142).mapToObj(String::valueOf).toList());
  }

  @Test
  void everyGraveFaultHasARow() {
    assertThat(Promises.rows())
        .extracting(Promises.Row::number)
        .filteredOn(number -> number.startsWith("C"))
        .containsExactlyInAnyOrderElementsOf(
            GRAVE_FAULTS.stream().map(number -> "C" + number).toList());
  }

  @Test
  void everyRowNamesATestThatExists() {
    List<Path> sources = Documents.below(Project.root(), "Test.java");

    assertThat(Promises.rows())
        .allSatisfy(
            row -> {
              assertThat(row.isOpen()).as("%s is open", row.number()).isFalse();
              assertThat(row.tests()).as("tests of %s", row.number()).isNotEmpty();
              assertThat(row.tests())
                  .as("tests of %s", row.number())
                  .allMatch(test -> test.isIn(sources), "exists");
            });
  }

  @Test
  void everyGraveFaultsTestIsNamedForIt() {
    assertThat(Promises.rows())
        .filteredOn(row -> row.number().startsWith("C") && !row.isOpen())
        .allSatisfy(
            row -> {
              String name = String.format("c%02d_", Integer.parseInt(row.number().substring(1)));
              assertThat(row.tests()).anyMatch(test -> test.method().contains(name));
            });
  }
}
