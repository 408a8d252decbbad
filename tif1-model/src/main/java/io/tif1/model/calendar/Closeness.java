package io.tif1.model.calendar;

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
    return longer == 0 ? 1 : 1 - (double) distance(a, b) / longer;
  }

  /** Letters to insert, delete, replace or swap with their neighbour to make one of the other. */
  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
    }
    return last[b.length()];
  }
}
