package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.testkit.Fault;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataCommandsTest {
  private SimCdn cdn;

  @BeforeEach
  void start(@TempDir Path directory) {
    cdn = SimCdn.race(directory);
  }

  @AfterEach
  void stop() {
    cdn.close();
  }

  private Run run(String command, String... more) {
    return Run.of(cdn.ask(command, more));
  }

  private static List<String> rows(Run run) {
    return run.out().lines().skip(1).toList();
  }

  private static List<String> words(Run run, int column) {
    return rows(run).stream().map(row -> row.strip().split(" +")[column]).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"drivers", "laps", "fastest", "weather", "messages", "results"})
  void aListingIsWrittenAndNothingFails(String command) {
    Run run = run(command);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(rows(run)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"drivers", "laps", "fastest", "weather", "messages", "results"})
  void everyListingIsAlsoJson(String command) {
    assertThat(run(command, "--json", "--limit", "1").out()).matches("(?s)\\[\n\\{.*}\n]\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"drivers", "laps", "fastest", "weather", "messages", "results"})
  void everyListingIsAlsoCsv(String command) {
    assertThat(run(command, "--csv", "--limit", "2").out()).matches("(?:[^\r\n]+\r\n){3}");
  }

  @Test
  void lapsAreThoseOfAllDrivers() {
    assertThat(rows(run("laps"))).hasSize(SimCdn.DRIVERS * SimCdn.LAPS);
  }

  @Test
  void lapsOfAllDriversAreOneRequest() {
    run("laps");

    assertThat(cdn.server().requestCount()).isEqualTo(1);
  }

  @Test
  void lapsOfSomeDriversAreTheirFilesOnly() {
    Run run = run("laps", "--driver", cdn.driver(0) + "," + cdn.driver(1).toLowerCase());

    assertThat(words(run, 0)).hasSize(8).containsOnly(cdn.driver(0), cdn.driver(1));
    assertThat(cdn.requests("session_laptimes.json")).isZero();
  }

  @Test
  void aDriverMayBeNamedByNumber() {
    Run run = run("laps", "--driver", cdn.published().drivers().get(0).number());

    assertThat(words(run, 0)).containsOnly(cdn.driver(0));
  }

  @Test
  void lapsOfSomeNumbersOnly() {
    Run run = run("laps", "--driver", cdn.driver(0), "--laps", "2-3");

    assertThat(words(run, 1)).containsExactly("2", "3");
  }

  @Test
  void filtersAddUp() {
    Run run = run("laps", "--laps", "1-2", "--quick", "--accurate", "--not-deleted");

    assertThat(words(run, 1)).isNotEmpty().containsOnly("2");
  }

  @Test
  void lapsAreQuickBesideTheFastestOfTheSession() {
    run("laps", "--quick", "--driver", cdn.driver(0));

    assertThat(cdn.requests("session_laptimes.json")).isEqualTo(1);
  }

  @Test
  void rangesOfLapsGivenTwiceAreTwo() {
    assertThat(run("laps", "--laps", "2-4", "--laps=2").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @ParameterizedTest
  @CsvSource({
    "laps, --compound, SFOT",
    "laps, --team, Nobody",
    "laps, --track-status, 89",
    "messages, --flag, YELOW",
    "messages, --category, SafetyCra",
    "messages, --number, VER"
  })
  void e14_aTypingErrorInAFilterIsThreeAndSaysWhatThereIs(
      String command, String option, String word) {
    Run run = run(command, option, word);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.MISSING);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .startsWith("tif1: " + option + ": there is no \"" + word + "\" here; there ");
  }

  @Test
  void e14_whatWasMeantIsProposed() {
    String team = cdn.published().drivers().get(0).team();
    Run run = run("laps", "--team", team.substring(0, team.length() - 1));

    assertThat(run.err()).contains("did you mean \"" + team + "\"?");
  }

  @Test
  void e14_ofSeveralWordsTheRightOnesCount() {
    String team = cdn.published().drivers().get(0).team();
    Run run = run("laps", "--team", team + ",Nobody");

    assertThat(run.exitCode()).isEqualTo(ExitCode.PARTIAL);
    assertThat(rows(run)).isNotEmpty();
    assertThat(run.err()).contains("there is no \"Nobody\" here");
  }

  @Test
  void noLapThatPassesIsSaid() {
    Run run = run("laps", "--compound", "wet");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("none of 12 laps passes the filters");
  }

  @Test
  void theTimeOfALapIsInMinutesInATableAndInSecondsInCsv() {
    double seconds = cdn.published().lapTimes(cdn.driver(0))[1];
    String[] one = {"--driver", cdn.driver(0), "--laps", "2", "--columns", "LapTime"};

    assertThat(run("laps", one).out().strip()).endsWith(Units.lapTime(seconds));
    String[] csv = {"--driver", cdn.driver(0), "--laps", "2", "--columns", "LapTime", "--csv"};
    assertThat(run("laps", csv).out()).isEqualTo("LapTime\r\n" + seconds + "\r\n");
  }

  @Test
  void anUnknownColumnIsTwo() {
    Run run = run("laps", "--columns", "LapTimes");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("there is no column \"LapTimes\"");
  }

  @Test
  void allColumnsInATable() {
    assertThat(run("laps", "--all-columns").out()).contains("MiniSectors1").contains("WindSpeed");
  }

  @Test
  void anEventThatIsNotThereIsTwoWithSuggestions() {
    Run run = Run.of(cdn.with("laps", "2021", "spaa", "R"));

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("Did you mean \"Belgian Grand Prix\"");
  }

  @Test
  void exactNamesAreNotLookedUp() {
    Run run = Run.of(cdn.with("laps", "2021", "Belgian Grand Prix", "Race", "--exact"));

    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  @Test
  void aSessionThatIsNotPublishedIsThree() {
    Run run = Run.of(cdn.with("laps", "2021", "monza", "R"));

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.MISSING);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aDriverWhoWasNotThereIsThree() {
    Run run = run("laps", "--driver", "XXX");

    assertThat(run.exitCode()).isEqualTo(ExitCode.MISSING);
    assertThat(run.err()).contains("no laps of XXX").contains(cdn.driver(0));
  }

  @Test
  void e13_aPartOfTheLapsIsFourAndOneLineSaysWhatIsLacking() {
    cdn.server().faultOn(path -> path.endsWith("session_laptimes.json"), Fault.status(500));
    cdn.server()
        .faultOn(path -> path.endsWith(cdn.driver(0) + "/laptimes.json"), Fault.status(500));
    Run run = run("laps");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.PARTIAL);
    assertThat(rows(run)).hasSize(8);
    assertThat(run.err())
        .contains("Race: laps of 1 of 3 drivers failed: " + cdn.driver(0))
        .doesNotContain("https://")
        .hasLineCount(1);
    assertThat(run("laps", "-v").err()).contains("INCOMPLETE", cdn.driver(0) + "/laptimes.json");
  }

  @Test
  void aDeadServerIsOne() {
    cdn.server().faultAlways(Fault.status(500));

    assertThat(run("weather").exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void theFastestComeFirstWithTheirGaps() {
    Run run = run("fastest", "--columns", "Gap", "--csv");

    assertThat(rows(run)).hasSize(SimCdn.DRIVERS).isSorted().first().isEqualTo("0.0");
  }

  @Test
  void c77_driversAndFastestLapsAreListedWhateverIsMissing() {
    cdn.server().faultOn(path -> path.endsWith("session_laptimes.json"), Fault.status(404));

    assertThat(rows(run("drivers"))).hasSize(SimCdn.DRIVERS);
    assertThat(rows(run("fastest"))).hasSize(SimCdn.DRIVERS);
  }

  @Test
  void resultsSayWhatTheyAreDerivedFrom() {
    Run run = run("results");

    assertThat(words(run, 0)).containsExactly("1", "2", "3");
    assertThat(run.err()).startsWith("Derived from ");
  }

  @Test
  void messagesOfACategoryOnly() {
    assertThat(words(run("messages", "--category", "drs"), 2)).containsOnly("Drs");
  }

  @Test
  void telemetryOfALapIsOneRequest() {
    Run run = run("telemetry", "--driver", cdn.driver(0), "--lap", "2");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(words(run, 1)).hasSizeGreaterThan(50).containsOnly("2");
    assertThat(cdn.server().requestCount()).isEqualTo(1);
  }

  @Test
  void telemetryOfSeveralLapsComesInTheirOrder() {
    Run run =
        run(
            "telemetry",
            "--driver",
            cdn.driver(1) + "," + cdn.driver(0),
            "--lap",
            "2,1",
            "--csv",
            "--columns",
            "Driver,LapNumber");

    assertThat(rows(run).stream().distinct())
        .containsExactly(
            cdn.driver(1) + ",1", cdn.driver(1) + ",2", cdn.driver(0) + ",1", cdn.driver(0) + ",2");
  }

  @Test
  void telemetryOfTheFastestLapOfEachDriver() {
    Run run = run("telemetry", "--fastest", "--driver", cdn.driver(0) + "," + cdn.driver(1));

    assertThat(words(run, 0).stream().distinct())
        .containsExactlyInAnyOrder(cdn.driver(0), cdn.driver(1));
  }

  @Test
  void telemetryThatIsNotPublishedIsThree() {
    Run run = run("telemetry", "--driver", cdn.driver(0), "--lap", "99");

    assertThat(run.exitCode()).isEqualTo(ExitCode.MISSING);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void telemetryOfWhichSomeIsNotPublishedIsFour() {
    Run run = run("telemetry", "--driver", cdn.driver(0), "--lap", "1,99", "--limit", "1");

    assertThat(run.exitCode()).isEqualTo(ExitCode.PARTIAL);
    assertThat(run.err()).contains("99_tel.json");
  }

  @Test
  void telemetryOfALapOfNobodyIsTwo() {
    assertThat(run("telemetry", "--lap", "1").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void telemetryOfEverythingIsTwo() {
    assertThat(run("telemetry").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void qualifyingResultsHaveTheBestTimesOfTheParts(@TempDir Path other) {
    try (SimCdn qualifying = SimCdn.of(other, "Qualifying")) {
      assertThat(Run.of(qualifying.ask("results", "--csv")).out()).contains("Q1,Q2,Q3,BestLap");
    }
  }

  @Test
  void jsonAndCsvExcludeOneAnother() {
    assertThat(run("laps", "--json", "--csv").exitCode()).isEqualTo(ExitCode.USAGE);
  }
}
