package io.tif1.testkit.sim;

import io.tif1.model.calendar.Event;
import io.tif1.model.calendar.EventFormat;
import io.tif1.model.calendar.EventSession;
import io.tif1.model.calendar.SeasonCalendar;
import io.tif1.model.calendar.SessionType;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A published calendar as tests need it: columns of rows, each of which can be set to anything. Not
 * safe for use by multiple threads.
 *
 * @since 0.2
 */
public final class SimulatedSchedule {
  private static final int SESSIONS = 5;
  private static final int DAYS_BETWEEN = 7;

  private final Map<String, Map<String, @Nullable Object>> columns = new LinkedHashMap<>();
  private int rows;

  private SimulatedSchedule() {}

  /** What a calendar says, in the published form. */
  public static SimulatedSchedule of(SeasonCalendar calendar) {
    var schedule = new SimulatedSchedule();
    for (Event event : calendar.events()) {
      String row =
          schedule.add(
              event.round(),
              event.name(),
              event.country(),
              event.location(),
              event.format(),
              event.lastSession().start().getOffset().toString());
      for (EventSession session : event.sessions()) {
        schedule.start(row, session.number(), session.type(), session.start().toLocalDateTime());
      }
    }
    return schedule;
  }

  /** A season of invented events, one each week from the first of March, without tests. */
  public static SimulatedSchedule ofSeason(int season, int rounds) {
    var schedule = new SimulatedSchedule();
    for (int round = 1; round <= rounds; round++) {
      String place = "Place " + (char) ('A' + (round - 1) / 26) + (char) ('A' + (round - 1) % 26);
      String row =
          schedule.add(
              round, place + " Grand Prix", place, place, EventFormat.CONVENTIONAL, "+02:00");
      LocalDateTime first =
          LocalDateTime.of(season, 3, 1, 12, 30).plusDays((long) DAYS_BETWEEN * (round - 1));
      for (int n = 1; n <= SESSIONS; n++) {
        SessionType type = EventFormat.CONVENTIONAL.sessions().get(n - 1);
        schedule.start(row, n, type, first.plusHours(4L * n));
      }
    }
    return schedule;
  }

  private String add(
      int round, String name, String country, String location, EventFormat format, String offset) {
    String row = String.valueOf(rows++);
    set("round_number", row, round);
    set("country", row, country);
    set("location", row, location);
    set("official_event_name", row, "SIMULATED " + name);
    set("event_name", row, name);
    set("gmt_offset", row, offset.equals("Z") ? "+00:00" : offset);
    set("event_format", row, format.label());
    for (int n = 1; n <= SESSIONS; n++) {
      set("session" + n, row, null);
      set("session" + n + "_date", row, null);
    }
    return row;
  }

  private void start(String row, int number, SessionType type, LocalDateTime start) {
    set("session" + number, row, type.fullName());
    set("session" + number + "_date", row, start.withSecond(0) + ":00");
  }

  /** The row of an event. */
  public String row(String event) {
    return column("event_name").entrySet().stream()
        .filter(entry -> event.equals(entry.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no event " + event));
  }

  /** How many rows there are. */
  public int rows() {
    return rows;
  }

  /**
   * Sets a value.
   *
   * @param value a text, a number, a boolean or null
   */
  public SimulatedSchedule set(String column, String row, @Nullable Object value) {
    columns.computeIfAbsent(column, name -> new TreeMap<>()).put(row, value);
    return this;
  }

  /** Takes one value out of a column. */
  public SimulatedSchedule without(String column, String row) {
    column(column).remove(row);
    return this;
  }

  /** Takes a column out. */
  public SimulatedSchedule withoutColumn(String column) {
    columns.remove(column);
    return this;
  }

  /** Takes an event out; the rounds after it keep their numbers. */
  public SimulatedSchedule withoutEvent(String event) {
    String row = row(event);
    columns.values().forEach(column -> column.remove(row));
    return this;
  }

  private Map<String, @Nullable Object> column(String name) {
    Map<String, @Nullable Object> column = columns.get(name);
    if (column == null) {
      throw new IllegalArgumentException("no column " + name);
    }
    return column;
  }

  /** The document. */
  public String json() {
    var json = new StringBuilder("{");
    columns.forEach(
        (name, rowsOfColumn) -> {
          json.append(json.length() == 1 ? "" : ",").append(text(name)).append(":{");
          int first = json.length();
          rowsOfColumn.forEach(
              (row, value) ->
                  json.append(json.length() == first ? "" : ",")
                      .append(text(row))
                      .append(':')
                      .append(value instanceof String string ? text(string) : value));
          json.append('}');
        });
    return json.append('}').toString();
  }

  private static String text(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
