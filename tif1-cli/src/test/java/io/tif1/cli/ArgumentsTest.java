package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ArgumentsTest {
  private static final Path ENDLESS = Path.of("/dev/zero");

  @ParameterizedTest
  @CsvSource({
    "ANSI_X3.4-1968, S??o Paulo",
    "US-ASCII, S??o Paulo",
    "UTF-8, S\uFFFDo Paulo",
  })
  void e7_anArgumentThatLostLettersIsRefusedWithWhatToDo(String encoding, String argument) {
    assertThat(Arguments.faultIn(encoding, "laps", "2025", argument, "R"))
        .hasValueSatisfying(
            fault ->
                assertThat(fault).contains(argument, encoding, "Set LC_ALL=C.UTF-8 or another"));
  }

  @ParameterizedTest
  @CsvSource({"UTF-8, what??", "ISO-8859-1, what??", "ANSI_X3.4-1968, select ?"})
  void e7_questionMarksThatSomebodyTypedAreTaken(String encoding, String argument) {
    assertThat(Arguments.faultIn(encoding, "sql", argument)).isEmpty();
  }

  @Test
  void e7_nothingIsAskedForUnderANameThatLostLetters() {
    Run run = Run.of("laps", "2025", "S\uFFFDo Paulo", "R", "--exact");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("cannot be read").hasLineCount(1);
  }

  @Test
  void g17_aListOfArgumentsIsAFile() {
    assumeTrue(Files.exists(ENDLESS), "there is no /dev/zero on this machine");
    Run run = Run.of("fetch", "2021", "spa", "R", "@" + ENDLESS);

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("the list of arguments \"/dev/zero\" is a device");
  }

  @ParameterizedTest
  @ValueSource(strings = {"config show --config", "cache info --config", "verify", "diff"})
  void g17_whatAUserNamesIsAFile(String command, @TempDir Path caches) {
    assumeTrue(Files.exists(ENDLESS), "there is no /dev/zero on this machine");
    Run run = Run.of((command + " " + ENDLESS).split(" "));

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("is a device, a pipe or a socket");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--config", "--ca"})
  void g17_whatAnOptionNamesIsAFile(String option) {
    assumeTrue(Files.exists(ENDLESS), "there is no /dev/zero on this machine");
    Run run = Run.of("fetch", "2021", "spa", "R", "drivers.json", option, ENDLESS.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("is a device, a pipe or a socket").contains("/dev/zero");
  }

  @Test
  void g17_setDoesNotReadADevice() {
    assumeTrue(Files.exists(ENDLESS), "there is no /dev/zero on this machine");
    Run run = Run.of("config", "set", "timeout", "5", "--config", ENDLESS.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("file /dev/zero is a device");
  }
}
