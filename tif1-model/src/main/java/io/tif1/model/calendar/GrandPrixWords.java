package io.tif1.model.calendar;

import java.util.List;
import java.util.Set;

/**
 * People write Grand Prix, GP or neither, before or behind what the event is called, in several
 * languages: {@code "Belgian GP"}, {@code "GP Belgium"}, {@code "Gran Premio de España"}, {@code
 * "Großer Preis von Österreich"}.
 */
final class GrandPrixWords {
  private static final Set<String> GREAT =
      Set.of("grand", "gran", "grande", "großer", "grosser", "grote");

  private static final Set<String> PRIZE = Set.of("prix", "premio", "premi", "preis", "prijs");

  /** What may stand between the prize and the name. */
  private static final Set<String> OF =
      Set.of(
          "of", "the", "de", "du", "des", "di", "da", "do", "d", "del", "della", "dell", "von",
          "van", "der", "la", "las", "los", "l");

  private static final String IN_ONE = "grandprix";

  private GrandPrixWords() {}

  /** The name without those words. Nothing is left of a mere "Grand Prix". */
  static Folded strip(Folded asked) {
    List<String> words = asked.words();
    int count = words.size();
    int before = leading(words);
    if (before > 0) {
      int from = before;
      while (from < count && OF.contains(words.get(from))) {
        from++;
      }
      // "Grand Prix de" names nothing, and neither does "de"
      return of(words.subList(from, count));
    }
    if (count > 0 && words.get(count - 1).equals("gp")) {
      return of(words.subList(0, count - 1));
    }
    if (count > 1 && isGrandPrix(words.get(count - 2), words.get(count - 1))) {
      return of(words.subList(0, count - 2));
    }
    if (asked.letters().endsWith(IN_ONE)) {
      String rest = asked.letters().substring(0, asked.letters().length() - IN_ONE.length());
      return Folded.of(rest);
    }
    return asked;
  }

  /** How many words at the start say Grand Prix. */
  private static int leading(List<String> words) {
    if (!words.isEmpty() && (words.get(0).equals("gp") || words.get(0).equals(IN_ONE))) {
      return 1;
    }
    return words.size() > 1 && isGrandPrix(words.get(0), words.get(1)) ? 2 : 0;
  }

  private static boolean isGrandPrix(String first, String second) {
    return GREAT.contains(first) && PRIZE.contains(second);
  }

  private static Folded of(List<String> words) {
    return new Folded(String.join("", words), List.copyOf(words));
  }
}
