package io.tif1.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.tests.arch.Project;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java in the documents is the Java that is compiled here. */
final class SnippetsTest {
  private static Map<String, String> regions() {
    return Blocks.regions(
        Documents.text(
            Project.root().resolve("tif1-tests/src/test/java/io/tif1/tests/docs/Snippets.java")));
  }

  static Stream<Path> documents() {
    return Documents.all().stream();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyBlockOfJavaIsARegion(Path document) {
    assertThat(regions().values())
        .as("regions of Snippets.java, for the blocks of %s", Documents.name(document))
        .containsAll(Blocks.ofDocument(Documents.text(document)));
  }

  @Test
  void everyRegionIsInADocument() {
    var shown =
        documents().flatMap(file -> Blocks.ofDocument(Documents.text(file)).stream()).toList();

    assertThat(regions().entrySet())
        .allSatisfy(region -> assertThat(shown).contains(region.getValue()));
  }

  @Test
  void theExampleOnHandMovedTimeRuns(@TempDir Path directory) {
    Snippets.handMovedTime(directory);
  }

  @Test
  void regionsAreFound() {
    assertThat(Blocks.regions("  // #region a\n  x();\n\n  y();\n  // #endregion\n"))
        .containsExactly(Map.entry("a", "x(); y();"));
  }

  @Test
  void blocksOfJavaAreFoundAndOthersAreNot() {
    assertThat(Blocks.ofDocument("```java\nx( 1 );\n```\n\n```python\ny()\n```\n"))
        .containsExactly("x( 1 );");
  }
}
