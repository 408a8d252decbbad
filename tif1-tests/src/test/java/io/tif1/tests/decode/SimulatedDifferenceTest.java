package io.tif1.tests.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.testkit.sim.Anomalies;
import io.tif1.testkit.sim.Generation;
import io.tif1.testkit.sim.SessionSimulator;
import io.tif1.testkit.sim.SimulatedSession;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Simulated files of every generation, kind and quirk are read as Jackson reads them. */
class SimulatedDifferenceTest {
  private static SimulatedSession session(String event, String session, Generation generation) {
    return SessionSimulator.session(2026, event, session)
        .seed(7)
        .generation(generation)
        .drivers(3)
        .laps(6)
        .anomalies(Anomalies.realistic())
        .build();
  }

  private static void requireNoDifference(SimulatedSession session) {
    session
        .files()
        .forEach(
            file -> {
              Optional<Decoded> kind = Decoded.of(file);
              assertThat(kind).as(file).isPresent();
              kind.orElseThrow().compare(Objects.requireNonNull(session.bytes(file)));
            });
  }

  @ParameterizedTest
  @EnumSource
  void racesAreReadAsJacksonReadsThem(Generation generation) {
    requireNoDifference(session("Simulated Grand Prix", "Race", generation));
  }

  @ParameterizedTest
  @EnumSource
  void qualifyingIsReadAsJacksonReadsIt(Generation generation) {
    requireNoDifference(session("Simulated Grand Prix", "Qualifying", generation));
  }

  @ParameterizedTest
  @EnumSource
  void testingIsReadAsJacksonReadsIt(Generation generation) {
    requireNoDifference(session("Pre-Season Testing", "Practice 1", generation));
  }

  @Test
  void telemetryIsWhatItWasSimulatedAs() {
    var race = session("Simulated Grand Prix", "Race", Generation.G3);
    String driver = race.drivers().get(0).code();
    var laps = (io.tif1.model.Laps) Decoded.LAPS.decode(race.bytes(driver + "/laptimes.json"));
    assertThat(laps.lapTimeS().toArray()).isEqualTo(race.lapTimes(driver));
  }
}
