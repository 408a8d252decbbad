package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.model.JsonDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutDirTest {
  private static final JsonDocument DOCUMENT =
      JsonDocument.copyOf("{\"a\":1}".getBytes(StandardCharsets.UTF_8));

  private Path directory;
  private Path root;
  private Path outside;

  @BeforeEach
  void folders(@TempDir Path temporary) throws IOException {
    directory = temporary;
    root = Files.createDirectory(directory.resolve("root"));
    outside = Files.createDirectory(directory.resolve("outside"));
  }

  @Test
  void writesBelowFoldersThatItMakes() {
    OutDir.at(root.resolve("new")).write("VER/1_tel.json", DOCUMENT);

    assertThat(root.resolve("new/VER/1_tel.json")).hasContent("{\"a\":1}");
  }

  @Test
  void replacesAFileThatIsThere() throws IOException {
    Files.writeString(root.resolve("a.json"), "old and longer than the new one");
    OutDir.at(root).write("a.json", DOCUMENT);

    assertThat(root.resolve("a.json")).hasContent("{\"a\":1}");
  }

  @Test
  void leavesNothingElseBehind() throws IOException {
    OutDir.at(root).write("a.json", DOCUMENT);

    try (Stream<Path> files = Files.list(root)) {
      assertThat(files).containsExactly(root.toRealPath().resolve("a.json"));
    }
  }

  @Test
  void refusesAFolderThatIsALinkToTheOutside() throws IOException {
    Files.createSymbolicLink(root.resolve("VER"), outside);

    assertThatThrownBy(() -> OutDir.at(root).write("VER/1_tel.json", DOCUMENT))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("VER/1_tel.json")
        .hasMessageContaining("leads out of it");
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void followsALinkThatStaysInside() throws IOException {
    Files.createDirectory(root.resolve("real"));
    Files.createSymbolicLink(root.resolve("VER"), root.resolve("real"));
    OutDir.at(root).write("VER/a.json", DOCUMENT);

    assertThat(root.resolve("real/a.json")).exists();
  }

  @Test
  void replacesAFileThatIsALinkAndNotWhatItLeadsTo() throws IOException {
    Path victim = Files.writeString(outside.resolve("victim"), "untouched");
    Files.createSymbolicLink(root.resolve("a.json"), victim);
    OutDir.at(root).write("a.json", DOCUMENT);

    assertThat(victim).hasContent("untouched");
    assertThat(root.resolve("a.json")).hasContent("{\"a\":1}");
  }

  @Test
  void refusesPathsThatStepUpEvenIfNobodyCheckedThem() {
    assertThatThrownBy(() -> OutDir.at(root).write("../outside/a.json", DOCUMENT))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void refusesAFileWhereAFolderIs() throws IOException {
    Files.createDirectory(root.resolve("a.json"));

    assertThatThrownBy(() -> OutDir.at(root).write("a.json", DOCUMENT))
        .hasMessageContaining("is a folder");
  }

  @Test
  void refusesAFolderWhereAFileIs() throws IOException {
    Files.writeString(root.resolve("VER"), "");

    assertThatThrownBy(() -> OutDir.at(root).write("VER/a.json", DOCUMENT))
        .hasMessageContaining("is a file");
  }

  @Test
  void refusesToBeAFile() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");

    assertThatThrownBy(() -> OutDir.at(file)).hasMessageContaining("cannot write into " + file);
  }

  @Test
  void onceClosedWritesNothing() {
    OutDir folder = OutDir.at(root);
    folder.close();

    assertThat(folder.write("a.json", DOCUMENT)).isFalse();
    assertThat(root).isEmptyDirectory();
  }
}
