package io.tif1.tests.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.tif1.model.JsonDocument;
import io.tif1.model.SessionKey;
import io.tif1.model.calendar.Calendar;
import io.tif1.model.calendar.CalendarChange;
import io.tif1.model.calendar.Event;
import io.tif1.model.calendar.ScheduleDocument;
import io.tif1.model.calendar.SeasonCalendar;
import io.tif1.testkit.sim.SimulatedSchedule;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading the published calendar of a season. */
class ScheduleDocumentTest {
  private static final SeasonCalendar KNOWN = Calendar.of(2026);

  private static SeasonCalendar read(int season, String json, @Nullable SeasonCalendar before) {
    return ScheduleDocument.read(
        season, JsonDocument.copyOf(json.getBytes(StandardCharsets.UTF_8)), before);
  }

  private static SimulatedSchedule known() {
    return SimulatedSchedule.of(KNOWN);
  }

  @ParameterizedTest
  @ValueSource(ints = {2018, 2020, 2021, 2023, 2024, 2025, 2026})
  void b6_aPublishedCalendarSaysWhatTheOneInTheLibraryDoes(int season) {
    SeasonCalendar before = Calendar.of(season);
    SeasonCalendar read = read(season, SimulatedSchedule.of(before).json(), before);

    assertThat(read.events()).isEqualTo(before.events());
    assertThat(CalendarChange.between(before, read)).isEmpty();
  }

  @Test
  void b6_aSeasonThatTheLibraryDoesNotKnowIsRead() {
    SeasonCalendar read = read(2027, SimulatedSchedule.ofSeason(2027, 24).json(), null);

    assertThat(read.events()).hasSize(24);
    assertThat(read.resolve("Place AC", "R"))
        .isEqualTo(new SessionKey(2027, "Place AC Grand Prix", "Race"));
    assertThat(read.event(3).session("R").start()).hasToString("2027-03-16T08:30+02:00");
  }

  @Test
  void b6_whatChangedIsTold() {
    String row = known().row("Miami Grand Prix");
    SeasonCalendar read =
        read(
            2026,
            known()
                .set("session5_date", row, "2026-05-03T14:30:00")
                .set("location", known().row("Spanish Grand Prix"), "Jarama")
                .json(),
            KNOWN);

    assertThat(CalendarChange.between(KNOWN, read))
        .extracting(CalendarChange::text)
        .containsExactly(
            "Race of Miami Grand Prix starts at 2026-05-03T14:30-04:00, not at"
                + " 2026-05-03T13:00-04:00",
            "Spanish Grand Prix is held in Jarama, not Madrid");
  }

  @Test
  void b6_anAddedEventMovesTheRoundsAndBothAreTold() {
    SimulatedSchedule before = known().withoutEvent("Bahrain Grand Prix");
    KNOWN.events(false).stream()
        .filter(event -> event.round() > 16)
        .forEach(event -> before.set("round_number", before.row(event.name()), event.round() - 1));
    SeasonCalendar old = read(2026, before.json(), KNOWN);

    assertThat(CalendarChange.between(old, KNOWN))
        .extracting(CalendarChange::text)
        .hasSize(8)
        .startsWith(
            "Bahrain Grand Prix was added as round 16", "Singapore Grand Prix is round 17, not 16");
    assertThat(CalendarChange.between(KNOWN, old))
        .extracting(CalendarChange::text)
        .endsWith("Bahrain Grand Prix was taken out; it was round 16");
  }

  @Test
  void testsOfOneNameAreNumberedAndShareAFolder() {
    SimulatedSchedule schedule = known();
    schedule.set("event_name", schedule.row("Pre-Season Testing 1"), "Pre-Season Testing");
    schedule.set("event_name", schedule.row("Pre-Season Testing 2"), "Pre-Season Testing");

    assertThat(read(2026, schedule.json(), null).events())
        .startsWith(KNOWN.events().get(0), KNOWN.events().get(1))
        .filteredOn(Event::sharesFolder)
        .hasSize(2);
  }

  @Test
  void testsWithoutTimesAreThoseThatWereKnownOrLeftOut() {
    SimulatedSchedule schedule = known();
    for (String row : new String[] {"0", "1"}) {
      for (int n = 1; n <= 3; n++) {
        schedule.set("session" + n, row, null).set("session" + n + "_date", row, null);
      }
    }

    assertThat(read(2026, schedule.json(), KNOWN).events()).isEqualTo(KNOWN.events());
    assertThat(read(2026, schedule.json(), null).events()).isEqualTo(KNOWN.events(false));
  }

  private static Arguments refused(
      String why, String reason, UnaryOperator<SimulatedSchedule> change) {
    return arguments(why, reason, change);
  }

  static Stream<Arguments> garbage() {
    return Stream.of(
        refused("a column less", "no column \"location\"", s -> s.withoutColumn("location")),
        refused("a row less", "session3_date", s -> s.without("session3_date", "5")),
        refused("a round less", "round 7", s -> s.withoutEvent("Barcelona Grand Prix")),
        refused("a round twice", "round 7", s -> s.set("round_number", "8", 6)),
        refused("no name", "event_name", s -> s.set("event_name", "5", null)),
        refused("a number for a name", "no text", s -> s.set("event_name", "5", 7)),
        refused("a huge name", "no name", s -> s.set("country", "5", "x".repeat(5000))),
        refused("a line break", "no name", s -> s.set("location", "5", "a\nb")),
        refused("a path", "event", s -> s.set("event_name", "5", "..")),
        refused("another year", "2025", s -> s.set("session1_date", "5", "2025-05-01T12:30:00")),
        refused("no date", "date", s -> s.set("session1_date", "5", "soon")),
        refused("no such day", "date", s -> s.set("session1_date", "5", "2026-02-31T12:30:00")),
        refused("no offset", "offset", s -> s.set("gmt_offset", "5", "4h")),
        refused("far offset", "offset", s -> s.set("gmt_offset", "5", "+99:00")),
        refused("a format", "format", s -> s.set("event_format", "5", "marathon")),
        refused("another session", "Warm-up", s -> s.set("session1", "5", "Warm-up")),
        refused("no race", "race", s -> s.set("session5_date", "5", null)),
        refused("backwards", "after", s -> s.set("session1_date", "5", "2026-05-02T13:00:00")),
        refused(
            "within another",
            "starts before",
            s -> s.set("session5_date", "5", "2026-05-30T13:00")),
        refused("a name twice", "two events", s -> s.set("event_name", "6", "Miami Grand Prix")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("garbage")
  void b6_garbageIsRefusedWholeWithAReason(
      String why, String reason, UnaryOperator<SimulatedSchedule> change) {
    String json = change.apply(known()).json();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(2026, json, KNOWN))
        .withMessageContaining(reason)
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
  }

  @Test
  void b6_aDocumentOfAnotherKindOrSizeIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> read(2026, "{}", KNOWN));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                read(2026, SimulatedSchedule.ofSeason(2026, 40).json() + " ".repeat(1 << 20), null))
        .withMessageContaining("bytes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(2027, SimulatedSchedule.ofSeason(2027, 61).json(), null))
        .withMessageContaining("61 events");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(2027, SimulatedSchedule.ofSeason(2027, 3).json(), null))
        .withMessageContaining("3 rounds");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(2026, SimulatedSchedule.ofSeason(2026, 8).json(), KNOWN))
        .withMessageContaining("23 were known");
  }
}
