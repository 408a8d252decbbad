package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class ManPageTest {
  private static CommandLine commands() {
    var print = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return Program.commands(
        new Io(new ByteArrayInputStream(new byte[0]), print, print, false, false, false, 80));
  }

  private static Stream<CommandLine> all(CommandLine under) {
    return under.getSubcommands().values().stream()
        .flatMap(one -> Stream.concat(Stream.of(one), all(one)));
  }

  @Test
  void e19_theManualPageHasEveryCommandWithItsOptions() {
    String page = ManPage.of(commands(), "1.2.3");
    assertThat(page).startsWith(".TH TIF1 1 ").contains("tif1 1.2.3").contains(".SH NAME\n");
    all(commands())
        .forEach(
            command -> {
              String name = command.getCommandSpec().qualifiedName();
              String heading = ".SS \"" + name.replace("-", "\\-");
              assertThat(page).contains(heading);
              String section = page.substring(page.indexOf(heading));
              for (OptionSpec option : command.getCommandSpec().options()) {
                String typed = option.longestName().replace("-", "\\-");
                assertThat(
                        option.usageHelp()
                            || option.versionHelp()
                            || option.inherited()
                            || section.contains(typed))
                    .as(name + " " + option.longestName())
                    .isTrue();
              }
            });
  }

  @Test
  void e19_noTextOfACommandIsTakenForAMacro() {
    assertThat(ManPage.of(commands(), "1").lines().filter(line -> line.startsWith(".")))
        .allMatch(line -> line.matches("\\.(TH|SH|SS|TP|B)( .*)?"));
    assertThat(ManPage.of(commands(), "1").lines()).noneMatch(line -> line.startsWith("'"));
    assertThat(ManPage.of(commands(), "1")).doesNotContain("${");
  }

  @Test
  void e19_theBuildWritesThePageAndTheCompletionBelowShare(@TempDir Path share) throws IOException {
    SharedFiles.main(new String[] {share.toString(), "1.2.3"});

    assertThat(share.resolve("man/man1/tif1.1")).content().contains("tif1 1.2.3");
    assertThat(Files.readString(share.resolve("bash-completion/completions/tif1")))
        .isEqualTo(Run.of("completion").out());
  }
}
