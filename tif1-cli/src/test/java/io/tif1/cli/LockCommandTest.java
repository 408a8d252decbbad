package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.testkit.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockCommandTest {
  private LockedRace race;

  @BeforeEach
  void start(@TempDir Path directory) {
    race = new LockedRace(directory);
  }

  @AfterEach
  void stop() {
    race.close();
  }

  private Lock locked(String name) {
    return Lock.read(race.path(name));
  }

  private Run verify(String name) {
    return race.run("verify", race.path(name).toString());
  }

  @Test
  void locksTheFilesOfASession() {
    Run run = race.lock("a.lock");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(locked("a.lock").files()).hasSize((int) race.files(false));
  }

  @Test
  void withTelemetryEveryLapIsLocked() {
    race.lock("a.lock", "--telemetry");

    assertThat(locked("a.lock").files())
        .hasSize((int) race.files(true))
        .containsKey(race.file(race.driver() + "/1_tel.json"));
  }

  @Test
  void theFormatIsVersionedAndOfThreeParts() throws IOException {
    race.change("rcm.json", "{}");
    race.lock("a.lock");

    assertThat(Files.readString(race.path("a.lock")))
        .startsWith("{\n  \"version\": 1,\n  \"seasons\": {\n    \"2026\": \"main\"\n  },\n")
        .contains(
            "\""
                + race.file("rcm.json")
                + "\": \"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\"");
  }

  @Test
  void theSameFilesMakeTheSameLock() {
    race.lock("a.lock");
    race.lock("b.lock");

    assertThat(race.path("a.lock")).hasSameBinaryContentAs(race.path("b.lock"));
  }

  @Test
  void aSeasonIsReadAtItsCommit() {
    race.lock("a.lock", "--ref", "2026=" + LockedRace.COMMIT);

    assertThat(locked("a.lock").seasons()).containsEntry(2026, LockedRace.COMMIT);
    assertThat(race.server().requests())
        .allMatch(request -> request.path().startsWith("2026@" + LockedRace.COMMIT + "/"));
  }

  @Test
  void aRefThatIsNoCommitIsTwo() {
    assertThat(race.lock("a.lock", "--ref", "2026=v1").exitCode()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void oneLockCannotHaveASeasonAtTwoRefs() {
    race.lock("a.lock");
    Run run = race.lock("a.lock", "--ref", "2026=" + LockedRace.COMMIT);

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("season 2026 is locked at main");
  }

  @Test
  void lockingAgainReplacesWhatTheSessionHad() {
    race.lock("a.lock", "--telemetry");
    race.lock("a.lock");

    assertThat(locked("a.lock").files()).hasSize((int) race.files(false));
  }

  @Test
  void ifAFileFailsNothingIsWritten() {
    race.server().faultOn(path -> path.endsWith("weather.json"), Fault.status(500));
    Run run = race.lock("a.lock");

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains("weather.json").contains("was not written");
    assertThat(race.path("a.lock")).doesNotExist();
  }

  @Test
  void aSessionThatIsNotPublishedIsThree() {
    Run run = race.run("lock", "--out", race.path("a.lock").toString(), "2026", "Nowhere", "Race");

    assertThat(run.exitCode()).isEqualTo(ExitCode.MISSING);
    assertThat(race.path("a.lock")).doesNotExist();
  }

  @Test
  void whatIsAsLockedVerifiesWithZero() {
    race.lock("a.lock");
    Run run = verify("a.lock");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(race.files(false) + " files: no difference");
  }

  @Test
  void aChangedFileIsNamedAndOne() {
    race.lock("a.lock");
    race.change("rcm.json", "{}");
    Run run = verify("a.lock");

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out().strip()).isEqualTo("changed  " + race.file("rcm.json"));
  }

  @Test
  void aMissingFileIsNamedAndOne() {
    race.lock("a.lock");
    race.remove("rcm.json");
    Run run = verify("a.lock");

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out().strip()).isEqualTo("missing  " + race.file("rcm.json"));
  }

  @Test
  void aFileThatCannotBeHadIsNotCalledMissing() {
    race.lock("a.lock");
    race.server().faultOn(path -> path.endsWith("rcm.json"), Fault.status(500));
    race.useAnotherCache();
    Run run = verify("a.lock");

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("not known: 1 file");
  }

  @Test
  void whatACommitNamesIsVerifiedFromTheCache() {
    race.lock("a.lock", "--ref", "2026=" + LockedRace.COMMIT);
    int asked = race.server().requestCount();
    Run run = verify("a.lock");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(race.server().requestCount()).isEqualTo(asked);
  }

  @Test
  void aPinnedLockDiffersFromNowOnceMainMovesOn() {
    race.lock("a.lock", "--ref", "2026=" + LockedRace.COMMIT);
    race.change("rcm.json", "{}");

    assertThat(verify("a.lock").exitCode()).isZero();
    Run run = race.run("diff", race.path("a.lock").toString());
    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out().strip()).isEqualTo("changed  " + race.file("rcm.json"));
  }

  @Test
  void twoLocksAreComparedWithoutANetwork() {
    race.lock("a.lock");
    race.change("rcm.json", "{}");
    race.remove("weather.json");
    race.useAnotherCache();
    race.lock("b.lock", "--telemetry");
    int asked = race.server().requestCount();
    Run run = Run.of("diff", race.path("a.lock").toString(), race.path("b.lock").toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out())
        .contains("changed  " + race.file("rcm.json"))
        .contains("missing  " + race.file("weather.json"))
        .contains("added    " + race.file(race.driver() + "/1_tel.json"));
    assertThat(race.server().requestCount()).isEqualTo(asked);
  }

  @Test
  void equalLocksDifferInNothing() {
    race.lock("a.lock");
    String lock = race.path("a.lock").toString();
    Run run = Run.of("diff", "--json", lock, lock);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().replaceAll("\\s", ""))
        .isEqualTo("{\"changed\":[],\"missing\":[],\"added\":[]}");
  }

  @Test
  void aLockThatIsNoneIsTwoAndNamed() throws IOException {
    Files.writeString(race.path("a.lock"), "{\"version\": 2}");
    Run run = verify("a.lock");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("a.lock").contains("expected version 1");
  }

  @Test
  void aLockThatIsNotThereIsTwoAndSaysHowToMakeOne() {
    Run run = verify("none.lock");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("tif1 lock writes one");
  }
}
