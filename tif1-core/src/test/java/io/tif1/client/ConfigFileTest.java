package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
  private final Path directory;
  private final Path file;

  ConfigFileTest(@TempDir Path directory) {
    this.directory = directory;
    this.file = directory.resolve(".tif1rc");
  }

  private void write(String text) throws IOException {
    Files.writeString(file, text);
  }

  @Test
  void valuesKeepTheirJsonTypes() throws IOException {
    write("{\"a\": 30, \"b\": 0.5, \"c\": true, \"d\": \"x\", \"e\": [\"y\", 1]}");

    assertThat(ConfigFile.read(file))
        .containsExactlyInAnyOrderEntriesOf(
            java.util.Map.of(
                "a",
                new BigDecimal("30"),
                "b",
                new BigDecimal("0.5"),
                "c",
                true,
                "d",
                "x",
                "e",
                List.of("y", new BigDecimal("1"))));
  }

  @Test
  void nullMeansTheKeyIsNotThere() throws IOException {
    write("{\"pool_connections\": null}");

    assertThat(ConfigFile.read(file)).isEmpty();
  }

  @Test
  void nestedValuesAreReadOver() throws IOException {
    write("{\"a\": {\"b\": [1, {}]}, \"c\": [[1], null], \"d\": 1}");

    assertThat(ConfigFile.read(file))
        .containsEntry("a", JsonShape.OBJECT)
        .containsEntry("c", List.of(JsonShape.ARRAY, JsonShape.NULL))
        .containsEntry("d", BigDecimal.ONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "[]", "3", "null", "\"text\""})
  void aFileWithoutAnObjectIsNamed(String text) throws IOException {
    write(text);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfigFile.read(file))
        .withMessageStartingWith("file " + file + " holds no JSON object");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"a\": }",
        "{\"a\": NaN}",
        "{\"a\": Infinity}",
        "{\"a\": 1,}",
        "{'a': 1}",
        "{\"a\": 1, \"a\": 2}",
        "timeout = 30",
        "{\"a\": [1}",
        "{\"a\": 01}",
      })
  void aFileThatIsNotJsonIsNamedWithThePlace(String text) throws IOException {
    write(text);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfigFile.read(file))
        .withMessageStartingWith("file " + file + " is not JSON: line 1, column ");
  }

  @Test
  void somethingAfterTheObjectIsRefused() throws IOException {
    write("{} {}");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfigFile.read(file))
        .withMessageEndingWith("goes on after its JSON object");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfigFile.read(file))
        .withMessage("file " + file + " does not exist");
  }

  @Test
  void aDirectoryIsNoFile() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfigFile.read(directory))
        .withMessage("file " + directory + " is a directory, not a file");
  }

  @Test
  void aHugeFileIsNotRead() throws IOException {
    write(" ".repeat((1 << 20) + 1));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfigFile.read(file))
        .withMessageContaining("is larger than 1 MiB");
  }

  @Test
  void aNumberBeyondCountingIsRefusedByItsKeyNotByACrash() throws IOException {
    write("{\"timeout\": 1e99999999999}");

    Object lexeme = ConfigFile.read(file).values().iterator().next();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tif1Config.defaults().toBuilder().set("timeout", lexeme))
        .withMessageStartingWith("timeout must be");
  }

  @Test
  void c19_aDeviceIsRefused() {
    Path device = Path.of("/dev/zero");
    assumeTrue(Files.exists(device), "there is no /dev/zero on this machine");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfigFile.read(device))
        .withMessageStartingWith("file /dev/zero is a device, a pipe or a socket");
  }
}
