package io.tif1.model.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the event of a season that a name or a round means. */
final class EventFinder {
  private static final String SUFFIX = " Grand Prix";

  private final int season;
  private final List<Event> events;
  private final List<Choice<Event>> choices;

  EventFinder(int season, List<Event> events) {
    this.season = season;
    this.events = events;
    choices = new ArrayList<>(events.size());
    for (Event event : events) {
      choices.add(choice(event));
    }
  }

  /**
   * A test is asked for by its name alone: Bahrain means the race, though tests are held there too.
   */
  private static Choice<Event> choice(Event event) {
    Folded name = Folded.of(withoutSuffix(event.name()));
    if (event.isTesting()) {
      List<Folded> names = List.of(name, Folded.of(event.folder()));
      return new Choice<>(event, event.name(), names, List.of(), names);
    }
    Folded country = Folded.of(event.country());
    Folded location = Folded.of(event.location());
    return new Choice<>(
        event,
        event.name(),
        List.of(name),
        List.of(country, location),
        List.of(name, country, location));
  }

  /** The one event that {@code asked} means. */
  Event event(String asked) {
    List<Choice<Event>> found = find(asked);
    if (found.size() == 1) {
      return found.get(0).value();
    }
    throw ambiguous(asked, found);
  }

  /** An event published where {@code asked} means; tests that share a folder are all the same. */
  Event published(String asked) {
    List<Choice<Event>> found = find(asked);
    Event first = found.get(0).value();
    for (Choice<Event> choice : found) {
      if (!choice.value().folder().equals(first.folder())) {
        throw ambiguous(asked, found);
      }
    }
    return first;
  }

  Event round(int round) {
    if (round > 0) { // tests have none
      for (Event event : events) {
        if (event.round() == round) {
          return event;
        }
      }
    }
    int last = events.get(events.size() - 1).round();
    List<String> tests = events.stream().filter(Event::isTesting).map(Event::name).toList();
    List<String> suggestions =
        round == 0 && !tests.isEmpty()
            ? tests
            : List.of(String.valueOf(Math.max(1, Math.min(round, last))));
    throw new UnknownNameException(
        String.valueOf(round),
        suggestions,
        "there is no round "
            + round
            + " in "
            + season
            + ": rounds are 1 to "
            + last
            + ", and tests are asked for by name. There are: "
            + listed());
  }

  /** What {@code asked} can mean, at least one. */
  private List<Choice<Event>> find(String asked) {
    int number = Asked.number(asked);
    if (number != Asked.NONE) {
      return List.of(choice(round(number)));
    }
    Folded folded = GrandPrixWords.strip(Folded.of(asked));
    List<Choice<Event>> found = Choice.findInFull(choices, folded);
    Folded alias = found.isEmpty() ? Aliases.resolve(folded) : null;
    if (alias != null) {
      found = Choice.findInFull(choices, alias);
    }
    if (found.isEmpty()) {
      found = Choice.find(choices, folded);
    }
    if (found.isEmpty()) {
      List<String> suggestions = Closeness.suggest(withAliases(), folded);
      throw new UnknownNameException(
          asked,
          suggestions,
          "there is no event "
              + Asked.quoted(asked)
              + " in "
              + season
              + ". "
              + Asked.didYouMean(suggestions)
              + "There are: "
              + listed());
    }
    return found;
  }

  private UnknownNameException ambiguous(String asked, List<Choice<Event>> found) {
    List<String> suggestions = Closeness.sort(found, GrandPrixWords.strip(Folded.of(asked)));
    return new UnknownNameException(
        asked,
        suggestions,
        Asked.quoted(asked)
            + " could be "
            + found.size()
            + " events of "
            + season
            + ": "
            + Asked.anyOf(suggestions)
            + ". Say which one, by its name or round");
  }

  /** Choices that aliases look like too. */
  private List<Choice<Event>> withAliases() {
    return choices.stream().map(EventFinder::withAliases).toList();
  }

  private static Choice<Event> withAliases(Choice<Event> choice) {
    Stream<Folded> aliases =
        Aliases.all().entrySet().stream()
            .filter(
                alias ->
                    Stream.concat(choice.names().stream(), choice.places().stream())
                        .anyMatch(alias.getValue()::sameAs))
            .map(alias -> new Folded(alias.getKey(), List.of(alias.getKey())));
    return new Choice<>(
        choice.value(),
        choice.label(),
        choice.names(),
        Stream.concat(choice.places().stream(), aliases).toList(),
        choice.parts());
  }

  private String listed() {
    return events.stream()
        .map(event -> event.isTesting() ? event.name() : event.round() + " " + event.name())
        .collect(Collectors.joining(", "));
  }

  private static String withoutSuffix(String name) {
    return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
  }
}
