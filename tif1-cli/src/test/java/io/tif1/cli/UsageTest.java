package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {
  private static final String[] SESSION = {"fetch", "2021", "Belgian Grand Prix", "Race"};

  private static Run fetch(String... more) {
    var args = new String[SESSION.length + more.length];
    System.arraycopy(SESSION, 0, args, 0, SESSION.length);
    System.arraycopy(more, 0, args, SESSION.length, more.length);
    return Run.of(args);
  }

  @ParameterizedTest
  @CsvSource({
    "--timeout, soon",
    "--timeout, 0",
    "--retries, -1",
    "--max-concurrent, 0",
    "--cdn, http://example.com",
    "--cdn, https://raw.githubusercontent.com/x",
    "--ca, /no/such/file"
  })
  void anOptionThatMakesNoSenseIsTwoAndNamesTheValue(String option, String value) {
    Run run = fetch("drivers.json", option + "=" + value);

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(value);
  }

  @ParameterizedTest
  @CsvSource({"../secret", "/etc/passwd", "VER/../../x.json", "VER//1_tel.json", "%2e%2e/x.json"})
  void aPathThatLeadsElsewhereIsTwo(String path) {
    assertThat(fetch(path).exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void noPathIsTwo() {
    assertThat(fetch().exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void anEmptyListOfPathsIsTwo() {
    assertThat(fetch("-").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aListThatCannotBeReadIsTwoAndNamed() {
    Run run = fetch("@no-such-list");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("\"no-such-list\"");
  }

  @Test
  void aYearBeforeTheFirstIsTwo() {
    Run run = Run.of("fetch", "1999", "Belgian Grand Prix", "Race", "drivers.json");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("1999");
  }

  @Test
  void noCommandIsTwoAndTheCommandsAreListed() {
    Run run = Run.of();

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("Commands:", "fetch", "demo");
  }

  @Test
  void anUnknownCommandIsTwoAndTheRightOneProposed() {
    Run run = Run.of("fetsh");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("fetch");
  }

  @Test
  void e6_helpHasColoursWhereItGoesToATerminalOnly() {
    var fileAndTerminal = new Run.Screen(false, true, true, 80);
    var terminalAndFile = new Run.Screen(true, false, true, 80);

    assertThat(Run.on(fileAndTerminal, "laps", "--help").out()).doesNotContain("\u001b");
    assertThat(Run.on(terminalAndFile, "laps", "--help").out()).contains("\u001b[");
    assertThat(Run.on(fileAndTerminal).err()).contains("\u001b[");
    assertThat(Run.on(terminalAndFile).err()).doesNotContain("\u001b");
    assertThat(Run.on(terminalAndFile, "cache").err()).doesNotContain("\u001b");
  }

  @Test
  void e9_helpOfACommandIsShownInEachWay() {
    String help = Run.of("cache", "info", "--help").out();

    assertThat(help).startsWith("Usage: tif1 cache info").contains("--json");
    assertThat(Run.of("help", "cache", "info").out()).isEqualTo(help);
    assertThat(Run.of("help", "laps").out()).isEqualTo(Run.of("laps", "--help").out());
    assertThat(Run.of("help").out()).isEqualTo(Run.of("--help").out()).contains("help ");
  }

  @Test
  void e9_ofAWordThatMeansNothingTheLikesAreProposed() {
    assertThat(Run.of("help", "cache", "inof").err())
        .contains("tif1 cache has no command \"inof\"; did you mean \"info\"?");
    assertThat(Run.of("plot", "lap-time", "2021", "spa", "R", "--out", "a.svg").err())
        .contains("there is no picture \"lap-time\"; there are lap-times, box, speed")
        .contains("did you mean \"lap-times\"?")
        .doesNotContain("LAP_TIMES");
  }

  @Test
  void e9_theSummaryOfEachCommandIsAWholeSentence() {
    assertThat(OptionRulesTest.leaves())
        .allSatisfy(
            line ->
                assertThat(line.getCommandSpec().usageMessage().description()[0]).endsWith("."));
  }

  @Test
  void e12_aNumberThatIsNoneIsToldInPlainWords() {
    assertThat(Run.of("laps", "twenty", "spa", "R").err())
        .startsWith("tif1: YEAR: \"twenty\" is no whole number");
    assertThat(Run.of("laps", "2021", "spa", "R", "--limit", "few").err())
        .startsWith("tif1: --limit: \"few\" is no whole number");
  }

  @Test
  void e12_aProblemOfFilesIsToldInPlainWords() {
    assertThat(PlainWords.of(new AccessDeniedException("/a/.tif1-1.part")))
        .isEqualTo("permission denied");
    assertThat(PlainWords.of(new FileSystemException("/a", null, "No space left on device")))
        .isEqualTo("No space left on device");
  }

  @Test
  void theVersionGoesToStandardOutput() {
    assertThat(Run.of("--version").out()).matches("(?s)tif1 \\d+\\.\\d+.*");
  }

  @Test
  void theHelpOfFetchListsTheExitCodes() {
    assertThat(Run.of("fetch", "--help").out())
        .contains("Exit codes:")
        .contains("4   some files were had");
  }
}
