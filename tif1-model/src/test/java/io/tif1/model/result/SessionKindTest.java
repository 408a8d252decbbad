package io.tif1.model.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.model.SessionKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionKindTest {
  @ParameterizedTest
  @CsvSource({
    "2021, Race, RACE",
    "2023, Sprint, RACE",
    "2021, Sprint Qualifying, RACE",
    "2025, Sprint Qualifying, QUALIFYING",
    "2023, Sprint Shootout, QUALIFYING",
    "2018, Qualifying, QUALIFYING",
    "2026, Practice 3, PRACTICE",
    "2020, Test 1, PRACTICE",
    "2026, race, RACE",
  })
  void theNameOfASessionSaysItsKind(int season, String session, SessionKind kind) {
    assertThat(SessionKind.of(new SessionKey(season, "Belgian Grand Prix", session)))
        .contains(kind);
  }

  @Test
  void otherNamesSayNothing() {
    assertThat(SessionKind.of(new SessionKey(2026, "Belgian Grand Prix", "Warm-up"))).isEmpty();
  }
}
