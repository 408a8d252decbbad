package io.tif1.model.calendar;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Local times and offsets beside the rules of the time zones that the circuits are in. */
class ClocksTest {
  private static final Map<String, String> ZONES =
      Map.ofEntries(
          entry("Melbourne", "Australia/Melbourne"),
          entry("Sakhir", "Asia/Bahrain"),
          entry("Bahrain", "Asia/Bahrain"),
          entry("Shanghai", "Asia/Shanghai"),
          entry("Baku", "Asia/Baku"),
          entry("Barcelona", "Europe/Madrid"),
          entry("Spain", "Europe/Madrid"),
          entry("Madrid", "Europe/Madrid"),
          entry("Monte Carlo", "Europe/Monaco"),
          entry("Monaco", "Europe/Monaco"),
          entry("Montréal", "America/Toronto"),
          entry("Le Castellet", "Europe/Paris"),
          entry("Spielberg", "Europe/Vienna"),
          entry("Silverstone", "Europe/London"),
          entry("Hockenheim", "Europe/Berlin"),
          entry("Nürburgring", "Europe/Berlin"),
          entry("Budapest", "Europe/Budapest"),
          entry("Spa-Francorchamps", "Europe/Brussels"),
          entry("Monza", "Europe/Rome"),
          entry("Imola", "Europe/Rome"),
          entry("Mugello", "Europe/Rome"),
          entry("Singapore", "Asia/Singapore"),
          entry("Marina Bay", "Asia/Singapore"),
          entry("Sochi", "Europe/Moscow"),
          entry("Suzuka", "Asia/Tokyo"),
          entry("Austin", "America/Chicago"),
          entry("Mexico City", "America/Mexico_City"),
          entry("São Paulo", "America/Sao_Paulo"),
          entry("Yas Marina", "Asia/Dubai"),
          entry("Yas Island", "Asia/Dubai"),
          entry("Portimão", "Europe/Lisbon"),
          entry("Istanbul", "Europe/Istanbul"),
          entry("Zandvoort", "Europe/Amsterdam"),
          entry("Kuala Lumpur", "Asia/Kuala_Lumpur"),
          entry("Jeddah", "Asia/Riyadh"),
          entry("Lusail", "Asia/Qatar"),
          entry("Miami", "America/New_York"),
          entry("Miami Gardens", "America/New_York"),
          entry("Las Vegas", "America/Los_Angeles"));

  @Test
  void everyStartHasTheOffsetOfItsZoneOnThatDay() {
    for (int season : Calendar.seasons()) {
      for (Event event : Calendar.of(season).events()) {
        ZoneId zone = ZoneId.of(ZONES.get(event.location()));
        for (EventSession session : event.sessions()) {
          assertThat(session.start().getOffset())
              .as("%s %s", event, session)
              .isEqualTo(zone.getRules().getOffset(session.start().toLocalDateTime()));
        }
      }
    }
  }

  @Test
  void c78_theMomentIsTheLocalTimeLessItsOffset() {
    EventSession race = Calendar.of(2025).event("Spa").lastSession();

    assertThat(race.start().toLocalDateTime()).isEqualTo(LocalDateTime.parse("2025-07-27T15:00"));
    assertThat(race.start().getOffset()).isEqualTo(ZoneOffset.ofHours(2));
    assertThat(race.startInstant()).isEqualTo(Instant.parse("2025-07-27T13:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "2018, Mexican Grand Prix,       Q,   2018-10-27T13:00-05:00, 2018-10-27T18:00:00Z",
    "2018, Mexican Grand Prix,       R,   2018-10-28T13:10-06:00, 2018-10-28T19:10:00Z",
    "2019, United States Grand Prix, Q,   2019-11-02T16:00-05:00, 2019-11-02T21:00:00Z",
    "2019, United States Grand Prix, R,   2019-11-03T13:10-06:00, 2019-11-03T19:10:00Z",
    "2020, Portuguese Grand Prix,    Q,   2020-10-24T14:00+01:00, 2020-10-24T13:00:00Z",
    "2020, Portuguese Grand Prix,    R,   2020-10-25T13:10Z,      2020-10-25T13:10:00Z",
    "2022, Mexico City Grand Prix,   Q,   2022-10-29T15:00-05:00, 2022-10-29T20:00:00Z",
    "2022, Mexico City Grand Prix,   R,   2022-10-30T14:00-06:00, 2022-10-30T20:00:00Z",
    "2023, Australian Grand Prix,    FP1, 2023-03-31T12:30+11:00, 2023-03-31T01:30:00Z",
    "2023, Australian Grand Prix,    R,   2023-04-02T15:00+10:00, 2023-04-02T05:00:00Z",
  })
  void whereClocksWereChangedWithinAWeekendEachDayHasItsOwnOffset(
      int season, String event, String session, OffsetDateTime start, Instant instant) {
    EventSession found = Calendar.of(season).event(event).session(session);

    assertThat(found.start()).isEqualTo(start);
    assertThat(found.start().getOffset()).isEqualTo(start.getOffset());
    assertThat(found.startInstant()).isEqualTo(instant);
  }

  @Test
  void anEveningInAmericaIsTheNextDayInUtc() {
    EventSession race = Calendar.of(2025).event("Las Vegas").lastSession();

    assertThat(race.start()).isEqualTo(OffsetDateTime.parse("2025-11-22T20:00-08:00"));
    assertThat(race.startInstant()).isEqualTo(Instant.parse("2025-11-23T04:00:00Z"));
  }

  @Test
  void qualifyingThatAStormMovedToSundayIsOnSunday() {
    EventSession qualifying = Calendar.of(2019).event("Japanese").session("Q");

    assertThat(qualifying.start()).isEqualTo(OffsetDateTime.parse("2019-10-13T10:00+09:00"));
  }
}
