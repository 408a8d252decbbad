package io.tif1.tests.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.FetchFailedException;
import io.tif1.client.FileStatus;
import io.tif1.client.LoadedSession;
import io.tif1.client.Part;
import io.tif1.client.Session;
import io.tif1.model.SessionKey;
import io.tif1.model.result.DriverResult;
import io.tif1.testkit.Fault;
import io.tif1.testkit.sim.SessionSimulator;
import io.tif1.testkit.sim.SimulatedSession;
import io.tif1.tests.support.World;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Loading several parts at once, and what the report says. */
class LoadTest {
  private static final SimulatedSession RACE = Spa.race();

  @ParameterizedTest
  @EnumSource
  void allButTelemetryIsFiveRequests(Way way) {
    try (World world = Spa.world(RACE)) {
      Session session = Spa.session(world);
      LoadedSession loaded = way.ask(session::load, session::loadAsync);

      assertThat(loaded.isComplete()).as("%s", loaded).isTrue();
      assertThat(loaded.drivers()).isPresent();
      assertThat(loaded.laps()).isPresent();
      assertThat(loaded.weather()).isPresent();
      assertThat(loaded.raceControl()).isPresent();
      assertThat(loaded.corners()).isPresent();
      assertThat(loaded.telemetry()).isEmpty();
      assertThat(world.cdn(1).requestCount()).isEqualTo(5);
    }
  }

  @Test
  void onePartIsItsFile() {
    try (World world = Spa.world(RACE)) {
      LoadedSession loaded = Spa.session(world).load(Part.WEATHER);

      assertThat(loaded.weather()).isPresent();
      assertThat(loaded.laps()).isEmpty();
      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
    }
  }

  @Test
  void telemetryBringsTheLapsAndEveryFileThereIs() {
    try (World world = Spa.world(RACE)) {
      LoadedSession loaded = Spa.session(world).load(Part.TELEMETRY);

      assertThat(loaded.telemetry()).hasSize(RACE.facts().telemetryFiles());
      assertThat(loaded.report().counts())
          .isEqualTo(Map.of(FileStatus.OK, 1 + RACE.facts().telemetryFiles()));
      assertThat(loaded.toString()).contains(RACE.facts().telemetryFiles() + " files of telemetry");
    }
  }

  @Test
  void driversThatAreKnownAreNotFetchedAgainForTheirLaps() {
    try (World world = Spa.world(Spa.withoutSessionLaps())) {
      LoadedSession loaded = Spa.session(world).load(Part.DRIVERS, Part.LAPS);

      assertThat(loaded.isComplete()).isTrue();
      assertThat(world.cdn(1).requestCount()).isEqualTo(2 + 4);
    }
  }

  @Test
  void aTestIsCompleteWithoutWeatherAndRaceControl() {
    var key = new SessionKey(2026, "Pre-Season Testing", "Practice 1");
    SimulatedSession test =
        SessionSimulator.session(2026, key.event(), key.session()).drivers(2).laps(6).build();
    try (World world = Spa.world(test)) {
      LoadedSession loaded = world.client.session(key).load();

      assertThat(loaded.report().counts()).containsEntry(FileStatus.MISSING, 3);
      assertThat(loaded.weather()).isEmpty();
      assertThat(loaded.isComplete()).as("%s", loaded).isTrue();
    }
  }

  @Test
  void partialDataIsAResultAndNoException() {
    try (World world = Spa.world(RACE)) {
      world.cdn(1).faultOn(path -> path.endsWith("weather.json"), Fault.status(500));
      world.cdn(1).faultOn(path -> path.endsWith("rcm.json"), new Fault.GarbageJson());
      world.cdn(1).faultOn(path -> path.endsWith("corners.json"), Fault.status(403));

      LoadedSession loaded = Spa.session(world).load();

      assertThat(loaded.laps()).isPresent();
      assertThat(loaded.isComplete()).isFalse();
      assertThat(loaded.report().lacking())
          .extracting(file -> file.resource().path() + " " + file.status())
          .containsExactly("weather.json FAILED", "rcm.json BROKEN", "corners.json BLOCKED");
    }
  }

  @Test
  void theReportIsATable() {
    try (World world = Spa.world(Spa.without(RACE, path -> path.endsWith("rcm.json")))) {
      String cdn = world.name(1);

      assertThat(Spa.session(world).load(Part.DRIVERS, Part.RACE_CONTROL).toString())
          .isEqualTo(
              """
              2021/Belgian Grand Prix/Race: 2 files (1 OK, 1 MISSING), complete
              status   file          from%1$s  age  attempts  remark
              OK       drivers.json  %2$s  0 s  1
              MISSING  rcm.json      -%3$s  -    -         %4$s"""
                  .formatted(
                      " ".repeat(cdn.length() - 4),
                      cdn,
                      " ".repeat(cdn.length() - 1),
                      "2021/Belgian Grand Prix/Race/rcm.json is not published ("
                          + world.url(1, "rcm.json")
                          + "); check the names of event, session and file"));
    }
  }

  @Test
  void theSecondTimeFilesComeFromMemoryAndTheReportSaysHowOldTheyAre() {
    try (World world = Spa.world(RACE)) {
      Session session = Spa.session(world);
      session.drivers();
      world.time.advance(java.time.Duration.ofMinutes(5));

      LoadedSession loaded = session.load(Part.DRIVERS);

      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
      assertThat(loaded.toString()).contains("OK      drivers.json  memory  5 min  0");
    }
  }

  @ParameterizedTest
  @EnumSource
  void resultsAreDerivedFromLapsAndDrivers(Way way) {
    try (World world = Spa.world(RACE)) {
      Session session = Spa.session(world);
      var results = way.ask(session::results, session::resultsAsync);

      assertThat(results.rows()).extracting(DriverResult::driver).hasSize(4);
      assertThat(results.derivedFrom()).isNotEmpty();
      assertThat(world.cdn(1).requestCount()).isEqualTo(2);
    }
  }

  @Test
  void withADriverWhoseLapsFailedThereIsNoResult() {
    SimulatedSession race = Spa.withoutSessionLaps();
    String unlucky = Spa.codes(race).get(0);
    try (World world = Spa.world(race)) {
      world.cdn(1).faultOn(path -> path.contains("/" + unlucky + "/"), Fault.status(500));

      assertThatThrownBy(() -> Spa.session(world).results())
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining(unlucky + "/laptimes.json");
    }
  }

  @Test
  void inQualifyingTheMessagesTellThePartsIfTheLapsDoNot() {
    SimulatedSession qualifying =
        SessionSimulator.session(2021, "Belgian Grand Prix", "Qualifying").drivers(4).build();
    try (World world = Spa.world(qualifying)) {
      var results = world.client.session(2021, "Spa", "Q").results();

      assertThat(results.rows()).isNotEmpty();
      assertThat(world.cdn(1).requestCount()).isEqualTo(3);
    }
  }

  @Test
  void resultsOfALoadWithoutLapsAreRefused() {
    try (World world = Spa.world(RACE)) {
      LoadedSession loaded = Spa.session(world).load(Part.DRIVERS);

      assertThatThrownBy(loaded::results)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("results are derived from laps; load Part.LAPS too");
    }
  }
}
