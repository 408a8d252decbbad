package io.tif1.model.calendar;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that can be asked for by name.
 *
 * @param value the thing
 * @param label how a message calls it; asking for that finds it
 * @param names what it is called, in full
 * @param places where it is; asked for in full too, but a name goes before a place
 * @param parts what may be asked for in part
 */
record Choice<T>(
    T value, String label, List<Folded> names, List<Folded> places, List<Folded> parts) {

  /** Fewer letters start too many names to be taken for one. */
  private static final int SHORTEST_START = 2;

  /** The same for letters from the middle of a name. */
  private static final int SHORTEST_MIDDLE = 3;

  /** From the strictest reading to the loosest. */
  private enum Reading {
    NAME(1),
    PLACE(1),
    WORDS(1),
    START(SHORTEST_START),
    WORD_START(SHORTEST_START),
    MIDDLE(SHORTEST_MIDDLE);

    private final int shortest;

    Reading(int shortest) {
      this.shortest = shortest;
    }

    private boolean matches(Choice<?> choice, Folded asked) {
      for (Folded text : texts(choice)) {
        if (fits(text, asked)) {
          return true;
        }
      }
      return false;
    }

    private boolean fits(Folded text, Folded asked) {
      return switch (this) {
        case NAME, PLACE -> text.sameAs(asked);
        case WORDS -> text.hasWords(asked);
        case START -> text.startsWith(asked);
        case WORD_START -> text.hasWordStart(asked);
        case MIDDLE -> text.contains(asked);
      };
    }

    private List<Folded> texts(Choice<?> choice) {
      return switch (this) {
        case NAME -> choice.names;
        case PLACE -> choice.places;
        case WORDS, START, WORD_START, MIDDLE -> choice.parts;
      };
    }
  }

  /**
   * All choices that {@code asked} can mean by the strictest reading under which it means anything.
   * More than one is for the caller to refuse: a looser reading never decides between them.
   */
  static <T> List<Choice<T>> find(List<Choice<T>> choices, Folded asked) {
    return find(choices, asked, Reading.values());
  }

  /** Those whose name or place is {@code asked} in full; a name goes before a place. */
  static <T> List<Choice<T>> findInFull(List<Choice<T>> choices, Folded asked) {
    return find(choices, asked, Reading.NAME, Reading.PLACE);
  }

  private static <T> List<Choice<T>> find(
      List<Choice<T>> choices, Folded asked, Reading... readings) {
    if (asked.isNumber()) { // "-1" is no name, though there is a word 1 in Practice 1
      return List.of();
    }
    for (Reading reading : readings) {
      if (asked.letters().length() < reading.shortest) {
        continue;
      }
      var found = new ArrayList<Choice<T>>();
      for (Choice<T> choice : choices) {
        if (reading.matches(choice, asked)) {
          found.add(choice);
        }
      }
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }
}
