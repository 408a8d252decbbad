package io.tif1.model.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarFileTest {
  private static final String STARTS =
      "07-25T13:30 07-25T17:00 07-26T12:30 07-26T16:00 07-27T15:00";
  private static final String EVENT =
      "1|Belgian Grand Prix|Belgium|Spa|+02:00|conventional|" + STARTS;
  private static final String TEST =
      "T|Test|Spain|Barcelona|+01:00|testing|02-19T09:00 02-20T09:00 02-21T09:00";

  private static SeasonCalendar parsed(String... lines) {
    return CalendarFile.parse("season 2025\n" + String.join("\n", lines)).get(0);
  }

  private static void refused(String expected, String... lines) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parsed(lines))
        .withMessageContaining(expected);
  }

  @Test
  void anEventHasWhatItsLineSays() {
    Event event = parsed(EVENT).events().get(0);

    assertThat(event.season()).isEqualTo(2025);
    assertThat(event.round()).isEqualTo(1);
    assertThat(event.name()).isEqualTo("Belgian Grand Prix");
    assertThat(event.country()).isEqualTo("Belgium");
    assertThat(event.location()).isEqualTo("Spa");
    assertThat(event.format()).isEqualTo(EventFormat.CONVENTIONAL);
    assertThat(event.sessions())
        .extracting(EventSession::type)
        .isEqualTo(EventFormat.CONVENTIONAL.sessions());
    assertThat(event.lastSession().start())
        .isEqualTo(OffsetDateTime.parse("2025-07-27T15:00+02:00"));
  }

  @Test
  void commentsAndEmptyLinesSayNothing() {
    assertThat(parsed("# of 2025", "", EVENT, "").events()).hasSize(1);
  }

  @Test
  void aSessionThatWasNotPlannedLeavesItsNumberFree() {
    Event event = parsed(EVENT.replace("07-25T17:00 07-26T12:30", "- -")).events().get(0);

    assertThat(event.sessions()).extracting(EventSession::number).containsExactly(1, 4, 5);
  }

  @Test
  void aStartMayHaveAnOffsetOfItsOwn() {
    Event event = parsed(EVENT.replace("13:30", "13:30+03:00")).events().get(0);

    assertThat(event.session(1).start()).isEqualTo(OffsetDateTime.parse("2025-07-25T13:30+03:00"));
    assertThat(event.session(2).start()).isEqualTo(OffsetDateTime.parse("2025-07-25T17:00+02:00"));
  }

  @Test
  void oneTestHasItsFolderToItself() {
    assertThat(parsed(TEST, EVENT).events()).noneMatch(Event::sharesFolder);
  }

  @Test
  void twoTestsShareAFolderAndRoundsDoNot() {
    String second = TEST.replace("Test|", "Test 2|").replace("02-", "03-");

    assertThat(parsed(TEST, second, EVENT).events())
        .extracting(Event::sharesFolder)
        .containsExactly(true, true, false);
  }

  @Test
  void theMessageSaysWhichLineAndWhatStandsThere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalendarFile.parse("# two lines\nseason 2025\n" + EVENT + "\nnonsense"))
        .withMessage("line 4 of the calendar: 7 fields expected, not 1: nonsense");
  }

  @ParameterizedTest
  @CsvSource({
    "conventional,  sprinted,      no such format: sprinted",
    "conventional,  testing,       go together",
    "+02:00,        2,             not an offset: 2",
    "+02:00,        +25:00,        no such offset: +25:00",
    "+02:00,        +02.00,        not an offset: +02.00",
    "07-27T15:00,   07-27T15,      not a start: 07-27T15",
    "07-27T15:00,   07-27 15:00,   '5 starts expected, not 6'",
    "07-27T15:00,   07-32T15:00,   no such time: 07-32T15:00",
    "07-27T15:00,   07-27T24:00,   no such time: 07-27T24:00",
    "07-27T15:00,   07-27T1x:00,   not a number of 2 digits: 1x",
    "07-27T15:00,   07-26T16:00,   start 5 is not after the one before it",
    "07-27T15:00,   07-27T15:00Z,  not a start: 07-27T15:00Z",
    "1|Belgian,     2|Belgian,     round 1 expected",
    "1|Belgian,     T|Belgian,     go together",
    "1|Belgian,     x|Belgian,     not a number of 1 digits: x",
    "|Belgium|,     ||,            a field is empty",
    "|Belgium|,     '| Belgium|',  spaces around it",
    "|Belgium|,     |,             '7 fields expected, not 6'",
    "|Belgium|,     |Belgium|x|,   '7 fields expected, not 8'",
    "Grand Prix,    Grand/Prix,    must not hold a slash",
  })
  void aMalformedEventIsRefused(String part, String instead, String message) {
    refused(message, EVENT.replace(part, instead));
  }

  @Test
  void anEventWithoutAnySessionIsRefused() {
    refused("event without sessions", EVENT.replace(STARTS, "- - - - -"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"season 2025", "season 2024", "season 2100", "season 26", "season x"})
  void anotherSeasonMustBeLater(String line) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parsed(EVENT, line, EVENT))
        .withMessageStartingWith("line 3 of the calendar: ");
  }

  @Test
  void aSeasonBeforeThePublishedOnesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalendarFile.parse("season 2017\n" + EVENT))
        .withMessageContaining("no season to follow");
  }

  @Test
  void anEventNeedsASeason() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalendarFile.parse(EVENT))
        .withMessageContaining("line 1 of the calendar: an event before the first season");
  }

  @Test
  void eventsMustFollowOneAnotherInTime() {
    refused("starts before the end of Belgian", EVENT, "2|Dutch|" + EVENT.substring(21));
  }

  @Test
  void aNameMayBeUsedOnceInASeason() {
    refused("a second event of this name", EVENT, EVENT.replace("1|", "2|").replace("07-", "08-"));
  }

  @Test
  void testsComeBeforeTheRounds() {
    refused("a test after a round", EVENT, TEST.replace("02-", "09-"));
  }

  @Test
  void aSeasonOfTestsAloneIsRefused() {
    refused("season 2025 has no rounds", TEST);
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalendarFile.parse("# nothing\n"))
        .withMessage("a calendar without seasons");
  }

  @Test
  void theCalendarInTheJarHasTheSeasons2018To2026() {
    assertThat(CalendarFile.parse(CalendarFile.text()))
        .extracting(SeasonCalendar::season)
        .isEqualTo(List.of(2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026));
  }

  @Test
  void aSeasonReadAloneIsWhatItIsAmongAll() {
    var seasons = new Seasons(CalendarFile.text());

    assertThat(CalendarFile.parse(CalendarFile.text()))
        .allSatisfy(all -> assertThat(seasons.of(all.season()).events()).isEqualTo(all.events()))
        .extracting(SeasonCalendar::season)
        .isEqualTo(seasons.years());
  }

  @Test
  void aSeasonThatIsNotThereIsNone() {
    assertThat(new Seasons("# nothing\nseason 2025\n" + EVENT).of(2024)).isNull();
  }
}
