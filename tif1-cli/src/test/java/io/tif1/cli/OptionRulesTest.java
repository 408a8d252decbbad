package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the commands say of common options that they do not heed. */
class OptionRulesTest {
  private static Io nobody() {
    var print = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new Io(new ByteArrayInputStream(new byte[0]), print, print, false, false, false, 80);
  }

  /** The program, each command, and each below it. */
  static Stream<CommandLine> all(CommandLine line) {
    return Stream.concat(
        Stream.of(line), line.getSubcommands().values().stream().flatMap(OptionRulesTest::all));
  }

  /** The commands that do something. */
  static Stream<CommandLine> leaves() {
    return all(Program.commands(nobody())).filter(line -> line.getSubcommands().isEmpty());
  }

  /** {@code cache info}. */
  static String name(CommandLine line) {
    return line.getCommandSpec().qualifiedName().substring("tif1 ".length());
  }

  /** Each command with each common option that it does not have. */
  static Stream<List<String>> unheeded() {
    return all(Program.commands(nobody()))
        .flatMap(
            line ->
                Stream.of(CommonOption.values())
                    .filter(one -> line.getCommandSpec().findOption(one.typed()) == null)
                    .map(one -> words(line, one)));
  }

  private static List<String> words(CommandLine line, CommonOption option) {
    var words = new ArrayList<>(List.of(line.getCommandSpec().qualifiedName().split(" ")));
    words.remove(0);
    words.add(option.typed());
    return words;
  }

  @ParameterizedTest
  @MethodSource("unheeded")
  void e1_anOptionThatACommandDoesNotHeedIsRefusedWithTheReason(List<String> words) {
    Run run = Run.of(words.toArray(String[]::new));

    String option = words.get(words.size() - 1);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .startsWith("tif1: " + option + " does not go with tif1")
        .doesNotContain("Unknown option");
  }

  @Test
  void e1_aValueBehindTheOptionDoesNotHideTheReason() {
    assertThat(Run.of("export", "laps", "2021", "--to", "a.csv", "--limit=3").err())
        .startsWith("tif1: --limit does not go with tif1 export: a file has all rows");
    assertThat(Run.of("config", "show", "--cdn", "https://cdn.example").err())
        .startsWith("tif1: --cdn does not go with tif1 config show");
  }

  @Test
  void e1_whatNoOptionIsRefusesNothing() {
    assertThat(Run.of("config", "show", "--", "--cdn").err()).doesNotContain("does not go with");
  }

  @Test
  void e1_ofTwoLocksNothingIsFetchedSoNoOptionOfFetchesIsTaken() {
    Run run = Run.of("diff", "a.lock", "b.lock", "--offline");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--offline does not go with tif1 diff: with two locks nothing");
  }

  @Test
  void e1_theCalendarOfASeasonThatIsOverIsNotRefreshed() {
    Run run = Run.of("events", "2021", "--refresh");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--refresh does not go with tif1 events: the season 2021");
  }

  @Test
  void e1_optionsAreCheckedWhereNothingIsFetchedToo() {
    assertThat(Run.of("events", "2021", "--config", "/no/such/file").exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void e1_columnsAndAllColumnsExcludeOneAnother() {
    Run run = Run.of("events", "2021", "--columns", "EventName", "--all-columns");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--columns and --all-columns exclude one another");
  }
}
