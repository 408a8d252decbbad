package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.testkit.Fault;
import io.tif1.testkit.SeenRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncCommandTest {
  private static final int TELEMETRY = SimCdn.DRIVERS * SimCdn.LAPS;

  /** Drivers, laps of the session and of each driver, weather, messages; corners or not. */
  private static final int SMALL = 5 + SimCdn.DRIVERS;

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

  private String[] sync(String... more) {
    var args = new ArrayList<>(Arrays.asList(more));
    args.addAll(0, List.of("sync", "2021", "spa", "R"));
    return cdn.with(args.toArray(String[]::new));
  }

  /** How often each file was asked for. */
  private Map<String, Long> asked() {
    return cdn.server().requests().stream()
        .collect(Collectors.groupingBy(SeenRequest::path, Collectors.counting()));
  }

  private long telemetryAsked() {
    return cdn.server().requests().stream().filter(r -> r.path().endsWith("_tel.json")).count();
  }

  @Test
  void everyFileIsFetchedOnce() {
    Run run = Run.of(sync());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(asked()).hasSize(SMALL + TELEMETRY).allSatisfy((file, n) -> assertThat(n).isOne());
  }

  @Test
  void e2_aCacheThatCannotBeWrittenIsAFailureThatSaysThatNothingIsThere() throws IOException {
    Files.writeString(cdn.cacheDirectory(), "a file in the directory's place");

    Run run = Run.of(sync());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("nothing is in the cache", "files that came", "set cache_dir");
  }

  @Test
  void g9_filesThatWereNotKeptAreNotCalledSynced() throws IOException {
    Run.of(sync());
    List<Path> databases;
    try (var files = Files.list(cdn.cacheDirectory())) {
      databases = files.filter(file -> file.toString().endsWith(".sqlite")).toList();
    }
    assertThat(databases).hasSize(1);
    Files.delete(databases.get(0));
    Files.createDirectory(databases.get(0));

    Run run = Run.of(sync());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("nothing is in the cache");
  }

  @Test
  void whatWasSyncedCanBeHadOffline() {
    Run.of(sync());
    cdn.server().close();
    String[] everything = {"--driver", cdn.driver(0), "--lap", "1-4", "--offline"};

    assertThat(Run.of(cdn.ask("telemetry", everything)).exitCode()).isZero();
    assertThat(Run.of(cdn.ask("laps", "--offline")).exitCode()).isZero();
    assertThat(Run.of(cdn.ask("results", "--offline")).exitCode()).isZero();
  }

  @Test
  void theReportCountsWhatWasFetched() {
    Run run = Run.of(sync());
    int had = cdn.published().files().map(String::length).toList().size();

    assertThat(run.out().lines().skip(1).findFirst().orElse(""))
        .matches("2021/Belgian Grand Prix/Race +" + had + " +0 +\\d +0");
    assertThat(run.err()).contains(had + " OK");
  }

  @Test
  void theSecondTimeNothingIsFetched() {
    Run.of(sync());
    long before = cdn.server().requestCount();
    Run run = Run.of(sync());

    assertThat(run.exitCode()).isZero();
    assertThat(cdn.server().requestCount()).isEqualTo((int) before);
  }

  @Test
  void withoutTelemetryThereIsNone() {
    Run.of(sync("--no-telemetry"));

    assertThat(asked()).hasSize(SMALL);
  }

  @Test
  void aDryRunFetchesNoTelemetry() {
    Run run = Run.of(sync("--dry-run"));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(telemetryAsked()).isZero();
  }

  @Test
  void aDryRunSaysWhatThereIsAndWhatIsCached() {
    Run.of(cdn.ask("telemetry", "--driver", cdn.driver(0), "--lap", "1,2"));

    assertThat(Run.of(sync("--dry-run")).out().lines())
        .containsExactly(
            "session                       drivers  telemetry  cached  to fetch",
            "2021/Belgian Grand Prix/Race        3         12       2        10");
  }

  @Test
  void aSessionThatIsNotPublishedIsThree() {
    Run run = Run.of(cdn.with("sync", "2021", "monza", "R"));

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.MISSING);
  }

  @Test
  void sessionsOfWhichSomeAreNotPublishedAreFour() {
    Run run = Run.of(cdn.with("sync", "2021", "spa", "--no-telemetry"));

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.PARTIAL);
    assertThat(run.out().lines()).hasSize(1 + 5);
  }

  @Test
  void aFileThatFailsIsFourAndTheOthersAreHad() {
    String file = cdn.driver(0) + "/2_tel.json";
    cdn.server().faultOn(path -> path.endsWith(file), Fault.status(500));
    Run run = Run.of(sync());

    assertThat(run.exitCode()).isEqualTo(ExitCode.PARTIAL);
    assertThat(run.err()).contains("1 failed").contains("the first failure: ").contains(file);
  }

  @Test
  void aFileThatFailsAtFirstIsAskedForAgainAtTheEnd() {
    String file = cdn.driver(0) + "/2_tel.json";
    var asked = new AtomicInteger();
    cdn.server()
        .faultOn(path -> path.endsWith(file) && asked.getAndIncrement() == 0, Fault.status(500));
    Run run = Run.of(sync());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(cdn.requests(file)).isEqualTo(2);
  }

  @Test
  void aNetworkThatGoesAwayForAWhileLosesNothing() throws IOException {
    Path settings = Files.writeString(directory.resolve("rc"), "{\"circuit_breaker_timeout\": 1}");
    var asked = new AtomicInteger();
    // Six in a row open the breaker; then all the rest is refused unasked.
    cdn.server()
        .faultOn(
            path -> path.endsWith("_tel.json") && asked.getAndIncrement() < 6, Fault.status(500));
    Run run = Run.of(sync("--config", settings.toString(), "--max-concurrent", "1"));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("no CDN can be asked now; trying again in ");
  }

  @Test
  void theRunAfterAFailureFetchesWhatIsLackingOnly() {
    String file = cdn.driver(0) + "/2_tel.json";
    cdn.server().faultOn(path -> path.endsWith(file), Fault.status(500));
    Run.of(sync());
    cdn.server().heal();
    int before = cdn.server().requestCount();

    assertThat(Run.of(sync()).exitCode()).isZero();
    assertThat(cdn.server().requests().stream().skip(before).map(SeenRequest::path))
        .singleElement()
        .asString()
        .endsWith(file);
  }

  @Test
  void aDeadServerIsOne() {
    cdn.server().faultAlways(Fault.status(500));

    assertThat(Run.of(sync()).exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void withoutACacheItIsTwo() {
    Run run = Run.of(sync("--no-cache"));

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--no-cache does not go with tif1 sync: sync fills the cache");
  }

  @Test
  void noLineIsDrawnElsewhereThanOnATerminal() {
    assertThat(Run.of(sync()).err()).doesNotContain("Fetching").doesNotContain("\r");
  }

  @Test
  void interruptedHalfWayItGoesOnWhereItStood() throws Exception {
    String last = cdn.driver(2) + "/3_tel.json";
    cdn.server().faultOn(path -> path.endsWith(last), new Fault.StallAfter(5));
    Child child = Child.start(directory, sync("--max-concurrent", "1"));
    cdn.server().awaitStalled(1);
    child.interrupt();
    List<String> first = cdn.server().requests().stream().map(SeenRequest::path).toList();
    cdn.server().heal();

    assertThat(child.err()).contains("run the same command again to go on");
    assertThat(Run.of(sync()).exitCode()).isZero();
    assertThat(first.get(first.size() - 1)).as("nothing went out after it").endsWith(last);
    // The one before it may still have been in the decoder.
    String before = first.get(first.size() - 2);
    assertThat(asked())
        .hasSize(SMALL + TELEMETRY)
        .allSatisfy(
            (file, n) ->
                assertThat(n)
                    .isBetween(
                        file.endsWith(last) ? 2L : 1L,
                        file.endsWith(last) || file.equals(before) ? 2L : 1L));
  }

  @Test
  void interruptedWithManyOnTheWireItAsksForNoOther() throws Exception {
    cdn.server().faultOn(path -> path.endsWith("_tel.json"), new Fault.StallAfter(5));
    Child child = Child.start(directory, sync("--max-concurrent", "3"));
    cdn.server().awaitStalled(3);
    child.interrupt();

    assertThat(telemetryAsked()).isEqualTo(3);
  }

  @Test
  void killedHalfWayItIsCompleteAfterTheNextRun() throws Exception {
    String last = cdn.driver(2) + "/3_tel.json";
    cdn.server().faultOn(path -> path.endsWith(last), new Fault.StallAfter(5));
    Child child = Child.start(directory, sync("--max-concurrent", "1"));
    cdn.server().awaitStalled(1);
    child.kill();
    cdn.server().heal();

    assertThat(Run.of(sync()).exitCode()).isZero();
    cdn.server().close();
    assertThat(Run.of(sync("--offline")).exitCode()).isZero();
  }
}
