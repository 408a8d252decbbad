package io.tif1.model.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.model.SessionKey;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedNamesTest {
  @ParameterizedTest
  @CsvSource({
    "2025, Spa,         Q,   Belgian Grand Prix,   Qualifying",
    "2025, Spa,         R,   Belgian Grand Prix,   Race",
    "2025, Interlagos,  FP1, São Paulo Grand Prix, Practice 1",
    "2018, Mexico City, R,   Mexican Grand Prix,   Race",
    "2021, Silverstone, S,   British Grand Prix,   Sprint Qualifying",
    "2021, Monza,       Sprint, Italian Grand Prix, Sprint Qualifying",
    "2021, Silverstone, Q,   British Grand Prix,   Qualifying",
    "2022, Spielberg,   S,   Austrian Grand Prix,  Sprint Qualifying",
    "2023, Spielberg,   S,   Austrian Grand Prix,  Sprint",
    "2023, Spielberg,   SS,  Austrian Grand Prix,  Sprint Shootout",
    "2024, Spielberg,   SQ,  Austrian Grand Prix,  Sprint Qualifying",
    "2024, Spielberg,   S,   Austrian Grand Prix,  Sprint",
    "2026, Silverstone, SQ,  British Grand Prix,   Sprint Qualifying",
    "2025, Testing,     1,   Pre-Season Testing,   Practice 1",
    "2021, Test,        FP3, Pre-Season Testing,   Practice 3",
  })
  void aKeyHasTheNamesOfThePublishedFolders(
      int season, String event, String session, String eventFolder, String sessionFolder) {
    assertThat(Calendar.resolve(season, event, session))
        .isEqualTo(new SessionKey(season, eventFolder, sessionFolder));
  }

  @Test
  void roundsWillDoAsWell() {
    assertThat(Calendar.resolve(2025, 13, "Q")).isEqualTo(Calendar.resolve(2025, "Spa", "Q"));
  }

  @ParameterizedTest
  @ValueSource(ints = {2020, 2022, 2026})
  void testsThatShareAFolderSaySo(int season) {
    assertThat(tests(season)).hasSize(2).allMatch(Event::sharesFolder);
  }

  @ParameterizedTest
  @ValueSource(ints = {2021, 2023, 2024, 2025})
  void aSingleTestHasTheFolderToItself(int season) {
    assertThat(tests(season)).singleElement().matches(test -> !test.sharesFolder());
  }

  @ParameterizedTest
  @ValueSource(ints = {2018, 2019})
  void ofTheFirstSeasonsNoTestsAreKnown(int season) {
    assertThat(tests(season)).isEmpty();
  }

  @Test
  void bothTestsOfASeasonHaveTheSameKeys() {
    assertThat(Calendar.resolve(2020, "Pre-Season Test 1", "FP2"))
        .isEqualTo(Calendar.resolve(2020, "Pre-Season Test 2", "FP2"));
  }

  @Test
  void aNameThatMeansBothTestsIsClearEnoughForAKey() {
    assertThat(Calendar.resolve(2026, "Pre-Season Testing", "FP2"))
        .isEqualTo(new SessionKey(2026, "Pre-Season Testing", "Practice 2"));
  }

  @Test
  void noRoundSharesItsFolder() {
    assertThat(Calendar.seasons())
        .flatMap(season -> Calendar.of(season).events(false))
        .noneMatch(Event::sharesFolder);
  }

  private static Stream<Event> tests(int season) {
    return Calendar.of(season).events().stream().filter(Event::isTesting);
  }
}
