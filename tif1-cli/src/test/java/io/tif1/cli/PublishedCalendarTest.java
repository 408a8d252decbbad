package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tif1.model.calendar.Calendar;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import io.tif1.testkit.sim.SimulatedSchedule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published calendar and release tags in the program. Its clock is the machine's. */
class PublishedCalendarTest {
  /** By the clock; always asked for, and not in the program as long as this is maintained. */
  private static final int COMING = Instant.now().atZone(ZoneOffset.UTC).getYear() + 1;

  private final Map<String, String> files = new ConcurrentHashMap<>();
  private FakeCdn server;
  private Path config;
  private Path directory;

  @BeforeEach
  void start(@TempDir Path temporary) throws IOException {
    directory = temporary;
    server =
        FakeCdn.serving(
            path -> {
              String text = files.get(path);
              return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
            });
    config = directory.resolve("settings.json");
    Files.writeString(
        config,
        "{\"schedule_url\":\""
            + server.baseUri()
            + "/schedule_{season}.json\",\"release_url\":\""
            + server.baseUri()
            + "/repos/{season}/latest\",\"cdns\":[\""
            + server.baseUri()
            + "\"],\"max_retries\":0,\"ca_bundle\":\""
            + server.writeCaPem(directory)
            + "\",\"cache_dir\":\""
            + directory.resolve("cache")
            + "\"}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Run run(String... args) {
    var all = new ArrayList<>(List.of(args));
    all.addAll(1, List.of("--config", config.toString()));
    return Run.of(all.toArray(String[]::new));
  }

  private void publish(int season, String json) {
    files.put("schedule_" + season + ".json", json);
  }

  @Test
  void b6_ofASeasonThatIsNotPublishedYetTheProgramSaysWhatItAsked() {
    Run run = run("events", String.valueOf(COMING));

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .contains("no calendar of " + COMING + " is known yet; asked ")
        .contains("just now: not published (404)")
        .contains("--exact")
        .doesNotContain("SessionKey");

    assertThat(run("sessions", String.valueOf(COMING), "Monaco").err())
        .contains("not published (404)");
    assertThat(server.requestCount()).as("in six hours").isOne();
  }

  @Test
  void b6_aPublishedSeasonIsListedWithItsAge() {
    publish(COMING, SimulatedSchedule.ofSeason(COMING, 22).json());

    Run first = run("events", String.valueOf(COMING), "--csv");
    Run second = run("sessions", String.valueOf(COMING), "Place AC", "--csv");

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out().lines()).hasSize(23);
    assertThat(first.err()).contains("calendar of " + COMING + ": read from ").contains(" s ago");
    assertThat(second.out().lines()).hasSize(6);
    assertThat(server.requestCount()).as("kept on disk").isOne();
  }

  @Test
  void b6_whatCannotBeReadFallsBackWithOneLine() {
    int running = COMING - 1;
    assumeTrue(Calendar.seasons().contains(running), "waits for a calendar of " + running);
    server.faultAlways(Fault.status(503));

    Run run = run("events", String.valueOf(running), "--no-testing", "--csv");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines()).hasSize(Calendar.of(running).events(false).size() + 1);
    assertThat(run.err().lines().filter(line -> line.contains("status 503")))
        .containsExactly(
            "calendar of "
                + running
                + ": "
                + server.baseUri().getRawAuthority()
                + ": status 503; the one in the program is used");
  }

  @Test
  void b6_offlineNobodyIsAsked() {
    Run run = run("events", String.valueOf(COMING), "--offline");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("offline_mode is on");
    assertThat(server.requestCount()).isZero();
  }

  @Test
  void e22_testsThatShareAFolderAreToldWhereTheyAreShown() {
    assertThat(run("events", "2022").err())
        .contains("are published in one folder, \"Pre-Season Testing\": both names give the same");
    assertThat(run("sessions", "2022", "Pre-Season Test").err())
        .contains("published in one folder");
    assertThat(run("events", "2025").err()).isEmpty();
  }

  @Test
  void j_aLockRecordsTheTagThatTheNewestReleaseStandsFor() {
    files.put("repos/2021/latest", "{\"tag_name\":\"2021.281.1\"}");
    String folder = "2021@2021.281.1/Belgian Grand Prix/Race/";
    files.put(folder + "drivers.json", "{\"drivers\":[]}");
    Path lock = directory.resolve("a.lock");

    run(
        "lock",
        "--ref",
        "latest-release",
        "--out",
        lock.toString(),
        "2021",
        "Belgian Grand Prix",
        "Race");

    assertThat(server.requests())
        .extracting(request -> request.path().split("/", 2)[0])
        .contains("2021@2021.281.1")
        .doesNotContain("2021@main");
    assertThat(Lock.read(lock).seasons()).containsEntry(2021, "2021.281.1");
  }

  @Test
  void j_ifTheTagCannotBeHadOneLineSaysThatMainIsRead() {
    files.put("2021@main/Belgian Grand Prix/Race/drivers.json", "{\"drivers\":[]}");

    Run run =
        run(
            "fetch",
            "--ref",
            "2021=latest-release",
            "2021",
            "Belgian Grand Prix",
            "Race",
            "drivers.json");

    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  @Test
  void aRefThatIsNoneIsTwo() {
    Run run = run("fetch", "--ref", "../x", "2021", "Belgian Grand Prix", "Race", "drivers.json");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--ref");
    assertThat(server.requestCount()).isZero();
  }
}
