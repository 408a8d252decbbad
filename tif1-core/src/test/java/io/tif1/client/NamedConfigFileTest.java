package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedConfigFileTest {
  @TempDir private Path directory;

  @Test
  void itsSettingsAreRead() throws IOException {
    Path file = Files.writeString(directory.resolve("rc"), "{\"max_redirects\": 3}");

    assertThat(Tif1Config.load(file).maxRedirects()).isEqualTo(3);
  }

  @Test
  void theOriginOfTheSettingsIsTheFile() throws IOException {
    Path file = Files.writeString(directory.resolve("rc"), "{\"max_redirects\": 3}");

    assertThat(Tif1Config.load(file).origin(Setting.MAX_REDIRECTS)).isEqualTo("file " + file);
  }

  @Test
  void oneThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> Tif1Config.load(directory.resolve("nothing")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void withoutANameTheFileIsInTheHomeDirectory() {
    assertThat(ConfigLoader.place(Map.of(), Home.at(directory), Path.of("")))
        .contains(directory.resolve(".tif1rc"));
  }

  @Test
  void theVariableNamesTheFile() {
    Path named = directory.resolve("other");

    assertThat(
            ConfigLoader.place(
                Map.of("TIF1_CONFIG_FILE", named.toString()), Home.at(directory), Path.of("")))
        .contains(named);
  }

  @Test
  void theWorkingDirectoryCountsOnlyIfItIsTrusted() throws IOException {
    Path here = Files.createDirectory(directory.resolve("here"));
    Path file = Files.writeString(here.resolve(".tif1rc"), "{}");

    assertThat(ConfigLoader.place(Map.of(), Home.at(directory), here))
        .isNotEqualTo(Optional.of(file));
    assertThat(
            ConfigLoader.place(Map.of("TIF1_TRUST_CWD_CONFIG", "true"), Home.at(directory), here))
        .contains(file);
  }
}
