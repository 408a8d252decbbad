package io.tif1.tests.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.FetchFailedException;
import io.tif1.client.FileStatus;
import io.tif1.client.LapSource;
import io.tif1.client.Loaded;
import io.tif1.client.NotFoundException;
import io.tif1.client.Resource;
import io.tif1.client.Session;
import io.tif1.client.Validation;
import io.tif1.model.Laps;
import io.tif1.model.check.Finding;
import io.tif1.model.check.Rule;
import io.tif1.testkit.Fault;
import io.tif1.testkit.sim.Anomalies;
import io.tif1.testkit.sim.Anomaly;
import io.tif1.testkit.sim.Generation;
import io.tif1.testkit.sim.SimulatedDriver;
import io.tif1.testkit.sim.SimulatedSession;
import io.tif1.tests.support.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The laps of a whole session, wherever they are published. */
class LapsTest {
  @ParameterizedTest
  @EnumSource
  void theSessionsFileIsOneRequest(Way way) {
    SimulatedSession race = Spa.race();
    try (World world = Spa.world(race)) {
      Session session = Spa.session(world);
      Laps laps = way.ask(session::laps, session::lapsAsync);

      assertThat(laps.size()).isEqualTo(race.facts().laps());
      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutItTheDriversFilesAreAskedFor(Way way) {
    SimulatedSession race = Spa.withoutSessionLaps();
    try (World world = Spa.world(race)) {
      Session session = Spa.session(world);
      Laps laps = way.ask(session::laps, session::lapsAsync);

      assertThat(laps.size()).isEqualTo(race.facts().laps());
      assertThat(laps.drivers()).isEqualTo(Spa.codes(race));
      assertThat(world.cdn(1).requestCount()).isEqualTo(2 + race.drivers().size());
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofWhateverGenerationTheyHaveTimesDriversAndTeams(Generation generation) {
    Anomalies absent = Anomalies.none().with(Anomaly.ABSENT_SESSION_LAPS, 1);
    SimulatedSession race = Spa.builder().generation(generation).anomalies(absent).build();
    try (World world = Spa.world(race)) {
      Laps laps = Spa.session(world).laps();

      for (SimulatedDriver driver : race.drivers()) {
        Laps own = laps.pickDrivers(driver.code());
        assertThat(own.lapTimeS().toArray()).containsExactly(race.lapTimes(driver.code()));
        assertThat(own.team().distinct()).containsExactly(driver.team());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"G0", "G1"})
  void aSessionsFileThatDoesNotSayWhoseLapsTheyAreWillNotDo(Generation generation) {
    SimulatedSession race = Spa.builder().sessionLapsGeneration(generation).build();
    try (World world = Spa.world(race)) {
      Laps laps = Spa.session(world).laps();

      assertThat(laps.drivers()).isEqualTo(Spa.codes(race));
      assertThat(world.cdn(1).requestCount()).isEqualTo(2 + race.drivers().size());
    }
  }

  @Test
  void aSessionsFileWithoutLapsWillNotDo() {
    SimulatedSession race = Spa.race();
    var content = Spa.with(race, path -> path.endsWith("session_laptimes.json"), "{}");
    try (World world = Spa.world(content)) {
      Loaded<Laps> laps = Spa.session(world).loadLaps(LapSource.SESSION_FILE_FIRST);

      assertThat(laps.orElseThrow().size()).isEqualTo(race.facts().laps());
      assertThat(laps.isComplete()).isTrue();
    }
  }

  @Test
  void aBrokenSessionsFileWillNotDo() {
    SimulatedSession race = Spa.race();
    var content = Spa.with(race, path -> path.endsWith("session_laptimes.json"), "{\"time\":[");
    try (World world = Spa.world(content)) {
      Loaded<Laps> laps = Spa.session(world).loadLaps(LapSource.SESSION_FILE_FIRST);

      assertThat(laps.orElseThrow().size()).isEqualTo(race.facts().laps());
      assertThat(laps.report().file(Resource.sessionLaps(Spa.RACE)).orElseThrow().status())
          .isEqualTo(FileStatus.BROKEN);
      assertThat(laps.isComplete()).isTrue();
    }
  }

  @Test
  void aSessionsFileThatLagsIsBelievedUnlessToldOtherwise() {
    SimulatedSession race =
        Spa.builder().anomalies(Anomalies.none().with(Anomaly.SESSION_LAPS_BEHIND, 1)).build();
    int drivers = race.drivers().size();
    try (World world = Spa.world(race)) {
      Session session = Spa.session(world);

      assertThat(session.laps().size()).isEqualTo(race.facts().laps() - drivers);
      assertThat(session.loadLaps(LapSource.DRIVER_FILES).orElseThrow().size())
          .isEqualTo(race.facts().laps());
      assertThat(world.cdn(1).requestCount()).isEqualTo(1 + 1 + drivers);
    }
  }

  @Test
  void theSessionsFileAloneIsOneRequestWhateverComes() {
    try (World world = Spa.world(Spa.withoutSessionLaps())) {
      Loaded<Laps> laps = Spa.session(world).loadLaps(LapSource.SESSION_FILE);

      assertThat(laps.value()).isEmpty();
      assertThat(laps.report().counts()).containsOnlyKeys(FileStatus.MISSING);
      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
      assertThatThrownBy(laps::orElseThrow).isInstanceOf(NotFoundException.class);
    }
  }

  @Test
  void aDriverWhoseFileFailsDoesNotFailTheOthersButIsFound() {
    SimulatedSession race = Spa.withoutSessionLaps();
    String unlucky = Spa.codes(race).get(1);
    try (World world = Spa.world(race)) {
      world.cdn(1).faultOn(path -> path.contains("/" + unlucky + "/"), Fault.status(500));

      Laps laps = Spa.session(world).laps();

      assertThat(laps.drivers()).hasSize(3).doesNotContain(unlucky);
      assertThat(laps.findings())
          .filteredOn(finding -> finding.rule() == Rule.INCOMPLETE)
          .containsExactly(
              new Finding(
                  Rule.INCOMPLETE,
                  unlucky + "/laptimes.json",
                  "the laps of " + unlucky,
                  "FAILED",
                  1));
    }
  }

  @Test
  void theReportSaysOfThatDriverWhatWentWrong() {
    SimulatedSession race = Spa.withoutSessionLaps();
    String unlucky = Spa.codes(race).get(1);
    try (World world = Spa.world(race)) {
      world.cdn(1).faultOn(path -> path.contains("/" + unlucky + "/"), Fault.status(500));

      Loaded<Laps> laps = Spa.session(world).loadLaps(LapSource.SESSION_FILE_FIRST);

      assertThat(laps.isComplete()).isFalse();
      assertThat(laps.report().lacking())
          .singleElement()
          .satisfies(
              file -> {
                assertThat(file.resource()).isEqualTo(Resource.laps(Spa.RACE, unlucky));
                assertThat(file.status()).isEqualTo(FileStatus.FAILED);
                assertThat(file.attempts()).hasValue(1);
                assertThat(file.message()).contains("500");
              });
    }
  }

  @ParameterizedTest
  @EnumSource
  void underStrictValidationADriverWhoIsLackingIsAnError(Way way) {
    SimulatedSession race = Spa.withoutSessionLaps();
    String unlucky = Spa.codes(race).get(1);
    try (World world = Spa.world(race)) {
      world.cdn(1).faultOn(path -> path.contains("/" + unlucky + "/"), Fault.status(500));
      Session strict =
          world.client.with(o -> o.withValidation(Validation.STRICT)).session(Spa.RACE);

      assertThatThrownBy(() -> way.ask(strict::laps, strict::lapsAsync))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining(unlucky + "/laptimes.json");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSessionWithoutFilesIsNotFound(Way way) {
    try (World world = Spa.world(path -> null)) {
      Session session = Spa.session(world);

      assertThatThrownBy(() -> way.ask(session::laps, session::lapsAsync))
          .isInstanceOf(NotFoundException.class)
          .hasMessage(
              "no laps of 2021/Belgian Grand Prix/Race are published (drivers.json is missing,"
                  + " session_laptimes.json is missing)");
      assertThat(world.cdn(1).requestCount()).isEqualTo(2);
    }
  }

  @Test
  void whenNothingIsHadTheFailureIsThrownAndNotThatSomethingElseIsMissing() {
    try (World world = Spa.world(path -> null)) {
      world.cdn(1).faultOn(path -> path.endsWith("session_laptimes.json"), Fault.status(500));

      assertThatThrownBy(() -> Spa.session(world).laps())
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining("session_laptimes.json");
    }
  }
}
