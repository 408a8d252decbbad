package io.tif1.client;

import io.tif1.model.text.EditDistance;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Guesses which name was meant by one that does not exist. */
final class Similar {
  private Similar() {}

  /** The candidate that differs least, if it differs little enough to be worth naming. */
  static Optional<String> closest(String name, Stream<String> candidates) {
    int bound = bound(name);
    return candidates
        .map(candidate -> new Guess(candidate, distance(name, candidate)))
        .filter(guess -> guess.distance <= bound)
        .min((a, b) -> Integer.compare(a.distance, b.distance))
        .map(Guess::name);
  }

  private static int bound(String name) {
    return Math.max(1, name.length() / 3);
  }

  private record Guess(String name, int distance) {}

  /**
   * The order of words counts little: cache_enabled is meant for enable_cache. A key cut short is
   * as good as the worst guess that is still made: retry_backoff for retry_backoff_factor.
   */
  private static int distance(String a, String b) {
    int edits =
        Math.min(
            EditDistance.between(plain(a), plain(b)),
            1 + EditDistance.between(sortedWords(a), sortedWords(b)));
    return b.startsWith(a + "_") ? Math.min(edits, bound(a)) : edits;
  }

  /** Without what tells maxRetries, max-retries and MAX_RETRIES apart. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static String sortedWords(String name) {
    return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
        .sorted()
        .collect(Collectors.joining());
  }
}
