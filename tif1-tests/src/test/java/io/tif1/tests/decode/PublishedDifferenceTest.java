package io.tif1.tests.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tif1.tests.arch.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every number of every published file is what {@link Double#parseDouble} makes of it, and every
 * column what Jackson's parser reads.
 */
class PublishedDifferenceTest {
  @Test
  void everyPublishedFileIsReadAsJacksonReadsIt() throws IOException {
    Path data = Project.root().resolveSibling("shared").resolve("data");
    assumeTrue(Files.isDirectory(data), "published files are not there: ../shared/data");
    int[] files = new int[1];
    long[] numbers = new long[1];
    try (Stream<Path> all = Files.walk(data)) {
      all.filter(Files::isRegularFile)
          .sorted()
          .forEach(
              file ->
                  Decoded.of(file.getFileName().toString())
                      .ifPresent(
                          kind -> {
                            numbers[0] += compared(kind, file);
                            files[0]++;
                          }));
    }
    System.out.println(files[0] + " published files, " + numbers[0] + " numbers compared");
    assertThat(files[0]).isPositive();
    assertThat(numbers[0]).isPositive();
  }

  private static int compared(Decoded kind, Path file) {
    try {
      return kind.compare(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(file.toString(), e);
    }
  }
}
