package io.tif1.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LapConsistencyTest {
  private static SimulatedSession session(String name, long seed) {
    return SessionSimulator.session(2025, "Simulated Grand Prix", name)
        .seed(seed)
        .anomalies(Anomalies.none())
        .build();
  }

  private static Stream<SimulatedLap> laps(SimulatedSession session) {
    return session.drivers().stream().flatMap(d -> session.truth().laps(d.code()).stream());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Race", "Sprint", "Qualifying", "Sprint Qualifying", "Practice 2"})
  void sectorsAddUpToTheLapTime(String name) {
    List<SimulatedLap> whole =
        laps(session(name, 3)).filter(lap -> lap.lapTimeS() > 0 && lap.sectorTimeS(1) > 0).toList();
    assertThat(whole).isNotEmpty();
    assertThat(whole)
        .allSatisfy(
            lap ->
                assertThat(lap.sectorTimeS(1) + lap.sectorTimeS(2) + lap.sectorTimeS(3))
                    .isCloseTo(lap.lapTimeS(), within(1e-9)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Race", "Sprint", "Qualifying", "Sprint Qualifying", "Practice 2"})
  void lapTimesArePlausible(String name) {
    double reference = session(name, 3).truth().circuit().referenceLapTimeS();
    assertThat(laps(session(name, 3)).filter(SimulatedLap::accurate).map(SimulatedLap::lapTimeS))
        .isNotEmpty()
        .allMatch(time -> time > reference * 0.99 && time < reference * 1.5);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void positionsOfEachLapAreAPermutation(long seed) {
    Map<Integer, List<Integer>> byLap = new TreeMap<>();
    laps(session("Race", seed))
        .filter(lap -> !lap.generated())
        .forEach(
            lap -> byLap.computeIfAbsent(lap.number(), n -> new ArrayList<>()).add(lap.position()));
    assertThat(byLap.values())
        .allSatisfy(
            positions ->
                assertThat(positions)
                    .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, positions.size()).boxed().toList()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void noLapBeginsAfterTheLeaderIsHome(long seed) {
    SimulatedSession race = session("Race", seed);
    SimulatedLap winning =
        laps(race)
            .filter(lap -> lap.position() == 1)
            .reduce((a, b) -> a.number() > b.number() ? a : b)
            .orElseThrow();
    assertThat(laps(race).map(SimulatedLap::startS)).allMatch(start -> start < winning.endS());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aLapBeginsWhenTheOneBeforeEnds(long seed) {
    SimulatedSession race = session("Race", seed);
    for (SimulatedDriver driver : race.drivers()) {
      List<SimulatedLap> laps = race.truth().laps(driver.code());
      for (int i = 1; i < laps.size(); i++) {
        assertThat(laps.get(i).startS()).isEqualTo(laps.get(i - 1).endS());
      }
    }
  }

  @Test
  void aStopIsAnInLapAndThenAnOutLapOnOtherTyres() {
    SimulatedSession race = session("Race", 3);
    int stops = 0;
    for (SimulatedDriver driver : race.drivers()) {
      List<SimulatedLap> laps = race.truth().laps(driver.code());
      for (int i = 1; i < laps.size(); i++) {
        boolean stopped = laps.get(i - 1).pitInS() > 0;
        assertThat(laps.get(i).stint() - laps.get(i - 1).stint()).isEqualTo(stopped ? 1 : 0);
        stops += stopped ? 1 : 0;
      }
    }
    assertThat(stops).isPositive();
  }

  @Test
  void outLapsOfQualifyingHaveNoTimeAndNoFirstSector() {
    assertThat(laps(session("Qualifying", 3)).filter(lap -> lap.pitOutS() > 0))
        .isNotEmpty()
        .allMatch(lap -> Double.isNaN(lap.lapTimeS()) && Double.isNaN(lap.sectorTimeS(1)));
  }

  @Test
  void onlyHalfOfTheDriversReachTheLastSegment() {
    assertThat(
            laps(session("Qualifying", 3))
                .filter(lap -> "Q3".equals(lap.qualifyingSegment()))
                .map(SimulatedLap::driver)
                .distinct())
        .hasSize(10);
  }

  @Test
  void theStatusOfALapNamesTheFlagsDuringIt() {
    SimulatedSession race = session("Race", 4);
    assertThat(race.truth().trackStatus()).isNotEmpty();
    for (TrackStatusPeriod period : race.truth().trackStatus()) {
      assertThat(
              laps(race)
                  .filter(lap -> lap.startS() * 1000 < period.toMs())
                  .filter(lap -> lap.endS() * 1000 > period.fromMs()))
          .allMatch(lap -> lap.trackStatus().indexOf(period.code()) >= 0);
    }
  }

  @Test
  void aPersonalBestIsFasterThanAllBefore() {
    for (SimulatedDriver driver : session("Race", 3).drivers()) {
      double best = Double.POSITIVE_INFINITY;
      for (SimulatedLap lap : session("Race", 3).truth().laps(driver.code())) {
        boolean faster = lap.lapTimeS() < best && !lap.deleted();
        assertThat(lap.personalBest()).isEqualTo(faster);
        best = faster ? lap.lapTimeS() : best;
      }
    }
  }

  @Test
  void aRetiredDriverHasARowOfNearlyNothing() {
    SimulatedSession race =
        SessionSimulator.session(2025, "Simulated Grand Prix", "Race")
            .laps(5)
            .anomalies(Anomalies.none().with(Anomaly.FIRST_LAP_RETIREMENT, 1))
            .build();
    Map<String, Object> row =
        Json.object(race.bytes(race.drivers().get(19).code() + "/laptimes.json"));
    assertThat(Json.array(row, "ff1G")).containsExactly(true);
    for (String key :
        new String[] {
          "time", "s1", "s2", "s3", "pos", "pout", "pin", "s1T", "s2T", "s3T", "vi1", "vi2", "vfl",
          "vst", "delR"
        }) {
      assertThat(Json.array(row, key)).as(key).containsExactly("None");
    }
  }
}
