package io.tif1.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is reported is what a parser finds in the files. Every anomaly is made frequent here. */
class FactsTest {
  private static final SimulatedSession RACE = damaged(Generation.G3).build();

  private static SessionBuilder damaged(Generation generation) {
    Anomalies anomalies = Anomalies.realistic();
    for (Anomaly anomaly : Anomaly.values()) {
      if (anomaly.scope() != Anomaly.Scope.SESSION) {
        anomalies = anomalies.with(anomaly, 0.15);
      }
    }
    return SessionSimulator.session(2025, "Simulated Grand Prix", "Race")
        .seed(11)
        .drivers(8)
        .laps(12)
        .generation(generation)
        .anomalies(anomalies);
  }

  static Stream<Arguments> telemetryAnomalies() {
    return Stream.of(
        telemetry(
            Anomaly.DEAD_CAR_CHANNEL, file -> all(file, "rel_distance", v -> Double.isNaN(v))),
        telemetry(Anomaly.THROTTLE_SENTINEL, file -> any(file, "throttle", v -> v == 104)),
        telemetry(Anomaly.GEAR_RAMP, file -> any(file, "gear", v -> v == 49)),
        telemetry(Anomaly.DISTANCE_BACKWARDS, file -> step(file, "distance", (a, b) -> b < a)),
        telemetry(Anomaly.DISTANCE_NEGATIVE, file -> first(file, "distance") < -1),
        telemetry(
            Anomaly.RELATIVE_DISTANCE_OUTSIDE,
            file -> any(file, "rel_distance", v -> v < -0.01 || v > 1.01)),
        telemetry(Anomaly.TIME_GAP, file -> step(file, "time", (a, b) -> b - a > 2)),
        telemetry(Anomaly.POSITION_LOST, file -> any(file, "x", v -> v == 0) && lost(file)),
        telemetry(Anomaly.TINY_EXPONENTS, file -> any(file, "x", v -> v == Double.MIN_VALUE)),
        telemetry(Anomaly.NONE_IN_NUMBERS, file -> any(file, "speed", v -> Double.isNaN(v))));
  }

  private static Arguments telemetry(Anomaly anomaly, Predicate<Map<String, Object>> visible) {
    return Arguments.of(anomaly, visible);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("telemetryAnomalies")
  void placesOfTelemetryAnomaliesAreWhereTheFilesShowThem(
      Anomaly anomaly, Predicate<Map<String, Object>> visible) {
    List<String> found = new ArrayList<>();
    RACE.files()
        .filter(path -> path.endsWith("_tel.json"))
        .filter(path -> visible.test(Json.asObject(Json.object(RACE.bytes(path)).get("tel"))))
        .forEach(path -> found.add(path.replace("_tel.json", "")));
    assertThat(found)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(RACE.facts().places(anomaly));
  }

  @Test
  void shortTelemetryEndsFiveSecondsEarly() {
    List<String> found = new ArrayList<>();
    for (SimulatedLap lap : laps(RACE)) {
      byte[] bytes = RACE.bytes(lap.place() + "_tel.json");
      if (bytes != null) {
        double[] time = Json.numbers(Json.asObject(Json.object(bytes).get("tel")), "time");
        if (time[time.length - 1] < lap.endS() - lap.startS() - 5) {
          found.add(lap.place());
        }
      }
    }
    assertThat(found)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(RACE.facts().places(Anomaly.TELEMETRY_SHORT));
  }

  @Test
  void absentTelemetryIsListedButNotThere() {
    List<String> missing =
        laps(RACE).stream()
            .map(SimulatedLap::place)
            .filter(place -> RACE.bytes(place + "_tel.json") == null)
            .toList();
    assertThat(missing)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(RACE.facts().places(Anomaly.ABSENT_TELEMETRY));
  }

  @Test
  void telemetryFilesAreCounted() {
    assertThat(RACE.files().filter(path -> path.endsWith("_tel.json")).count())
        .isEqualTo(RACE.facts().telemetryFiles());
  }

  static Stream<Arguments> lapAnomalies() {
    return Stream.of(
        lap(Anomaly.UNKNOWN_TYRE, "compound", "nan"),
        lap(Anomaly.UNKNOWN_TYRE, "status", ""),
        lap(Anomaly.UNKNOWN_TYRE, "stint", "None"),
        lap(Anomaly.UNKNOWN_TYRE, "life", "None"),
        lap(Anomaly.COMPOUND_NONE, "compound", "None"),
        lap(Anomaly.PERSONAL_BEST_NONE, "pb", "None"),
        lap(Anomaly.MINISECTORS_MISSING, "ms2", "None"));
  }

  private static Arguments lap(Anomaly anomaly, String column, String text) {
    return Arguments.of(anomaly, column, text);
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("lapAnomalies")
  void placesOfLapAnomaliesAreWhereTheTablesShowThem(Anomaly anomaly, String column, String text) {
    assertThat(rows(RACE, (table, i) -> Json.array(table, column).get(i).equals(text)))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(RACE.facts().places(anomaly));
  }

  @Test
  void disagreeingSectorsAreWhereTheTablesShowThem() {
    BiPredicate<Map<String, Object>, Integer> disagree =
        (table, i) -> {
          double sum = number(table, "s1", i) + number(table, "s2", i) + number(table, "s3", i);
          return Math.abs(sum - number(table, "time", i)) > 0.5;
        };
    List<String> expected =
        RACE.facts().places(Anomaly.SECTORS_DISAGREE).stream()
            .filter(place -> !RACE.facts().places(Anomaly.TIME_MISSING).contains(place))
            .toList();
    assertThat(rows(RACE, disagree)).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void untimedAndDeletedLapsAndRetirementsAndStopsAreCounted() {
    Facts facts = RACE.facts();
    assertThat(rows(RACE, (table, i) -> is(table, "time", i, "None"))).hasSize(facts.untimedLaps());
    assertThat(rows(RACE, (table, i) -> is(table, "del", i, true))).hasSize(facts.deletedLaps());
    assertThat(rows(RACE, (table, i) -> is(table, "ff1G", i, true))).hasSize(facts.retirements());
    assertThat(rows(RACE, (table, i) -> !is(table, "pin", i, "None"))).hasSize(facts.pitStops());
    assertThat(rows(RACE, (table, i) -> true)).hasSize(facts.laps());
  }

  @Test
  void aDeletedLapHasItsMessage() {
    List<Object> messages = Json.array(Json.object(RACE.bytes("rcm.json")), "msg");
    assertThat(messages.stream().filter(text -> text.toString().contains(" DELETED - ")))
        .hasSize(RACE.facts().deletedLaps());
  }

  @Test
  void rowsOfWeatherAndMessagesAreCounted() {
    assertThat(Json.array(Json.object(RACE.bytes("weather.json")), "wT"))
        .hasSize(RACE.facts().weatherRows());
    assertThat(Json.array(Json.object(RACE.bytes("rcm.json")), "time"))
        .hasSize(RACE.facts().messages());
  }

  @Test
  void missingHeadshotsAreCounted() {
    List<Object> drivers = Json.array(Json.object(RACE.bytes("drivers.json")), "drivers");
    assertThat(drivers.stream().filter(d -> "None".equals(Json.asObject(d).get("url"))))
        .hasSize(RACE.facts().count(Anomaly.HEADSHOT_NONE));
  }

  @Test
  void earlyRetirementsAreCounted() {
    assertThat(rows(RACE, (table, i) -> i == 0 && is(table, "ff1G", i, true)))
        .hasSize(RACE.facts().count(Anomaly.FIRST_LAP_RETIREMENT));
  }

  @Test
  void unlistedLapsHaveNoRowAndNoFile() {
    SimulatedSession old = damaged(Generation.G0).build();
    assertThat(old.facts().count(Anomaly.UNLISTED_LAP)).isPositive();
    assertThat(old.facts().places(Anomaly.UNLISTED_LAP))
        .allMatch(place -> old.bytes(place + "_tel.json") == null)
        .doesNotContainAnyElementsOf(rows(old, (table, i) -> true));
  }

  @Test
  void misplacedWeatherIsCounted() {
    SimulatedSession qualifying =
        SessionSimulator.session(2025, "Simulated Grand Prix", "Qualifying").drivers(6).build();
    List<String> found = new ArrayList<>();
    for (SimulatedLap lap : laps(qualifying)) {
      double taken = lap.weather().timeS();
      if (taken > lap.endS() || taken <= lap.startS() - 60.06) {
        found.add(lap.place());
      }
    }
    assertThat(found).isNotEmpty();
    assertThat(qualifying.facts().misplacedWeatherLaps()).isGreaterThanOrEqualTo(found.size());
  }

  @Test
  void weatherInItsPlaceIsTakenDuringTheLapOrJustBefore() {
    SimulatedSession right =
        damaged(Generation.G3)
            .anomalies(Anomalies.realistic().without(Anomaly.MISPLACED_WEATHER))
            .build();
    assertThat(right.facts().misplacedWeatherLaps()).isZero();
    assertThat(laps(right))
        .allMatch(lap -> lap.weather().timeS() <= lap.endS())
        .allMatch(lap -> lap.weather().timeS() > lap.startS() - 61);
  }

  @Test
  void withoutAnomaliesThereIsNothingToReport() {
    Facts facts = damaged(Generation.G3).anomalies(Anomalies.none()).build().facts();
    assertThat(Anomaly.values()).allMatch(anomaly -> facts.count(anomaly) == 0);
  }

  private static List<SimulatedLap> laps(SimulatedSession session) {
    return session.drivers().stream()
        .flatMap(driver -> session.truth().laps(driver.code()).stream())
        .toList();
  }

  private static List<String> rows(
      SimulatedSession session, BiPredicate<Map<String, Object>, Integer> wanted) {
    List<String> found = new ArrayList<>();
    for (SimulatedDriver driver : session.drivers()) {
      Map<String, Object> table = Json.object(session.bytes(driver.code() + "/laptimes.json"));
      List<Object> laps = Json.array(table, "lap");
      for (int i = 0; i < laps.size(); i++) {
        if (wanted.test(table, i)) {
          found.add(driver.code() + "/" + ((Number) laps.get(i)).intValue());
        }
      }
    }
    return found;
  }

  private static boolean is(Map<String, Object> table, String column, int row, Object value) {
    return Json.array(table, column).get(row).equals(value);
  }

  private static double number(Map<String, Object> table, String column, int row) {
    return Json.numbers(table, column)[row];
  }

  private static boolean any(Map<String, Object> file, String column, Predicate<Double> test) {
    return Arrays.stream(Json.numbers(file, column)).boxed().anyMatch(test);
  }

  private static boolean all(Map<String, Object> file, String column, Predicate<Double> test) {
    return Arrays.stream(Json.numbers(file, column)).boxed().allMatch(test);
  }

  private static double first(Map<String, Object> file, String column) {
    return Json.numbers(file, column)[0];
  }

  private static boolean step(
      Map<String, Object> file, String column, BiPredicate<Double, Double> test) {
    double[] values = Json.numbers(file, column);
    for (int i = 1; i < values.length; i++) {
      if (test.test(values[i - 1], values[i])) {
        return true;
      }
    }
    return false;
  }

  /** x, y and z are 0 at the same sample. */
  private static boolean lost(Map<String, Object> file) {
    double[] x = Json.numbers(file, "x");
    double[] y = Json.numbers(file, "y");
    double[] z = Json.numbers(file, "z");
    for (int i = 0; i < x.length; i++) {
      if (x[i] == 0 && y[i] == 0 && z[i] == 0) {
        return true;
      }
    }
    return false;
  }
}
