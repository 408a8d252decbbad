package io.tif1.model.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the session of an event that a name means. */
final class SessionFinder {
  private SessionFinder() {}

  static EventSession find(Event event, String asked) {
    int number = Asked.number(asked);
    if (number != Asked.NONE) {
      return numbered(event, number);
    }
    List<Choice<EventSession>> choices = choices(event);
    Folded folded = Folded.of(asked);
    List<Choice<EventSession>> found = Choice.find(choices, folded);
    if (found.size() == 1) {
      return found.get(0).value();
    }
    if (found.isEmpty()) {
      throw unknown(event, asked, Closeness.suggest(choices, folded));
    }
    List<String> suggestions = Closeness.sort(found, folded);
    throw new UnknownNameException(
        asked,
        suggestions,
        Asked.quoted(asked)
            + " could be "
            + found.size()
            + " sessions of "
            + titled(event)
            + ": "
            + Asked.anyOf(suggestions)
            + ". Say which one");
  }

  static EventSession numbered(Event event, int number) {
    for (EventSession session : event.sessions()) {
      if (session.number() == number) {
        return session;
      }
    }
    throw unknown(event, String.valueOf(number), List.of());
  }

  static EventSession ofType(Event event, SessionType type) {
    for (EventSession session : event.sessions()) {
      if (session.type() == type) {
        return session;
      }
    }
    Folded name = Folded.of(type.fullName());
    throw unknown(event, type.abbreviation(), Closeness.suggest(choices(event), name));
  }

  private static List<Choice<EventSession>> choices(Event event) {
    var choices = new ArrayList<Choice<EventSession>>();
    for (EventSession session : event.sessions()) {
      var names = new ArrayList<Folded>();
      for (String name : names(session)) {
        names.add(Folded.of(name));
      }
      choices.add(new Choice<>(session, session.name(), names, List.of(), names.subList(0, 1)));
    }
    return choices;
  }

  /** What it is called: the calendar's name first. */
  private static List<String> names(EventSession session) {
    String name = session.name();
    String abbreviation = session.type().abbreviation();
    return switch (session.type()) {
      case PRACTICE_1, PRACTICE_2, PRACTICE_3 ->
          List.of(name, abbreviation, abbreviation.substring(1), "Free " + name);
      case SPRINT -> List.of(name, abbreviation, session.key().session(), "Sprint Race");
      case QUALIFYING, SPRINT_QUALIFYING, SPRINT_SHOOTOUT, RACE -> List.of(name, abbreviation);
    };
  }

  private static UnknownNameException unknown(Event event, String asked, List<String> suggestions) {
    return new UnknownNameException(
        asked,
        suggestions,
        "there is no session "
            + Asked.quoted(asked)
            + " at "
            + titled(event)
            + ". "
            + Asked.didYouMean(suggestions)
            + hint(event, asked)
            + "There are: "
            + event.sessions().stream()
                .map(s -> s.number() + " " + s.name() + " (" + s.type().abbreviation() + ")")
                .collect(Collectors.joining(", ")));
  }

  /** Why the qualifying of a sprint is not found where the sprint itself was called that. */
  private static String hint(Event event, String asked) {
    boolean meansGridOfSprint =
        asked.strip().equalsIgnoreCase(SessionType.SPRINT_QUALIFYING.abbreviation())
            || asked.strip().equalsIgnoreCase(SessionType.SPRINT_SHOOTOUT.abbreviation());
    if (event.format() != EventFormat.SPRINT || !meansGridOfSprint) {
      return "";
    }
    return "The sprint of "
        + event.season()
        + " (S) is published as \"Sprint Qualifying\"; what set its grid was qualifying (Q). ";
  }

  private static String titled(Event event) {
    return event.name() + " " + event.season();
  }
}
