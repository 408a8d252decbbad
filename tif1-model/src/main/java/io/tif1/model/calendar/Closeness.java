package io.tif1.model.calendar;

import io.tif1.model.text.EditDistance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How much a misspelt name looks like those there are. Only for suggestions, never to decide. */
final class Closeness {
  /** Below this, two names have nothing to do with each other. */
  private static final double LEAST = 0.5;

  /** What looks like it by so much less than the closest does is not worth a mention. */
  private static final double FARTHEST_BEHIND = 0.2;

  /** How much less it counts if only single words look alike. */
  private static final double OF_WORDS = 0.9;

  /** More suggestions would be a list to search in. */
  private static final int MOST = 3;

  /** Longer input is no misspelt name, and comparing it would cost. */
  private static final int LONGEST = 64;

  private Closeness() {}

  /** The labels of the choices that look like {@code asked}, the closest first, at most three. */
  static <T> List<String> suggest(List<Choice<T>> choices, Folded asked) {
    if (asked.letters().length() > LONGEST) {
      return List.of();
    }
    List<Scored> sorted = sorted(choices, asked);
    double least = Math.max(LEAST, sorted.get(0).score - FARTHEST_BEHIND);
    return sorted.stream()
        .filter(scored -> scored.score >= least)
        .limit(MOST)
        .map(Scored::label)
        .toList();
  }

  /** The labels of all the choices, the closest first. */
  static <T> List<String> sort(List<Choice<T>> choices, Folded asked) {
    return sorted(choices, asked).stream().map(Scored::label).toList();
  }

  private record Scored(String label, double score) {}

  private static <T> List<Scored> sorted(List<Choice<T>> choices, Folded asked) {
    var scored = new ArrayList<Scored>();
    for (Choice<T> choice : choices) {
      double best = 0;
      for (List<Folded> texts : List.of(choice.names(), choice.places(), choice.parts())) {
        for (Folded text : texts) {
          best = Math.max(best, score(text, asked));
        }
      }
      scored.add(new Scored(choice.label(), best));
    }
    scored.sort(Comparator.comparingDouble(Scored::score).reversed()); // stable: else as they came
    return scored;
  }

  private static double score(Folded text, Folded asked) {
    double best = similarity(text.letters(), asked.letters());
    for (String word : text.words()) {
      best = Math.max(best, OF_WORDS * similarity(word, asked.letters()));
      for (String askedWord : asked.words()) {
        best = Math.max(best, OF_WORDS * similarity(word, askedWord));
      }
    }
    return best;
  }

  /** One for the same text, zero if no letter could stay. */
  static double similarity(String a, String b) {
    int longer = Math.max(a.length(), b.length());
    return longer == 0 ? 1 : 1 - (double) EditDistance.between(a, b) / longer;
  }
}
