package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlCommandTest {
  private Path directory;
  private Race race;

  @BeforeEach
  void start(@TempDir Path temporary) {
    directory = temporary;
    race = new Race(directory);
  }

  @AfterEach
  void stop() {
    race.close();
  }

  private Run sql(String query, String... more) {
    var args = new java.util.ArrayList<>(java.util.List.of("sql", query, "2021", "Spa", "R"));
    args.addAll(java.util.List.of(more));
    return race.run(args.toArray(String[]::new));
  }

  @Test
  void answersWithATable() {
    Run run = sql("select driver, count(*) as laps from laps group by 1 order by 1");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines().findFirst()).hasValue("driver  laps");
    assertThat(run.out().lines()).hasSize(5);
  }

  @Test
  void answersWithCsv() {
    assertThat(sql("select count(*) as laps, 'a,b' as x from laps", "--csv").out())
        .isEqualTo("laps,x\n16,\"a,b\"\n");
  }

  @Test
  void answersWithJson() {
    assertThat(sql("select count(*) as laps from laps", "--json").out().replaceAll("\\s", ""))
        .isEqualTo("[{\"laps\":16}]");
  }

  @Test
  void onlyWhatTheQueryNamesIsFetched() {
    sql("select count(*) from drivers");

    assertThat(race.server().requestCount()).isEqualTo(1);
  }

  @Test
  void telemetryIsAskedForByDriverAndLap() {
    Run run =
        sql(
            "select distinct driver, lap from telemetry order by 2",
            "--telemetry",
            race.driver(0) + ":2-3",
            "--csv");

    assertThat(run.out())
        .isEqualTo("driver,lap\n" + race.driver(0) + ",2\n" + race.driver(0) + ",3\n");
  }

  @Test
  void telemetryOfNobodyIsTwoAndSaysHow() {
    Run run = sql("select max(speed) from telemetry");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--telemetry VER:1-5");
  }

  @Test
  void sessionsCanBeNamedByOption() {
    Run run = race.run("sql", "select count(*) as n from laps", "--csv", "--session", "2021/Spa/R");

    assertThat(run.out()).isEqualTo("n\n16\n");
  }

  @Test
  void aSessionThatIsNotPublishedMakesFourAndIsNamed() {
    Run run = sql("select count(*) as n from laps", "--csv", "--session", "2021/Monza/R");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.PARTIAL);
    assertThat(run.out()).as(run.err()).isEqualTo("n\n16\n");
    assertThat(run.err()).contains("Italian Grand Prix");
  }

  @Test
  void nothingPublishedIsThree() {
    Run run = race.run("sql", "from laps", "2021", "Monza", "R");

    assertThat(run.exitCode()).isEqualTo(ExitCode.MISSING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"selec 1", "drop table laps", "select 1; select 2", ""})
  void sqlThatMakesNoSenseIsTwoBeforeAnythingIsFetched(String query) {
    assertThat(sql(query).exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(race.server().requestCount()).isZero();
  }

  @Test
  void anErrorPointsAtItsPlace() {
    assertThat(sql("select lap_tim from laps").err())
        .contains("  select lap_tim from laps\n         ^");
  }

  @Test
  void filesCannotBeRead() {
    Run run = sql("select * from read_text('/etc/hostname')");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void noSessionIsTwo() {
    assertThat(race.run("sql", "select 1").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sql", "export"})
  void withoutTheModuleItSaysWhatIsAbsentAndHowToGetIt(String command) throws Exception {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("tif1-sql") && !entry.contains("duckdb"))
            .collect(Collectors.joining(File.pathSeparator));
    String[] arguments =
        command.equals("sql")
            ? new String[] {"sql", "select 1", "2021"}
            : new String[] {"export", "laps", "2021", "--to", "x.csv"};
    var line =
        new java.util.ArrayList<>(
            java.util.List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                Main.class.getName()));
    line.addAll(java.util.List.of(arguments));
    Path err = directory.resolve("err");
    Process process = new ProcessBuilder(line).redirectError(err.toFile()).start();

    assertThat(process.waitFor()).isEqualTo(ExitCode.FAILED);
    assertThat(Files.readString(err))
        .contains("the command " + command + " needs the module tif1-sql")
        .contains("tif1-sql is not on the class path")
        .contains("lib");
  }
}
