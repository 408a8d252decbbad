package io.tif1.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentTest {
  @TempDir Path parent;
  private Path root;
  private Content content;

  @BeforeEach
  void open() throws IOException {
    root = Files.createDirectory(parent.resolve("root"));
    Files.createDirectory(root.resolve("2021@main"));
    Files.writeString(root.resolve("2021@main/a b.json"), "{}");
    Files.writeString(parent.resolve("secret"), "secret");
    content = Content.folder(root);
  }

  @Test
  void readsAFile() {
    assertThat(content.bytes("2021@main/a b.json")).asString().isEqualTo("{}");
  }

  @Test
  void readsAFileAnew() throws IOException {
    Files.writeString(root.resolve("2021@main/a b.json"), "{\"b\":1}");
    assertThat(content.bytes("2021@main/a b.json")).asString().isEqualTo("{\"b\":1}");
  }

  @Test
  void hasNothingWhereNothingIs() {
    assertThat(content.bytes("2021@main/c.json")).isNull();
  }

  @Test
  void hasNothingForAFolder() {
    assertThat(content.bytes("2021@main")).isNull();
  }

  @Test
  void doesNotClimbOut() {
    assertThat(content.bytes("../secret")).isNull();
  }

  @Test
  void doesNotFollowAnAbsolutePath() {
    assertThat(content.bytes(parent.resolve("secret").toString())).isNull();
  }

  @Test
  void doesNotFollowALinkOut() throws IOException {
    Files.createSymbolicLink(root.resolve("link"), parent.resolve("secret"));
    assertThat(content.bytes("link")).isNull();
  }

  @Test
  void hasNothingForAPathThatTheSystemCannotSpell() {
    assertThat(content.bytes("a\0b")).isNull();
  }

  @Test
  void refusesAFolderThatIsNone() {
    assertThatThrownBy(() -> Content.folder(parent.resolve("nowhere")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void holdsGivenDocuments() {
    Content given = Content.of(Map.of("a", "{}"));
    assertThat(given.bytes("a")).asString().isEqualTo("{}");
    assertThat(given.bytes("b")).isNull();
  }
}
