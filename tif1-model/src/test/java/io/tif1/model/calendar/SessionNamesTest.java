package io.tif1.model.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionNamesTest {
  private static UnknownNameException refused(int season, String event, String asked) {
    Event found = Calendar.of(season).event(event);
    return catchThrowableOfType(UnknownNameException.class, () -> found.session(asked));
  }

  @ParameterizedTest
  @CsvSource({
    "FP1, PRACTICE_1",
    "fp1, PRACTICE_1",
    "P1, PRACTICE_1",
    "FP 1, PRACTICE_1",
    "Practice 1, PRACTICE_1",
    "practice1, PRACTICE_1",
    "Free Practice 1, PRACTICE_1",
    "Prac, PRACTICE_1",
    "SQ, SPRINT_QUALIFYING",
    "Sprint Qualifying, SPRINT_QUALIFYING",
    "sprint quali, SPRINT_QUALIFYING",
    "S, SPRINT",
    "Sprint, SPRINT",
    "sprint race, SPRINT",
    "Q, QUALIFYING",
    "Qualifying, QUALIFYING",
    "quali, QUALIFYING",
    "R, RACE",
    "Race, RACE",
    "1, PRACTICE_1",
    "2, SPRINT_QUALIFYING",
    "3, SPRINT",
    "4, QUALIFYING",
    "05, RACE",
  })
  void sessionsOfASprintWeekendHaveManyNames(String asked, SessionType type) {
    assertThat(Calendar.of(2024).event("Miami").session(asked).type()).isEqualTo(type);
  }

  @Test
  void aPracticeWithoutNumberIsRefusedWhereThereAreSeveral() {
    assertThat(refused(2024, "Spa", "Practice"))
        .hasMessage(
            "\"Practice\" could be 3 sessions of Belgian Grand Prix 2024: \"Practice 1\" or"
                + " \"Practice 2\" or \"Practice 3\". Say which one");
  }

  @Test
  void howTwoSessionsStartIsRefused() {
    assertThat(refused(2024, "Miami", "spri").suggestions())
        .containsExactly("Sprint", "Sprint Qualifying");
  }

  @Test
  void theMessageListsNumbersNamesAndAbbreviations() {
    assertThat(refused(2024, "Miami", "Rcae"))
        .hasMessageStartingWith("there is no session \"Rcae\" at Miami Grand Prix 2024. ")
        .hasMessageContaining("Did you mean \"Race\"")
        .hasMessageEndingWith(
            "There are: 1 Practice 1 (FP1), 2 Sprint Qualifying (SQ), 3 Sprint (S), 4 Qualifying"
                + " (Q), 5 Race (R)");
  }

  @ParameterizedTest
  @CsvSource({
    "2024, Spa, FP4",
    "2024, Spa, S",
    "2024, Spa, Sprint",
    "2024, Spa, 0",
    "2024, Spa, 6",
    "2024, Spa, -1",
    "2024, Spa, 99999999999",
    "2024, Spa, ''",
    "2024, Spa, !",
    "2024, Miami, FP2",
    "2024, Miami, SS",
    "2023, Baku, SQ",
    "2022, Imola, SQ",
    "2025, Testing, Q",
  })
  void sessionsThatTheEventHasNotAreRefused(int season, String event, String asked) {
    assertThat(refused(season, event, asked)).hasMessageStartingWith("there is no session ");
  }

  @Test
  void theShootoutIsSuggestedToWhoAsksForSprintQualifying() {
    assertThat(refused(2023, "Baku", "SS4").suggestions()).contains("Sprint Shootout");
  }

  @ParameterizedTest
  @CsvSource({"2021, Silverstone", "2022, Spielberg"})
  void theQualifyingOfASprintIsExplainedWhereTheSprintGoesByThatName(int season, String event) {
    assertThat(refused(season, event, "SQ"))
        .hasMessageContaining(
            "The sprint of "
                + season
                + " (S) is published as \"Sprint Qualifying\"; what set its grid was qualifying"
                + " (Q). ");
  }

  @Test
  void nothingIsExplainedWhereThereWasNoSprint() {
    assertThat(refused(2021, "Spa", "SQ").getMessage()).doesNotContain("grid");
  }

  @Test
  void thePublishedFolderWrittenOutIsTheSprintThere() {
    assertThat(Calendar.of(2021).event("Silverstone").session("Sprint Qualifying").type())
        .isEqualTo(SessionType.SPRINT);
  }

  @Test
  void aSessionIsFoundByItsType() {
    assertThat(Calendar.of(2024).event("Miami").session(SessionType.SPRINT).number()).isEqualTo(3);
  }

  @Test
  void aTypeThatTheEventHasNotIsRefused() {
    Event event = Calendar.of(2021).event("Silverstone");

    assertThat(
            catchThrowableOfType(
                UnknownNameException.class, () -> event.session(SessionType.SPRINT_QUALIFYING)))
        .hasMessageStartingWith("there is no session \"SQ\" at British Grand Prix 2021");
  }

  @Test
  void sessionsThatWereNotPlannedLeaveTheNumbersOfTheOthersAlone() {
    Event event = Calendar.of(2020).event("Imola");

    assertThat(event.session("4").type()).isEqualTo(SessionType.QUALIFYING);
    assertThat(event.session("Practice").type()).isEqualTo(SessionType.PRACTICE_1);
    assertThat(refused(2020, "Imola", "2"))
        .hasMessage(
            "there is no session \"2\" at Emilia Romagna Grand Prix 2020. There are: 1 Practice 1"
                + " (FP1), 4 Qualifying (Q), 5 Race (R)");
  }
}
