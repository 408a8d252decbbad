package io.tif1.model.calendar;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that one calendar of a season says otherwise than another.
 *
 * @param event the event's name
 * @param text what is said now, and what was said before, as a sentence without a full stop
 * @since 0.2
 */
public record CalendarChange(String event, String text) {

  /**
   * What changed from one calendar of a season to another: events that were added, taken out or
   * given another round, and sessions that were moved. In order of the calendar, those taken out
   * last.
   */
  public static List<CalendarChange> between(SeasonCalendar before, SeasonCalendar now) {
    var changes = new ArrayList<CalendarChange>();
    for (Event event : now.events()) {
      Optional<Event> known = named(before, event.name());
      if (known.isEmpty()) {
        changes.add(
            new CalendarChange(
                event.name(),
                event.name()
                    + (event.isTesting() ? " was added" : " was added as round " + event.round())));
      } else {
        compare(known.get(), event, changes);
      }
    }
    for (Event event : before.events()) {
      if (named(now, event.name()).isEmpty()) {
        changes.add(
            new CalendarChange(
                event.name(),
                event.name()
                    + " was taken out"
                    + (event.isTesting() ? "" : "; it was round " + event.round())));
      }
    }
    return List.copyOf(changes);
  }

  private static void compare(Event before, Event now, List<CalendarChange> changes) {
    String name = now.name();
    if (before.round() != now.round()) {
      changes.add(
          new CalendarChange(name, name + " is round " + now.round() + ", not " + before.round()));
    }
    if (!before.location().equals(now.location())) {
      changes.add(
          new CalendarChange(
              name, name + " is held in " + now.location() + ", not " + before.location()));
    }
    if (before.format() != now.format()) {
      changes.add(
          new CalendarChange(
              name,
              name
                  + " has the format "
                  + now.format().label()
                  + ", not "
                  + before.format().label()));
      return; // then every session is another
    }
    for (EventSession session : now.sessions()) {
      Optional<OffsetDateTime> start =
          before.sessions().stream()
              .filter(one -> one.type() == session.type())
              .map(EventSession::start)
              .findFirst();
      if (start.isPresent() && !start.get().isEqual(session.start())) {
        changes.add(
            new CalendarChange(
                name,
                session.name()
                    + " of "
                    + name
                    + " starts at "
                    + session.start()
                    + ", not at "
                    + start.get()));
      }
    }
  }

  private static Optional<Event> named(SeasonCalendar calendar, String name) {
    return calendar.events().stream().filter(event -> event.name().equals(name)).findFirst();
  }
}
