package io.tif1.model.calendar;

import io.tif1.model.SessionKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the calendar's file. It is UTF-8, a line is one of
 *
 * <pre>
 * # a comment, to the end of the line; empty lines are comments too
 * season YYYY                                             opens a season; later than the one before
 * ROUND|NAME|COUNTRY|LOCATION|OFFSET|FORMAT|START START…  an event of the season, in order of time
 *
 * ROUND   T for a test, of which there are any before the rounds, otherwise 1, 2, 3 and so on, without gaps
 * OFFSET  ±hh:mm, the local time's distance from UTC
 * FORMAT  a label of EventFormat
 * START   MM-DDThh:mm of local time, with ±hh:mm behind it where the clocks were changed within the
 *         event and OFFSET is not that of this day; - for a session that was not planned. As many
 *         as the format has sessions, in its order, strictly ascending in time
 * </pre>
 *
 * Anything else is refused, with the number of the line.
 */
final class CalendarFile {
  private static final String RESOURCE = "calendar.txt";

  /** What a line begins with that opens a season. */
  static final String SEASON = "season ";

  private final List<SeasonCalendar> seasons = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private int season;

  private CalendarFile() {}

  /** The text of the calendar in this jar. */
  static String text() {
    try (InputStream in = CalendarFile.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE + " of the jar", e);
    }
  }

  /**
   * @throws IllegalArgumentException naming the line that is malformed
   */
  static List<SeasonCalendar> parse(String text) {
    var file = new CalendarFile();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      try {
        file.line(line);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "line " + number + " of the calendar: " + e.getMessage() + ": " + line, e);
      }
    }
    file.endSeason();
    if (file.seasons.isEmpty()) {
      throw new IllegalArgumentException("a calendar without seasons");
    }
    return List.copyOf(file.seasons);
  }

  private void line(String line) {
    if (line.isEmpty() || line.charAt(0) == '#') {
      return;
    }
    if (line.startsWith(SEASON)) {
      endSeason();
      int next = EventLine.digits(line.substring(SEASON.length()), 4);
      if (next <= season || next < SessionKey.FIRST_SEASON || next > SessionKey.LAST_SEASON) {
        throw new IllegalArgumentException("no season to follow " + season);
      }
      season = next;
      return;
    }
    if (season == 0) {
      throw new IllegalArgumentException("an event before the first season");
    }
    Event event = EventLine.parse(season, line);
    requireInOrder(event);
    events.add(event);
  }

  private void requireInOrder(Event event) {
    int round = events.isEmpty() ? 0 : events.get(events.size() - 1).round();
    if (!event.isTesting() && event.round() != round + 1) {
      throw new IllegalArgumentException("round " + (round + 1) + " expected");
    }
    if (event.isTesting() && round > 0) {
      throw new IllegalArgumentException("a test after a round");
    }
    for (Event other : events) {
      if (other.name().equals(event.name())) {
        throw new IllegalArgumentException("a second event of this name in " + season);
      }
      if (!other.lastSession().start().isBefore(event.sessions().get(0).start())) {
        throw new IllegalArgumentException("starts before the end of " + other.name());
      }
    }
  }

  private void endSeason() {
    if (season == 0) {
      return;
    }
    if (events.isEmpty() || events.get(events.size() - 1).isTesting()) {
      throw new IllegalArgumentException("season " + season + " has no rounds");
    }
    // Tests come first, so if the second event is one, so is the first
    if (events.size() > 1 && events.get(1).isTesting()) {
      events.replaceAll(event -> event.isTesting() ? sharing(event) : event);
    }
    seasons.add(new SeasonCalendar(season, events));
    events.clear();
  }

  private static Event sharing(Event event) {
    return new Event(
        event.season(),
        event.round(),
        event.name(),
        event.country(),
        event.location(),
        event.format(),
        true,
        event.sessions());
  }
}
