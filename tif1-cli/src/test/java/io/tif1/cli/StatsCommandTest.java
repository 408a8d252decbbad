package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatsCommandTest {
  private Path directory;
  private SimCdn cdn;

  @BeforeEach
  void start(@TempDir Path temporary) {
    directory = temporary;
    cdn = SimCdn.race(directory);
  }

  @AfterEach
  void stop() {
    cdn.close();
  }

  private Run stats(String... more) {
    var args = new ArrayList<>(List.of("stats", "--cache-dir", cdn.cacheDirectory().toString()));
    args.addAll(List.of(more));
    return Run.of(args.toArray(String[]::new));
  }

  /** By name: the last run and all runs. */
  private Map<String, String> csv() {
    Map<String, String> counts = new TreeMap<>();
    stats("--csv")
        .out()
        .lines()
        .forEach(line -> counts.put(line.split(",", 2)[0], line.split(",", 2)[1]));
    return counts;
  }

  @Test
  void nothingWasNotedYet() {
    Run run = stats();

    assertThat(run.exitCode()).isEqualTo(ExitCode.MISSING);
    assertThat(run.err()).contains("no run was noted");
  }

  @Test
  void theLastRunStandsBesideAllRuns() {
    Run.of(cdn.ask("weather"));
    Run.of(cdn.ask("weather"));

    assertThat(csv())
        .containsEntry("name", "last,total")
        .containsEntry("runs", "1,2")
        .containsEntry("fetches", "1,2")
        .containsEntry("source.network", "0,1")
        .containsEntry("source.disk", "1,1")
        .containsEntry("protocol.h2", "0,1")
        .containsEntry("cdn." + cdn.server().baseUri().getRawAuthority(), "0,1");
  }

  @Test
  void whatIsNotPublishedIsAnOutcome() {
    Run.of(cdn.with("weather", "2021", "monza", "R"));

    assertThat(csv()).containsEntry("fetches.missing", "1,1");
  }

  @Test
  void theTableIsForPeople() {
    Run.of(cdn.ask("weather"));

    assertThat(stats().out())
        .containsPattern("command +weather")
        .containsPattern("millis +[0-9.]+ s");
  }

  @Test
  void asJson() {
    Run.of(cdn.ask("weather"));

    assertThat(stats("--json").out()).contains("\"last\": {", "\"total\": {", "\"runs\": 1");
  }

  @Test
  void resetForgets() {
    Run.of(cdn.ask("weather"));

    assertThat(stats("--reset").exitCode()).isZero();
    assertThat(stats().exitCode()).isEqualTo(ExitCode.MISSING);
  }

  @Test
  void withoutACacheNothingIsNoted() {
    Run.of(cdn.ask("weather", "--no-cache"));

    assertThat(cdn.cacheDirectory().resolve("runs.jsonl")).doesNotExist();
  }

  @Test
  void whatCannotBeNotedFailsNoCommand() throws IOException {
    Files.createDirectories(cdn.cacheDirectory().resolve("runs.jsonl"));

    assertThat(Run.of(cdn.ask("weather")).exitCode()).isZero();
  }

  @Test
  void aTornLineIsLeftOut() throws IOException {
    Run.of(cdn.ask("weather"));
    Path file = cdn.cacheDirectory().resolve("runs.jsonl");
    Files.writeString(file, "{\"at\":\"20\n" + Files.readString(file));

    assertThat(csv()).containsEntry("runs", "1,1");
  }

  @Test
  void aLargeFileIsFoldedAndLosesNothing() throws IOException {
    RunLog log = RunLog.in(directory);
    var run = new RunCounts("2021-08-29T13:00:00Z", "x".repeat(3000), Map.of(RunCounts.RUNS, 1L));
    for (int i = 0; i < 1000; i++) {
      log.add(run);
    }

    assertThat(Files.size(directory.resolve("runs.jsonl"))).isLessThanOrEqualTo(RunLog.MOST_BYTES);
    assertThat(log.read().orElseThrow().total().runs()).isEqualTo(1000);
  }

  @Test
  void aLineThatWouldBeTooLongForOneWriteGoesWithoutItsCdns() throws IOException {
    Map<String, Long> counts = new TreeMap<>(Map.of(RunCounts.RUNS, 1L));
    for (int i = 0; i < 300; i++) {
      counts.put(RunCounts.CDN + "cdn-" + i + ".example", 1L);
    }
    RunLog log = RunLog.in(directory);
    log.add(new RunCounts("2021-08-29T13:00:00Z", "sync", counts));

    assertThat(Files.size(directory.resolve("runs.jsonl"))).isLessThan(4096);
    assertThat(log.read().orElseThrow().last().counts()).containsOnlyKeys(RunCounts.RUNS);
  }

  @Test
  void runsOfManyProcessesAtOnceAreAllNoted() throws Exception {
    var children = new ArrayList<Child>();
    for (int i = 0; i < 3; i++) {
      children.add(Child.start(directory, cdn.ask("weather", "--refresh")));
    }
    for (Child child : children) {
      assertThat(child.waitFor()).as(child.err()).isZero();
    }

    assertThat(csv()).containsEntry("runs", "1,3");
  }

  @Test
  void g1_aFileOfThatNameThatSomebodyElseMadeIsNeitherAddedToNorDeleted() throws IOException {
    Files.createDirectories(cdn.cacheDirectory());
    Path theirs = cdn.cacheDirectory().resolve("runs.jsonl");
    String text = "{\"run\": \"resnet-50\", \"loss\": 0.31}\n";
    Files.writeString(theirs, text);

    Run fetching = Run.of(cdn.ask("weather"));
    Run reset = stats("--reset");

    assertThat(fetching.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(reset.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(reset.err()).contains("holds no counts of tif1's", "set another cache_dir");
    assertThat(theirs).hasContent(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"runs.jsonl", "runs.lock"})
  void g9_aPipeInPlaceOfTheRunLogHoldsNobodyUp(String name) throws Exception {
    Path pipe = directory.resolve(name);
    assumeTrue(
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo here");
    Files.createDirectories(cdn.cacheDirectory());
    Files.move(pipe, cdn.cacheDirectory().resolve(name));

    assertThat(Run.of(cdn.ask("laps")).exitCode()).isZero();
  }
}
