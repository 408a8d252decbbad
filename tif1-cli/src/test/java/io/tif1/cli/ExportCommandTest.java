package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.sql.SessionDatabase;
import io.tif1.testkit.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportCommandTest {
  private Path directory;
  private Path to;
  private Race race;

  @BeforeEach
  void start(@TempDir Path temporary) {
    directory = temporary;
    to = directory.resolve("out.parquet");
    race = new Race(directory);
  }

  @AfterEach
  void stop() {
    race.close();
  }

  private Run export(String what, String... more) {
    var args = new java.util.ArrayList<>(List.of("export", what, "2021", "Spa", "R"));
    args.addAll(List.of("--to", to.toString()));
    args.addAll(List.of(more));
    return race.run(args.toArray(String[]::new));
  }

  private List<Object> read(String select) {
    try (SessionDatabase database = SessionDatabase.builder().unrestricted().open()) {
      return database.query(select + " from '" + to + "'").rows().get(0).values();
    }
  }

  @Test
  void theLapsOfARaceAreWritten() {
    Run run = export("laps");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(read("select count(*), count(distinct driver), min(event)"))
        .containsExactly(16L, 4L, "Belgian Grand Prix");
  }

  @Test
  void theTelemetryOfALapOfADriverIsWritten() {
    Run run = export("telemetry", "--driver", race.driver(0), "--lap", "2-3");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(read("select min(driver), max(driver), min(lap), max(lap)"))
        .containsExactly(race.driver(0), race.driver(0), 2, 3);
  }

  @Test
  void theTelemetryOfAllLapsIsWritten() {
    Run run = export("telemetry");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(read("select count(distinct driver || lap)")).containsExactly(16L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"weather", "messages", "drivers", "corners"})
  void theOtherTablesAreWritten(String what) {
    Run run = export(what);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat((Long) read("select count(*)").get(0)).isPositive();
  }

  @Test
  void theSummaryTellsRowsAndSize() {
    assertThat(export("laps").err()).contains("16 rows of 1 session to " + to);
  }

  @Test
  void ofAnEventWhatThereIsIsWrittenAndTheRestIsTold() {
    Run run = race.run("export", "laps", "2021", "Spa", "--to", to.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.PARTIAL);
    assertThat(run.err()).contains("Practice 1");
    assertThat(read("select count(*)")).containsExactly(16L);
  }

  @Test
  void someLapsThatFailedMakeFour() {
    race.server().faultOn(path -> path.endsWith(race.driver(1) + "/3_tel.json"), Fault.status(500));

    Run run = export("telemetry");

    assertThat(run.exitCode()).isEqualTo(ExitCode.PARTIAL);
    assertThat(run.err()).contains(race.driver(1) + "/3_tel.json");
    assertThat(read("select count(distinct driver || lap)")).containsExactly(15L);
  }

  @Test
  void nothingPublishedIsThreeAndNoFile() {
    Run run = race.run("export", "laps", "2021", "Monza", "R", "--to", to.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.MISSING);
    assertThat(to).doesNotExist();
  }

  @Test
  void aDeadServerIsOneAndNoFile() {
    race.server().faultAlways(Fault.status(500));

    assertThat(export("laps").exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(to).doesNotExist();
  }

  @Test
  void aFileThatIsThereIsKeptAndNothingIsFetched() throws IOException {
    Files.writeString(to, "mine");
    Run run = export("laps");

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains("--force");
    assertThat(to).hasContent("mine");
    assertThat(race.server().requestCount()).isZero();
  }

  @Test
  void withForceItIsReplaced() throws IOException {
    Files.writeString(to, "mine");

    assertThat(export("laps", "--force").exitCode()).isZero();
    assertThat(read("select count(*)")).containsExactly(16L);
  }

  @ParameterizedTest
  @CsvSource({
    "laps, --driver, VERS",
    "laps, --lap, 0",
    "laps, --lap, 5-1",
    "weather, --lap, 1",
    "laps, --to, x.xlsx",
    "laps, --to, x.arrow"
  })
  void whatMakesNoSenseIsTwo(String what, String option, String value) {
    Run run = race.run("export", what, "2021", "Spa", "R", "--to", "y.csv", option, value);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void anUnknownEventIsTwoAndNamesIt() {
    Run run = race.run("export", "laps", "2021", "Atlantis", "R", "--to", to.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("Atlantis");
  }

  @Test
  void nothingButTheFileIsLeft() throws IOException {
    export("laps");

    try (var files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("."));
    }
  }
}
