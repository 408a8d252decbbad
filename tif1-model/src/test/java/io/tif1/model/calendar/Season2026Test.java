package io.tif1.model.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.model.SessionKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the calendar in the jar says of 2026, whose plan was changed during the season. */
class Season2026Test {
  private static final SeasonCalendar SEASON = Calendar.of(2026);

  @ParameterizedTest
  @CsvSource({
    "1,  Australian,    03-08T04:00",
    "2,  Chinese,       03-15T07:00",
    "3,  Japanese,      03-29T05:00",
    "4,  Miami,         05-03T17:00",
    "5,  Canadian,      05-24T20:00",
    "6,  Monaco,        06-07T13:00",
    "7,  Barcelona,     06-14T13:00",
    "8,  Austrian,      06-28T13:00",
    "9,  British,       07-05T14:00",
    "10, Belgian,       07-19T13:00",
    "11, Hungarian,     07-26T13:00",
    "12, Dutch,         08-23T13:00",
    "13, Italian,       09-06T13:00",
    "14, Spanish,       09-13T13:00",
    "15, Azerbaijan,    09-26T11:00",
    "16, Bahrain,       10-04T07:00",
    "17, Singapore,     10-11T12:00",
    "18, United States, 10-25T20:00",
    "19, Mexico City,   11-01T20:00",
    "20, São Paulo,     11-08T17:00",
    "21, Las Vegas,     11-22T04:00",
    "22, Qatar,         11-29T16:00",
    "23, Abu Dhabi,     12-06T13:00",
  })
  void b6_theRoundsAreNumberedWithTheAddedRace(int round, String name, String raceInUtc) {
    Event event = SEASON.event(round);

    assertThat(event.name()).isEqualTo(name + " Grand Prix");
    assertThat(event.lastSession().startInstant()).hasToString("2026-" + raceInUtc + ":00Z");
  }

  @Test
  void b6_thereAreTwentyThreeRounds() {
    assertThat(SEASON.events(false)).hasSize(23);
  }

  @Test
  void b6_theBahrainGrandPrixIsRunAtSepangAndPublishedUnderItsName() {
    Event event = SEASON.event("Bahrain");

    assertThat(event.location()).isEqualTo("Kuala Lumpur");
    assertThat(event.sessions())
        .extracting(session -> session.start().toString())
        .containsExactly(
            "2026-10-02T12:30+08:00",
            "2026-10-02T16:00+08:00",
            "2026-10-03T12:30+08:00",
            "2026-10-03T16:00+08:00",
            "2026-10-04T15:00+08:00");
    assertThat(event.key("R")).isEqualTo(new SessionKey(2026, "Bahrain Grand Prix", "Race"));
    assertThat(List.of(SEASON.event("Sepang"), SEASON.event("Kuala Lumpur"))).containsOnly(event);
  }

  @Test
  void b6_theTimesOfMiamiAreTheMovedOnes() {
    Event miami = SEASON.event("Miami");

    assertThat(miami.session("FP1").start()).hasToString("2026-05-01T12:00-04:00");
    assertThat(miami.session("SQ").start()).hasToString("2026-05-01T16:30-04:00");
    assertThat(miami.session("S").start()).hasToString("2026-05-02T12:00-04:00");
    assertThat(miami.session("Q").start()).hasToString("2026-05-02T16:00-04:00");
    assertThat(miami.session("R").start()).hasToString("2026-05-03T13:00-04:00");
  }
}
