package io.tif1.tests.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.FetchFailedException;
import io.tif1.client.LapTelemetry;
import io.tif1.client.NotFoundException;
import io.tif1.client.Outcome;
import io.tif1.client.Progress;
import io.tif1.client.Session;
import io.tif1.model.Lap;
import io.tif1.model.Laps;
import io.tif1.testkit.Fault;
import io.tif1.testkit.sim.SimulatedSession;
import io.tif1.tests.support.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fastest laps, and the telemetry of laps. */
class FastestTest {
  private static final SimulatedSession RACE = Spa.race();
  private static final String FIRST = Spa.codes(RACE).get(0);
  private static final String SECOND = Spa.codes(RACE).get(1);

  private static double fastest(String driver) {
    return DoubleStream.of(RACE.lapTimes(driver)).filter(Double::isFinite).min().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void theFastestOfAllIsOneRequest(Way way) {
    try (World world = Spa.world(RACE)) {
      Session session = Spa.session(world);
      Lap lap = way.ask(session::fastestLap, session::fastestLapAsync).orElseThrow();

      assertThat(lap.lapTimeS())
          .isEqualTo(
              Spa.codes(RACE).stream().mapToDouble(FastestTest::fastest).min().orElseThrow());
      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theFastestOfEachDriverComeTheFastestFirst(Way way) {
    try (World world = Spa.world(RACE)) {
      Session session = Spa.session(world);
      Laps laps = way.ask(session::fastestLaps, session::fastestLapsAsync);

      assertThat(laps.lapTimeS().toArray())
          .containsExactly(
              Spa.codes(RACE).stream().mapToDouble(FastestTest::fastest).sorted().toArray());
    }
  }

  @Test
  void ofSomeDriversOnlyTheirFilesAreFetched() {
    try (World world = Spa.world(RACE)) {
      Laps laps = Spa.session(world).fastestLaps(FIRST, SECOND);

      assertThat(laps.drivers()).containsExactlyInAnyOrder(FIRST, SECOND);
      assertThat(world.cdn(1).requestCount()).isEqualTo(2);
    }
  }

  @Test
  void aNamedDriverWithoutLapsIsAnError() {
    try (World world = Spa.world(RACE)) {
      assertThatThrownBy(() -> Spa.session(world).fastestLaps(FIRST, "ZZZ"))
          .isInstanceOf(NotFoundException.class)
          .hasMessageContaining("ZZZ");
    }
  }

  @ParameterizedTest
  @EnumSource
  void withADriverWhoseLapsFailedThereIsNoFastest(Way way) {
    try (World world = Spa.world(Spa.withoutSessionLaps())) {
      world.cdn(1).faultOn(path -> path.contains("/" + SECOND + "/"), Fault.status(500));
      Session session = Spa.session(world);

      assertThatThrownBy(() -> way.ask(session::fastestLap, session::fastestLapAsync))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining(SECOND + "/laptimes.json");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theTelemetryOfTheFastestLapIsTwoRequests(Way way) {
    try (World world = Spa.world(RACE)) {
      Session session = Spa.session(world);
      LapTelemetry fastest =
          way.ask(session::fastestLapTelemetry, session::fastestLapTelemetryAsync).orElseThrow();

      assertThat(fastest.telemetry().isEmpty()).isFalse();
      assertThat(world.cdn(1).requestCount()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void telemetryOfTheFastestLapsComesInTheirOrder(Way way) {
    try (World world = Spa.world(RACE)) {
      Session session = Spa.session(world);
      List<LapTelemetry> all =
          way.ask(session::fastestLapsTelemetry, session::fastestLapsTelemetryAsync);

      assertThat(all).extracting(one -> one.lap().lapTimeS()).isSorted();
      assertThat(all).hasSize(4).allMatch(LapTelemetry::isHad);
      assertThat(world.cdn(1).requestCount()).isEqualTo(1 + 4);
    }
  }

  @Test
  void aFastestLapWithoutTelemetryIsNotReplacedByAnother() {
    try (World world = Spa.world(Spa.without(RACE, path -> path.endsWith("_tel.json")))) {
      LapTelemetry fastest = Spa.session(world).fastestLapTelemetry().orElseThrow();

      assertThat(fastest.isHad()).isFalse();
      assertThat(fastest.outcome()).isInstanceOf(Outcome.Missing.class);
      assertThatThrownBy(fastest::telemetry).isInstanceOf(NotFoundException.class);
      assertThat(world.cdn(1).requestCount()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachLapIsHandedOverWithItsTelemetry(Way way) {
    try (World world = Spa.world(RACE)) {
      Session session = Spa.session(world);
      Laps laps = session.laps();
      var seen = new ArrayList<LapTelemetry>();
      Progress end =
          way.ask(
              () -> session.telemetryEach(laps, seen::add),
              () -> session.telemetryEachAsync(laps, seen::add));

      assertThat(end.succeeded()).isEqualTo(laps.size());
      assertThat(seen).extracting(LapTelemetry::lap).containsExactlyInAnyOrderElementsOf(laps);
    }
  }

  @Test
  void whatASinkThrowsIsThrown() {
    try (World world = Spa.world(RACE)) {
      Session session = Spa.session(world);
      Laps laps = session.laps();

      assertThatThrownBy(
              () ->
                  session.telemetryEach(
                      laps,
                      lap -> {
                        throw new UnsupportedOperationException("full");
                      }))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessage("full");
    }
  }

  @Test
  void lapsThatDoNotSayWhoseTheyAreAreRefused() {
    Laps nobodys =
        Laps.decode(
            "{\"time\":[90.5],\"lap\":[1]}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            null);
    try (World world = Spa.world(RACE)) {
      assertThatThrownBy(() -> Spa.session(world).telemetry(nobodys))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("row 0 of the laps does not say whose lap it is; use laps.withDriver");
    }
  }

  @Test
  void telemetryOfNoLapsIsNone() {
    try (World world = Spa.world(RACE)) {
      Session session = Spa.session(world);
      Laps none = session.laps().pickDrivers("ZZZ");

      assertThat(session.telemetry(none)).isEqualTo(Arrays.asList());
    }
  }
}
