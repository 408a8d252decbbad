package io.tif1.model.calendar;

import io.tif1.model.JsonDocument;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the calendar of a season from the document that is published of it: one JSON object of
 * columns, each an object from the row's name to its value.
 *
 * <pre>
 *   round_number, country, location, event_name, gmt_offset, event_format,
 *   session1 … session5, session1_date … session5_date        the last five in local time
 * </pre>
 *
 * Other columns are not looked at. A document is taken whole or refused whole: with a row that
 * cannot be right, nothing else in it is to be relied on. Only tests without times are left out, or
 * taken from the calendar that was known before.
 *
 * @since 0.2
 */
public final class ScheduleDocument {
  /** That of a season with 24 rounds has 14 kB. */
  private static final int MOST_BYTES = 1 << 20;

  /** No season had more than 24 rounds and 3 tests. */
  private static final int MOST_EVENTS = 60;

  private static final int FEWEST_ROUNDS = 5;
  private static final int SESSIONS = 5;

  private final int season;
  private final @Nullable SeasonCalendar before;
  private final ScheduleTable table;

  private ScheduleDocument(int season, @Nullable SeasonCalendar before, ScheduleTable table) {
    this.season = season;
    this.before = before;
    this.table = table;
  }

  /**
   * The calendar that a document holds.
   *
   * @param before what was known of the season; null if nothing was
   * @throws IllegalArgumentException if the document is not the calendar of this season, saying why
   */
  public static SeasonCalendar read(
      int season, JsonDocument document, @Nullable SeasonCalendar before) {
    if (document.sizeBytes() > MOST_BYTES) {
      throw new IllegalArgumentException(
          "it has " + document.sizeBytes() + " bytes, more than " + MOST_BYTES);
    }
    var table = ScheduleTable.of(document.asMap(), MOST_EVENTS);
    return new ScheduleDocument(season, before, table).calendar();
  }

  private SeasonCalendar calendar() {
    List<Event> tests = new ArrayList<>();
    List<Event> rounds = new ArrayList<>();
    for (String row : table.rows()) {
      Event event = event(row);
      if (event != null) {
        (event.isTesting() ? tests : rounds).add(event);
      }
    }
    rounds.sort(Comparator.comparingInt(Event::round));
    requireRounds(rounds);
    var events = new ArrayList<>(tests(tests));
    events.addAll(rounds);
    requireOrder(events);
    return new SeasonCalendar(season, events);
  }

  private @Nullable Event event(String row) {
    String name = table.text("event_name", row);
    EventFormat format = format(table.text("event_format", row), name);
    List<EventSession> sessions = sessions(row, name, format);
    boolean testing = format == EventFormat.TESTING;
    if (sessions.isEmpty() && testing) {
      return null; // nothing is known of its days
    }
    int round = table.whole("round_number", row);
    if (!testing && (sessions.isEmpty() || !isRace(sessions.get(sessions.size() - 1)))) {
      throw new IllegalArgumentException("\"" + name + "\" has no start of its race");
    }
    return new Event(
        season,
        testing ? 0 : round,
        name,
        table.text("country", row),
        table.text("location", row),
        format,
        false,
        sessions);
  }

  private static boolean isRace(EventSession session) {
    return session.type() == SessionType.RACE;
  }

  private static EventFormat format(String label, String event) {
    for (EventFormat format : EventFormat.values()) {
      if (format.label().equals(label)) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        "\"" + event + "\" has a format that is not known: " + Asked.quoted(label));
  }

  private List<EventSession> sessions(String row, String event, EventFormat format) {
    var sessions = new ArrayList<EventSession>();
    for (int i = 1; i <= SESSIONS; i++) {
      String name = table.textOrNull("session" + i, row);
      String date = table.textOrNull("session" + i + "_date", row);
      if (name == null || date == null) {
        continue;
      }
      SessionType type = i <= format.sessions().size() ? format.sessions().get(i - 1) : null;
      if (type == null || !type.fullName().equals(name)) {
        throw new IllegalArgumentException(
            "session " + i + " of \"" + event + "\" is " + Asked.quoted(name) + ", not " + type);
      }
      LocalDateTime local = ScheduleTable.dateTime(date);
      if (local.getYear() != season) {
        throw new IllegalArgumentException(
            "\"" + event + "\" is in " + local.getYear() + ", not in " + season);
      }
      ZoneOffset offset = ScheduleTable.offset(table.text("gmt_offset", row));
      EventSession session =
          new EventSession(
              type,
              i,
              local.atOffset(changedClocks(event, type, local, offset)),
              PublishedNames.key(season, event, format, type));
      if (!sessions.isEmpty()
          && !sessions.get(sessions.size() - 1).startInstant().isBefore(session.startInstant())) {
        throw new IllegalArgumentException(
            "session " + i + " of \"" + event + "\" does not start after the one before it");
      }
      sessions.add(session);
    }
    return sessions;
  }

  /**
   * The document has one offset for an event, that of its last day. Where the clocks are changed
   * during the event, the calendar that was known has the right one for the other days.
   */
  private ZoneOffset changedClocks(
      String event, SessionType type, LocalDateTime local, ZoneOffset offset) {
    if (before == null) {
      return offset;
    }
    for (Event known : before.events()) {
      for (EventSession session : known.sessions()) {
        if (known.name().equals(event)
            && session.type() == type
            && session.start().toLocalDateTime().equals(local)
            && known.lastSession().start().getOffset().equals(offset)) {
          return session.start().getOffset();
        }
      }
    }
    return offset;
  }

  /** Tests of one name are numbered; they share a folder, so that is told. */
  private List<Event> tests(List<Event> found) {
    if (found.isEmpty()) {
      return before == null
          ? List.of()
          : before.events().stream().filter(Event::isTesting).toList();
    }
    List<Event> tests = new ArrayList<>(found);
    tests.sort(Comparator.comparing(test -> test.sessions().get(0).startInstant()));
    Set<String> names = Set.copyOf(tests.stream().map(Event::name).toList());
    boolean numbered = names.size() < tests.size();
    for (int i = 0; i < tests.size(); i++) {
      Event test = tests.get(i);
      tests.set(
          i,
          new Event(
              season,
              0,
              numbered ? test.name() + " " + (i + 1) : test.name(),
              test.country(),
              test.location(),
              test.format(),
              tests.size() > 1,
              test.sessions()));
    }
    return tests;
  }

  private void requireRounds(List<Event> rounds) {
    for (int i = 0; i < rounds.size(); i++) {
      if (rounds.get(i).round() != i + 1) {
        throw new IllegalArgumentException(
            "round " + (i + 1) + " is missing, or a round is there twice");
      }
    }
    int known = before == null ? 0 : before.events(false).size();
    int fewest = Math.max(FEWEST_ROUNDS, known / 2);
    if (rounds.size() < fewest) {
      throw new IllegalArgumentException(
          "it has "
              + rounds.size()
              + " rounds, fewer than "
              + fewest
              + (known == 0 ? "" : ": " + known + " were known"));
    }
  }

  private static void requireOrder(List<Event> events) {
    for (int i = 1; i < events.size(); i++) {
      Event earlier = events.get(i - 1);
      Event later = events.get(i);
      if (!earlier.lastSession().startInstant().isBefore(later.sessions().get(0).startInstant())) {
        throw new IllegalArgumentException(
            "\"" + later.name() + "\" starts before \"" + earlier.name() + "\" ends");
      }
    }
    Map<String, Long> names =
        events.stream().collect(Collectors.groupingBy(Event::name, Collectors.counting()));
    names.forEach(
        (name, count) -> {
          if (count > 1) {
            throw new IllegalArgumentException("two events are called \"" + name + "\"");
          }
        });
  }
}
