package io.tif1.cli;

import io.tif1.model.text.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What was probably meant by a word that means nothing. */
final class Likes {
  private Likes() {}

  /** The word that is written most like it, or begins or ends so; empty if none is near. */
  static Optional<String> of(String typed, Collection<String> words) {
    String key = typed.toLowerCase(Locale.ROOT);
    int most = Math.max(1, key.length() / 3);
    return words.stream()
        .filter(word -> distance(key, word) <= most)
        .min(Comparator.comparingInt(word -> distance(key, word)));
  }

  private static int distance(String key, String word) {
    String other = word.toLowerCase(Locale.ROOT);
    boolean part = key.length() >= 3 && (other.startsWith(key) || other.endsWith(key));
    return part ? 1 : EditDistance.between(key, other);
  }

  /** {@code ; did you mean "Ferrari"?}, or nothing. */
  static String question(String typed, Collection<String> words) {
    return of(typed, words).map(like -> "; did you mean \"" + like + "\"?").orElse("");
  }
}
