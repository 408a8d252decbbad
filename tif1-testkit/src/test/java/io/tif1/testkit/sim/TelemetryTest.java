package io.tif1.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryTest {
  private static final List<String> TESTING_KEYS =
      List.of(
          "time",
          "rpm",
          "speed",
          "gear",
          "throttle",
          "brake",
          "drs",
          "distance",
          "rel_distance",
          "acc_x",
          "acc_y",
          "acc_z",
          "x",
          "y",
          "z",
          "dataKey");

  private static SimulatedSession session(String name) {
    return SessionSimulator.session(2025, "Simulated Grand Prix", name)
        .seed(9)
        .drivers(4)
        .laps(6)
        .anomalies(Anomalies.none())
        .build();
  }

  private static SimulatedSession testing() {
    return SessionSimulator.session(2026, SessionKind.TESTING_EVENT, "Practice 1")
        .drivers(3)
        .laps(6)
        .anomalies(Anomalies.none())
        .build();
  }

  private static Map<String, Object> file(SimulatedSession session, SimulatedLap lap) {
    String path = lap.driver() + "/" + lap.number() + "_tel.json";
    return Json.asObject(Json.object(session.bytes(path)).get("tel"));
  }

  private static List<SimulatedLap> laps(SimulatedSession session) {
    return session.drivers().stream()
        .flatMap(driver -> session.truth().laps(driver.code()).stream())
        .toList();
  }

  @Test
  void weekendsHaveEighteenArraysAndTheKey() {
    SimulatedSession race = session("Race");
    List<String> keys = List.copyOf(file(race, laps(race).get(0)).keySet());
    assertThat(keys).hasSize(18);
    assertThat(keys.subList(8, 12))
        .containsExactly("rel_distance", "DriverAhead", "DistanceToDriverAhead", "acc_x");
  }

  @Test
  void testingHasNobodyAhead() {
    SimulatedSession session = testing();
    assertThat(file(session, laps(session).get(0)).keySet())
        .containsExactlyElementsOf(TESTING_KEYS);
  }

  @Test
  void theDataKeyOfTestingIsWrittenWithoutSeparators() {
    SimulatedSession session = testing();
    SimulatedLap lap = laps(session).get(0);
    assertThat(file(session, lap).get("dataKey"))
        .isEqualTo("2026-PreSeasonTesting-Practice 1-" + lap.driver() + "-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Race", "Qualifying", "Practice 1"})
  void arraysAreEquallyLong(String name) {
    SimulatedSession session = session(name);
    for (SimulatedLap lap : laps(session)) {
      Map<String, Object> file = file(session, lap);
      int samples = Json.array(file, "time").size();
      file.remove("dataKey");
      assertThat(file.keySet()).allMatch(key -> Json.array(file, key).size() == samples);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Race", "Qualifying", "Practice 1"})
  void timeRunsStrictlyFromZeroToTheEndOfTheLap(String name) {
    SimulatedSession session = session(name);
    for (SimulatedLap lap : laps(session)) {
      double[] time = Json.numbers(file(session, lap), "time");
      assertThat(time[0]).isZero();
      assertThat(time).isSorted().doesNotHaveDuplicates();
      double length = lap.lapTimeS() > 0 ? lap.lapTimeS() : lap.endS() - lap.startS();
      assertThat(time[time.length - 1]).isCloseTo(length, within(0.0005));
    }
  }

  @Test
  void samplesComeFourToTenTimesASecond() {
    SimulatedSession race = session("Race");
    for (SimulatedLap lap : laps(race)) {
      double[] time = Json.numbers(file(race, lap), "time");
      assertThat(time.length / time[time.length - 1]).isBetween(4.0, 10.0);
    }
  }

  @Test
  void theDistanceOfALapIsTheLengthOfTheTrack() {
    SimulatedSession race = session("Race");
    double length = race.truth().circuit().lengthM();
    assertThat(laps(race).stream().filter(lap -> !lap.generated()))
        .allSatisfy(
            lap -> {
              double[] distance = Json.numbers(file(race, lap), "distance");
              assertThat(distance[distance.length - 1]).isCloseTo(length, within(length * 0.01));
            });
  }

  @Test
  void theCarIsOnTheTrackThroughout() {
    SimulatedSession race = session("Race");
    Circuit circuit = race.truth().circuit();
    SimulatedTelemetry lap = race.truth().telemetry(laps(race).get(0).driver(), 2);
    double[] x = lap.column("x");
    double[] y = lap.column("y");
    for (int i = 0; i < x.length; i++) {
      double nearest = Double.MAX_VALUE;
      for (double d = 0; d < circuit.lengthM(); d += 2) {
        nearest = Math.min(nearest, Math.hypot(circuit.xAt(d) - x[i], circuit.yAt(d) - y[i]));
      }
      assertThat(nearest).isLessThan(80); // 8 m: interpolation cuts the corners
    }
  }

  @Test
  void valuesStayWithinTheirRanges() {
    SimulatedSession race = session("Race");
    for (SimulatedLap lap : laps(race)) {
      Map<String, Object> file = file(race, lap);
      assertWithin(file, "speed", 350);
      assertWithin(file, "gear", 8);
      assertWithin(file, "throttle", 100);
      assertWithin(file, "rel_distance", 1);
      assertWithin(file, "rpm", 13_000);
    }
  }

  @Test
  void sidewaysForceIsWhatACarCanHold() {
    SimulatedSession race = session("Race");
    for (SimulatedLap lap : laps(race)) {
      assertThat(Arrays.stream(Json.numbers(file(race, lap), "acc_y")).boxed())
          .allMatch(value -> Math.abs(value) < 56);
    }
  }

  private static void assertWithin(Map<String, Object> file, String column, double most) {
    double[] values = Json.numbers(file, column);
    assertThat(Arrays.stream(values).boxed())
        .as(column)
        .allMatch(value -> value >= 0 && value <= most);
  }

  @Test
  void theDriverAheadIsAnotherRacingNumber() {
    SimulatedSession race = session("Race");
    SimulatedLap lap = laps(race).get(0);
    String own =
        race.drivers().stream()
            .filter(driver -> driver.code().equals(lap.driver()))
            .findFirst()
            .orElseThrow()
            .number();
    assertThat(Json.array(file(race, lap), "DriverAhead").stream().map(Object::toString))
        .isNotEmpty()
        .doesNotContain(own)
        .allMatch(number -> number.equals("None") || number.matches("\\d+"));
  }

  @Test
  void nobodyAheadMeansNoDistance() {
    SimulatedSession race = session("Race");
    for (SimulatedLap lap : laps(race)) {
      Map<String, Object> file = file(race, lap);
      List<Object> names = Json.array(file, "DriverAhead");
      List<Object> metres = Json.array(file, "DistanceToDriverAhead");
      for (int i = 0; i < names.size(); i++) {
        assertThat("None".equals(names.get(i))).isEqualTo("None".equals(metres.get(i)));
      }
    }
  }

  @Test
  void theTruthIsWhatTheFileSays() {
    SimulatedSession race =
        SessionSimulator.session(2025, "Simulated Grand Prix", "Race").drivers(4).laps(6).build();
    for (SimulatedLap lap : laps(race)) {
      if (race.bytes(lap.driver() + "/" + lap.number() + "_tel.json") != null) {
        SimulatedTelemetry truth = race.truth().telemetry(lap.driver(), lap.number());
        Map<String, Object> file = file(race, lap);
        for (String column : truth.columns()) {
          assertThat(Json.numbers(file, column)).as(column).isEqualTo(truth.column(column));
        }
      }
    }
  }

  @Test
  void theOldestFilesHaveWholePositions() {
    SimulatedSession old =
        SessionSimulator.session(2018, "Simulated Grand Prix", "Race")
            .generation(Generation.G1)
            .anomalies(Anomalies.none())
            .laps(2)
            .build();
    Map<String, Object> file = file(old, laps(old).get(0));
    assertThat(Json.array(file, "x")).allMatch(Long.class::isInstance);
  }

  @Test
  void numbersThatAreNotWholeInTheirNatureHaveAPoint() {
    SimulatedSession race = session("Race");
    Map<String, Object> file = file(race, laps(race).get(0));
    for (String column : new String[] {"time", "rpm", "speed", "throttle", "distance", "x"}) {
      assertThat(Json.array(file, column)).as(column).allMatch(Double.class::isInstance);
    }
  }

  @Test
  void noCapitalExponentsAndNoNegativeZeros() {
    SimulatedSession race = session("Practice 1");
    for (SimulatedLap lap : laps(race)) {
      byte[] bytes =
          Objects.requireNonNull(race.bytes(lap.driver() + "/" + lap.number() + "_tel.json"));
      String text = new String(bytes, StandardCharsets.UTF_8);
      String numbers = text.substring(0, text.indexOf("dataKey"));
      assertThat(numbers).doesNotContainPattern("\\dE").doesNotContainPattern("-0\\.0[,\\]]");
    }
  }

  @Test
  void fewerSamplesASecondMakeSmallerFiles() {
    SimulatedSession sparse =
        SessionSimulator.session(2025, "Simulated Grand Prix", "Race")
            .seed(9)
            .drivers(4)
            .laps(6)
            .sampleRateHz(2)
            .anomalies(Anomalies.none())
            .build();
    SimulatedLap lap = laps(sparse).get(0);
    String path = lap.driver() + "/" + lap.number() + "_tel.json";
    int few = Objects.requireNonNull(sparse.bytes(path)).length;
    assertThat(few).isLessThan(Objects.requireNonNull(session("Race").bytes(path)).length / 3);
    assertThat(Arrays.stream(Json.numbers(file(sparse, lap), "time")).max()).isPresent();
  }
}
