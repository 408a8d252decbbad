package io.tif1.cli;

import io.tif1.client.CalendarSource;
import io.tif1.client.ClientCalendar;
import io.tif1.model.SessionKey;
import io.tif1.model.calendar.Calendar;
import io.tif1.model.calendar.CalendarChange;
import io.tif1.model.calendar.Event;
import io.tif1.model.calendar.EventSession;
import io.tif1.model.calendar.SeasonCalendar;
import io.tif1.model.calendar.UnknownNameException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The calendar that the program looks names up in. Beside what it finds it says, once each, what a
 * user should know: that a newer calendar could not be read, that the event is another than the
 * program alone would say, that two tests share a folder.
 */
final class ProgramCalendar {
  /** More changes than that are counted. */
  private static final int MOST_CHANGES = 8;

  private final Io io;
  private final @Nullable ClientCalendar calendar;
  private final boolean refresh;

  /** Seasons whose calendar was asked for anew. */
  private final Set<Integer> refreshed = new HashSet<>();

  private final Set<String> said = new HashSet<>();

  /**
   * @param calendar of the client; null for the one in the program alone
   * @param refresh whether a season's calendar is asked for anew when it is first needed
   */
  ProgramCalendar(Io io, @Nullable ClientCalendar calendar, boolean refresh) {
    this.io = io;
    this.calendar = calendar;
    this.refresh = refresh;
  }

  /**
   * The calendar of a season.
   *
   * @throws IllegalArgumentException if none is known; the message says what to do with this
   *     program
   */
  SeasonCalendar of(int season) {
    try {
      if (calendar == null) {
        return Calendar.of(season);
      }
      if (refresh && refreshed.add(season)) {
        calendar.refresh(season);
      }
      SeasonCalendar found = calendar.of(season);
      CalendarSource source = calendar.source(season);
      source
          .problem()
          .ifPresent(
              problem ->
                  say(
                      "calendar of "
                          + season
                          + ": "
                          + source.server().orElse("")
                          + ": "
                          + problem
                          + "; "
                          + inUse(source)
                          + " is used"));
      return found;
    } catch (UnknownNameException e) {
      throw new IllegalArgumentException(
          e.problem()
              + ". Sessions of seasons without a calendar are named as their folders are published,"
              + " with --exact where a command has it",
          e);
    }
  }

  private static String inUse(CalendarSource source) {
    return source
        .readAt()
        .map(read -> "the one read " + ago(read))
        .orElse("the one in the program");
  }

  private static String ago(Instant then) {
    return Units.age(Duration.between(then, Instant.now())) + " ago";
  }

  /** Where a session's files are, by what people call it. */
  SessionKey resolve(int season, String event, String session) {
    SeasonCalendar found = of(season);
    SessionKey key = found.resolve(event, session);
    tellOf(found, key.event());
    return key;
  }

  /** The event that is called so. */
  Event event(int season, String event) {
    SeasonCalendar found = of(season);
    Event one = found.event(event);
    tellOf(found, one.folder());
    return one;
  }

  /** The sessions of the event that is called so. */
  List<EventSession> sessions(int season, String event) {
    return event(season, event).sessions();
  }

  /** What is to be said of the events that are published under a folder. */
  private void tellOf(SeasonCalendar season, String folder) {
    List<String> names =
        season.events().stream()
            .filter(event -> event.folder().equals(folder))
            .map(Event::name)
            .toList();
    changes(season).stream()
        .filter(change -> names.contains(change.event()))
        .map(CalendarChange::text)
        .forEach(text -> say(text + ", by the published calendar"));
    tellOfSharedFolders(season, folder);
  }

  private List<CalendarChange> changes(SeasonCalendar season) {
    return calendar == null ? List.of() : calendar.source(season.season()).changes();
  }

  private void tellOfSharedFolders(SeasonCalendar season, String folder) {
    List<String> sharing =
        season.events().stream()
            .filter(event -> event.sharesFolder() && event.folder().equals(folder))
            .map(Event::name)
            .toList();
    if (sharing.size() > 1) {
      say(
          String.join(" and ", sharing)
              + " of "
              + season.season()
              + " are published in one folder, \""
              + folder
              + "\": both names give the same files");
    }
  }

  /** What is to be said where a whole season is listed. */
  void tellOfSeason(SeasonCalendar season) {
    CalendarSource source = calendar == null ? null : calendar.source(season.season());
    if (source != null && source.kind() == CalendarSource.Kind.PUBLISHED) {
      say(
          "calendar of "
              + season.season()
              + ": read from "
              + source.server().orElse("")
              + source.readAt().map(read -> " " + ago(read)).orElse(""));
    }
    List<CalendarChange> changes = changes(season);
    changes.stream().limit(MOST_CHANGES).forEach(change -> say("changed: " + change.text()));
    if (changes.size() > MOST_CHANGES) {
      say("changed: " + (changes.size() - MOST_CHANGES) + " more");
    }
    season.events().stream()
        .filter(Event::sharesFolder)
        .map(Event::folder)
        .collect(Collectors.toSet())
        .forEach(folder -> tellOfSharedFolders(season, folder));
  }

  private void say(String line) {
    if (said.add(line)) {
      io.say(line);
    }
  }
}
