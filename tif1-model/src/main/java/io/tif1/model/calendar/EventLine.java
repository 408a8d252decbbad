package io.tif1.model.calendar;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Makes an event of a line; the grammar stands at {@link CalendarFile}. */
final class EventLine {
  private static final int FIELDS = 7;
  private static final int OFFSET_LENGTH = "+hh:mm".length();
  private static final int START_LENGTH = "MM-DDThh:mm".length();
  private static final String NOT_PLANNED = "-";

  private EventLine() {}

  /**
   * @throws IllegalArgumentException saying what is wrong, without the line's number
   */
  static Event parse(int season, String line) {
    List<String> fields = split(line, '|');
    if (fields.size() != FIELDS) {
      throw new IllegalArgumentException(FIELDS + " fields expected, not " + fields.size());
    }
    for (String field : fields) {
      if (field.isBlank() || !field.equals(field.strip())) {
        throw new IllegalArgumentException("a field is empty or has spaces around it");
      }
    }
    EventFormat format = format(fields.get(5));
    String name = fields.get(1);
    return new Event(
        season,
        round(fields.get(0), format),
        name,
        fields.get(2),
        fields.get(3),
        format,
        false,
        sessions(season, name, format, offset(fields.get(4)), split(fields.get(6), ' ')));
  }

  private static int round(String field, EventFormat format) {
    boolean test = field.equals("T");
    if (test != (format == EventFormat.TESTING)) {
      throw new IllegalArgumentException("round T and format testing go together");
    }
    return test ? 0 : digits(field, field.length());
  }

  private static EventFormat format(String label) {
    for (EventFormat format : EventFormat.values()) {
      if (format.label().equals(label)) {
        return format;
      }
    }
    throw new IllegalArgumentException("no such format: " + label);
  }

  private static List<EventSession> sessions(
      int season, String event, EventFormat format, ZoneOffset offset, List<String> starts) {
    List<SessionType> types = format.sessions();
    if (starts.size() != types.size()) {
      throw new IllegalArgumentException(types.size() + " starts expected, not " + starts.size());
    }
    var sessions = new ArrayList<EventSession>();
    for (int i = 0; i < types.size(); i++) {
      if (starts.get(i).equals(NOT_PLANNED)) {
        continue;
      }
      OffsetDateTime start = start(season, starts.get(i), offset);
      if (!sessions.isEmpty() && !sessions.get(sessions.size() - 1).start().isBefore(start)) {
        throw new IllegalArgumentException("start " + (i + 1) + " is not after the one before it");
      }
      SessionType type = types.get(i);
      sessions.add(
          new EventSession(type, i + 1, start, PublishedNames.key(season, event, format, type)));
    }
    return sessions;
  }

  private static OffsetDateTime start(int season, String text, ZoneOffset offsetOfEvent) {
    boolean own = text.length() == START_LENGTH + OFFSET_LENGTH;
    if ((!own && text.length() != START_LENGTH)
        || text.charAt(2) != '-'
        || text.charAt(5) != 'T'
        || text.charAt(8) != ':') {
      throw new IllegalArgumentException("not a start: " + text);
    }
    ZoneOffset offset = own ? offset(text.substring(START_LENGTH)) : offsetOfEvent;
    try {
      return LocalDateTime.of(
              season,
              digits(text.substring(0, 2), 2),
              digits(text.substring(3, 5), 2),
              digits(text.substring(6, 8), 2),
              digits(text.substring(9, START_LENGTH), 2))
          .atOffset(offset);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no such time: " + text, e);
    }
  }

  private static ZoneOffset offset(String text) {
    if (text.length() != OFFSET_LENGTH || text.charAt(3) != ':') {
      throw new IllegalArgumentException("not an offset: " + text);
    }
    try {
      return ZoneOffset.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no such offset: " + text, e);
    }
  }

  /** A number in exactly so many digits. */
  static int digits(String text, int count) {
    int number = Asked.number(text);
    if (number == Asked.NONE || text.length() != count) {
      throw new IllegalArgumentException("not a number of " + count + " digits: " + text);
    }
    return number;
  }

  private static List<String> split(String text, char separator) {
    var parts = new ArrayList<String>();
    int start = 0;
    for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
      parts.add(text.substring(start, end));
      start = end + 1;
    }
    parts.add(text.substring(start));
    return parts;
  }
}
