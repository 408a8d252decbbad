package io.tif1.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LapTableShapeTest {
  private static final List<String> G0 = List.of("time", "lap", "compound");
  private static final List<String> G1 =
      List.of("time", "lap", "compound", "stint", "s1", "s2", "s3", "life", "pos", "status", "pb");
  private static final List<String> SINCE_G2 =
      List.of(
          "sesT", "drv", "dNum", "pout", "pin", "s1T", "s2T", "s3T", "vi1", "vi2", "vfl", "vst",
          "fresh", "team", "lST", "lSD", "del", "delR", "ff1G", "iacc", "wT", "wAT", "wH", "wP",
          "wR", "wTT", "wWD", "wWS");

  private static SessionBuilder session(String name, Generation generation) {
    return SessionSimulator.session(2025, "Simulated Grand Prix", name)
        .seed(5)
        .drivers(4)
        .laps(10)
        .generation(generation)
        .anomalies(Anomalies.none());
  }

  private static Map<String, Object> table(String name, Generation generation) {
    SimulatedSession session = session(name, generation).build();
    return Json.object(session.bytes(session.drivers().get(0).code() + "/laptimes.json"));
  }

  @Test
  void g0HasThreeKeys() {
    assertThat(table("Race", Generation.G0).keySet()).containsExactlyElementsOf(G0);
  }

  @Test
  void g1HasElevenKeys() {
    assertThat(table("Race", Generation.G1).keySet()).containsExactlyElementsOf(G1);
  }

  @Test
  void g2HasThirtyNineKeys() {
    List<String> keys = List.copyOf(table("Race", Generation.G2).keySet());
    assertThat(keys.subList(0, 11)).isEqualTo(G1);
    assertThat(keys.subList(11, keys.size())).isEqualTo(SINCE_G2);
  }

  @Test
  void g3HasTheMiniSectorsAfterTheSectors() {
    List<String> keys = List.copyOf(table("Race", Generation.G3).keySet());
    assertThat(keys).hasSize(42);
    assertThat(keys.subList(6, 11)).containsExactly("s3", "ms1", "ms2", "ms3", "life");
  }

  @Test
  void g3HasTheSegmentLastInQualifying() {
    List<String> keys = List.copyOf(table("Qualifying", Generation.G3).keySet());
    assertThat(keys).hasSize(43).last().isEqualTo("qs");
  }

  @Test
  void segmentsOfSprintQualifyingHaveTheirOwnNames() {
    assertThat(Json.array(table("Sprint Qualifying", Generation.G3), "qs")).contains("SQ1");
  }

  @ParameterizedTest
  @EnumSource
  void allColumnsAreEquallyLong(Generation generation) {
    Map<String, Object> table = table("Qualifying", generation);
    int laps = Json.array(table, "lap").size();
    assertThat(table.keySet())
        .allSatisfy(key -> assertThat(Json.array(table, key)).as(key).hasSize(laps));
  }

  @Test
  void oldLapNumbersAreWrittenWithAPoint() {
    assertThat(text("Race", Generation.G0)).contains("\"lap\": [1.0, 2.0, 3.0");
  }

  @Test
  void newLapNumbersAreWhole() {
    assertThat(text("Race", Generation.G2)).contains("\"lap\":[1,2,3");
  }

  @Test
  void testingIsCompactEvenInTheOldGeneration() {
    SimulatedSession testing =
        SessionSimulator.session(2026, SessionKind.TESTING_EVENT, "Practice 1").laps(5).build();
    byte[] bytes = testing.bytes(testing.drivers().get(0).code() + "/laptimes.json");
    assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("\"lap\":[1,2,3");
    assertThat(Json.object(bytes).keySet()).containsExactlyElementsOf(G1);
  }

  @Test
  void theJoinedTableHasTheDriversInAlphabeticalOrder() {
    Map<String, Object> joined =
        Json.object(session("Race", Generation.G3).build().bytes("session_laptimes.json"));
    List<String> drivers =
        Json.array(joined, "drv").stream().map(Object::toString).distinct().toList();
    assertThat(drivers).hasSize(4).isSorted();
  }

  @Test
  void theJoinedTableMayBeOfAnotherGeneration() {
    SimulatedSession mixed =
        session("Race", Generation.G2).sessionLapsGeneration(Generation.G3).build();
    assertThat(Json.object(mixed.bytes("session_laptimes.json"))).containsKey("ms1");
    assertThat(table("Race", Generation.G2)).doesNotContainKey("ms1");
  }

  @Test
  void positionsAreMissingOutsideRaces() {
    assertThat(Json.array(table("Qualifying", Generation.G3), "pos")).containsOnly("None");
  }

  private static String text(String name, Generation generation) {
    SimulatedSession session = session(name, generation).build();
    byte[] bytes = session.bytes(session.drivers().get(0).code() + "/laptimes.json");
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
