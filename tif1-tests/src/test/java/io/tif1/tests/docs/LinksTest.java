package io.tif1.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.tests.arch.Project;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LinksTest {
  private static final Path README = Project.root().resolve("README.md");

  static Stream<Path> documents() {
    return Documents.all().stream();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void linksOfADocumentLeadSomewhere(Path document) {
    assertThat(Links.broken(document, Documents.text(document)))
        .as("links of %s", Documents.name(document))
        .isEmpty();
  }

  @Test
  void aLinkToNoFileIsFound() {
    assertThat(Links.broken(README, "see [this](docs/nothing.md)"))
        .containsExactly("docs/nothing.md");
  }

  @Test
  void aLinkToNoHeadingIsFound() {
    assertThat(Links.broken(README, "# Here\n[a](#here) [b](#there)")).containsExactly("#there");
  }

  @Test
  void linksToOtherPlacesAndInCodeAreLeftAlone() {
    assertThat(Links.broken(README, "[a](https://example.org/x)\n```\n[b](c)\n```\n`[d](e)`"))
        .isEmpty();
  }
}
