package io.tif1.tests.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.FileStatus;
import io.tif1.client.Loaded;
import io.tif1.client.NotFoundException;
import io.tif1.client.Session;
import io.tif1.client.SessionLap;
import io.tif1.model.Lap;
import io.tif1.model.Laps;
import io.tif1.model.Telemetry;
import io.tif1.testkit.sim.Anomalies;
import io.tif1.testkit.sim.Anomaly;
import io.tif1.testkit.sim.SimulatedSession;
import io.tif1.tests.support.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One driver, one lap: no more is fetched than was asked for. */
class DriverLapsTest {
  private static final SimulatedSession RACE = Spa.race();
  private static final String DRIVER = Spa.codes(RACE).get(2);

  @ParameterizedTest
  @EnumSource
  void theLapsOfADriverAreOneRequest(Way way) {
    try (World world = Spa.world(RACE)) {
      Session session = Spa.session(world);
      Laps laps = way.ask(() -> session.laps(DRIVER), () -> session.lapsAsync(DRIVER));

      assertThat(laps.lapTimeS().toArray()).containsExactly(RACE.lapTimes(DRIVER));
      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theTelemetryOfALapIsOneRequestAndNothingElse(Way way) {
    try (World world = Spa.world(RACE)) {
      SessionLap lap = Spa.session(world).lap(DRIVER, 3);
      Telemetry telemetry = way.ask(lap::telemetry, lap::telemetryAsync);

      assertThat(telemetry.isEmpty()).isFalse();
      assertThat(world.cdn(1).requests()).singleElement();
      assertThat(world.cdn(1).requests().get(0).path()).endsWith(DRIVER + "/3_tel.json");
    }
  }

  @Test
  void namingASessionOrALapFetchesNothing() {
    try (World world = Spa.world(RACE)) {
      Spa.session(world).lap(DRIVER, 3);

      assertThat(world.cdn(1).requestCount()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theTimesOfALapAreItsRow(Way way) {
    try (World world = Spa.world(RACE)) {
      SessionLap lap = Spa.session(world).lap(DRIVER.toLowerCase(), 3);
      Lap times = way.ask(lap::times, lap::timesAsync);

      assertThat(times.number()).isEqualTo(3);
      assertThat(times.lapTimeS()).isEqualTo(RACE.lapTimes(DRIVER)[2]);
      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLapThatDoesNotExistIsAnErrorThatSaysWhichDo(Way way) {
    try (World world = Spa.world(RACE)) {
      SessionLap lap = Spa.session(world).lap(DRIVER, 99);

      assertThatThrownBy(() -> way.ask(lap::times, lap::timesAsync))
          .isInstanceOf(NotFoundException.class)
          .hasMessage(
              "%s has no lap 99 in 2021/Belgian Grand Prix/Race, but %2$d from 1 to %2$d"
                  .formatted(DRIVER, RACE.lapTimes(DRIVER).length));
    }
  }

  @Test
  void aLapWithoutTelemetryIsNotFound() {
    SimulatedSession race =
        Spa.builder().anomalies(Anomalies.none().with(Anomaly.ABSENT_TELEMETRY, 1)).build();
    try (World world = Spa.world(race)) {
      SessionLap lap = Spa.session(world).lap(DRIVER, 3);

      assertThatThrownBy(lap::telemetry)
          .isInstanceOf(NotFoundException.class)
          .hasMessageContaining("has no such lap, or it has no telemetry");
    }
  }

  @Test
  void aLapThatMakesNoSenseIsRefusedAtTheDoor() {
    try (World world = Spa.world(RACE)) {
      assertThatThrownBy(() -> Spa.session(world).lap(DRIVER, 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("lap must be from 1 to 999: 0");
    }
  }

  @Test
  void withoutTheDriversFileTheSessionsFileHasTheLaps() {
    try (World world = Spa.world(Spa.without(RACE, path -> path.endsWith("/laptimes.json")))) {
      Laps laps = Spa.session(world).laps(DRIVER);

      assertThat(laps.lapTimeS().toArray()).containsExactly(RACE.lapTimes(DRIVER));
      assertThat(world.cdn(1).requestCount()).isEqualTo(2);
    }
  }

  @Test
  void aDriverWhoWasNotThereIsAnErrorThatSaysWhoWas() {
    try (World world = Spa.world(RACE)) {
      assertThatThrownBy(() -> Spa.session(world).laps("ZZZ"))
          .isInstanceOf(NotFoundException.class)
          .hasMessageContaining("no laps of ZZZ in 2021/Belgian Grand Prix/Race are published")
          .hasMessageContaining("there are laps of ")
          .hasMessageContaining(DRIVER);
    }
  }

  @Test
  void ofSomeDriversTheReportSaysWhichOfThemIsLacking() {
    try (World world = Spa.world(RACE)) {
      Loaded<Laps> laps = Spa.session(world).loadLaps(List.of(DRIVER, "ZZZ"));

      assertThat(laps.orElseThrow().drivers()).containsExactly(DRIVER);
      assertThat(laps.report().lacking())
          .extracting(file -> file.resource().path() + " " + file.status())
          .containsExactly("ZZZ/laptimes.json " + FileStatus.MISSING);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDriverIsFoundByNumber(Way way) {
    var wanted = RACE.drivers().get(2);
    try (World world = Spa.world(RACE)) {
      Session session = Spa.session(world);
      var driver =
          way.ask(
              () -> session.driver(wanted.number()), () -> session.driverAsync(wanted.number()));

      assertThat(driver.code()).isEqualTo(DRIVER);
    }
  }

  @Test
  void anUnknownDriverIsAnErrorThatSaysWhoIsThere() {
    try (World world = Spa.world(RACE)) {
      assertThatThrownBy(() -> Spa.session(world).driver("Nobody"))
          .isInstanceOf(NotFoundException.class)
          .hasMessageContaining("no driver \"Nobody\" in 2021/Belgian Grand Prix/Race")
          .hasMessageContaining(DRIVER);
    }
  }
}
