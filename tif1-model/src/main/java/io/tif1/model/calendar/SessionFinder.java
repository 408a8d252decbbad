package io.tif1.model.calendar;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    return event.sessions().stream()
        .map(
            session ->
                new Choice<>(
                    session,
                    session.name(),
                    names(session).map(Folded::of).toList(),
                    List.of(),
                    List.of(Folded.of(session.name()))))
        .toList();
  }

  private static Stream<String> names(EventSession session) {
    SessionType type = session.type();
    Stream<String> others =
        switch (type) {
          case PRACTICE_1, PRACTICE_2, PRACTICE_3 ->
              Stream.of("Free " + type.fullName(), type.abbreviation().substring(1));
          case SPRINT -> Stream.of("Sprint Race");
          case QUALIFYING, SPRINT_QUALIFYING, SPRINT_SHOOTOUT, RACE -> Stream.empty();
        };
    return Stream.concat(
        Stream.of(type.fullName(), type.abbreviation(), session.key().session()), others);
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
