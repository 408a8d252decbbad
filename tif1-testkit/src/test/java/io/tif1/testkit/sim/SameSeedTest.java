package io.tif1.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SameSeedTest {
  private static SimulatedSession session(long seed) {
    return SessionSimulator.session(2026, "Simulated Grand Prix", "Race")
        .seed(seed)
        .drivers(6)
        .laps(6)
        .build();
  }

  @Test
  void givesTheSameBytesInAnyOrder() {
    SimulatedSession forwards = session(42);
    SimulatedSession backwards = session(42);
    List<String> files = forwards.files().toList();
    Map<String, Integer> first = new TreeMap<>();
    files.forEach(file -> first.put(file, hash(forwards, file)));
    Map<String, Integer> second = new TreeMap<>();
    for (int i = files.size() - 1; i >= 0; i--) {
      second.put(files.get(i), hash(backwards, files.get(i)));
    }
    assertThat(second).isEqualTo(first);
  }

  @Test
  void givesTheSameBytesWhenAskedTwice() {
    SimulatedSession session = session(42);
    String file = session.drivers().get(0).code() + "/2_tel.json";
    assertThat(session.bytes(file)).isEqualTo(session.bytes(file));
  }

  @Test
  void givesTheSameBytesOnManyThreadsAtOnce() throws Exception {
    SimulatedSession alone = session(42);
    SimulatedSession shared = session(42);
    List<String> files = alone.files().toList();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Integer>> tasks = new ArrayList<>();
      files.forEach(file -> tasks.add(() -> hash(shared, file)));
      List<Integer> found = new ArrayList<>();
      for (Future<Integer> task : threads.invokeAll(tasks)) {
        found.add(task.get());
      }
      assertThat(found).isEqualTo(files.stream().map(file -> hash(alone, file)).toList());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void anotherSeedGivesOtherBytes() {
    assertThat(session(43).bytes("corners.json")).isNotEqualTo(session(42).bytes("corners.json"));
  }

  @Test
  void sessionsOfAnEventShareTheCircuit() {
    SimulatedSession practice =
        SessionSimulator.session(2026, "Simulated Grand Prix", "Practice 1").seed(42).build();
    assertThat(Json.object(practice.bytes("corners.json")).get("X"))
        .isEqualTo(Json.object(session(42).bytes("corners.json")).get("X"));
  }

  @Test
  void theSessionMeasuresItsOwnDistancesOfCorners() {
    SimulatedSession practice =
        SessionSimulator.session(2026, "Simulated Grand Prix", "Practice 1").seed(42).build();
    assertThat(Json.object(practice.bytes("corners.json")).get("Distance"))
        .isNotEqualTo(Json.object(session(42).bytes("corners.json")).get("Distance"));
  }

  @Test
  void sessionsOfASeasonShareTheRoster() {
    SimulatedSession elsewhere =
        SessionSimulator.session(2026, "Other Grand Prix", "Practice 1")
            .seed(42)
            .drivers(6)
            .build();
    assertThat(elsewhere.drivers().stream().map(SimulatedDriver::code))
        .containsExactlyInAnyOrderElementsOf(
            session(42).drivers().stream().map(SimulatedDriver::code).toList());
  }

  private static int hash(SimulatedSession session, String file) {
    return Arrays.hashCode(session.bytes(file));
  }
}
