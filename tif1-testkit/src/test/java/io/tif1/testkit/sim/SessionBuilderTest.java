package io.tif1.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionBuilderTest {
  private static SessionBuilder race() {
    return SessionSimulator.session(2026, "Simulated Grand Prix", "Race");
  }

  @Test
  void tooManyDriversAreRefusedWithTheNumber() {
    assertThatThrownBy(() -> race().drivers(25))
        .hasMessage("drivers is 25: it must be from 1 to 24");
  }

  @Test
  void noLapsAreRefusedWithTheNumber() {
    assertThatThrownBy(() -> race().laps(0)).hasMessage("laps is 0: it must be from 1 to 200");
  }

  @Test
  void seasonsBeforeTheFirstAreRefused() {
    assertThatThrownBy(() -> SessionSimulator.session(2017, "Simulated Grand Prix", "Race"))
        .hasMessage("season is 2017: files are published from 2018 on; use a year up to 2100");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a/b", "a\\b", "..", "a\nb"})
  void namesThatAreNoFoldersAreRefused(String event) {
    assertThatThrownBy(() -> SessionSimulator.session(2026, event, "Race"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be the name of a folder");
  }

  @Test
  void unknownSessionsAreRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> SessionSimulator.session(2026, "Simulated Grand Prix", "Warm-up"))
        .hasMessageContaining("\"Warm-up\"")
        .hasMessageContaining("Sprint Qualifying");
  }

  @Test
  void ratesBeyondOneAreRefused() {
    assertThatThrownBy(() -> Anomalies.none().with(Anomaly.TIME_GAP, 1.5))
        .hasMessage("rate of TIME_GAP is 1.5: it must be from 0 to 1");
  }

  @Test
  void sampleRatesAreChecked() {
    assertThatThrownBy(() -> race().sampleRateHz(Double.NaN))
        .hasMessage("sampleRateHz is NaN: it must be from 2 to 20 samples a second");
  }

  @Test
  void sprintQualifyingOf2021WasARace() {
    assertThat(SessionKind.of(2021, "Simulated Grand Prix", "Sprint Qualifying"))
        .isEqualTo(SessionKind.SPRINT);
    assertThat(SessionKind.of(2025, "Simulated Grand Prix", "Sprint Qualifying"))
        .isEqualTo(SessionKind.SPRINT_QUALIFYING);
  }

  @Test
  void testingHasNoWeatherNoMessagesNoJoinedLaps() {
    SimulatedSession testing =
        SessionSimulator.session(2026, SessionKind.TESTING_EVENT, "Practice 1").laps(3).build();
    assertThat(testing.files())
        .contains("drivers.json", "corners.json")
        .doesNotContain("weather.json", "rcm.json", "session_laptimes.json");
  }

  @Test
  void datesFollowFromTheDayOfTheRace() {
    SimulatedSession race = race().raceDay(LocalDate.of(2026, 6, 7)).laps(2).build();
    String date = race.truth().laps(race.drivers().get(0).code()).get(0).startDate();
    assertThat(date).matches("2026-06-07T13:03:00\\.\\d{3}000000");
  }

  @Test
  void rainBringsOtherTyres() {
    SimulatedSession race = race().wet(true).laps(3).anomalies(Anomalies.none()).build();
    assertThat(race.truth().laps(race.drivers().get(0).code()).get(0).compound())
        .isIn("INTERMEDIATE", "WET");
  }

  @Test
  void unknownDriversAreExplained() {
    assertThatThrownBy(() -> race().laps(1).build().lapTimes("XXX"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"XXX\"");
  }

  @Test
  void oneDriverAloneCanRace() {
    SimulatedSession race = race().drivers(1).laps(2).anomalies(Anomalies.none()).build();
    assertThat(race.lapTimes(race.drivers().get(0).code())).hasSize(2);
  }
}
