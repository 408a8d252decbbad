package io.tif1.model.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tif1.model.SessionKey;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTest {
  @Test
  void thereAreCalendarsOfTheSeasons2018To2026() {
    assertThat(Calendar.seasons()).isEqualTo(IntStream.rangeClosed(2018, 2026).boxed().toList());
  }

  @ParameterizedTest
  @CsvSource({
    "2018, 21, 21",
    "2019, 21, 21",
    "2020, 19, 17",
    "2021, 23, 22",
    "2022, 24, 22",
    "2023, 23, 22",
    "2024, 25, 24",
    "2025, 25, 24",
    "2026, 25, 23",
  })
  void aSeasonHasItsEventsWithAndWithoutTests(int season, int all, int rounds) {
    SeasonCalendar calendar = Calendar.of(season);

    assertThat(calendar.events()).hasSize(all).isEqualTo(calendar.events(true));
    assertThat(calendar.events(false)).hasSize(rounds).noneMatch(Event::isTesting);
  }

  @Test
  void roundsAreNumberedFromOneAndTestsAreZero() {
    assertThat(Calendar.of(2020).events()).extracting(Event::round).startsWith(0, 0, 1, 2, 3);
  }

  @ParameterizedTest
  @CsvSource({"2017, 2018", "2027, 2026", "-1, 2018", "2147483647, 2026"})
  void aSeasonWithoutACalendarIsRefusedNamingThoseThereAre(int season, String suggestion) {
    var e = catchThrowableOfType(UnknownNameException.class, () -> Calendar.of(season));

    assertThat(e)
        .hasMessageStartingWith("there is no calendar of " + season + ", only of 2018 to 2026. ");
    assertThat(e.suggestions()).containsExactly(suggestion);
  }

  @Test
  void whatTheCalendarDoesNotKnowCanStillBeNamedByAKeyOfOnesOwn() {
    assertThat(new SessionKey(2027, "Moon Grand Prix", "Practice 9")).isNotNull();
  }

  @Test
  void sessionsAreListedInOrder() {
    assertThat(Calendar.of(2021).sessions("Monza"))
        .extracting(EventSession::name)
        .containsExactly("Practice 1", "Qualifying", "Practice 2", "Sprint", "Race");
  }

  @Test
  void listsCannotBeChanged() {
    SeasonCalendar calendar = Calendar.of(2025);

    for (List<?> list :
        List.of(
            calendar.events(),
            calendar.events(false),
            calendar.sessions("Spa"),
            Calendar.seasons(),
            EventFormat.SPRINT.sessions())) {
      assertThatThrownBy(() -> list.remove(0)).isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void allThreadsSeeTheSameCalendar() throws InterruptedException {
    Set<SeasonCalendar> seen = ConcurrentHashMap.newKeySet();
    List<Thread> threads =
        IntStream.range(0, 8).mapToObj(i -> new Thread(() -> seen.add(Calendar.of(2024)))).toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(seen).hasSize(1);
  }

  @Test
  void onlySprintWeekendsHaveASprint() {
    assertThat(EventFormat.values())
        .filteredOn(EventFormat::hasSprint)
        .containsExactly(
            EventFormat.SPRINT, EventFormat.SPRINT_SHOOTOUT, EventFormat.SPRINT_QUALIFYING);
  }

  @ParameterizedTest
  @CsvSource({
    "PRACTICE_3, PRACTICE", "QUALIFYING, QUALIFYING", "SPRINT_QUALIFYING, QUALIFYING",
    "SPRINT_SHOOTOUT, QUALIFYING", "SPRINT, RACE", "RACE, RACE",
  })
  void aSessionIsOfAKind(SessionType type, SessionType.Kind kind) {
    assertThat(type.kind()).isEqualTo(kind);
  }

  @Test
  void aSeasonSaysHowManyRoundsItHas() {
    assertThat(Calendar.of(2025)).hasToString("calendar of 2025, 24 rounds");
  }

  @Test
  void numbersOfSessionsAndRoundsMustMakeSense() {
    EventSession race = Calendar.of(2025).event("Spa").lastSession();
    OffsetDateTime start = race.start();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EventSession(SessionType.RACE, 0, start, race.key()))
        .withMessage("number of a session must be positive: 0");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Event(2025, -1, "n", "c", "l", EventFormat.CONVENTIONAL, false, List.of(race)))
        .withMessage("round must not be negative: -1");
  }
}
