package io.tif1.model.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The calendar beside a list of the same facts from elsewhere, row by row. That list has one offset
 * for each event, the last day's; where the clocks were changed within an event, its moments of the
 * days before are an hour off. It is also older than what was changed of 2026 during that season: a
 * race was added as round 16, and the times of Miami were moved. Only there does the calendar
 * differ; what it says instead is in {@link Season2026Test}.
 */
class ScheduleFactsTest {
  private record Row(
      int season,
      int round,
      String event,
      String country,
      String location,
      String format,
      ZoneOffset offset,
      int number,
      String session,
      LocalDateTime local,
      Instant utc) {

    static Row of(String line) {
      String[] f = line.split(",", -1);
      return new Row(
          Integer.parseInt(f[0]),
          Integer.parseInt(f[1]),
          f[2],
          f[3],
          f[4],
          f[5],
          ZoneOffset.of(f[6]),
          Integer.parseInt(f[7]),
          f[8],
          LocalDateTime.parse(f[9]),
          LocalDateTime.parse(f[10].substring(0, f[10].length() - 1)).toInstant(ZoneOffset.UTC));
    }
  }

  private record Pair(Row row, Event event, EventSession session) {
    /** As the list counts, which does not have the added race. */
    int roundOfTheList() {
      return event.season() == 2026 && event.round() > ADDED_ROUND
          ? event.round() - 1
          : event.round();
    }

    boolean wasMoved() {
      return event.season() == 2026
          && event.name().equals("Miami Grand Prix")
          && (session.type() == SessionType.PRACTICE_1 || session.type() == SessionType.RACE);
    }
  }

  private static final int ADDED_ROUND = 16;

  private static List<Pair> pairs() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    Path file = root.resolveSibling("shared/data/schedule.csv");
    assumeTrue(
        Files.exists(file),
        "waits for the list of sessions ../shared/data/schedule.csv of the repository");
    List<Row> rows = Files.readAllLines(file).stream().skip(1).map(Row::of).toList();
    var pairs = new ArrayList<Pair>();
    for (int season : Calendar.seasons()) {
      for (Event event : Calendar.of(season).events()) {
        if (season == 2026 && event.round() == ADDED_ROUND) {
          continue;
        }
        for (EventSession session : event.sessions()) {
          pairs.add(new Pair(rows.get(pairs.size()), event, session));
        }
      }
    }
    assertThat(pairs).hasSameSizeAs(rows);
    return pairs;
  }

  @Test
  void eventsAreThose() throws IOException {
    for (Pair pair : pairs()) {
      Row row = pair.row;
      Event event = pair.event;
      assertThat(event.season()).as("%s", row).isEqualTo(row.season);
      assertThat(pair.roundOfTheList()).as("%s", row).isEqualTo(row.round);
      assertThat(event.country()).as("%s", row).isEqualTo(row.country);
      assertThat(event.location()).as("%s", row).isEqualTo(row.location);
      assertThat(event.format().label()).as("%s", row).isEqualTo(row.format);
    }
  }

  @Test
  void namesAreThoseButForANumberThatTellsTestsApart() throws IOException {
    for (Pair pair : pairs()) {
      String name = pair.event.name();
      boolean numbered = pair.event.season() == 2026 && pair.event.isTesting();
      assertThat(numbered ? name.substring(0, name.length() - 2) : name).isEqualTo(pair.row.event);
    }
  }

  @Test
  void sessionsAreThose() throws IOException {
    for (Pair pair : pairs()) {
      assertThat(pair.session.number()).as("%s", pair).isEqualTo(pair.row.number);
      assertThat(pair.session.name()).as("%s", pair).isEqualTo(pair.row.session);
    }
  }

  @Test
  void localTimesAreThose() throws IOException {
    for (Pair pair : pairs()) {
      assertThat(pair.session.start().toLocalDateTime().equals(pair.row.local))
          .as("%s", pair)
          .isNotEqualTo(pair.wasMoved());
    }
  }

  @Test
  void momentsAreThoseExceptBeforeAChangeOfClocksWithinTheEvent() throws IOException {
    var differing = new ArrayList<String>();
    for (Pair pair : pairs()) {
      if (pair.wasMoved()) {
        continue;
      }
      Duration difference = Duration.between(pair.row.utc, pair.session.startInstant());
      boolean raceDayOffset =
          pair.session.start().getOffset().equals(pair.event.lastSession().start().getOffset());
      assertThat(difference.isZero()).as("%s", pair).isEqualTo(raceDayOffset);
      assertThat(difference.abs()).isLessThanOrEqualTo(Duration.ofHours(1));
      if (!raceDayOffset && pair.session.number() == 1) {
        differing.add(pair.event.season() + " " + pair.event.name());
      }
    }
    assertThat(differing)
        .containsExactly(
            "2018 Mexican Grand Prix",
            "2019 Mexican Grand Prix",
            "2019 United States Grand Prix",
            "2020 Portuguese Grand Prix",
            "2022 Mexico City Grand Prix",
            "2023 Australian Grand Prix");
  }

  @Test
  void offsetsOfTheLastDayAreThose() throws IOException {
    for (Pair pair : pairs()) {
      assertThat(pair.event.lastSession().start().getOffset()).isEqualTo(pair.row.offset);
    }
  }
}
